"""Journeys on the page Cohérence, in a real Chromium."""

import pytest
from app_server import wait_for

from ptce_geo import texts_coherence

pytestmark = pytest.mark.browser
BIO = "coherence?dossier=repertoire-la-bio-pour-tous"


def sheet_frame(page):
    """The map's frame once the record is drawn."""

    def ready():
        for frame in page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate(
                "() => !!(window.map && window.map.coherence && window.map.coherence.version)"
            ):
                return frame
        return None

    return wait_for(page, ready, "la carte du dossier")


def test_one_click_goes_to_each_faulty_part(page, application):
    page.goto(application + BIO)
    frame = sheet_frame(page)
    before = frame.evaluate("() => map.getZoom()")
    frame.get_by_role("button", name="2 – Partie détachée : Gardères et Luquet").click()
    wait_for(page, lambda: frame.evaluate("() => map.getZoom()") > before + 1, "le zoom")
    centre = frame.evaluate("() => map.getCenter()")
    assert centre["lat"] == pytest.approx(43.2, abs=0.1)
    assert centre["lng"] == pytest.approx(-0.08, abs=0.1)


def test_the_proposal_is_drawn_beside_the_declared_perimeter(page, application):
    page.goto(application + BIO)
    frame = sheet_frame(page)
    count = "(layer) => document.querySelectorAll('path.couche-' + layer).length"
    assert frame.evaluate(count, "perimetre") == 1
    assert frame.evaluate(count, "partie") == 2
    assert frame.evaluate(count, "ajout") == 1


def test_the_pdf_is_downloaded(page, application):
    page.goto(application + BIO)
    sheet_frame(page)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Fiche en PDF").click()
    assert waited.value.suggested_filename.endswith(".pdf")


def test_no_request_leaves_the_machine(page, application):
    page.goto(application + BIO)
    sheet_frame(page)
    assert [url for url in page.asked if not url.startswith((application, "data:", "blob:"))] == []


def test_a_phone_reads_each_record_whole_and_opens_its_sheet(browser, application):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(application + "coherence")
    rows = page.locator(".tableau-dossiers tbody tr")
    rows.nth(1).wait_for()
    cells = rows.nth(1).locator("td")
    named = cells.evaluate_all("(cells) => cells.map((cell) => cell.dataset.nom)")
    called, *counted, first = named
    assert (called, first) == tuple(texts_coherence.PAGE_COLONNES.values())[1:]
    assert counted == list(texts_coherence.PAGE_ISSUES.values())
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    name = rows.nth(1).locator("th").inner_text()
    rows.nth(1).get_by_role("button").press("Enter")
    page.get_by_role("heading", name=name).wait_for()
    rows.nth(1).locator("[aria-current=true]").wait_for()
    page.close()
