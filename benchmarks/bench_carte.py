"""From the click on a filter to the map painted, and first paintings, beside three usual ways.

``python benchmarks/bench_carte.py`` starts one server after the other, clicks the same filter in
the same Chromium and prints medians in seconds: on the records of the project, then on fictional
ones (``--nombre``). The peers: every marker given to st_folium, the same map as a page of static
HTML in a frame, and pydeck. The numbers of signs drawn must be those that Python counts, for every
way: signs in the document of Leaflet's frame, or, for pydeck, instances that WebGL was last asked
to draw. A way that has not drawn them after ``--limite`` seconds says so.

Our map is drawn before the server has answered: the time until the sentence and the table of the
page say the same number comes on a second line. Last, what the first visit costs: cold start, bytes
of our own. WebGL runs in software where there is no graphics card: pydeck would be faster on a
machine that has one.
"""

import argparse
import gzip
import math
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
from painted import (  # noqa: E402
    FOLIUM,
    HTML,
    Way,
    first_paints,
    marks,
    ratio,
    told,
    updates,
)

from ptce_geo.table_view import PAGE  # noqa: E402

# Seconds, medians, by number of signs: more than that are told, without a limit.
LIMITS = {500: 0.10, 5000: 0.20}
# Starts of a server, the time of which is a median.
COLD = 5
ORDINARY = ROOT / "benchmarks" / "serveur_ordinaire.py"

SIGNS = marks(FOLIUM, "path.signe")
# The number of PTCE that the sentence says, once the table says it too; -1 before.
TOLD = """() => {
    const number = text => Number((/^[\\d\\s]+/.exec(text) || [''])[0].replace(/\\s/g, '') || NaN);
    const rows = document.querySelectorAll('.tableau-ptce tbody tr').length;
    const extent = document.querySelector('.tableau-cadre + .aide');
    const ptce = number(document.querySelector('.phrase')?.textContent);
    const agreed = rows === Math.min(ptce, PAGE)
        && (ptce <= PAGE || number(extent?.textContent.split(' sur ')[1]) === ptce);
    return agreed ? ptce : -1;
}""".replace("PAGE", str(PAGE))
POINTS = "() => window.bancGpu?.instances ?? -1"

OURS = Way("page Carte, la carte", ROOT / "app.py", SIGNS)
SAID = Way("    phrase et tableau", ROOT / "app.py", TOLD)
PEERS = (
    Way("pydeck (WebGL)", ORDINARY, POINTS, env={"PTCE_BANC_VOIE": "pydeck"}),
    Way(
        "HTML de folium, cadre",
        ORDINARY,
        marks(HTML, ".leaflet-marker-icon"),
        env={"PTCE_BANC_VOIE": "html"},
    ),
    Way(
        "st_folium ordinaire",
        ORDINARY,
        marks(FOLIUM, ".leaflet-marker-icon"),
        env={"PTCE_BANC_VOIE": "st_folium"},
    ),
)


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


def turns(size: int, way: Way, options: argparse.Namespace) -> int:
    """How many updates are worth their time: each of thousands of markers takes seconds."""
    if way is OURS or size < 500:
        return options.mises_a_jour
    return min(options.mises_a_jour, 6 if size < 5000 else 2)


def measured(
    browser, way: Way, case: Case, options
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of first paintings, of updates of the map and, of our page, of what it says."""
    limit = options.limite
    with served(way.script, **(case.env | way.env)) as url:
        first, page = first_paints(browser, url, way, case.every[0], options.visites, limit)
        if page is None:
            return first, [math.inf], []
        if options.ouverture:
            page.context.close()
            return first, [], []
        page.wait_for_timeout(1000)
        many = turns(case.every[0], way, options)
        seconds = updates(page, way, case.pill, case.every[0], case.fewer[0], many, limit)
        said = []
        if way is OURS:
            said = updates(page, SAID, case.pill, case.every[1], case.fewer[1], many, limit)
        page.context.close()
    return first, seconds, said


def first_visit(case: Case) -> None:
    """Print how long the first map of a server takes, and the bytes of our own a visit needs."""
    seconds = []
    with chromium() as browser:
        browser.new_page().close()
        for _ in range(COLD):
            start = time.perf_counter()
            with served(ROOT / "app.py", **case.env) as url:
                seconds.append(painted(browser, url, case, start)[0])
                parts = painted(browser, url, case, time.perf_counter())[1]
    cold = told(seconds, math.inf, "démarrages")
    print(f"\ndémarrage à froid, du lancement à la carte : {cold}")
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
    wait_for(page, lambda: page.evaluate(SIGNS) == case.every[0], "les signes")
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


def compare(browser, case: Case, options: argparse.Namespace) -> float:
    """Measure every way, print the comparison, and return our median."""
    found = {way: measured(browser, way, case, options) for way in (OURS, *PEERS)}
    first_ours, ours, said = found[OURS]
    print(
        f"\nPTCE {case.name} : {case.every[0]} signes, {case.fewer[0]} filtrés, de tous les côtés"
    )
    if ours:
        print("  du clic sur un filtre à la carte")
        for way, (_, seconds, _) in found.items():
            line = told(seconds, options.limite, "mises à jour")
            print(f"    {way.name:22} {line}  {ratio(seconds, ours, options.limite)}")
            if way is OURS:
                print(f"    {SAID.name:22} {told(said, options.limite, 'mises à jour')}")
    print("  première peinture, cache vide, serveur chaud")
    for way, (first, _, _) in found.items():
        line = told(first, options.limite, "visites")
        print(f"    {way.name:22} {line}  {ratio(first, first_ours, options.limite)}")
    sys.stdout.flush()
    return statistics.median(ours or [0])


def main(options: argparse.Namespace) -> None:
    """Measure every case, then the first visit."""
    slow = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        cases = [ours_alone()]
        cases += [fictional(size, Path(folder) / str(size)) for size in options.nombre]
        for case in cases:
            median = compare(browser, case, options)
            limit = next((most for size, most in LIMITS.items() if case.every[0] < size), math.inf)
            if median > limit:
                slow.append(f"{median:.3f} s au-dessus de {limit} s ({case.every[0]} signes)")
    first_visit(cases[0])
    if slow:
        raise SystemExit(" ; ".join(slow))


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--nombre", type=int, nargs="*", default=[200, 2000, 20_000])
    reader.add_argument("--mises-a-jour", type=int, default=21)
    reader.add_argument("--ouverture", action="store_true", help="sans les filtres")
    reader.add_argument("--visites", type=int, default=5)
    reader.add_argument("--limite", type=float, default=120, help="secondes")
    main(reader.parse_args())
