"""From the click on a filter to the territories recoloured, beside folium GeoJson, in one run.

``python benchmarks/bench_couches.py`` starts one server after the other, clicks the same filter in
the same Chromium and prints medians in seconds. Both ways must first colour the same number of
zones, which is also counted by Python alone.
"""

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served, wait_for  # noqa: E402

# Level, updates of ours, updates of the usual way, limit of the median in seconds.
LEVELS = (("epci", 15, 5, 0.10), ("communes", 11, 2, 0.35))

# How many zones hold something; -1 while the frame is being mounted.
OURS = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    const fond = inside?.map?.ptce?.dessous?.fond;
    return fond ? fond.rangs.reduce((held, rang) => held + (rang > 0), 0) : -1;
}"""
USUAL = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    if (!inside?.map) return -1;
    let held = 0, all = 0;
    inside.map.eachLayer(layer => {
        if (!layer.feature) return;
        all += 1;
        held += layer.options.fillColor !== '#fdfcf9';
    });
    return all ? held : -1;
}"""
# Clicks, then waits for the expected number of zones and for two frames: they are painted.
UPDATE = """async ([button, expected]) => {
    const coloured = COLOURED;
    const pill = [...document.querySelectorAll('button')].find(b => b.innerText.startsWith(button));
    const frame = () => new Promise(requestAnimationFrame);
    const start = performance.now();
    pill.click();
    while (coloured() !== expected) {
        if (performance.now() - start > 120000) return NaN;
        await new Promise(resolve => setTimeout(resolve, 4));
    }
    await frame(); await frame();
    return (performance.now() - start) / 1000;
}"""


def expected(niveau: str) -> tuple[int, int]:
    """Zones that some PTCE declares, and that some laureate declares, counted without the page."""
    from ptce_geo import choropleth, paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    read = read_records(paths.RECORDS)
    rows = summary.ready(join(read))
    held = [
        int(choropleth.declaring(some, read.perimetres, niveau).chiffres["valeur"].gt(0).sum())
        for some in (rows, rows[rows["statut"].eq("laureate")])
    ]
    return held[0], held[1]


def measure(
    script: Path, address: str, coloured: str, held: tuple[int, int], updates: int, **env: str
) -> list[float]:
    """Seconds of each update while one filter is switched on and off."""
    every, laureates = held
    with served(script, **env) as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url + address)
        wait_for(page, lambda: page.evaluate(coloured) == every, f"{every} zones colorées")
        page.wait_for_timeout(1500)
        seconds = []
        for turn in range(updates + 2):
            script_text = UPDATE.replace("COLOURED", coloured)
            wanted = every if turn % 2 else laureates
            seconds.append(page.evaluate(script_text, ["Lauréate", wanted]))
            page.wait_for_timeout(400)
    # The first switch on and off warms everything up.
    return seconds[2:]


def main() -> None:
    """Measure both ways at both levels and compare."""
    late = []
    for niveau, ours, usual, limit in LEVELS:
        held = expected(niveau)
        print(f"{niveau} : {held[0]} zones colorées, {held[1]} pour les lauréats, des deux côtés")
        page = measure(ROOT / "app.py", f"?fond=perimetres&niveau={niveau}", OURS, held, ours)
        plain = measure(
            ROOT / "benchmarks" / "serveur_couches_ordinaires.py",
            "",
            USUAL,
            held,
            usual,
            PTCE_BANC_NIVEAU=niveau,
        )
        for name, seconds in (("page Carte", page), ("folium.Map et GeoJson", plain)):
            print(
                f"  {name:22} médiane {statistics.median(seconds):.3f} s"
                f" (de {min(seconds):.3f} à {max(seconds):.3f}, {len(seconds)} mises à jour)"
            )
        print(f"  rapport {statistics.median(plain) / statistics.median(page):.0f}")
        if statistics.median(page) > limit:
            late.append(f"{niveau} : médiane au-dessus de {limit} s")
    if late:
        raise SystemExit(" ; ".join(late))


if __name__ == "__main__":
    main()
