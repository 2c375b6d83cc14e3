"""How long coherence takes, beside joining polygons and beside a graph built per perimeter.

    python benchmarks/bench_coherence.py

libpysal and maup are in benchmarks/requirements.txt. Every time is of one core, medians of several
runs in the same process, after the same data are loaded; answers are compared before any time is
printed.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import geopandas as gpd
import maup
import maup.repair
import numpy as np
import pandas as pd
import shapely
from libpysal.graph import Graph

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptce_geo import boundaries  # noqa: E402
from ptce_geo.coherence import check  # noqa: E402
from ptce_geo.dossiers import from_table  # noqa: E402
from ptce_geo.enclaves import held_enclaves  # noqa: E402
from ptce_geo.graph import components  # noqa: E402
from ptce_geo.perimeter import numbered, part_count, parts  # noqa: E402
from ptce_geo.reference import reference  # noqa: E402

SEED = 20130710


def timed(work, runs: int = 5) -> tuple[float, object]:
    """Median seconds of processor of a piece of work, and its last result.

    Processor time, because other programs may share the machine; nothing here waits or forks.
    """
    spent, result = [], None
    for _ in range(runs):
        start = time.process_time()
        result = work()
        spent.append(time.process_time() - start)
    return statistics.median(spent), result


def loaded():
    """The reference, with all that it computes on first use."""
    france = reference()
    for name in ("number", "land_m", "land", "open_pieces", "main_departement", "passages"):
        getattr(france, name)
    return france


def epci_table(france) -> pd.DataFrame:
    """Every EPCI as a record: its most populated commune as its seat."""
    epci = france.zonings["epci"]
    members = [epci.communes_of(zone) for zone in range(len(epci.code))]
    return pd.DataFrame(
        {
            "id": epci.code,
            "nom": epci.nom,
            "appel": "AMI2023",
            "siege": [france.code[m[np.argmax(france.population[m])]] for m in members],
            "perimetre": [";".join(france.code[m]) for m in members],
        }
    )


def fifty(france, count: int, rng) -> list[pd.DataFrame]:
    """Records of 50 communes, half of them an EPCI's and its neighbours', half gathered."""
    records = []
    for _ in range(count):
        held = [int(rng.integers(0, 34_000))]
        while len(held) < 50:
            ring = [int(c) for row in held for c in france.graph.of(row) if int(c) not in held]
            if not ring:
                held = [int(rng.integers(0, 34_000))]
                continue
            held += list(dict.fromkeys(ring))[: 50 - len(held)]
        codes = ";".join(france.code[sorted(held)])
        records.append(pd.DataFrame({"siege": [france.code[held[0]]], "perimetre": [codes]}))
    return records


def dissolved(communes: gpd.GeoDataFrame, groups: list[list[int]], method: str) -> list[tuple]:
    """Polygons and their holes, by geopandas' dissolve and explode."""
    found = []
    for rows in groups:
        whole = communes.iloc[rows].dissolve(method=method).explode()
        found.append((len(whole), int(whole.count_interior_rings().sum())))
    return found


def by_libpysal(communes: gpd.GeoDataFrame, groups: list[list[int]]) -> list[int]:
    """Connected components of a queen graph built for each perimeter."""
    found = []
    for rows in groups:
        mine = communes.iloc[rows]
        found.append(Graph.build_contiguity(mine, rook=False).n_components if len(rows) > 1 else 1)
    return found


def by_maup(communes: gpd.GeoDataFrame, groups: list[list[int]]) -> list[tuple[int, int]]:
    """Components of maup's queen adjacencies, and holes of its union, perimeter by perimeter."""
    found = []
    for rows in groups:
        mine = communes.geometry.iloc[rows].reset_index(drop=True)
        touching = maup.adjacencies(
            mine, "queen", warn_for_overlaps=False, warn_for_islands=False
        ).index
        a, b = (np.array([pair[end] for pair in touching], dtype=int) for end in (0, 1))
        parts = len(np.unique(components(len(rows), a, b)))
        found.append((parts, len(maup.repair.holes_of_union(mine))))
    return found


