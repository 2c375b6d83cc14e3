"""The table of contents of the build: what is written to data/built, in order, from what."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo.build import (
    adjacency,
    codes,
    contours,
    display,
    historique,
    levels,
    pieces,
    yardstick,
)
from ptce_geo.paths import BUILT

BOUNDARY_INPUTS = [contours.CONTOURS, codes.EPCI, codes.COG, "data/records/regions_2013.csv"]
HISTORY_INPUTS = [*historique.INPUTS, "data/records/mouvements.csv"]
PARQUET: dict[str, Any] = {"compression": "zstd", "compression_level": 19, "index": False}
# Whole numbers that change little from row to row.
DELTA: dict[str, Any] = {
    **PARQUET,
    "use_dictionary": False,
    "column_encoding": dict.fromkeys(("piece", "x_dm", "y_dm"), "DELTA_BINARY_PACKED"),
}


def manifest(folder: Path, inputs: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """What each built file is made from, and its checksum."""
    return {
        name: {
            "sources": inputs[name.split("/")[0]],
            "octets": (folder / name).stat().st_size,
            "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
        }
        for name in sorted(str(p.relative_to(folder)) for p in folder.rglob("*.*") if p.is_file())
        if name != "manifest.json"
    }


def build(
    folder: Path = BUILT, step: Callable[[str], None] = lambda _: None
) -> dict[str, dict[str, Any]]:
    """Rebuild every file of ``data/built`` from the declared packages.

    Parameters
    ----------
    folder : Path
        Where to write; replaced once all is built.
    step : callable
        Told the name of each step as it begins.

    Returns
    -------
    dict
        The manifest, also written as ``manifest.json``.
    """
    fresh = folder.with_name(folder.name + ".neuf")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    step("communes : contours, superficies, points d'ancrage")
    communes = levels.communes()
    built = {
        "communes": communes,
        "arrondissements_municipaux": levels.arrondissements_municipaux(),
    }
    for level, rows in {
        "epci": codes.epci(),
        "departements": codes.departements(),
        "regions": codes.regions(),
        "regions_2013": codes.regions_2013().drop(columns="departements"),
    }.items():
        step(f"{level} : union des communes")
        built[level] = levels.united(level, rows, communes)
    for level, rows in built.items():
        rows.to_parquet(fresh / f"{level}.parquet", **PARQUET)
    step("communes limitrophes")
    pairs = adjacency.adjacency(communes)
    pairs.to_parquet(fresh / "adjacency.parquet", **PARQUET)
    step("morceaux de communes, leurs contacts et leurs enveloppes")
    polygons = pieces.pieces(communes)
    measured, contacts = pieces.measured(polygons)
    measured.to_parquet(fresh / "pieces.parquet", **PARQUET)
    contacts.to_parquet(fresh / "contacts.parquet", **PARQUET)
    hulls = pieces.hulls(polygons)
    hulls.to_parquet(fresh / "enveloppes.parquet", **DELTA)
    step("étalon : mesures des EPCI")
    etalon = yardstick.yardstick(built, measured, contacts, hulls)
    etalon.to_parquet(fresh / "etalon_epci.parquet", **PARQUET)
    step("copies d'affichage pour le navigateur")
    display.write_display_copies(built, fresh / "carte")
    step("histoire des communes et des EPCI, index des noms")
    history = historique.write_history(fresh)
    measures = ["adjacency", "pieces", "contacts", "enveloppes", "etalon_epci"]
    inputs = {f"{level}.parquet": BOUNDARY_INPUTS for level in [*built, *measures]}
    inputs |= dict.fromkeys(history, HISTORY_INPUTS)
    inputs["carte"] = BOUNDARY_INPUTS
    written = manifest(fresh, inputs)
    text = json.dumps(written, indent=1, ensure_ascii=False)
    (fresh / "manifest.json").write_text(text + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return written


def summary(written: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """Size of each built file, for the person who runs the build."""
    rows = pd.DataFrame(written).T.rename_axis("fichier").reset_index()
    return rows[["fichier", "octets"]]
