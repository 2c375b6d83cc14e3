"""From the drop of a file on the page *Importer* to its map painted, in Chromium.

``python benchmarks/bench_drop.py`` starts the application, drops the demonstration of 180
candidatures in Démarche numérique form (XLSX), clicks, and waits for every sign of the map: the
first file of a server that has just started, the first of one that has had time to warm up, then
others. The peer, in the same run and the same Chromium, is a page that does with the same
file what ``pandas.read_excel`` and folium do alone: it understands no label and places nothing.
The file is dropped four seconds after the page is there.
Seconds on the clock, then, in brackets, of the server's processor up to the map, its children
included.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import PATIENCE, chromium, started, stopped, wait_for  # noqa: E402

from ptce_geo import demonstration, demonstration_files  # noqa: E402
from ptce_geo import texts_importer as words  # noqa: E402

LIMIT = 3.0  # seconds, from the drop to the map, once the server is warm
SIZE, FILES, WARM = 180, 7, 15.0
# Seconds between the page and the drop: those of looking for one's file, in which the server makes
# ready (``web.keep_ready``).
LOOKING = 4.0
TICKS = 100  # of processor time a second, as Linux counts them
ORDINARY = Path(__file__).with_name("serveur_import_ordinaire.py")


def processor(pid: int) -> float:
    """Seconds of processor of a process and of its children that ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def signs(page) -> int:
    """Signs painted on the map of the page; 0 before there is any."""
    frames = [frame for frame in page.frames if "streamlit_folium" in frame.url]
    return frames[-1].locator("path.signe, .leaflet-marker-icon").count() if frames else 0


def dropped(page, path: Path, ask: str | None) -> float:
    """Seconds from the drop to the signs on the map."""
    box = page.locator("input[type=file]").first
    start = time.perf_counter()
    box.set_input_files(str(path))
    if ask is not None:
        button = page.get_by_role("button", name=ask, exact=True)
        wait_for(page, button.is_enabled, "le fichier n'arrive pas")
        button.click()
    wait_for(page, lambda: signs(page), "pas de carte")
    return time.perf_counter() - start


def measured(script: Path, address: str, path: Path, ask: str | None, wait: float) -> list:
    """``(clock, processor, signs)`` of each drop on one server, each in a new window."""
    port, server = started(script)
    try:
        with chromium() as browser:
            time.sleep(wait)
            return [
                in_a_window(browser, f"http://localhost:{port}/{address}", server.pid, path, ask)
                for _ in range(FILES)
            ]
    finally:
        stopped(server)


def in_a_window(
    browser, url: str, pid: int, path: Path, ask: str | None
) -> tuple[float, float, int]:
    """``(clock, processor, signs)`` of one drop in a window of its own."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=1000 * PATIENCE)
    page.wait_for_timeout(1000 * LOOKING)
    before = processor(pid)
    clock = dropped(page, path, ask)
    spent = processor(pid) - before
    # All signs are drawn at once; what comes after must not add any.
    page.wait_for_timeout(1500)
    drawn = signs(page)
    page.close()
    return clock, spent, drawn


def tell(name: str, found: list) -> None:
    """One line: median and extremes on the clock, median of processor."""
    clock = [one[0] for one in found]
    cpu = statistics.median(one[1] for one in found)
    print(
        f"{name:44} {statistics.median(clock):.2f} s [{min(clock):.2f} à {max(clock):.2f}]"
        f" ({cpu:.2f})",
        flush=True,
    )


def main() -> None:
    """Measure, compare, and fail past the limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demonstration.xlsx"
        demonstration_files.write(demonstration.demonstration(SIZE), path, "demarche")
        cold = measured(ROOT / "app.py", "importer", path, words.LIRE, 0.0)
        warm = measured(ROOT / "app.py", "importer", path, words.LIRE, WARM)
        usual = measured(ORDINARY, "", path, None, 0.0)
    counts = {one[2] for one in [*cold, *warm]}
    if len(counts) > 1:
        raise SystemExit(f"la même carte n'est pas dessinée à chaque fois : {counts}")
    print(f"{SIZE} candidatures, {counts.pop()} signes (page ordinaire : {usual[-1][2]})")
    tell("premier fichier, serveur qui démarre", cold[:1])
    tell(f"premier fichier, serveur démarré depuis {WARM:.0f} s", warm[:1])
    tell("fichiers suivants", [*cold[1:], *warm[1:]])
    tell("page ordinaire (read_excel + st_folium)", usual[1:])
    late = statistics.median(one[0] for one in warm)
    ratio = late / statistics.median(one[0] for one in usual[1:])
    print(f"rapport à la page ordinaire : {ratio:.1f}")
    if max(late, warm[0][0]) > LIMIT:
        raise SystemExit(f"du dépôt à la carte : plus de {LIMIT:.0f} s")


if __name__ == "__main__":
    main()
