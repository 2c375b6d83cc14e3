"""How reading, understanding and joining grow with the records, from a hundred to a million.

``python benchmarks/bench_growth_records.py``. The records are fictional, one in ten with a fault,
without declared perimeters. Reading and understanding start from the bytes of a CSV, beside
``pandas.read_csv``, which understands nothing: both must hold the same rows. Beyond 50 MB the tool
refuses a file, so that these two stop at 100,000 records. The join starts from the seats as
people write them and gives commune, EPCI, département, regions and point, up to a million; beside
it, the closest of all names by rapidfuzz then ``pandas.merge``, and ``pandas.merge`` on the
name alone, which answer less: how many each places rightly is told. Wherever ours and the exact
name both answer, they must agree. Seconds on the clock, medians of three or seven where they are
short; a way that would pass ``--limite`` seconds at the next size, were its cost only proportional,
is not run and says so.
"""

import argparse
import io
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_intake import content  # noqa: E402
from bench_resolve import usual_way  # noqa: E402
from growth import Curve, clocked, number, plot, table, too_long  # noqa: E402

from ptce_geo import boundaries, cog, intake  # noqa: E402
from ptce_geo.demonstration import Demonstration, demonstration  # noqa: E402
from ptce_geo.join import CODES, join  # noqa: E402
from ptce_geo.names import normalize  # noqa: E402
from ptce_geo.paths import RECORDS  # noqa: E402
from ptce_geo.readings import MAX_BYTES  # noqa: E402
from ptce_geo.records import Records, read_records  # noqa: E402

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)


def records(drawn: Demonstration) -> Records:
    """Fictional candidatures as hand-kept records: seat as written, right département."""
    written, right = drawn.candidatures, drawn.justes
    kept = read_records(RECORDS)
    text = pd.DataFrame("", index=written.index, columns=kept.candidatures.columns)
    candidatures = text.assign(
        id_candidature=written.id_candidature,
        id_ptce=written.id_candidature,
        siege=written.siege,
        code_departement=right.code_departement,
        precision="commune",
        appel=right.appel,
        statut=right.statut,
    )
    ptce = pd.DataFrame("", index=written.index, columns=kept.ptce.columns).assign(
        id_ptce=written.id_candidature, nom=written.nom, porteur=written.porteur
    )
    return replace(kept, candidatures=candidatures, ptce=ptce, perimetres=kept.perimetres.iloc[:0])


def merged(codes: pd.Series) -> pd.DataFrame:
    """What the join gives beside a commune, by merging tables on its code."""
    communes = cog.communes()[list(CODES)]
    rows = codes.to_frame("code_commune").merge(communes, on="code_commune", how="left")
    return rows.assign(geometry=boundaries.anchors("communes", rows.code_commune).array)


def by_name(labels: pd.DataFrame) -> pd.DataFrame:
    """The commune whose name, normalised, is the label's in its département; then the rest."""
    communes = cog.communes()
    known = pd.DataFrame(
        {
            "cle": communes.nom.map(normalize),
            "departement": communes.code_departement,
            "code_commune": communes.code_commune,
        }
    ).drop_duplicates(["cle", "departement"], keep=False)
    asked = labels.assign(cle=labels.label.map(normalize))
    return merged(asked.merge(known, on=["cle", "departement"], how="left").code_commune)


def right_ones(codes: pd.Series, drawn: Demonstration) -> int:
    """How many candidatures are placed in their commune."""
    return int((codes.to_numpy(dtype=object) == drawn.justes.code_commune.to_numpy()).sum())


def files(size: int, curves: dict[str, Curve]) -> None:
    """Measure what starts from the bytes of a file."""
    data = content(size, "csv", perimeters=False)
    assert len(data) <= MAX_BYTES
    curves["pandas"].values[size], bare = clocked(
        lambda: pd.read_csv(io.BytesIO(data), sep=";", dtype=str)
    )
    curves["lecture"].values[size], upload = clocked(lambda: intake.read_upload([("a.csv", data)]))
    curves["compréhension"].values[size], taken = clocked(lambda: intake.understand(upload))
    assert len(bare) == len(taken.candidatures) == size


def joins(size: int, curves: dict[str, Curve], limit: float) -> tuple[str, ...]:
    """Measure what starts from the labels; how many each way places rightly."""
    drawn = demonstration(size, perimeters=False)
    asked = records(drawn)
    labels = pd.DataFrame(
        {"label": drawn.candidatures.siege, "departement": drawn.justes.code_departement}
    )
    curves["jointure"].values[size], ours = clocked(lambda: join(asked))
    curves["nom exact"].values[size], exact = clocked(lambda: by_name(labels))
    both = ours.code_commune.notna().to_numpy() & exact.code_commune.notna().to_numpy()
    assert both.any()
    for column in CODES:
        mine, theirs = ours[column].to_numpy()[both], exact[column].to_numpy()[both]
        assert (pd.Series(mine).fillna("") == pd.Series(theirs).fillna("")).all(), column
    told = [number(right_ones(found.code_commune, drawn)) for found in (ours, exact)]
    if too_long(curves["rapidfuzz"], size, limit):
        return (number(size), *told, "–")
    curves["rapidfuzz"].values[size], closest = clocked(lambda: merged(usual_way(labels)))
    return (number(size), *told, number(right_ones(closest.code_commune, drawn)))


def main(options: argparse.Namespace) -> None:
    """Measure every size, then print the tables and draw the plot."""
    curves = {
        "lecture": Curve("ptce_geo, lecture confinée d'un CSV"),
        "compréhension": Curve("ptce_geo, compréhension"),
        "jointure": Curve("ptce_geo, jointure"),
        "pandas": Curve("pandas.read_csv, lecture seule"),
        "nom exact": Curve("nom exact et pandas.merge"),
        "rapidfuzz": Curve("rapidfuzz, tous les noms, et pandas.merge"),
    }
    # Loads the names, and the process that reads files, before anything is measured.
    intake.understand(intake.read_upload([("a.csv", content(180, "csv", perimeters=False))]))
    rows = []
    for size in (size for size in SIZES if size <= options.plus_grand):
        if size <= 100_000:
            files(size, curves)
        rows.append(joins(size, curves, options.limite))
        print(f"{size} dossiers", file=sys.stderr, flush=True)
    for name in ("lecture", "compréhension"):
        curves[name].stopped = "plus de 50 Mo : refusé"
    title = "Coût selon le nombre de dossiers"
    print("Secondes ; dossiers fictifs, un sur dix fautif, sans périmètre déclaré.\n")
    print(table("dossiers", list(curves.values())))
    print("\nDossiers placés dans leur commune :\n")
    for line in [("dossiers", "ptce_geo", "nom exact", "rapidfuzz"), ("---:",) * 4, *rows]:
        print(f"| {' | '.join(line)} |")
    if not options.sans_figure:
        plot("croissance-dossiers", title, ("dossiers", "secondes"), list(curves.values()))


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--plus-grand", type=int, default=1_000_000, help="dossiers")
    reader.add_argument("--limite", type=float, default=90, help="secondes")
    reader.add_argument("--sans-figure", action="store_true")
    main(reader.parse_args())
