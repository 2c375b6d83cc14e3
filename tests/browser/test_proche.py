"""A neighbour finds a laureate near home, on a phone."""

import pytest
from app_server import wait_for

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}

# Whoever asks for a position is written down.
POSITION = (
    "navigator.geolocation.getCurrentPosition = navigator.geolocation.watchPosition ="
    " () => { console.error('position'); };"
)


def heading(page) -> str:
    found = page.locator("h1.titre")
    return found.first.inner_text() if found.count() else ""


def widths(page) -> tuple[int, int]:
    """How wide the page is, and how wide its window is."""
    main = page.locator('[data-testid="stMain"]')
    return main.evaluate("node => node.scrollWidth"), PHONE["width"]


def test_a_neighbour_finds_a_laureate_near_home_on_a_phone(page, application):
    page.set_viewport_size(PHONE)
    page.add_init_script(POSITION)
    page.goto(f"{application}pres-de-chez-moi")
    field = page.get_by_label("Votre commune")
    field.fill("saint omer")
    field.press("Enter")

    # Two communes bear this name: the reader says which.
    page.get_by_role("button", name="Saint-Omer (62)").click()
    near = page.locator("section", has_text="Les lauréats les plus proches").last
    link = near.get_by_role("link").first
    wait_for(page, link.count, "aucun lauréat dans la liste")
    name = link.inner_text()
    assert "km" in near.locator(".distance").first.inner_text()
    assert widths(page)[0] <= widths(page)[1]
    wait_for(page, lambda: "commune=Saint-Omer" in page.url, "l'adresse n'a pas suivi")

    assert [error for error in page.errors if "position" in error] == []

    link.click()
    wait_for(page, lambda: heading(page) == name, "la fiche ne s'ouvre pas")
    wait_for(page, page.locator("ol.trajectoire").count, "la trajectoire ne s'affiche pas")
    assert widths(page)[0] <= widths(page)[1]

    # The way back finds the answer again.
    page.go_back()
    wait_for(page, page.locator("ul.proches").count, "la réponse n'est pas retrouvée")
    field = page.get_by_label("Votre commune")
    wait_for(page, lambda: field.input_value() == "Saint-Omer (62)", "la question est perdue")

    assert [
        url for url in page.asked if not url.startswith((application, "ws", "data", "blob"))
    ] == []
