"""From the click on a filter to the map painted, beside the usual st_folium way, in one run.

The map is drawn before the server has answered: the time until the sentence and the table of the
page say the same number comes on a second line.

``python benchmarks/bench_carte.py`` starts one server after the other, clicks the same filter in
the same Chromium and prints medians in seconds: on the records of the project, then on fictional
ones, 2,000 of them (``--nombre``). The numbers of signs drawn must agree first. Then what the
first visit costs: cold start, first painting, bytes of our own.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served, wait_for  # noqa: E402

from ptce_geo.table_view import PAGE  # noqa: E402

LIMITS = {"des fiches": 0.10, "fictifs": 0.20}  # seconds, medians

# Counts what is on the map of the only frame; -1 while the frame is being mounted.
DRAWN = """(selector) => {
    const frame = document.querySelector('iframe[src*=streamlit_folium]');
    const inside = frame && frame.contentDocument;
    if (!inside || !inside.querySelector('.leaflet-container')) return -1;
    return inside.querySelectorAll(selector).length;
}"""
# Clicks, then waits for the expected number of signs and for two frames: they are painted. Where
# the page has a sentence and a table, then for both to tell the number of PTCE, and two frames.
UPDATE = """async ([button, selector, signs, ptce]) => {
    const drawn = DRAWN;
    const pill = [...document.querySelectorAll('button')].find(b => b.innerText.startsWith(button));
    const frame = () => new Promise(requestAnimationFrame);
    const number = text => Number((/^[\\d\\s]+/.exec(text) || [''])[0].replace(/\\s/g, '') || NaN);
    const told = () => {
        const rows = document.querySelectorAll('.tableau-ptce tbody tr').length;
        const extent = document.querySelector('.tableau-cadre + .aide');
        return number(document.querySelector('.phrase').textContent) === ptce
            && rows === Math.min(ptce, PAGE)
            && (ptce <= PAGE || number(extent.textContent.split(' sur ')[1]) === ptce);
    };
    const start = performance.now();
    const seconds = async (agreed) => {
        while (!agreed()) {
            if (performance.now() - start > 60000) return NaN;
            await new Promise(resolve => setTimeout(resolve, 4));
        }
        await frame(); await frame();
        return (performance.now() - start) / 1000;
    };
    pill.click();
    const painted = await seconds(() => drawn(selector) === signs);
    return [painted, document.querySelector('.phrase') ? await seconds(told) : NaN];
}""".replace("DRAWN", DRAWN).replace("PAGE", str(PAGE))


@dataclass(frozen=True)
class Case:
    """Records to serve, and the filter that is clicked.

    Attributes
    ----------
    name : str
    env : dict
        Environment of the server.
    pill : str
        First words of the filter's button.
    every, fewer : (int, int)
        Signs drawn, and PTCE, without the filter and with it.
    """

    name: str
    env: dict[str, str]
    pill: str
    every: tuple[int, int]
    fewer: tuple[int, int]


def signs(rows) -> tuple[int, int]:
    """Number of located PTCE of some candidatures, and of all of them."""
    from ptce_geo import summary

    ptce = summary.ptce(rows)
    return int(ptce["lon"].notna().sum()), len(ptce)


def ours_alone() -> Case:
    """The records of the project, and its laureates."""
    from ptce_geo import paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    rows = summary.ready(join(read_records(paths.RECORDS)))
    laureates = rows[rows["statut"].eq("laureate")]
    return Case("des fiches", {}, "Lauréate", signs(rows), signs(laureates))


def fictional(size: int, folder: Path) -> Case:
    """A publication of fictional laureates of two calls, and those of the first call."""
    from ptce_geo import summary
    from ptce_geo.bundle import read_bundle
    from ptce_geo.demonstration import demonstration, joined
    from ptce_geo.publish import publish

    drawn = demonstration(size, appels=["AAP2013", "AMI2023"])
    rows = joined(drawn).assign(statut="laureate")
    publish(rows, folder, perimetres=drawn.perimetres, on=date(2026, 11, 24))
    served_rows = summary.ready(read_bundle(folder).laureates)
    first = served_rows[served_rows["appel"].eq("AAP2013")]
    env = {"PTCE_PUBLICATION": str(folder)}
    return Case("fictifs", env, "AAP 2013", signs(served_rows), signs(first))


def measure(
    script: Path, selector: str, case: Case, updates: int
) -> tuple[list[float], list[float]]:
    """Seconds of each update while one filter is switched on and off: the map, then the rest."""
    with served(script, **case.env) as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(url)
        wait_for(page, lambda: page.evaluate(DRAWN, selector) == case.every[0], "les signes")
        page.wait_for_timeout(1000)
        seconds = []
        for turn in range(updates + 2):
            expected = case.every if turn % 2 else case.fewer
            seconds.append(page.evaluate(UPDATE, [case.pill, selector, *expected]))
            page.wait_for_timeout(300)
    # The first switch on and off warms everything up.
    painted, told = zip(*seconds[2:], strict=True)
    return list(painted), list(told)


def first_visit(case: Case) -> None:
    """Print how long the first paintings take, and the bytes of our own they need."""
    start = time.perf_counter()
    with chromium() as browser:
        browser.new_page().close()
        start = time.perf_counter()
        with served(ROOT / "app.py", **case.env) as url:
            cold = painted(browser, url, case, start)[0]
            later = [painted(browser, url, case, time.perf_counter()) for _ in range(5)]
    print(f"démarrage à froid, du lancement à la carte : {cold:.2f} s")
    print(f"visiteur suivant, cache vide : médiane {statistics.median(t for t, _ in later):.2f} s")
    parts = later[-1][1]
    print(f"octets à nous, gzip : {sum(parts.values()) / 1e6:.3f} Mo")
    for name, size in sorted(parts.items(), key=lambda part: -part[1]):
        print(f"    {size / 1e3:7.1f} ko  {name}")


def painted(browser, url: str, case: Case, start: float) -> tuple[float, dict[str, int]]:
    """Seconds from `start` to the signs painted in a new window, and gzipped bytes of our own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    answers, received = [], []
    page.on("response", lambda answer: answers.append(answer))
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(data)))
    page.goto(url, wait_until="commit")
    wait_for(page, lambda: page.evaluate(DRAWN, "path.signe") == case.every[0], "les signes")
    seconds = time.perf_counter() - start
    ours = {}
    for answer in answers:
        path = urlsplit(answer.url).path
        if path.startswith(("/actifs/", "/geo/", "/signes.json")) and "leaflet" not in path:
            ours[path] = len(gzip.compress(answer.body()))
    bodies = (data if isinstance(data, bytes) else data.encode() for data in received)
    # The messages of the page travel as they are.
    ours["messages de la page (non compressés)"] = sum(map(len, bodies))
    context.close()
    return seconds, ours


