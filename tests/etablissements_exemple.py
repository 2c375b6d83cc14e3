"""Establishments drawn at random where people live: none of them exists."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from ptce_geo import cog
from ptce_geo.coverage import units

# Of the rows: how many have a code, and by how many degrees points stray from the anchor.
CODED, STRAY = 0.75, 0.01


@cache
def ground() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Code, anchor and share of the population of each unit that has a contour."""
    tables = [cog.communes(), cog.arrondissements_municipaux()]
    anchors = pd.concat(tables).set_index("code_commune")[["lon", "lat"]]
    rows = units()[["population"]].join(anchors).dropna()
    people = rows.population.to_numpy(dtype=float)
    return rows.index.to_numpy(dtype=object), rows[["lon", "lat"]].to_numpy(), people / people.sum()


def partition(size: int, seed: int) -> pd.DataFrame:
    """Some establishments: ``code_commune`` (three in four), ``lon``, ``lat``, ``effectif``."""
    draw = np.random.default_rng(seed)
    codes, anchors, share = ground()
    which = draw.choice(len(codes), size, p=share)
    where = anchors[which] + draw.normal(0, STRAY, (size, 2))
    coded = draw.random(size) < CODED
    return pd.DataFrame(
        {
            "code_commune": pd.Series(np.where(coded, codes[which], None), dtype="str"),
            "lon": where[:, 0],
            "lat": where[:, 1],
            "effectif": draw.integers(0, 50, size),
        }
    )


def write(folder: Path, parts: int, size: int) -> Path:
    """A folder of Parquet partitions."""
    folder.mkdir()
    for rank in range(parts):
        partition(size, rank).to_parquet(folder / f"part-{rank:04}.parquet", index=False)
    return folder