def ours(france, groups: list[list[int]]) -> list[tuple[int, int]]:
    """Parts by points and polygons by borders, and enclaves, one perimeter at a time."""
    found = []
    for rows in groups:
        one = numbered(france, [rows])
        found.append((int(part_count(one, parts(one))[0]), len(held_enclaves(one))))
    return found


def polygons(france, groups: list[list[int]]) -> list[int]:
    """Polygons of each perimeter: components of its pieces by borders."""
    return [len(np.unique(numbered(france, [rows]).pieces.labels(rook=True))) for rows in groups]


def pockets(communes: gpd.GeoDataFrame, groups: list[list[int]]) -> np.ndarray:
    """Holes of the whole coverage (Llívia, water) that each perimeter surrounds."""
    contours = communes.geometry[communes.geometry.notna()]
    whole = shapely.get_parts(shapely.coverage_union_all(contours.array))
    holes = shapely.polygons([ring for part in whole for ring in part.interiors])
    return np.array(
        [
            sum(shapely.covers(shapely.polygons(part.exterior), holes).sum() for part in joined)
            for joined in (
                shapely.get_parts(shapely.coverage_union_all(communes.geometry.array[rows]))
                for rows in groups
            )
        ]
    )


def main(sample: int) -> None:
    """Run everything and print the table."""
    rng = np.random.default_rng(SEED)
    start = time.process_time()
    france = loaded()
    print(f"chargement de la référence : {time.process_time() - start:.2f} s")
    table = epci_table(france)
    spent, controle = timed(lambda: check(from_table(table, france)), 3)
    print(
        f"{len(table)} EPCI, {controle.constats.regle.nunique()} règles, réparations comprises : "
        f"{spent:.2f} s (budget 6 s)"
    )
    records = fifty(france, 40, rng)
    each = [timed(lambda r=r: check(from_table(r, france)), 3)[0] for r in records]
    print(
        f"un dossier de 50 communes, toutes règles et réparations : médiane "
        f"{1000 * statistics.median(each):.1f} ms, max {1000 * max(each):.1f} ms (budget 15 ms)"
    )
    drawn = boundaries.boundaries("communes")
    epci = france.zonings["epci"]
    chosen = rng.choice(len(epci.code), sample, replace=False)
    groups = [epci.communes_of(zone).tolist() for zone in chosen]
    mine, answers = timed(lambda: ours(france, groups))
    batch, _ = timed(
        lambda: (parts(numbered(france, groups)), held_enclaves(numbered(france, groups)))
    )
    rows = [("ptce_geo, un par un", mine), ("ptce_geo, ensemble", batch)]
    for method in ("unary", "coverage"):
        spent, theirs = timed(lambda m=method: dissolved(drawn, groups, m), 1)
        assert [p for p, _ in theirs] == polygons(france, groups)
        holes = np.array([h for _, h in theirs]) - pockets(drawn, groups)
        assert holes.tolist() == [held for _, held in answers]
        rows.append((f"geopandas dissolve({method}) + explode", spent))
    spent, theirs = timed(lambda: by_libpysal(drawn, groups), 1)
    assert theirs == [p for p, _ in answers]
    rows.append(("libpysal Graph.build_contiguity (parties seules)", spent))
    spent, theirs = timed(lambda: by_maup(drawn, groups), 1)
    assert [p for p, _ in theirs] == [p for p, _ in answers]
    holes = np.array([h for _, h in theirs]) - pockets(drawn, groups)
    assert holes.tolist() == [held for _, held in answers]
    rows.append(("maup adjacencies (queen) + holes_of_union", spent))
    print(f"\nparties et enclaves de {sample} EPCI tirés au sort, mêmes réponses :")
    for name, spent in rows:
        print(f"  {name:<50} {1000 * spent / sample:8.2f} ms/périmètre  x{spent / mine:6.1f}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=200)
    main(options.parse_args().sample)
