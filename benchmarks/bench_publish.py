"""How long to draw a million fictional candidatures, and to publish ten thousand.

Run as ``python benchmarks/bench_publish.py``. Each time is told beside that of a peer that does
part of the same work in the same run, so that the ratio means something on another machine.
"""

import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptce_geo import demonstration_places as lieux  # noqa: E402
from ptce_geo.bundle import read_bundle  # noqa: E402
from ptce_geo.demonstration import demonstration, joined  # noqa: E402
from ptce_geo.demonstration_files import write  # noqa: E402
from ptce_geo.fiction import words  # noqa: E402
from ptce_geo.publish import publish  # noqa: E402
from ptce_geo.totals import totals  # noqa: E402

MILLION = 1_000_000
APPELS = tuple(words()["appels"])


def clocked(label: str, work, *arguments, **options):
    start = time.perf_counter()
    result = work(*arguments, **options)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{label:<62} {took:8.2f} s   pic {peak:5.2f} Go")
    return result, took


def one_by_one(size: int) -> list[tuple]:
    """The peer of the draw: a seat, a label and a name, row by row, as a plain loop would."""
    draw, where, labels = random.Random(1), lieux.places(), lieux.labels()
    weights = (where.population**0.6).tolist()
    seats = draw.choices(range(len(weights)), weights, k=size)
    suites = words()["noms"]["suites"]
    return [
        (
            f"demonstration-{n:07d}",
            f"{words()['prefixe']}{draw.choice(suites)}, {where.nom[seat]} (n° {n})",
            labels[draw.randrange(len(labels)), seat],
            where.departement[seat],
        )
        for n, seat in enumerate(seats)
    ]


def main() -> None:
    """Draw, write, publish; print each time and the ratios."""
    lieux.labels()
    _, loop = clocked("pair : 1 000 000 lignes de 4 colonnes, une à une", one_by_one, MILLION)
    _, bare = clocked(
        "tirage : 1 000 000 candidatures sans périmètre", demonstration, MILLION, perimeters=False
    )
    drawn, full = clocked("tirage : 1 000 000 candidatures et périmètres", demonstration, MILLION)
    print(f"  {len(drawn.perimetres):,} lignes de périmètre, {len(drawn.defauts):,} défauts connus")
    print(f"  rapport au pair : {bare / loop:.1f} (16 colonnes), {full / loop:.1f} (périmètres)")
    del drawn
    rows = demonstration(10_000, appels=APPELS)
    table = joined(rows)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        clocked("écriture : CSV plat de 10 000", write, rows, here / "d.csv")
        clocked(
            "écriture : classeur de démarche de 10 000", write, rows, here / "d.xlsx", "demarche"
        )
        laureates = table[table.statut.eq("laureate")]
        _, gdal = clocked(
            "pair : les seules lauréates en GeoJSON par GDAL",
            laureates.to_file,
            here / "pair.geojson",
            driver="GeoJSON",
        )
        _, all_of_it = clocked(
            "publication de 10 000 candidatures, contrôles compris",
            publish,
            table,
            here / "b",
            perimetres=rows.perimetres,
            on=date(2026, 11, 24),
        )
        print(f"  rapport au pair : {all_of_it / gdal:.1f}")
        clocked("relecture de la publication, empreintes comprises", read_bundle, here / "b")
        others = table[~table.statut.eq("laureate")]
        summed, _ = clocked("dont totaux et secret secondaire", totals, others, 5)
        print(f"  {len(summed)} cases, {int(summed.masque.sum())} masquées")


if __name__ == "__main__":
    main()
