"""From the click on a filter to the map painted, beside the usual st_folium way, in one run.

``python benchmarks/bench_carte.py`` starts one server after the other, clicks the same filter in
the same Chromium and prints medians in seconds. The numbers of signs drawn must agree first.
"""

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served, wait_for  # noqa: E402

UPDATES = 21
LIMIT = 0.12  # seconds, median

# Counts what is on the map of the only frame; -1 while the frame is being mounted.
DRAWN = """(selector) => {
    const frame = document.querySelector('iframe[src*=streamlit_folium]');
    const inside = frame && frame.contentDocument;
    if (!inside || !inside.querySelector('.leaflet-container')) return -1;
    return inside.querySelectorAll(selector).length;
}"""
# Clicks, then waits for the expected number of signs and for two frames: they are painted.
UPDATE = """async ([button, selector, expected]) => {
    const drawn = DRAWN;
    const pill = [...document.querySelectorAll('button')].find(b => b.innerText.startsWith(button));
    const frame = () => new Promise(requestAnimationFrame);
    const start = performance.now();
    pill.click();
    while (drawn(selector) !== expected) {
        if (performance.now() - start > 30000) return NaN;
        await new Promise(resolve => setTimeout(resolve, 4));
    }
    await frame(); await frame();
    return (performance.now() - start) / 1000;
}""".replace("DRAWN", DRAWN)


def measure(script: Path, selector: str, everything: int, laureates: int) -> list[float]:
    """Seconds of each update while one filter is switched on and off."""
    with served(script) as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        wait_for(page, lambda: page.evaluate(DRAWN, selector) == everything, f"{everything} signes")
        page.wait_for_timeout(1000)
        seconds = []
        for turn in range(UPDATES + 2):
            expected = everything if turn % 2 else laureates
            seconds.append(page.evaluate(UPDATE, ["Lauréate", selector, expected]))
            page.wait_for_timeout(300)
    # The first switch on and off warms everything up.
    return seconds[2:]


def expected() -> tuple[int, int]:
    """Number of located PTCE, and of located laureates."""
    from ptce_geo import paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    rows = summary.ready(join(read_records(paths.RECORDS)))
    every = summary.ptce(rows)["lon"].notna().sum()
    laureates = summary.ptce(rows[rows["statut"].eq("laureate")])["lon"].notna().sum()
    return int(every), int(laureates)


def main() -> None:
    """Measure both ways and compare."""
    every, laureates = expected()
    ours = measure(ROOT / "app.py", "path.signe", every, laureates)
    usual = measure(
        ROOT / "benchmarks" / "serveur_ordinaire.py", ".leaflet-marker-icon", every, laureates
    )
    print(f"{every} PTCE localisés, {laureates} lauréats : mêmes nombres de signes des deux côtés")
    for name, seconds in (("page Carte", ours), ("st_folium ordinaire", usual)):
        print(
            f"{name:20} médiane {statistics.median(seconds):.3f} s"
            f" (de {min(seconds):.3f} à {max(seconds):.3f}, {len(seconds)} mises à jour)"
        )
    ratio = statistics.median(usual) / statistics.median(ours)
    print(f"rapport des médianes : {ratio:.1f}")
    if statistics.median(ours) > LIMIT:
        raise SystemExit(f"médiane au-dessus de {LIMIT} s")


if __name__ == "__main__":
    main()
