"""Journeys on the map page, in a real Chromium."""

import re

import pytest
from app_server import map_frame, wait_for

from ptce_geo import texts

pytestmark = pytest.mark.browser


def drawn(frame) -> int:
    return frame.evaluate("() => document.querySelectorAll('path.signe').length")


def shown(page) -> int:
    """The number of PTCE the sentence tells."""
    return int(re.match(r"\d+", page.inner_text(".phrase")).group())


def choose_laureates(page) -> None:
    page.get_by_role("button", name=re.compile("^Lauréate")).click()


def test_no_request_leaves_the_machine_and_nothing_is_in_error(page, application):
    page.goto(application)
    map_frame(page)
    choose_laureates(page)
    page.get_by_role("link", name="Sources et méthode").click()
    wait_for(page, lambda: page.get_by_text("Ce que la carte ne dit pas").count(), "sources")
    elsewhere = [url for url in page.asked if not url.startswith((application, "data:", "blob:"))]
    assert elsewhere == []
    assert page.errors == []


def test_a_direct_link_to_a_page_finds_the_server_at_once(page, application):
    page.goto(application + "sources")
    page.wait_for_selector(".pied", timeout=60_000)
    assert f"{application}sources/_stcore/health" not in page.asked
    assert page.errors == []


def test_a_filter_changes_signs_and_count_but_not_the_view(page, application):
    page.goto(application)
    frame = map_frame(page)
    before = drawn(frame)
    frame.evaluate("() => { map.setView([48, 0], 7.5, {animate: false}); window.same = true; }")
    choose_laureates(page)
    wait_for(page, lambda: drawn(frame) < before, "le filtre n'a rien changé")
    wait_for(page, lambda: shown(page) < before, "la phrase n'a pas changé")
    assert frame.evaluate("() => [map.getZoom(), window.same]") == [7.5, True]


def test_signs_that_do_not_change_are_not_drawn_again(page, application):
    page.goto(application)
    frame = map_frame(page)
    before = drawn(frame)
    frame.evaluate("() => { window.kept = new Map(map.ptce.signs); }")
    choose_laureates(page)
    wait_for(page, lambda: drawn(frame) < before, "le filtre n'a rien changé")
    same, redrawn = frame.evaluate(
        """() => {
            const same = [...map.ptce.signs].filter(
                ([id, sign]) => sign.signature === window.kept.get(id).signature);
            return [same.length, same.filter(([id, sign]) => sign !== window.kept.get(id)).length];
        }"""
    )
    assert same > 0
    assert redrawn == 0


def test_the_view_comes_back_after_another_page(page, application):
    page.goto(application)
    frame = map_frame(page)
    frame.evaluate("() => { map.setView([43.6, 1.44], 8, {animate: false}); }")
    page.get_by_role("link", name="Sources et méthode").click()
    wait_for(page, lambda: page.get_by_text("Ce que la carte ne dit pas").count(), "sources")
    page.get_by_role("link", name="Carte", exact=True).click()
    frame = wait_for(page, lambda: map_frame(page), "carte")
    assert frame.evaluate("() => map.getZoom()") == 8


def test_a_click_on_a_sign_opens_its_card(page, application):
    page.goto(application)
    frame = map_frame(page)
    frame.get_by_role("button", name=re.compile("^Mayotte")).click()
    sign = frame.locator("path.signe").and_(frame.locator("css=[d]:not([d='M0 0'])"))
    wait_for(page, lambda: sign.count() == 1, "un seul signe à Mayotte")
    sign.click()
    page.wait_for_selector(".fiche", timeout=60_000)
    assert "Mayotte" in page.inner_text(".fiche")
    wait_for(page, lambda: "ptce=" in page.url, "l'adresse n'a pas suivi")
    assert frame.locator("path.choisi").count() == 1


def test_every_ptce_of_a_shared_place_can_be_clicked(carte):
    _, frame = carte
    hidden = frame.evaluate(
        """() => {
            const by_place = new Map();
            map.ptce.signs.forEach((sign, id) => {
                const key = String(sign.getLatLng());
                by_place.set(key, [...(by_place.get(key) || []), [id, sign]]);
            });
            const unreachable = [];
            by_place.forEach(together => {
                if (together.length < 2) return;
                map.setView(together[0][1].getLatLng(), 12, {animate: false});
                together.forEach(([id, sign]) => {
                    const box = sign._path.getBoundingClientRect();
                    const at = document.elementFromPoint(
                        box.x + box.width / 2, box.y + box.height / 2);
                    if (at !== sign._path) unreachable.push(id);
                });
            });
            return [by_place.size, unreachable];
        }"""
    )
    assert hidden[0] > 1
    assert hidden[1] == []


