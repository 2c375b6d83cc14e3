"""What sessions cost: memory, filters at the same instant, filters all day long, the collector.

``python benchmarks/bench_sessions.py`` speaks to the server as a browser does, in Streamlit's
protobuf over a websocket, without drawing anything. Each way of treating Python's garbage
collector has its own server: never after a rerun (ours), after each rerun (Streamlit's default),
and frozen once warm; ``bench_passages.py`` draws their memory over 5,000 reruns. ``--gestes 60``
lasts the seconds of the steady part.

Before them, one server is weighed at each step of its life (``weighed``): every process it started
counts, shared pages once. ``--poids`` does that alone, in a minute.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from app_server import chromium, started, stopped  # noqa: E402
from bench_drop import SIZE, in_a_window  # noqa: E402
from footprint import total  # noqa: E402

from ptce_geo import demonstration, demonstration_files, texts  # noqa: E402
from ptce_geo import texts_importer as words  # noqa: E402

LIMIT = 350.0  # MB, with the bundled records loaded, joined and checked
REST = 3  # seconds after each page
ADDRESSES = ("statut=laureate", "appel=AAP2013", "phase=gestation", "")
WAYS = {
    "jamais (le nôtre)": ("app.py", "false"),
    "à chaque passage": ("app.py", "true"),
    "figé une fois chaud": ("benchmarks/serveur_fige.py", "false"),
}
EVERY = 10.0  # seconds between two gestures of a session
PATIENCE = 300.0  # seconds without a word, after which a server is dead


class Session:
    """One reader: a websocket, and the gestures made through it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.turn = 0
        # What the last run sent.
        self.heard: list[ForwardMsg] = []

    async def open(self) -> float:
        """Open the page; seconds until the script has run to its end."""
        address = self.url.replace("http", "ws", 1) + "_stcore/stream"
        self.socket = await connect(
            address,
            subprotocols=["streamlit"],
            origin=self.url.rstrip("/"),
            max_size=None,
            compression=None,
        )
        return await self.run("")

    async def run(self, query: str) -> float:
        """Ask for a page with these filters; seconds until its end. A failure raises."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        self.heard = []
        start = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), PATIENCE))
            self.heard.append(told)
            if told.WhichOneof("type") == "delta":
                element = told.delta.new_element
                if element.WhichOneof("type") == "exception":
                    raise RuntimeError(element.exception.message)
            if told.WhichOneof("type") == "script_finished":
                if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError("le script ne s'est pas terminé")
                return time.perf_counter() - start

    async def filter(self) -> float:
        """The next filter, other than the one before."""
        self.turn += 1
        return await self.run(ADDRESSES[self.turn % len(ADDRESSES)])

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()


def memory(process: int) -> float:
    """Resident memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def visited(page, url: str) -> None:
    """Open every page of the application once, to its foot."""
    for stem, (_, path) in texts.PAGES.items():
        page.goto(url + ("" if stem == "carte" else path))
        page.locator("footer.pied").wait_for(state="attached", timeout=1000 * PATIENCE)
        page.wait_for_timeout(1000 * REST)


async def crowded(url: str, count: int) -> list[Session]:
    """Sessions that have opened the page and filtered once."""
    sessions = [Session(url) for _ in range(count)]
    for session in sessions:
        await session.open()
        await session.filter()
    return sessions


def weighed(options: argparse.Namespace) -> dict[str, float]:
    """Memory of a server and of all its processes (PSS, MB) at each step of its life."""
    port, server = started(ROOT / "app.py")
    url, found = f"http://localhost:{port}/", {}
    try:
        found["elle répond"] = total(server.pid)
        time.sleep(options.chauffe)
        found["chaude, sans visite"] = total(server.pid)
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            visited(page, url)
            found["chaque page ouverte une fois"] = total(server.pid)
            page.close()
        found[f"puis {options.sessions} sessions qui filtrent"] = asyncio.run(
            held(url, server.pid, options.sessions)
        )
        with chromium() as browser, tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "demonstration.xlsx"
            demonstration_files.write(demonstration.demonstration(SIZE), path, "demarche")
            in_a_window(browser, f"{url}importer", server.pid, path, words.LIRE)
            found[f"puis un fichier de {SIZE} lignes importé"] = total(server.pid)
    finally:
        stopped(server)
    return found