def compare(case: Case, updates: int) -> float:
    """Measure both ways, print the comparison, and return our median."""
    ours, told = measure(ROOT / "app.py", "path.signe", case, updates)
    plain = ROOT / "benchmarks" / "serveur_ordinaire.py"
    # Each update of thousands of markers takes it seconds.
    few = updates if case.every[0] < 500 else min(updates, 6)
    usual, _ = measure(plain, ".leaflet-marker-icon", case, few)
    print(f"PTCE {case.name} : {case.every[0]} signes, {case.fewer[0]} filtrés, des deux côtés")
    for name, seconds in (
        ("page Carte, la carte", ours),
        ("    phrase et tableau", told),
        ("st_folium ordinaire", usual),
    ):
        print(
            f"    {name:21} médiane {statistics.median(seconds):.3f} s"
            f" (de {min(seconds):.3f} à {max(seconds):.3f}, {len(seconds)} mises à jour)"
        )
    print(f"    rapport des médianes : {statistics.median(usual) / statistics.median(ours):.1f}")
    return statistics.median(ours)


def main(options: argparse.Namespace) -> None:
    """Measure every case, then the first visit."""
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        cases = [ours_alone()]
        cases += [fictional(size, Path(folder) / str(size)) for size in options.nombre]
        for case in cases:
            median = compare(case, options.mises_a_jour)
            if median > LIMITS[case.name]:
                slow.append(f"{median:.3f} s au-dessus de {LIMITS[case.name]} s ({case.name})")
    first_visit(cases[0])
    load = Path("/proc/loadavg").read_text(encoding="ascii").split()[0]
    print(f"charge de la machine à la fin : {load}")
    if slow:
        raise SystemExit(" ; ".join(slow))


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--nombre", type=int, nargs="*", default=[200, 2000])
    reader.add_argument("--mises-a-jour", type=int, default=21)
    main(reader.parse_args())
