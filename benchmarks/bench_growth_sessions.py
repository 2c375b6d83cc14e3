"""How waits and memory grow with the sessions of one server, from 1 to 100.

``python benchmarks/bench_growth_sessions.py`` speaks to the server as a browser does, in
Streamlit's protobuf over a websocket. All sessions ask for another filter at the same instant: what
is told is how long the last waits, median of five rounds, and the server's memory. The peer is the
usual page, every marker in the folium.Map given to st_folium, which has no card, no table and no
count. Both must first say, for each filter, the number of PTCE that Python counts. A way that would
pass ``--limite`` seconds at the next size, were its cost only proportional, is not run and says so.
"""

import argparse
import asyncio
import re
import statistics
import sys
from pathlib import Path
from urllib.parse import parse_qs

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import started, stopped  # noqa: E402
from bench_sessions import ADDRESSES, Session, memory  # noqa: E402
from growth import Curve, plot, table, too_long  # noqa: E402

SIZES = (1, 3, 10, 30, 100)
ROUNDS = 5
# Name, script, and what in a run's messages tells how many PTCE are shown.
WAYS = {
    "ptce_geo, page Carte": ("app.py", lambda sent: int(re.search(r"phrase\W+(\d+)", sent)[1])),
    "st_folium ordinaire": (
        "benchmarks/serveur_ordinaire.py",
        lambda sent: sent.count("L.marker("),
    ),
}


def expected() -> list[int]:
    """How many PTCE each filter shows, counted without a page; all of them have a point."""
    from ptce_geo import paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    rows = summary.ready(join(read_records(paths.RECORDS)))
    facets = summary.facets(rows)
    shown = [summary.ptce(rows[summary.kept(facets, parse_qs(query))]) for query in ADDRESSES]
    assert all(ptce.lon.notna().all() for ptce in shown)
    return [len(ptce) for ptce in shown]


async def counted(url: str, count) -> list[int]:
    """How many PTCE a new session is shown for each filter."""
    session = Session(url)
    await session.open()
    found = []
    for query in ADDRESSES:
        await session.run(query)
        found.append(count(" ".join(str(message.delta) for message in session.heard)))
    await session.close()
    return found


async def grown(url: str, pid: int, waits: Curve, weights: Curve, options) -> None:
    """Add sessions, size after size, and measure each."""
    sessions: list[Session] = []
    for size in (size for size in SIZES if size <= options.plus_grand):
        if too_long(waits, size, options.limite):
            weights.stopped = "non lancé"
            break
        while len(sessions) < size:
            sessions.append(Session(url))
            await sessions[-1].open()
            await sessions[-1].filter()
        rounds = []
        for _ in range(ROUNDS):
            rounds.append(max(await asyncio.gather(*(one.filter() for one in sessions))))
            await asyncio.sleep(1)
        waits.values[size] = statistics.median(rounds)
        weights.values[size] = memory(pid)
        print(f"{waits.name}, {size} sessions", file=sys.stderr, flush=True)
    await asyncio.gather(*(one.close() for one in sessions))


def main(options: argparse.Namespace) -> None:
    """One server after the other, then the tables and the plots."""
    wanted = expected()
    waits, weights = [], []
    for name, (script, count) in WAYS.items():
        waits.append(Curve(name))
        weights.append(Curve(name))
        port, server = started(ROOT / script)
        try:
            url = f"http://localhost:{port}/"
            found = asyncio.run(counted(url, count))
            assert found == wanted, f"{name} : {found} au lieu de {wanted}"
            asyncio.run(asyncio.sleep(options.chauffe))
            asyncio.run(grown(url, server.pid, waits[-1], weights[-1], options))
        finally:
            stopped(server)
    print(f"PTCE affichés par les quatre filtres, des deux côtés : {wanted}\n")
    print("Un autre filtre demandé par toutes les sessions au même instant, dernier servi (s) :\n")
    print(table("sessions", waits))
    print("\nMémoire du serveur (Mo) :\n")
    print(table("sessions", weights))
    if not options.sans_figure:
        title = "Attente du dernier servi selon le nombre de sessions"
        plot("croissance-sessions", title, ("sessions au même instant", "secondes"), waits)
        title = "Mémoire du serveur selon le nombre de sessions"
        plot("croissance-memoire", title, ("sessions ouvertes", "Mo"), weights)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--plus-grand", type=int, default=100, help="sessions")
    reader.add_argument("--limite", type=float, default=120, help="secondes")
    reader.add_argument("--chauffe", type=float, default=20, help="secondes avant de mesurer")
    reader.add_argument("--sans-figure", action="store_true")
    main(reader.parse_args())
