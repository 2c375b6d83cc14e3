"""From the click on a filter to the territories recoloured, beside folium GeoJson, in one run.

The map is coloured before the server has answered: the time until the legend and the sentence of
the page agree comes on a second line, then what that answer costs the server.

``python benchmarks/bench_couches.py`` starts one server after the other, clicks the same filter in
the same Chromium and prints medians in seconds. Both ways must colour the same number of zones in
each class, which Python alone counts too; on the page, each zone must have the class that Python
gives it.
"""

import re
import statistics
import sys
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served, wait_for  # noqa: E402

# Level, updates of ours, updates of the usual way, limit of the median in seconds.
LEVELS = (("epci", 21, 5, 0.10), ("communes", 21, 2, 0.35))
# The usual way takes this many times longer at least.
TIMES = 10
PILL = "Lauréate"

# How many zones are in each class from the first, "" while the frame is being mounted.
OURS = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    const fond = inside?.map?.ptce?.dessous?.fond;
    if (!fond) return '';
    const held = [0, 0, 0, 0, 0];
    fond.rangs.forEach(rang => { if (rang > 0) held[rang - 1] += 1; });
    return held.join();
}"""
USUAL = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    const colours = ['#f3edc4', '#cbe0a8', '#8dc69a', '#4c9f8f', '#1c6b75'];
    if (!inside?.map) return '';
    let all = 0;
    const held = [0, 0, 0, 0, 0];
    inside.map.eachLayer(layer => {
        if (!layer.feature) return;
        all += 1;
        const rank = colours.indexOf(layer.options.fillColor);
        if (rank >= 0) held[rank] += 1;
    });
    return all ? held.join() : '';
}"""
# What a choice is coloured from has come: without it the map would wait for the server.
READY = """() => {
    const state = document.querySelector('iframe[src*=streamlit_folium]').contentWindow.map.ptce;
    return Boolean(state.choix && state.dessous.chiffres);
}"""
# The class of each zone, and how many have a pixel of the canvas in another colour than theirs.
PAINTED = """() => {
    const under = document.querySelector('iframe[src*=streamlit_folium]').contentWindow
        .map.ptce.dessous;
    const sheet = under.classes, {width, height} = sheet._container, {numbers} = under.pixels;
    const bytes = sheet._ctx.getImageData(0, 0, width, height).data, wrong = new Set();
    const classes = under.couleurs.classes.map(colour => parseInt(colour.slice(1), 16));
    numbers.forEach((zone, at) => {
        const rang = zone < 0 ? 0 : under.fond.rangs[zone];
        const painted = bytes[4 * at] << 16 | bytes[4 * at + 1] << 8 | bytes[4 * at + 2];
        if (rang > 0 && painted !== classes[rang - 1]) wrong.add(zone);
    });
    return {rangs: [...under.fond.rangs].join(), wrong: wrong.size};
}"""
# Clicks, then waits for the zones of each class and for two frames: they are painted. Where the
# page has a legend, then for it and the number of the sentence, and two frames.
UPDATE = """async ([button, held, legend, ptce]) => {
    const coloured = COLOURED;
    const pill = [...document.querySelectorAll('button')].find(b => b.innerText.startsWith(button));
    const frame = () => new Promise(requestAnimationFrame);
    const told = () => parseInt(document.querySelector('.phrase').textContent) === ptce
        && [...document.querySelectorAll('.legende.couches li')]
            .map(line => line.textContent).join() === legend;
    const start = performance.now();
    const seconds = async (agreed) => {
        while (!agreed()) {
            if (performance.now() - start > 120000) return NaN;
            await new Promise(resolve => setTimeout(resolve, 4));
        }
        await frame(); await frame();
        return (performance.now() - start) / 1000;
    };
    pill.click();
    const painted = await seconds(() => coloured() === held);
    return [painted, document.querySelector('.legende.couches') ? await seconds(told) : NaN];
}"""


@dataclass(frozen=True)
class Expected:
    """What Python alone counts of a choice.

    Attributes
    ----------
    held : str
        Zones of each class from the first, parted by commas.
    rangs : str
        Class of each zone, parted by commas.
    legend : str
        Lines of the legend, parted by commas.
    ptce : int
        PTCE shown.
    """

    held: str
    rangs: str
    legend: str
    ptce: int

    @property
    def zones(self) -> int:
        """Zones that hold something."""
        return sum(map(int, self.held.split(",")))


