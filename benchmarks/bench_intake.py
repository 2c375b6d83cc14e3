"""How long a file of the staff takes, from its bytes to its report, against a bare read.

Run with ``python benchmarks/bench_intake.py``. The peer is what a script would do in its place:
``pandas.read_csv`` or ``read_excel``, which understands nothing and tells nothing. Times are of
one process; the memory is the peak of this process and of its children.
"""

import io
import resource
import time
from collections.abc import Callable

import pandas as pd

from ptce_geo import demonstration, demonstration_files, exchange, intake, intake_report
from ptce_geo.join import join

SIZES = (180, 10_000, 200_000)
# Beyond this many rows perimeters are left out, as the target says.
WITH_PERIMETERS = 10_000


def content(size: int, form: str) -> bytes:
    """A demonstration of one size as bytes: flat CSV, or a Démarche numérique workbook."""
    drawn = demonstration.demonstration(size, perimeters=size <= WITH_PERIMETERS)
    if form == "csv":
        # Without the columns of constant words, so that 200,000 rows stay under 50 MB.
        table = demonstration_files.table(drawn).drop(columns=["Démonstration", "Sources"])
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
    """Seconds on the clock, seconds of processor, and what came out."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - clock, time.process_time() - processor, result


def peak() -> int:
    """Largest memory of this process or of a child, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024


def bare(data: bytes, form: str) -> pd.DataFrame:
    """The peer: the rows as text, nothing else."""
    if form == "csv":
        return pd.read_csv(io.BytesIO(data), sep=";", dtype=str)
    return pd.concat(pd.read_excel(io.BytesIO(data), sheet_name=None, dtype=str).values())


def measure(size: int, form: str) -> None:
    """One line per step."""
    data = content(size, form)
    name = f"a.{form}"
    peer, _, _ = timed(lambda: bare(data, form))
    read, _, upload = timed(lambda: intake.read_upload([(name, data)]))
    understood, processor, taken = timed(lambda: intake.understand(upload))
    joined, _, _ = timed(lambda: join(exchange.to_records(taken)))
    reported, _, _ = timed(lambda: intake_report.report_workbook(taken))
    total = read + understood
    print(
        f"{size:>7} {form:<5} {len(data) / 1024**2:5.1f} Mo | pandas {peer:6.2f} s"
        f" | lecture {read:6.2f} s | compréhension {understood:6.2f} s (processeur"
        f" {processor:6.2f} s) | ×{total / peer:5.1f} | jointure {joined:5.2f} s"
        f" | rapport {reported:5.2f} s | {len(taken.findings)} constats | pic {peak()} Mo"
    )


def main() -> None:
    """Every size; the first reading of a process, which loads the names, is apart."""
    first, _, _ = timed(
        lambda: intake.understand(intake.read_upload([("a.xlsx", content(180, "xlsx"))]))
    )
    print(f"première lecture du processus, 180 lignes XLSX : {first:.2f} s")
    for size in SIZES:
        if size <= WITH_PERIMETERS:
            measure(size, "xlsx")
        measure(size, "csv")


if __name__ == "__main__":
    main()
