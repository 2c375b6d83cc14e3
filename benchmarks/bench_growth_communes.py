"""How coherence grows with the communes of one perimeter, from 1 to all those that are drawn.

``python benchmarks/bench_growth_communes.py``. The perimeters are grown from Lyon, from EPCI to
neighbouring EPCI, then over the islands and overseas: each holds the one before. The peers
join or compare polygons: geopandas' dissolve and explode, libpysal's queen graph, maup's
adjacencies and holes. The number of parts, of polygons and of enclaves must be the same before any
time is printed. Seconds on the clock, medians of three or seven where they are short; a peer that
would pass ``--limite`` seconds at the next size, were its cost only proportional, is not run and
says so.
"""

import argparse
import sys
from collections import deque
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_coherence import (  # noqa: E402
    by_libpysal,
    by_maup,
    dissolved,
    loaded,
    ours,
    pockets,
    polygons,
)
from growth import Curve, clocked, number, plot, table, too_long  # noqa: E402

from ptce_geo import boundaries  # noqa: E402
from ptce_geo.coherence import check  # noqa: E402
from ptce_geo.dossiers import from_table  # noqa: E402

START = "69123"
SIZES = (1, 10, 100, 1_000, 10_000)


def grown(france, drawn: np.ndarray) -> list[int]:
    """Every commune with a contour: whole EPCI after whole EPCI, each touching what is held.

    Each commune but the first touches one before it, as long as one does.
    """
    epci = france.zonings["epci"]
    home = {int(row): zone for zone in range(len(epci.code)) for row in epci.communes_of(zone)}
    here, later = deque([france.number[START]]), deque()
    seen, order = {france.number[START]}, []
    rest = iter(np.flatnonzero(drawn).tolist())
    while len(order) < drawn.sum():
        if not here:
            row = later.popleft() if later else next(one for one in rest if one not in seen)
            seen.add(row)
            here.append(row)
            # The others of its EPCI that were waiting come with it.
            zone = home.get(row)
            mine = [one for one in later if home.get(one) == zone]
            here.extend(mine)
            later = deque(one for one in later if home.get(one) != zone)
        row = here.popleft()
        order.append(row)
        for other in france.graph.of(row):
            other = int(other)
            if other not in seen and drawn[other]:
                seen.add(other)
                (here if home.get(other) == home.get(row) else later).append(other)
    return order


def record(france, rows: list[int]) -> pd.DataFrame:
    """One record that declares these communes."""
    codes = ";".join(france.code[sorted(rows)])
    return pd.DataFrame({"siege": [france.code[rows[0]]], "perimetre": [codes]})


def main(options: argparse.Namespace) -> None:
    """Measure every size, then print the table and draw the plot."""
    france = loaded()
    contours = boundaries.boundaries("communes")
    drawn = contours.geometry.notna().to_numpy()
    order = grown(france, drawn)
    assert len(set(order)) == drawn.sum()
    mine = Curve("ptce_geo, parties et enclaves")
    rules = Curve("ptce_geo, 23 règles et réparations")
    peers = {
        "geopandas dissolve (coverage) et explode": lambda g: dissolved(contours, g, "coverage"),
        "geopandas dissolve (unary) et explode": lambda g: dissolved(contours, g, "unary"),
        "libpysal, parties seules": lambda g: by_libpysal(contours, g),
        "maup, adjacences et trous": lambda g: by_maup(contours, g),
    }
    curves = {name: Curve(name) for name in peers}
    sizes = [size for size in (*SIZES, len(order)) if size <= options.plus_grand]
    for size in sizes:
        groups = [order[:size]]
        mine.values[size], [(parts, enclaves)] = clocked(lambda g=groups: ours(france, g))
        rings = enclaves + int(pockets(contours, groups)[0])
        wanted = {
            "geopandas": (polygons(france, groups)[0], rings),
            "libpysal": parts,
            "maup": (parts, rings),
        }
        one = record(france, groups[0])
        rules.values[size], controle = clocked(lambda o=one: check(from_table(o, france)))
        found = controle.constats.regle.nunique()
        for name, work in peers.items():
            if too_long(curves[name], size, options.limite):
                continue
            curves[name].values[size], [answer] = clocked(lambda w=work, g=groups: w(g))
            assert answer == wanted[name.replace(",", "").split()[0]], (name, size, answer, wanted)
        print(f"{size} : {parts} parties, {enclaves} enclaves", file=sys.stderr, flush=True)
    rules.name = f"ptce_geo, {found} règles et réparations"
    every = [mine, rules, *curves.values()]
    title = "Coût selon le nombre de communes d'un périmètre"
    print(f"Secondes pour un périmètre d'un seul tenant de 1 à {number(sizes[-1])} communes")
    print("(le dernier : toutes celles qui ont un contour, îles et outre-mer compris).")
    print("Mêmes nombres de parties, de polygones et d'enclaves.\n")
    print(table("communes", every))
    if not options.sans_figure:
        plot("croissance-communes", title, ("communes du périmètre", "secondes"), every)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--plus-grand", type=int, default=100_000, help="communes")
    reader.add_argument("--limite", type=float, default=90, help="secondes")
    reader.add_argument("--sans-figure", action="store_true")
    main(reader.parse_args())