async def held(url: str, process: int, count: int) -> float:
    """Memory while so many sessions are there."""
    sessions = await crowded(url, count)
    weight = total(process)
    await asyncio.gather(*(session.close() for session in sessions))
    return weight


async def steadily(session: Session, delay: float, seconds: float) -> list[float]:
    """Gestures of one session, one every ``EVERY`` seconds."""
    start = time.perf_counter()
    waits = []
    for turn in range(max(1, round(seconds / EVERY))):
        await asyncio.sleep(max(0.0, start + delay + turn * EVERY - time.perf_counter()))
        waits.append(await session.filter())
    return waits


async def measured(url: str, process: int, options: argparse.Namespace) -> dict[str, float]:
    """Figures of one server, warm."""
    alone = Session(url)
    first = await alone.open()
    await asyncio.sleep(options.chauffe)
    for _ in ADDRESSES:
        await alone.filter()
    found = {"premier passage (s)": first, "mémoire chargée (Mo)": memory(process)}
    found["un filtre seul, médiane (s)"] = statistics.median(
        [await alone.filter() for _ in range(40)]
    )
    before = memory(process)
    sessions = await crowded(url, options.sessions)
    found["par session (Mo)"] = (memory(process) - before) / len(sessions)
    together = []
    for _ in range(3):
        together.append(max(await asyncio.gather(*(session.filter() for session in sessions))))
        await asyncio.sleep(1)
    found[f"{len(sessions)} au même instant, dernier servi (s)"] = statistics.median(together)
    step = EVERY / len(sessions)
    waits = await asyncio.gather(
        *(steadily(one, rank * step, options.gestes) for rank, one in enumerate(sessions))
    )
    waits = sorted(wait for each in waits for wait in each)
    found[f"{len(sessions)} toutes les {EVERY:.0f} s, médiane (s)"] = statistics.median(waits)
    found[f"{len(sessions)} toutes les {EVERY:.0f} s, p95 (s)"] = waits[int(0.95 * len(waits))]
    found["mémoire après (Mo)"] = memory(process)
    await asyncio.gather(*(session.close() for session in sessions))
    if options.depart:
        # Streamlit keeps a session two minutes after it left.
        await asyncio.sleep(options.depart)
        await alone.filter()
        found["mémoire après leur départ (Mo)"] = memory(process)
    await alone.close()
    return found


def processor(process: int) -> float:
    """Seconds of processor a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def main(options: argparse.Namespace) -> None:
    """The weight of a server, then one server after the other, then the table."""
    steps = weighed(options)
    print("mémoire du serveur et de tous ses processus (PSS, Mo)")
    for step, weight in steps.items():
        print(f"{step:44}{weight:8.0f}")
    loaded = steps["chaude, sans visite"]
    if options.poids:
        raise SystemExit(f"plus de {LIMIT:.0f} Mo" if loaded > LIMIT else 0)
    table = {}
    for way, (script, collect) in WAYS.items():
        port, server = started(ROOT / script, STREAMLIT_RUNNER_POST_SCRIPT_GC=collect)
        try:
            address = f"http://localhost:{port}/"
            table[way] = asyncio.run(measured(address, server.pid, options))
        finally:
            stopped(server)
    load = Path("/proc/loadavg").read_text(encoding="ascii").split()[0]
    print(f"ramasse-miettes ; charge de la machine à la fin : {load}")
    print(f"{'':44}" + "".join(f"{way:>22}" for way in table))
    for name in next(iter(table.values())):
        row = "".join(f"{found[name]:22.3f}" for found in table.values())
        print(f"{name:44}{row}")
    ours = next(iter(table.values()))
    if max(loaded, ours["mémoire chargée (Mo)"]) > LIMIT:
        raise SystemExit(f"données chargées : plus de {LIMIT:.0f} Mo")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--poids", action="store_true", help="la mémoire, étape par étape, seule")
    reader.add_argument("--sessions", type=int, default=50)
    reader.add_argument("--gestes", type=float, default=60)
    reader.add_argument("--chauffe", type=float, default=20, help="secondes avant de mesurer")
    reader.add_argument("--depart", type=float, default=0, help="secondes après le départ")
    main(reader.parse_args())
