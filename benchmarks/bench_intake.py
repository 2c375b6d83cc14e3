"""How long a file of the staff takes, from its bytes to its report, against a bare read.

Run with ``python benchmarks/bench_intake.py``. The peer is what a script would do in
its place: ``pandas.read_csv`` or ``read_excel``, which understands nothing and tells nothing.
Seconds are on the clock, then, in brackets, of processor; the memory is the largest of this
process or of a child.
"""

import io
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptce_geo import (  # noqa: E402
    coherence,
    demonstration,
    demonstration_files,
    exchange,
    intake,
    intake_workbook,
)
from ptce_geo.dossiers import from_records  # noqa: E402
from ptce_geo.join import join  # noqa: E402
from ptce_geo.records import Records  # noqa: E402
from ptce_geo.reference import reference  # noqa: E402

SIZES = (180, 10_000, 200_000)
# Seconds of one core for a file to be read, resolved and checked.
LIMITS = {10_000: 40, 200_000: 60}
# Beyond this many rows perimeters are left out, as the target says.
WITH_PERIMETERS = 10_000
# Long words, the same in every row, and addresses that are dropped anyway.
CONSTANT = ["Démonstration", "Sources", "Courriel du contact"]


def content(size: int, form: str, perimeters: bool) -> bytes:
    """A demonstration of one size as bytes: flat CSV, or a Démarche numérique workbook."""
    drawn = demonstration.demonstration(size, perimeters=perimeters)
    if form == "csv":
        # Without the columns of constant words, so that 200,000 rows stay under 50 MB.
        table = demonstration_files.table(drawn).drop(columns=CONSTANT)
        text = table.to_csv(sep=";", index=False).replace("DÉMONSTRATION – ", "")
        return text.encode("utf-8-sig")
    out = io.BytesIO()
    with pd.ExcelWriter(out) as book:
        demonstration_files.dossiers(drawn).to_excel(book, sheet_name="Dossiers", index=False)
        demonstration_files.block(drawn).to_excel(
            book, sheet_name="Communes du périmètre", index=False
        )
    return out.getvalue()


def timed(work: Callable[[], object]) -> tuple[float, float, object]:
    """Seconds on the clock, seconds of processor (children included), and what came out."""
    clock, processor = time.perf_counter(), used()
    result = work()
    return time.perf_counter() - clock, used() - processor, result


def used() -> float:
    """Seconds of processor so far."""
    times = [resource.getrusage(k) for k in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in times)


def peak() -> int:
    """Largest memory of this process or of a child, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024


def bare(data: bytes, form: str) -> pd.DataFrame:
    """The peer: the rows as text, nothing else."""
    if form == "csv":
        return pd.read_csv(io.BytesIO(data), sep=";", dtype=str)
    sheets = pd.read_excel(io.BytesIO(data), sheet_name=None, dtype=str, engine="openpyxl")
    return pd.concat(sheets.values())


def checked(records: Records) -> coherence.Controle:
    """Every rule on every record, without looking for repairs: beyond 500 records it is so."""
    return coherence.check(from_records(records, reference()), repairs=False)


def measure(size: int, form: str) -> None:
    """One line per step."""
    data = content(size, form, perimeters=size <= WITH_PERIMETERS)
    steps = {}
    *steps["pandas seul"], _ = timed(lambda: bare(data, form))
    *steps["lecture"], upload = timed(lambda: intake.read_upload([(f"a.{form}", data)]))
    *steps["compréhension"], taken = timed(lambda: intake.understand(upload))
    records = exchange.to_records(taken)
    *steps["jointure"], _ = timed(lambda: join(records))
    *steps["cohérence"], _ = timed(lambda: checked(records))
    *steps["rapport"], _ = timed(lambda: intake_workbook.report_workbook(taken))
    told = " | ".join(f"{name} {clock:.2f} s ({cpu:.2f})" for name, (clock, cpu) in steps.items())
    spent = sum(cpu for name, (_, cpu) in steps.items() if name not in ("pandas seul", "rapport"))
    limit = LIMITS.get(size)
    if limit is not None and spent > limit:
        told += f" | AU-DESSUS DE {limit} s DE PROCESSEUR"
    ratio = (steps["lecture"][1] + steps["compréhension"][1]) / steps["pandas seul"][1]
    print(
        f"{size} lignes, {form}, {len(data) / 1024**2:.1f} Mo : {told} | ×{ratio:.1f} le pair"
        f" | {len(taken.findings)} constats | pic {peak()} Mo",
        flush=True,
    )


def main() -> None:
    """Every size; the first reading of a process, which loads the names, is apart."""
    first, _, _ = timed(
        lambda: intake.understand(
            intake.read_upload([("a.xlsx", content(180, "xlsx", perimeters=True))])
        )
    )
    print(f"première lecture du processus, 180 lignes XLSX : {first:.2f} s")
    for size in SIZES:
        if size <= WITH_PERIMETERS:
            measure(size, "xlsx")
        measure(size, "csv")


if __name__ == "__main__":
    main()
