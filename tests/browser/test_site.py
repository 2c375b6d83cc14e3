"""The static map opens from the disk, from a plain server, and as one file; one script for all."""

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode

import axe
import pandas as pd
import pytest
import shipped
from app_server import wait_for
from candidatures_exemple import candidatures

from ptce_geo import (
    choropleth,
    choropleth_words,
    maps,
    nearness,
    ptce_search,
    site_data,
    spiral,
    standalone,
    summary,
    tables,
    texts,
)
from ptce_geo.declared_members import Declared
from ptce_geo.join import join
from ptce_geo.names import normalize
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records
from ptce_geo.reference import reference
from ptce_geo.site_perimeters import commune_names

pytestmark = pytest.mark.browser

# Keeps what is given to the map, to compare it with what Python would give.
SPY = """
let carte;
Object.defineProperty(window, 'ptceCarte', {
  set(value) {
    const {show, install} = value;
    carte = {...value, show(map, data) { window.montre = data; show(map, data); },
      install(map, options) { window.laCarte = map; install(map, options); }};
  },
  get() { return carte; }
});
"""
VIEWS = [
    {},
    {"appel": ["AAP2013"]},
    {"appel": ["repertoire"], "statut": ["repertoire"]},
    {"appel": ["AMI2021", "AMI2023"], "phase": ["gestation"]},
    {"statut": ["laureate"], "secteur": ["alimentation", "culture"], "region": ["53", "11"]},
    {"phase": ["inconnue"], "q": ["ÉCO"]},
    {"q": ["st denis"]},
    {"q": ["Œuvre  l'", ""], "appel": ["AAP2013"]},
    {"q": ["rien de tel"]},
    {"q": ["montaigu vendee"]},
]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of the project's records, and the rows it is made of."""
    folder = shipped.site(tmp_path_factory.mktemp("site"))
    records = read_records(RECORDS)
    secteurs = tables.sector_words(records.secteurs)
    communes = commune_names(nearness.declared_items(records, reference()))
    return folder, summary.ready(join(records)), secteurs, communes


def found_by(query, searched, communes):
    """PTCE whose words, or one commune of whose perimeter, begin with each word searched."""
    own = set(ptce_search.matching(searched, query))
    if not query.strip():
        return own
    names = {one: pd.Series(of, dtype="str").map(normalize) for one, of in communes.items()}
    return own | {one for one, of in names.items() if ptce_search.matching(of, query)}


