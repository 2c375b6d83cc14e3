"""What axe-core finds on each page, in both themes and on a narrow screen."""

import axe
import pandas as pd
import pytest
from app_server import map_frame, wait_for
from axe import ADDRESSES, settled
from candidatures_exemple import candidatures

from ptce_geo import choropleth, choropleth_words, standalone, texts, texts_fiche

pytestmark = pytest.mark.browser


def overflow(page) -> list[str]:
    """Elements that push the page sideways."""
    return page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid=stMain]') || document.documentElement;
            if (main.scrollWidth <= innerWidth
                && document.documentElement.scrollWidth <= innerWidth) return [];
            return [...main.querySelectorAll('*')]
                .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
                .map(node => node.outerHTML.slice(0, 120)).slice(0, 5);
        }"""
    )


@pytest.fixture(scope="module")
def visits(browser, application):
    """What axe finds at each address, light, then dark and narrow; what pushes the page."""
    told = {}
    for address in ADDRESSES:
        page, found = axe.visited(browser, application + address)
        told[address] = (found, overflow(page))
        page.close()
    return told


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_no_fault_of_ours(visits, address):
    found, _ = visits[address]
    assert {look: report.ours for look, report in found.items() if report.ours} == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_scrolls_sideways_on_a_screen_of_320_pixels(visits, address):
    assert visits[address][1] == []


def test_every_listed_fault_of_streamlit_is_still_there(visits):
    seen = set().union(*(report.known for found, _ in visits.values() for report in found.values()))
    gone = [one for rank, one in enumerate(axe.listed()) if rank not in seen]
    assert gone == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault_in_the_standalone_file(browser, tmp_path, theme):
    path = tmp_path / "carte.html"
    items = pd.DataFrame({"id_candidature": ["a13"], "niveau": "departement", "code": "56"})
    ground = choropleth_words.coloured(choropleth.declaring(candidatures(), items, "regions"))
    html = standalone.html(candidatures(), {"culture": "Culture"}, perimetres=[], fond=ground)
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(color_scheme=theme)
    page.goto(path.as_uri())
    wait_for(page, lambda: page.locator("path.signe").count() > 0, "la carte ne s'affiche pas")
    page.locator("details.chiffres summary").click()
    assert axe.report(page).ours == []
    page.close()


# --- the keyboard alone ------------------------------------------------------------------------

FOCUSED = """() => {
    let at = document.activeElement, inside = false;
    while (at.shadowRoot?.activeElement || at.contentDocument?.activeElement) {
        inside = inside || Boolean(at.contentDocument);
        at = at.shadowRoot?.activeElement || at.contentDocument.activeElement;
    }
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    return {
        nom: (at.getAttribute('aria-label') || at.innerText || '').trim().split('\\n')[0],
        balise: at.localName, id: at.dataset.testid || '', classe: String(at.className),
        cadre: inside, large: box.width * box.height,
        vu: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
    };
}"""


def tab_to(page, wanted, most: int = 40, key: str = "Tab") -> list[dict]:
    """Press a key until the focus is where it is wanted; every stop on the way, the last included.

    At each, what has the focus has a size and an outline.
    """
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUSED))
        assert stops[-1]["balise"] != "body", stops
        assert stops[-1]["vu"], stops[-1]
        assert stops[-1]["large"] > 0, stops[-1]
        if wanted(stops[-1]):
            return stops
    raise AssertionError([stop["nom"] for stop in stops])


def named(text: str):
    """Whether the focus is on what bears a name that begins so."""
    return lambda stop: stop["nom"].startswith(text)


def test_the_whole_journey_is_made_with_the_keyboard_alone(page, application):
    page.goto(application)
    settled(page)
    sentence = page.inner_text(".phrase")
    # The link that skips the menu.
    assert tab_to(page, named("Aller au contenu"), most=1)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.localName") == "main"
    page.goto(application)
    settled(page)
    # A filter, then its chip.
    tab_to(page, named("Lauréate"))
    page.keyboard.press("Enter")
    wait_for(page, lambda: page.inner_text(".phrase") != sentence, "le filtre ne change rien")
    settled(page)
    menu = tab_to(page, named("Retirer le filtre Statut"))
    assert [title for title, _ in texts.PAGES.values()] == [
        stop["nom"] for stop in menu if stop["id"] == "stTopNavLink"
    ]
    page.keyboard.press("Enter")
    wait_for(page, lambda: page.inner_text(".phrase") == sentence, "la puce ne s'efface pas")
    settled(page)
    # Through the map, which lets the keyboard go on, to the heads of the table.
    stops = tab_to(page, named(texts.COLONNES["region"]))
    inside = [stop["nom"] for stop in stops if stop["cadre"]]
    assert inside[0].startswith(texts.CARTE_NOM)
    assert {texts.ZOOM_AVANT, texts.ZOOM_ARRIERE, texts.PLEIN_ECRAN} < set(inside)
    page.keyboard.press("Enter")
    heading = page.get_by_role("columnheader", name=texts.COLONNES["region"])
    wait_for(page, lambda: heading.get_attribute("aria-sort") == "ascending", "le tri")
    # A row opens its card: what the map cannot give to the keyboard.
    row = tab_to(page, lambda stop: "ouvrir" in stop["classe"])[-1]["nom"]
    page.keyboard.press("Enter")
    page.locator(".fiche h2").wait_for(timeout=60_000)
    assert page.inner_text(".fiche h2") == row
    told = page.locator(".barre-vue .cache[role=status]")
    wait_for(page, lambda: row in told.inner_text(), "la fiche n'est pas annoncée")
    settled(page)
    # Back from the row to the card, to the page of the PTCE, and back to the map.
    tab_to(page, named(texts_fiche.COMPLETE), key="Shift+Tab")
    page.keyboard.press("Enter")
    wait_for(page, lambda: page.inner_text("h1.titre") == row, "la page du PTCE")
    page.go_back()
    wait_for(page, lambda: page.inner_text("h1.titre") == texts.CARTE_TITRE, "retour à la carte")
    wait_for(page, lambda: page.locator(".fiche h2").count() == 1, "la fiche au retour")


def test_every_ptce_of_the_map_is_a_row_of_the_table(page, application):
    page.goto(f"{application}?statut=laureate&appel=AMI2021")
    frame = map_frame(page)
    rows = page.locator(".tableau-ptce tbody tr")
    wait_for(page, rows.count, "le tableau")
    on_map = set(frame.evaluate("() => [...map.ptce.signs.keys()]"))
    in_table = rows.evaluate_all("rows => rows.map(row => row.dataset.ligne)")
    assert on_map
    assert on_map <= set(in_table)
    # No sign takes the focus: nothing is said twice, nothing is lost.
    assert frame.locator("path[tabindex], .leaflet-marker-icon[tabindex]").count() == 0