def test_laureates_lie_on_top_in_whatever_order_they_come(carte):
    _, frame = carte
    depths = frame.evaluate(
        "() => [0, 1, 2].map(family => Number(map.getPane('signes-' + family).style.zIndex))"
    )
    assert depths == sorted(depths, reverse=True)


@pytest.mark.parametrize(
    ("territory", "place"),
    [
        ("Guadeloupe", [16.2, -61.5]),
        ("Martinique", [14.65, -61.0]),
        ("Guyane", [4.0, -53.0]),
        ("La Réunion", [-21.1, 55.5]),
        ("Mayotte", [-12.8, 45.2]),
        ("Hexagone", [46.5, 2.5]),
    ],
)
def test_each_territory_is_one_key_away(carte, territory, place):
    page, frame = carte
    frame.get_by_role("button", name=re.compile(f"^{territory}")).focus()
    page.keyboard.press("Enter")
    wait_for(
        page,
        lambda: frame.evaluate("place => map.getBounds().contains(place)", place),
        f"{territory} n'est pas en vue",
    )


def test_a_row_of_the_table_opens_the_card_and_shows_the_sign(page, application):
    page.goto(application)
    frame = map_frame(page)
    page.locator(".tableau-ptce tbody button").first.press("Enter")
    page.wait_for_selector(".fiche", timeout=60_000)
    wait_for(page, lambda: frame.locator("path.choisi").count() == 1, "le signe choisi")
    chosen = page.locator(".tableau-ptce [aria-current]")
    wait_for(page, lambda: chosen.count() == 1, "la ligne choisie")
    assert chosen.inner_text() == page.locator(".fiche h2").inner_text()


def test_the_table_is_sorted_and_extended_by_the_keyboard(page, application):
    page.goto(application)
    table = page.get_by_role("table", name=texts.TABLEAU)
    rows = table.locator("tbody").get_by_role("row")
    heading = table.get_by_role("columnheader", name=texts.COLONNES["region"])
    heading.get_by_role("button").press("Enter")
    wait_for(page, lambda: heading.get_attribute("aria-sort") == "ascending", "le tri")
    before = rows.count()
    page.locator(".suite:visible").press("Enter")
    wait_for(page, lambda: rows.count() > before, "la suite")
    focused = "() => [...document.querySelectorAll('.ouvrir')].indexOf(document.activeElement)"
    assert page.evaluate(focused) == before


def test_frame_controls_and_page_speak_french(carte):
    page, frame = carte
    assert page.evaluate("() => document.documentElement.lang") == "fr"
    assert frame.evaluate("() => document.documentElement.lang") == "fr"
    assert page.locator("iframe").first.get_attribute("title") == "Carte des PTCE"
    assert frame.locator(".leaflet-control-zoom-in").get_attribute("aria-label") == "Zoom avant"
    assert "Leaflet" not in frame.locator(".leaflet-control-attribution").inner_text()


def test_words_streamlit_says_in_english_are_not_seen(carte):
    text = carte[0].inner_text("body")
    english = ("Choose", "Deploy", "Running", "Press Enter", "Made with")
    assert [word for word in english if word in text] == []


@pytest.mark.parametrize("path", ["", "sources"])
@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_never_scrolls_sideways(page, application, path, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(application + path)
    page.wait_for_selector(".pied", timeout=60_000)
    widths = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
            .map(node => node.scrollWidth)"""
    )
    assert widths == [width, width]


def test_on_a_phone_the_filters_wait_behind_a_button_and_the_map_leaves_room(page, application):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(application)
    map_frame(page)
    assert page.locator("iframe").first.bounding_box()["height"] <= 0.6 * 844
    filters = page.get_by_role("button", name=re.compile("^Lauréate"))
    assert filters.bounding_box()["x"] < 0
    page.locator('[data-testid="stExpandSidebarButton"]').click()
    wait_for(page, lambda: filters.bounding_box()["x"] > 0, "les filtres ne s'ouvrent pas")


def test_a_name_that_looks_like_markup_stays_a_name(page, application):
    page.goto(application)
    frame = map_frame(page)
    name, detail = '<img src=x onerror="window.bitten = 1">', "<b>gras</b>"
    sign = ["x", 46.5, 2.5, 0, 0, 0, 0, 0, name, detail]
    frame.evaluate("points => ptceCarte.show(map, {choisi: null, points})", [sign])
    frame.locator("path.signe").hover()
    label = frame.locator(".bulle")
    wait_for(page, label.count, "la bulle")
    assert "<img src=x" in label.inner_text()
    assert frame.evaluate("() => window.bitten") is None