@pytest.fixture(scope="session")
def server(site):
    """Address of the site behind the plainest server there is."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *said):
            pass

    handler = functools.partial(Quiet, directory=str(site[0]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def drawn(page):
    """Wait for the signs of the whole map."""
    wait_for(page, lambda: page.locator("path.signe").count(), "la carte ne s'affiche pas")
    return page


def shown(page):
    """Names of the rows in sight."""
    return page.locator("main > .table tbody tr:visible th a").all_inner_texts()


def test_the_script_shows_what_python_counts(page, site):
    folder, rows, secteurs, communes = site
    words = site_data.labels(rows, secteurs)
    every, searched = summary.ptce(rows), ptce_search.search_texts(rows)
    spread = spiral.spread(every).set_index(every["id_ptce"])
    page.add_init_script(SPY)
    page.goto((folder / "index.html").as_uri())
    for view in VIEWS:
        chosen = {name: codes for name, codes in view.items() if name != "q"}
        found = rows["id_ptce"].isin(found_by(view.get("q", [""])[0], searched, communes))
        among, facets = rows[found], summary.facets(rows)
        passing = rows[summary.kept(facets, chosen) & found.to_numpy()]
        page.evaluate("hash => { location.hash = hash; }", urlencode(view, doseq=True))
        page.wait_for_timeout(50)
        ptce = summary.ptce(passing).join(spread, on="id_ptce") if len(passing) else every.iloc[:0]
        cells = page.evaluate(
            "() => Array.from(document.querySelectorAll('main > .table tbody tr'))"
            ".filter(row => !row.hidden).map(row => [row.cells[0].querySelector('a'),"
            " ...Array.from(row.cells).slice(1)].map(cell => cell.textContent))"
        )
        assert cells == tables.ptce_table(ptce, secteurs).to_numpy().tolist(), view
        points = page.evaluate("() => window.montre.points")
        assert points == json.loads(json.dumps(maps.points(ptce) if len(ptce) else [])), view
        vague = int(ptce["precision"].isin(["departement", "region"]).sum())
        said = texts.phrase(len(ptce), len(every), int(ptce["lon"].isna().sum()), vague)
        assert page.inner_text(".phrase") == said, view
        held = {name: table[found.to_numpy()] for name, table in facets.items()}
        right = summary.counts(among["id_ptce"], held, chosen) if len(among) else {}
        for name in words:
            counts = page.evaluate(
                "name => Object.fromEntries(Array.from(document.querySelectorAll("
                "`input[name=${name}]`)).map(box => [box.value, "
                "Number(box.parentNode.querySelector('.nombre').textContent.slice(1, -1))]))",
                name,
            )
            assert counts == right.get(name, dict.fromkeys(counts, 0)), (view, name)


@pytest.mark.parametrize("where", ["file", "http"])
def test_a_reader_filters_opens_a_card_goes_back_and_shares_the_address(page, site, server, where):
    root = server if where == "http" else site[0].as_uri() + "/"
    page.goto(root + "index.html")
    drawn(page)
    assert page.inner_text(".phrase").startswith("93 PTCE affichés sur 93")
    page.check("input[name=appel][value=AAP2013]")
    assert page.inner_text(".phrase").startswith("17 PTCE affichés sur 93")
    assert "(17)" in page.locator("label", has_text="Lauréate").inner_text()
    page.get_by_label("Rechercher").fill("jura")
    assert shown(page) == ["Clus'Ter Jura"]
    assert page.inner_text("details.filtres > summary") == "Filtres 2 en vigueur"
    # By keyboard: the button of the row opens the card and the focus goes there.
    page.get_by_role("button", name="Voir Clus'Ter Jura sur la carte").focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#fiche h2") == "Clus'Ter Jura"
    assert page.evaluate("() => document.activeElement.id") == "fiche"
    assert page.url.endswith("#appel=AAP2013&q=jura&ptce=clus-ter-jura")
    # One gesture, one step back, a word typed being one gesture.
    page.go_back()
    assert page.locator("#fiche h2").count() == 0
    page.go_back()
    assert page.inner_text(".phrase").startswith("17 PTCE")
    assert page.get_by_label("Rechercher").input_value() == ""
    page.go_forward()
    page.go_forward()
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    drawn(page)
    assert page.is_checked("input[name=appel][value=AAP2013]")
    assert shown(page) == ["Clus'Ter Jura"]
    # The page of the PTCE, and back to the map.
    page.get_by_role("link", name="Fiche complète").click()
    assert page.inner_text("h1") == "Clus'Ter Jura"
    page.get_by_role("link", name="Voir sur la carte").click()
    drawn(page)
    assert page.inner_text("#fiche h2") == "Clus'Ter Jura"
    page.get_by_role("button", name="Fermer la fiche").click()
    assert page.url == root + "index.html"
    assert [url for url in page.asked if not url.startswith((root, "data:"))] == []
    assert page.errors == []


def test_an_address_that_means_nothing_is_told(page, site):
    page.goto((site[0] / "index.html").as_uri() + "#appel=AAP1999&ptce=absent&annee=2013")
    assert "«\u00a0annee\u00a0»" in page.inner_text("#avis")
    assert "«\u00a0appel=AAP1999\u00a0»" in page.inner_text("#avis")
    assert "«\u00a0absent\u00a0»" in page.inner_text("#avis")
    assert page.inner_text(".phrase").startswith("93 PTCE")


def test_going_to_the_table_keeps_the_view_and_its_address(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site[0] / "index.html").as_uri() + "#appel=AAP2013")
    page.get_by_role("link", name="Aller au tableau").click()
    wait_for(page, lambda: page.evaluate("() => scrollY > 0"), "la page n'a pas défilé")
    assert page.url.endswith("#appel=AAP2013")
    assert page.inner_text(".phrase").startswith("17 PTCE")


def test_without_script_the_table_and_the_pages_are_there(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site[0] / "index.html").as_uri())
    assert len(shown(page)) == 93
    assert not page.locator("#filtres, #carte, .ouvrir").locator("visible=true").count()
    page.get_by_role("link", name="Clus'Ter Jura", exact=True).click()
    assert page.inner_text("h1") == "Clus'Ter Jura"
    context.close()


@pytest.mark.parametrize("name", ["index.html", "ptce/clus-ter-jura.html", "sources.html"])
def test_a_small_phone_never_scrolls_sideways(page, site, name):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((site[0] / name).as_uri())
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


def test_axe_finds_no_fault_in_any_page_of_the_site(browser, site):
    found = axe.site_reports(browser, site[0])
    assert len(found) > 90
    faults = {
        (name, look): report.ours
        for name, looks in found.items()
        for look, report in looks.items()
        if report.ours
    }
    assert faults == {}


# --- the same page as one file ------------------------------------------------------------------


@pytest.fixture
def alone(page, tmp_path):
    """The example records in a file, opened in the browser."""
    path = tmp_path / "carte.html"
    # Islands and several pieces.
    declared = Declared("alpha", "Écopôle", "laureate", "AAP2013", {"departements": ("56",)}, ())
    # Lines that the page does not have already: they are in the file, gzipped.
    items = pd.DataFrame(
        [("a13", "departement", "56")], columns=["id_candidature", "niveau", "code"]
    )
    ground = choropleth.declaring(candidatures(), items, "epci")
    html = standalone.html(
        candidatures(),
        {"culture": "Culture"},
        perimetres=[declared],
        fond=choropleth_words.coloured(ground),
    )
    path.write_text(html, encoding="utf-8")
    page.add_init_script(SPY)
    page.goto(path.as_uri())
    wait_for(page, lambda: page.locator("path.signe").count() == 6, "six signes")
    return page


def test_the_file_asks_for_nothing_but_itself(alone):
    assert len(alone.asked) == 1
    assert alone.errors == []
    assert alone.inner_text(".phrase") == (
        "7 PTCE affichés sur 7, dont 1 sans localisation. "
        "Lieu connu au département ou à la région seulement\u00a0:\u00a02."
    )


def test_a_filter_acts_on_map_table_and_sentence(alone):
    drawn = (
        "() => (laCarte.ptce.dessous.perimetres || []).map(one => [one.nom, one.parts[0].zones[0]"
        ".rings.length > 5])"
    )
    wait_for(alone, lambda: alone.evaluate(drawn) == [["Écopôle", True]], "le périmètre")
    alone.check("input[name=statut][value=deposee]")
    wait_for(alone, lambda: alone.evaluate(drawn) == [], "le périmètre reste")
    assert alone.inner_text(".compte-perimetres").startswith("0 PTCE affichés sur 1 ")
    alone.uncheck("input[name=statut][value=deposee]")
    alone.check("input[name=statut][value=repertoire]")
    assert alone.locator("main > .table tbody tr:visible").count() == 3
    assert alone.locator("path.signe").count() == 2
    # Écopôle is a laureate too: what is shown is the candidature that passes.
    assert alone.locator("tr[data-id=alpha] td").nth(0).inner_text() == "Répertoire"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ground_of_the_file_has_the_colours_of_its_legend(alone, scheme):
    alone.emulate_media(color_scheme=scheme)
    painted = """() => {
        const sheet = laCarte.ptce.dessous.classes, {width, height} = sheet._container;
        const pixels = sheet._ctx.getImageData(0, 0, width, height).data, found = new Set();
        for (let i = 0; i < pixels.length; i += 4) {
            if (pixels[i + 3]) found.add(`rgb(${[...pixels.slice(i, i + 3)].join(', ')})`);
        }
        return [...found].sort();
    }"""
    legend = """() => [...document.querySelectorAll('.aplat')].map(
        one => getComputedStyle(one).backgroundColor).sort()"""
    wait_for(alone, lambda: alone.evaluate(painted), "le fond n'est pas peint")
    # What has no PTCE is left to the colour of the land.
    assert len(alone.evaluate(legend)) == 2
    seen = "le fond n'a pas la couleur de sa légende"
    wait_for(alone, lambda: set(alone.evaluate(painted)) < set(alone.evaluate(legend)), seen)
    # A territory tells its figure and its name to whoever points at it.
    alone.locator("#carte").hover(position={"x": 300, "y": 330})
    bubble = alone.locator(".bulle")
    wait_for(alone, bubble.count, "la bulle")
    assert "aucun PTCE" in bubble.inner_text()
    alone.locator("details.chiffres summary").click()
    assert alone.locator("details.chiffres tbody tr").count() == 1253
    assert len(alone.asked) == 1
    assert alone.errors == []


def test_a_sign_opens_a_card(alone):
    alone.locator("button.vue", has_text="La Réunion").click()
    sign = alone.locator("path.signe:not([d='M0 0'])")
    wait_for(alone, lambda: sign.count() == 1, "un signe à La Réunion")
    sign.click()
    assert alone.inner_text(".fiche h2") == "<script>alert(1)</script>"


def test_a_row_opens_a_card_by_keyboard(alone):
    alone.get_by_role("button", name="Zénith").focus()
    alone.keyboard.press("Enter")
    assert "Lieu inconnu (aucun lieu publié)" in alone.inner_text(".fiche")
