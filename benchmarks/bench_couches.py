"""From the click on a filter to the territories recoloured, and first paintings, beside usual ways.

``python benchmarks/bench_couches.py [level …]`` starts one server after the other, clicks the same
filter in the same Chromium and prints medians in seconds. The peers: folium's GeoJson given to
st_folium, the same map as a page of static HTML in a frame, and pydeck's GeoJsonLayer. Every way
must colour the number of zones that Python counts alone: read on Leaflet's layers, or, for
pydeck, on the data of the layers once all are loaded and drawn. A way that has not after
``--limite`` seconds says so. WebGL runs in software where there is no graphics card: pydeck would
be faster on a machine that has one.

Our map is coloured before the server has answered: the time until the legend of the page tells the
same number of zones comes on a second line; last, what that answer costs the server. On our map,
each zone must have the class that Python gives it, and its pixels the colour of that class.
"""

import argparse
import math
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served, wait_for  # noqa: E402
from painted import (  # noqa: E402
    DECK,
    FOLIUM,
    HTML,
    UPDATE,
    Way,
    first_paints,
    ratio,
    told,
    updates,
)

# By level: updates of ours, updates of the peers, limit of our median in seconds.
LEVELS = {"epci": (15, 4, 0.10), "communes": (11, 2, 0.35)}
# Of folium's GeoJson given to st_folium, the usual way, which takes so many times longer at least.
USUAL, TIMES = "st_folium et GeoJson", 10
PILL = "Lauréate"
ORDINARY = ROOT / "benchmarks" / "serveur_couches_ordinaires.py"