def expected(niveau: str) -> tuple[Expected, Expected]:
    """What some PTCE declare, and what some laureate declares, counted without the page."""
    from ptce_geo import paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    read = read_records(paths.RECORDS)
    rows = summary.ready(join(read))
    laureates = rows[rows["statut"].eq("laureate")]
    return told(rows, read.perimetres, niveau), told(laureates, read.perimetres, niveau)


def told(rows, perimetres, niveau: str) -> Expected:
    """What is expected of some candidatures."""
    from ptce_geo import choropleth, choropleth_words

    shown = choropleth_words.coloured(choropleth.declaring(rows, perimetres, niveau))
    ranks = shown.rangs.tolist()
    lines = re.findall(r"<li>(.*?)</li>", choropleth_words.legend_html(shown))
    return Expected(
        ",".join(str(ranks.count(rank)) for rank in range(1, 6)),
        ",".join(map(str, ranks)),
        ",".join(unescape(re.sub(r"<[^>]+>", "", line)) for line in lines),
        rows["id_ptce"].nunique(),
    )


def measure(
    script: Path, address: str, coloured: str, cases: tuple[Expected, Expected], updates: int, **env
) -> tuple[list[float], list[float]]:
    """Seconds of each update while one filter is switched on and off: the map, then the words."""
    every, laureates = cases
    with served(script, **env) as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(url + address)
        wait_for(page, lambda: page.evaluate(coloured) == every.held, f"{every.held} zones")
        if coloured == OURS:
            wait_for(page, lambda: page.evaluate(READY), "ce dont un choix est coloré")
        page.wait_for_timeout(1500)
        seconds = []
        text = UPDATE.replace("COLOURED", coloured)
        for turn in range(updates + 2):
            case = every if turn % 2 else laureates
            seconds.append(page.evaluate(text, [PILL, case.held, case.legend, case.ptce]))
            if coloured == OURS:
                painted = page.evaluate(PAINTED)
                if painted != {"rangs": case.rangs, "wrong": 0}:
                    raise SystemExit(f"{address} : la carte ne montre pas les classes attendues")
            page.wait_for_timeout(400)
    # The first switch on and off warms everything up.
    painted, words = zip(*seconds[2:], strict=True)
    return list(painted), list(words)


def server_cost(niveau: str) -> tuple[float, float]:
    """Processor seconds of the server's run for a choice nobody made yet, and made before."""
    from test_pages import opened

    from ptce_geo import ui_vue
    from ptce_geo.watch import watch

    app = opened(fond="perimetres", niveau=niveau)

    def run(region: str) -> float:
        app.session_state[ui_vue.VIEW].update(region=[region], statut=["laureate", "repertoire"])
        start = time.process_time()
        app.run()
        assert not app.exception
        return time.process_time() - start

    regions = watch().current().candidatures["code_region"].dropna().unique().tolist()
    first, again = ([run(region) for region in regions] for _ in range(2))
    return statistics.median(first), statistics.median(again)


def line(name: str, seconds: list[float]) -> str:
    """A median and its range, in words."""
    return (
        f"  {name:24} médiane {statistics.median(seconds):.3f} s"
        f" (de {min(seconds):.3f} à {max(seconds):.3f}, {len(seconds)} mises à jour)"
    )


def main() -> None:
    """Measure both ways at both levels and compare."""
    late = []
    for niveau, ours, usual, limit in LEVELS:
        cases = expected(niveau)
        every, laureates = cases
        print(
            f"{niveau} : {every.zones} zones colorées, {laureates.zones} pour les lauréats,"
            " en cinq classes, des deux côtés"
        )
        address = f"?fond=perimetres&niveau={niveau}"
        page, words = measure(ROOT / "app.py", address, OURS, cases, ours)
        script = ROOT / "benchmarks" / "serveur_couches_ordinaires.py"
        plain, _ = measure(script, "", USUAL, cases, usual, PTCE_BANC_NIVEAU=niveau)
        print(line("page Carte, la carte", page))
        print(line("    légende et phrase", words))
        print(line("folium.Map et GeoJson", plain))
        times = statistics.median(plain) / statistics.median(page)
        print(f"  rapport des médianes : {times:.0f}")
        first, again = server_cost(niveau)
        print(
            f"  exécution de la page, temps de processeur : {first:.3f} s pour un choix nouveau,"
            f" {again:.3f} s pour un choix déjà fait"
        )
        if statistics.median(page) > limit:
            late.append(f"{niveau} : médiane au-dessus de {limit} s")
        if times < TIMES:
            late.append(f"{niveau} : moins de {TIMES} fois plus vite")
    if late:
        raise SystemExit(" ; ".join(late))


if __name__ == "__main__":
    main()
