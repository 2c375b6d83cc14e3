"""The layers of the map, in a real Chromium."""

import re

import pytest
from app_server import map_frame, wait_for

pytestmark = pytest.mark.browser

COLOURED = "() => map.ptce.dessous.fond && map.ptce.dessous.fond.rangs.filter(r => r > 0).length"


def choose(page, label: str, choice: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=choice, exact=True).click()


def test_a_measure_colours_zones_without_mounting_the_map_anew(page, application):
    page.goto(application)
    frame = map_frame(page)
    frame.evaluate("() => { map.setView([47.5, 0], 7, {animate: false}); window.same = true; }")
    choose(page, "Fond coloré", "Nombre de PTCE")
    wait_for(page, lambda: frame.evaluate(COLOURED), "rien n'est coloré")
    pixel = frame.evaluate(
        """() => {
            const zones = map.ptce.dessous.fond.level, sheet = map.ptce.dessous.classes;
            const at = zones.zones[zones.rank.get('24')].middle;
            const point = map.latLngToContainerPoint(
                L.CRS.EPSG3857.pointToLatLng(L.point(at[0] * 256, at[1] * 256), 0));
            const box = sheet._container.getBoundingClientRect();
            return [...sheet._ctx.getImageData(point.x - box.x, point.y - box.y, 1, 1).data];
        }"""
    )
    assert pixel[3] == 255
    assert frame.evaluate("() => [window.same, map.getZoom()]") == [True, 7]
    wait_for(page, lambda: "fond=nombre" in page.url and "vue=47.5" in page.url, "l'adresse")
    elsewhere = [url for url in page.asked if not url.startswith((application, "data:", "blob:"))]
    assert elsewhere == []
    assert page.errors == []


def test_a_link_brings_back_the_place_the_layers_and_the_communes(page, application):
    page.goto(f"{application}?vue=47.2,-1.55,10.5&perimetres=oui&ptce=les-ecossolies")
    frame = map_frame(page)
    assert frame.evaluate("() => map.getZoom()") == 10.5
    named = "() => Object.keys(map.ptce.dessous.levels).includes('communes/44')"
    wait_for(page, lambda: frame.evaluate(named), "les communes")
    chosen = (
        "() => (map.ptce.dessous.perimetres || []).filter(one => one.choisi).map(one => one.nom)"
    )
    wait_for(page, lambda: frame.evaluate(chosen) == ["Les Écossolies"], "le périmètre choisi")
    assert "communes/35" not in frame.evaluate("() => Object.keys(map.ptce.dessous.levels)")
    frame.hover("#map_div", position={"x": 300, "y": 200})
    label = frame.locator(".bulle")
    wait_for(page, label.count, "la bulle")
    assert "Périmètre déclaré" in label.inner_text()
    assert page.errors == []


def test_back_gives_the_place_the_map_had(page, application):
    page.goto(f"{application}?vue=47.5,0,7")
    frame = map_frame(page)
    page.get_by_role("button", name=re.compile("^Lauréate")).first.click()
    wait_for(page, lambda: "statut=laureate" in page.url, "le filtre")
    frame.evaluate("() => { map.setView([44.5, 1], 8, {animate: false}); }")
    wait_for(page, lambda: "vue=44.5" in page.url, "l'adresse n'a pas suivi")
    page.go_back()
    wait_for(page, lambda: frame.evaluate("() => map.getZoom()") == 7, "la carte n'est pas revenue")
    wait_for(page, lambda: "vue=47.5" in page.url and "statut" not in page.url, "l'adresse")


def test_the_border_of_several_territories_is_that_of_their_union(carte):
    _, frame = carte
    lines = frame.evaluate(
        """() => {
            const square = (x, y) => ({geometry: {type: 'Polygon', coordinates:
                [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]}, properties: {}});
            const zones = [square(0, 0), square(1, 0)].map(ptceTerritoires.zone);
            return ptceTerritoires.outline(zones).map(line => line.length / 2);
        }"""
    )
    # Six corners around, the first one twice: the side in common is gone.
    assert lines == [7]


def test_the_full_screen_button_speaks_french(carte):
    page, frame = carte
    button = frame.get_by_role("button", name=re.compile("plein écran"))
    button.click()
    wait_for(
        page, lambda: page.evaluate("() => Boolean(document.fullscreenElement)"), "plein écran"
    )
    wait_for(page, lambda: button.get_attribute("title") == "Quitter le plein écran", "le nom")
    button.click()
    wait_for(page, lambda: not page.evaluate("() => document.fullscreenElement"), "sortie")
