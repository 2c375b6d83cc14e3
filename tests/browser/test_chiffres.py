"""Journeys on the pages of figures, in a real Chromium."""

import re

import pytest
from app_server import wait_for

pytestmark = pytest.mark.browser


def test_a_link_to_figures_filters_without_leaving_the_machine(page, application):
    page.goto(f"{application}chiffres?statut=laureate")
    wait_for(page, lambda: page.locator("footer.pied").count(), "la page n'est pas finie")
    assert re.match(r"\d+ PTCE affichés sur", page.locator(".phrase").first.inner_text())
    widths = page.evaluate(
        "() => [...document.querySelectorAll('.grille:not(.large) .piste')]"
        ".map(track => Math.round(track.getBoundingClientRect().width))"
    )
    assert len(widths) == 24
    assert len(set(widths)) == 1, "les entonnoirs ne sont pas à la même échelle"
    elsewhere = [url for url in page.asked if not url.startswith((application, "data:", "blob:"))]
    assert elsewhere == []
    # A page reached by its own address makes Streamlit look for its health there first.
    assert [error for error in page.errors if "404" not in error] == []


@pytest.mark.parametrize("address", ["chiffres", "comparer?par=region&a=53&b=76"])
def test_nothing_scrolls_sideways_on_a_narrow_screen(page, application, address):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{application}{address}")
    wait_for(page, lambda: page.locator("footer.pied").count(), "la page n'est pas finie")
    wide = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]');"
        " return [m.scrollWidth - m.clientWidth, document.documentElement.scrollWidth - 320]; }"
    )
    assert wide == [0, 0]


def test_a_choice_of_two_regions_is_kept_by_reloading(page, application):
    page.goto(f"{application}comparer")
    page.get_by_role("radio", name="régions").or_(
        page.get_by_role("button", name="régions")
    ).first.click()
    wait_for(page, lambda: "par=region" in page.url, "l'adresse n'a pas suivi")
    wait_for(page, lambda: page.locator("img.vignette").count() == 2, "il manque une carte")
    page.reload()
    wait_for(
        page,
        lambda: (
            page.locator("h3.cote").all_inner_texts()[:1] == ["Bretagne\u00a0: 8\u00a0PTCE cités"]
        ),
        "le choix n'est pas revenu",
    )
