"""Memory of a server over thousands of reruns, by how Python's garbage collector is treated.

``python benchmarks/bench_passages.py`` asks a server for another filter 5,000 times, one after the
other as a browser would, and reads its memory every 500: garbage never collected after a rerun
(ours); after each rerun (Streamlit's default) and frozen once warm, 1,500 times, enough to see
where they go. It justifies ``postScriptGC`` in ``.streamlit/config.toml``; what each way costs a
reader is in ``bench_sessions.py``.
"""

import argparse
import asyncio
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import started, stopped  # noqa: E402
from bench_sessions import ADDRESSES, WAYS, Session, memory, processor  # noqa: E402
from growth import Curve, number, plot, table  # noqa: E402

# Growth over the second half, beyond which memory is not flat.
FLAT = 5.0  # MB


async def passed(
    url: str, process: int, curve: Curve, passages: int, options: argparse.Namespace
) -> float:
    """Memory by number of reruns, into a curve; processor seconds of a rerun."""
    session = Session(url)
    await session.open()
    await asyncio.sleep(options.chauffe)
    for _ in ADDRESSES:
        await session.filter()
    start = processor(process)
    for turn in range(1, passages + 1):
        await session.filter()
        if turn == 1 or turn % options.pas == 0:
            curve.values[turn] = memory(process)
            print(f"{curve.name}, {turn} : {curve.values[turn]:.0f} Mo", file=sys.stderr)
    spent = processor(process) - start
    await session.close()
    return spent / passages


def grown(curve: Curve) -> float:
    """MB gained over the second half of the reruns."""
    last = max(curve.values)
    middle = min(turn for turn in curve.values if turn >= last / 2)
    return curve.values[last] - curve.values[middle]


def main(options: argparse.Namespace) -> None:
    """One server after the other, then the table and the plot."""
    curves, costs, begun = [], [], time.monotonic()
    for rank, (name, (script, collect)) in enumerate(WAYS.items()):
        passages = options.pairs if rank else options.passages
        curves.append(Curve(name, stopped=f"arrêté à {number(passages)}"))
        port, server = started(ROOT / script, STREAMLIT_RUNNER_POST_SCRIPT_GC=collect)
        try:
            url = f"http://localhost:{port}/"
            costs.append(asyncio.run(passed(url, server.pid, curves[-1], passages, options)))
        finally:
            stopped(server)
    print("Mémoire du serveur (Mo), un lecteur qui change de filtre sans arrêt :\n")
    print(table("passages", curves), "\n")
    for curve, cost in zip(curves, costs, strict=True):
        print(
            f"- {curve.name} : {1000 * cost:.0f} ms de processeur par passage, "
            f"{grown(curve):+.1f} Mo sur la seconde moitié."
        )
    if not options.sans_figure:
        title = (
            f"Mémoire du serveur selon le nombre de passages, {number(options.passages)} au plus"
        )
        plot("passages", title, ("passages", "Mo"), curves, scale="linear")
    print(f"\n{(time.monotonic() - begun) / 60:.0f} minutes.")
    if grown(curves[0]) > FLAT:
        raise SystemExit(f"la mémoire croît de plus de {FLAT:.0f} Mo sur la seconde moitié")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--passages", type=int, default=5000)
    reader.add_argument("--pairs", type=int, default=1500, help="passages des deux autres voies")
    reader.add_argument("--pas", type=int, default=500, help="passages entre deux lectures")
    reader.add_argument("--chauffe", type=float, default=20, help="secondes avant de mesurer")
    reader.add_argument("--sans-figure", action="store_true")
    main(reader.parse_args())
