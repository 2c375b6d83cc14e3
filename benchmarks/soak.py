"""Readers at work for an hour: errors, memory, the time a filter takes.

``python benchmarks/soak.py --readers 20 --minutes 60``. Each reader speaks to the server as a
browser does, chooses a filter or opens another page every ten seconds or so, and sometimes leaves
and comes back as somebody else. At the end: gestures, failures, the 95th percentile of a filter by
tenth of the time, and the slope of the memory over the second half. Exit code 1 when a gesture
failed or when the 95th percentile is above one second.
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from app_server import started, stopped  # noqa: E402
from bench_sessions import ADDRESSES, Session, memory, processor  # noqa: E402

PAUSE = (5.0, 15.0)  # seconds between two gestures
LEAVES = 0.03  # chance that a reader leaves after a gesture
LIMIT = 1.0  # seconds
TENTHS = 10
ERRORS = (RuntimeError, TimeoutError, OSError)


async def reader(url: str, seed: int, end: float, waits: list[tuple[float, float]], failed: list):
    """One chair: readers who come, filter, and leave it to another."""
    draw = random.Random(seed)
    session = Session(url)
    await asyncio.sleep(draw.uniform(0, PAUSE[1]))
    await session.open()
    while time.monotonic() < end:
        await asyncio.sleep(draw.uniform(*PAUSE))
        try:
            waits.append((time.monotonic(), await session.run(draw.choice(ADDRESSES))))
            if draw.random() < LEAVES:
                await session.close()
                session = Session(url)
                await session.open()
        except ERRORS as error:
            failed.append(f"{type(error).__name__} : {error}")
            session = Session(url)
            await session.open()
    await session.close()


async def watched(process: int, end: float, samples: list[tuple[float, float]]) -> None:
    """The memory of the server, every ten seconds."""
    while time.monotonic() < end:
        samples.append((time.monotonic(), memory(process)))
        await asyncio.sleep(10)


def slope(samples: list[tuple[float, float]]) -> float:
    """Megabytes an hour, by least squares over the second half of the samples."""
    half = samples[len(samples) // 2 :]
    times, sizes = [at / 3600 for at, _ in half], [size for _, size in half]
    return statistics.linear_regression(times, sizes).slope


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(0.95 * len(values))] if values else float("nan")


async def soaked(url: str, process: int, readers: int, minutes: float) -> bool:
    """Let the readers work, then tell; whether all went well."""
    begin = time.monotonic()
    end = begin + 60 * minutes
    waits: list[tuple[float, float]] = []
    samples: list[tuple[float, float]] = []
    failed: list[str] = []
    used = processor(process)
    await asyncio.gather(
        watched(process, end, samples),
        *(reader(url, seed, end, waits, failed) for seed in range(readers)),
    )
    lasted = time.monotonic() - begin
    print(f"{readers} lecteurs, {lasted / 60:.0f} min : {len(waits)} gestes, {len(failed)} échecs")
    for sentence in failed[:5]:
        print(f"  {sentence}")
    print("temps d'un filtre (s), par dixième de la durée : médiane, p95, dernier servi")
    for tenth in range(TENTHS):
        held = [wait for at, wait in waits if int(TENTHS * (at - begin) / lasted) == tenth]
        if held:
            print(f"  {statistics.median(held):7.3f} {p95(held):7.3f} {max(held):7.3f}")
    whole = p95([wait for _, wait in waits])
    print(f"p95 de tous les gestes : {whole:.3f} s (au plus {LIMIT:.0f} s)")
    sizes = [size for _, size in samples]
    tour = [sizes[round(rank * (len(sizes) - 1) / TENTHS)] for rank in range(TENTHS + 1)]
    print("mémoire (Mo), par dixième : " + " ".join(f"{size:.0f}" for size in tour))
    print(f"pente sur la seconde moitié : {slope(samples):+.1f} Mo par heure")
    print(f"processeur : {(processor(process) - used) / lasted:.0%} d'un cœur")
    load = Path("/proc/loadavg").read_text(encoding="ascii").split()
    print(f"charge de la machine à la fin (1, 5, 15 min) : {' '.join(load[:3])}")
    return not failed and whole <= LIMIT


def main() -> None:
    """Serve, let them work, tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--readers", type=int, default=20)
    options.add_argument("--minutes", type=float, default=60)
    asked = options.parse_args()
    port, server = started(ROOT / "app.py")
    try:
        url = f"http://localhost:{port}/"
        well = asyncio.run(soaked(url, server.pid, asked.readers, asked.minutes))
    finally:
        stopped(server)
    raise SystemExit(0 if well else 1)


if __name__ == "__main__":
    main()
