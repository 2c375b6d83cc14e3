"""What axe-core finds on each page, in both themes and on a narrow screen."""

import axe
import pytest
from app_server import wait_for
from candidatures_exemple import candidatures

from ptce_geo import standalone, texts

pytestmark = pytest.mark.browser

ONE = "anima-grand-calais"
# Every page, then what some of them show only when asked.
ADDRESSES = [
    *(path for _, path in texts.PAGES.values()),
    f"?ptce={ONE}",
    "?embed=true",
    "?fond=nombre&niveau=departements&perimetres=oui",
    "pres-de-chez-moi?commune=35236",
    f"fiche?ptce={ONE}",
]
NARROW = 320
READY = "() => Boolean(window.map && map.ptce && map.ptce.ready)"


def settled(page) -> None:
    """Wait until the script has run and the table is there."""
    page.locator(".pied, .pied-cadre").wait_for(timeout=60_000)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=60_000)
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            wait_for(page, lambda frame=frame: frame.evaluate(READY), "la carte ne vient pas")
    page.wait_for_timeout(400)


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
    """What axe finds at each address, light, dark and narrow; what pushes the narrow page."""
    told = {}
    for address in ADDRESSES:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(application + address)
        settled(page)
        found = {"clair": axe.report(page)}
        page.emulate_media(color_scheme="dark")
        settled(page)
        found["sombre"] = axe.report(page)
        page.set_viewport_size({"width": NARROW, "height": 800})
        settled(page)
        found["étroit"] = axe.report(page)
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
    path.write_text(standalone.html(candidatures(), {"culture": "Culture"}), encoding="utf-8")
    page = browser.new_page(color_scheme=theme)
    page.goto(path.as_uri())
    wait_for(page, lambda: page.locator("path.signe").count() > 0, "la carte ne s'affiche pas")
    assert axe.report(page).ours == []
    page.close()
