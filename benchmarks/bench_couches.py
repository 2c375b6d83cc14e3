"""From the click on a filter to the territories recoloured, and first paintings, beside usual ways.

``python benchmarks/bench_couches.py [level …]`` starts one server after the other, clicks the same
filter in the same Chromium and prints medians in seconds. The peers: folium's GeoJson given to
st_folium, the same map as a page of static HTML in a frame, and pydeck's GeoJsonLayer. Every way
must colour the number of zones that Python counts alone: read on Leaflet's layers, or, for
pydeck, on the data of the layers once all are loaded and drawn. A way that has not after
``--limite`` seconds says so. WebGL runs in software where there is no graphics card: pydeck would
be faster on a machine that has one.
"""

import argparse
import math
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app_server import chromium, served  # noqa: E402
from painted import (  # noqa: E402
    DECK,
    FOLIUM,
    HTML,
    Way,
    first_paints,
    ratio,
    told,
    updates,
)

# By level: updates of ours, updates of the peers, limit of our median in seconds.
LEVELS = {"epci": (15, 4, 0.10), "communes": (11, 2, 0.35)}
ORDINARY = ROOT / "benchmarks" / "serveur_couches_ordinaires.py"

# How many zones hold something; -1 while the map is being mounted or drawn.
GROUND = """() => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow;
    const fond = inside?.map?.ptce?.dessous?.fond;
    return fond ? fond.rangs.reduce((held, rang) => held + (rang > 0), 0) : -1;
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
        ("st_folium et GeoJson", "st_folium", ZONES.replace("FRAME", FOLIUM)),
    )
    return (
        Way("page Carte", ROOT / "app.py", GROUND, f"?fond=perimetres&niveau={niveau}"),
        *(
            Way(name, ORDINARY, count, env=env | {"PTCE_BANC_VOIE": voie})
            for name, voie, count in peers
        ),
    )


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


def measured(
    browser, way: Way, held: tuple[int, int], visits: int, turns: int, limit: float
) -> tuple[list[float], list[float]]:
    """Seconds of first paintings, and of each update while one filter is switched on and off."""
    every, laureates = held
    with served(way.script, **way.env) as url:
        first, page = first_paints(browser, url, way, every, visits, limit)
        if page is None:
            return first, [math.inf]
        page.wait_for_timeout(1500)
        seconds = updates(page, way, "Lauréate", every, laureates, turns, limit)
        page.context.close()
    return first, seconds


def compare(browser, niveau: str, options: argparse.Namespace) -> float:
    """Measure every way at a level, print the comparison, and return our median."""
    ours, usual, _ = LEVELS[niveau]
    held, limit = expected(niveau), options.limite
    mine, *peers = ways(niveau)
    turns = min(ours, options.mises_a_jour), min(usual, options.mises_a_jour)
    found = {mine: measured(browser, mine, held, options.visites, turns[0], limit)}
    for way in peers:
        found[way] = measured(browser, way, held, options.visites, turns[1], limit)
    print(
        f"{niveau} : {held[0]} zones colorées, {held[1]} pour les lauréats, de tous les côtés\n"
        "  du clic sur un filtre à la carte"
    )
    for way, (_, seconds) in found.items():
        line = told(seconds, limit, "mises à jour")
        print(f"    {way.name:22} {line}  {ratio(seconds, found[mine][1], limit)}")
    print("  première peinture, cache vide, serveur chaud")
    for way, (first, _) in found.items():
        line = told(first, limit, "visites")
        print(f"    {way.name:22} {line}  {ratio(first, found[mine][0], limit)}")
    sys.stdout.flush()
    return statistics.median(found[mine][1])


def main(options: argparse.Namespace) -> None:
    """Measure every way at each level and compare."""
    late = []
    with chromium() as browser:
        for niveau in options.niveaux or LEVELS:
            if compare(browser, niveau, options) > LEVELS[niveau][2]:
                late.append(f"{niveau} : médiane au-dessus de {LEVELS[niveau][2]} s")
    if late:
        raise SystemExit(" ; ".join(late))


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("niveaux", nargs="*", help=", ".join(LEVELS))
    reader.add_argument("--mises-a-jour", type=int, default=15, help="au plus")
    reader.add_argument("--visites", type=int, default=3)
    reader.add_argument("--limite", type=float, default=120, help="secondes")
    main(reader.parse_args())