# How many zones hold something; -1 while the map is being mounted or drawn.
GROUND = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    const fond = inside?.map?.ptce?.dessous?.fond;
    return fond ? fond.rangs.reduce((held, rang) => held + (rang > 0), 0) : -1;
}"""
# The same number as the legend tells it.
LEGEND = """() => {
    const lines = [...document.querySelectorAll('.legende.couches li')];
    if (!lines.length) return -1;
    return lines.filter(line => /classe-\\d/.test(line.firstChild.className))
        .map(line => Number(/\\s: ([\\d\\s]+)/.exec(line.textContent)[1].replace(/\\s/g, '')))
        .reduce((sum, zones) => sum + zones, 0);
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
ZONES = """() => {
    const inside = document.querySelector('FRAME')?.contentWindow;
    if (!inside) return -1;
    const map = inside.map?.eachLayer
        ? inside.map : inside[Object.keys(inside).find(key => key.startsWith('map_'))];
    if (!map?.eachLayer) return -1;
    let held = 0, all = 0;
    map.eachLayer(layer => {
        if (!layer.feature) return;
        all += 1;
        held += layer.options.fillColor !== '#fdfcf9';
    });
    return all ? held : -1;
}"""
POLYGONS = """() => {
    const deck = DECK;
    const layers = deck?.layerManager?.getLayers() ?? [];
    if (layers.length < 3 || !layers.every(layer => layer.isLoaded)) return -1;
    if (deck.needsRedraw({clearRedrawFlags: false})) return -1;
    return layers[0].props.data
        .filter(zone => zone.properties.couleur.join() !== '253,252,249').length;
}""".replace("DECK", DECK)


def ways(niveau: str) -> tuple[Way, ...]:
    """Ours, then the peers."""
    env = {"PTCE_BANC_NIVEAU": niveau}
    peers = (
        ("pydeck GeoJsonLayer", "pydeck", POLYGONS),
        ("HTML de folium, cadre", "html", ZONES.replace("FRAME", HTML)),
        (USUAL, "st_folium", ZONES.replace("FRAME", FOLIUM)),
    )
    return (
        Way("page Carte", ROOT / "app.py", GROUND, f"?fond=perimetres&niveau={niveau}"),
        *(
            Way(name, ORDINARY, count, env=env | {"PTCE_BANC_VOIE": voie})
            for name, voie, count in peers
        ),
    )


def expected(niveau: str) -> tuple[list[int], list[int]]:
    """Class of each zone, of all PTCE and of laureates, counted without the page."""
    from ptce_geo import choropleth, choropleth_words, paths, summary
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    read = read_records(paths.RECORDS)
    rows = summary.ready(join(read))
    every, laureates = (
        choropleth_words.coloured(choropleth.declaring(some, read.perimetres, niveau))
        for some in (rows, rows[rows["statut"].eq("laureate")])
    )
    return every.rangs.tolist(), laureates.rangs.tolist()


def coloured(rangs: list[int]) -> int:
    """Zones that hold something."""
    return sum(rang > 0 for rang in rangs)


def measured(
    browser, way: Way, rangs: tuple[list[int], list[int]], visits: int, turns: int, limit: float
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of first paintings, of each update of the map as one filter goes on and off, and of
    the legend."""
    every, laureates = map(coloured, rangs)
    said: list[float] = []
    with served(way.script, **way.env) as url:
        first, page = first_paints(browser, url, way, every, visits, limit)
        if page is None:
            return first, [math.inf], said
        page.wait_for_timeout(1500)
        if way.count == GROUND:
            wait_for(page, lambda: page.evaluate(READY), "ce dont un choix est coloré")
        seconds = updates(page, way, PILL, every, laureates, turns, limit)
        if way.count == GROUND:
            legend = Way(way.name, way.script, LEGEND)
            said = updates(page, legend, PILL, every, laureates, turns, limit)
            verify(page, way, rangs, limit)
        page.context.close()
    return first, seconds, said


def verify(page, way: Way, rangs: tuple[list[int], list[int]], limit: float) -> None:
    """Stop unless every zone is in its class and in its colour, the filter on and then off."""
    for wanted in reversed(rangs):
        page.evaluate(UPDATE.replace("COUNT", way.count), [PILL, coloured(wanted), limit])
        if page.evaluate(PAINTED) != {"rangs": ",".join(map(str, wanted)), "wrong": 0}:
            raise SystemExit(f"{way.name} : la carte ne montre pas les classes attendues")
        page.wait_for_timeout(1000)


def server_cost(niveau: str) -> tuple[float, float]:
    """Processor seconds of the server's run for a choice nobody made yet, and made before."""
    from test_pages import opened as page_run

    from ptce_geo import ui_vue
    from ptce_geo.watch import watch

    app = page_run(fond="perimetres", niveau=niveau)

    def run(region: str) -> float:
        app.session_state[ui_vue.VIEW].update(region=[region], statut=["laureate", "repertoire"])
        start = time.process_time()
        app.run()
        assert not app.exception
        return time.process_time() - start

    regions = watch().current().candidatures["code_region"].dropna().unique().tolist()
    first, again = ([run(region) for region in regions] for _ in range(2))
    return statistics.median(first), statistics.median(again)


def compare(browser, niveau: str, options: argparse.Namespace) -> list[str]:
    """Measure every way at a level, print the comparison, and return what misses its limit."""
    ours, usual, most = LEVELS[niveau]
    held, limit = expected(niveau), options.limite
    mine, *peers = ways(niveau)
    turns = min(ours, options.mises_a_jour), min(usual, options.mises_a_jour)
    found = {mine: measured(browser, mine, held, options.visites, turns[0], limit)}
    for way in peers:
        found[way] = measured(browser, way, held, options.visites, turns[1], limit)
    print(
        f"{niveau} : {coloured(held[0])} zones colorées, {coloured(held[1])} pour les lauréats,"
        " de tous les côtés\n"
        "  du clic sur un filtre à la carte"
    )
    for way, (_, seconds, said) in found.items():
        line = told(seconds, limit, "mises à jour")
        print(f"    {way.name:22} {line}  {ratio(seconds, found[mine][1], limit)}")
        if said:
            print(f"    {'    sa légende':22} {told(said, limit, 'mises à jour')}")
    print("  première peinture, cache vide, serveur chaud")
    for way, (first, _, _) in found.items():
        line = told(first, limit, "visites")
        print(f"    {way.name:22} {line}  {ratio(first, found[mine][0], limit)}")
    print_cost(niveau)
    sys.stdout.flush()
    median, late = statistics.median(found[mine][1]), []
    if median > most:
        late.append(f"{niveau} : médiane au-dessus de {most} s")
    if statistics.median(found[peers[-1]][1]) < TIMES * median:
        late.append(f"{niveau} : moins de {TIMES} fois plus vite que {USUAL}")
    return late


def print_cost(niveau: str) -> None:
    """Print what the server's run costs."""
    first, again = (f"{cost:.3f}".replace(".", ",") for cost in server_cost(niveau))
    print(
        f"  réponse du serveur, temps de processeur : {first} s pour un choix nouveau,"
        f" {again} s pour un choix déjà fait"
    )


def main(options: argparse.Namespace) -> None:
    """Measure every way at each level and compare."""
    late = []
    with chromium() as browser:
        for niveau in options.niveaux or LEVELS:
            late += compare(browser, niveau, options)
    if late:
        raise SystemExit(" ; ".join(late))


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("niveaux", nargs="*", help=", ".join(LEVELS))
    reader.add_argument("--mises-a-jour", type=int, default=15, help="au plus")
    reader.add_argument("--visites", type=int, default=3)
    reader.add_argument("--limite", type=float, default=120, help="secondes")
    main(reader.parse_args())
