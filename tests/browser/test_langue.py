"""The language of the page, of the map's frame and of Streamlit's own words, in a real Chromium."""

import pytest
from app_server import map_frame, wait_for

pytestmark = pytest.mark.browser


def test_the_page_its_frame_and_what_is_read_aloud_follow_the_language(page, application):
    page.goto(f"{application}?statut=laureate")
    map_frame(page)
    assert page.evaluate("document.documentElement.lang") == "fr"
    skip = page.get_by_test_id("stSkipToContent")
    assert skip.inner_text() == "Aller au contenu"
    wait_for(page, lambda: page.locator("nav.langues a").count() == 1, "aucun lien de langue")
    page.locator("nav.langues a").click()
    wait_for(
        page,
        lambda: page.evaluate("document.documentElement?.lang") == "en",
        "la page n'est pas en anglais",
    )
    frame = map_frame(page)
    wait_for(
        page,
        lambda: page.locator("iframe[title='Map of the PTCEs']").count() == 1,
        "le cadre de la carte n'a pas de nom anglais",
    )
    assert frame.evaluate("document.documentElement.lang") == "en"
    assert skip.inner_text() == "Skip to main content"
    assert "statut=laureate" in page.url
    assert [error for error in page.errors if "404" not in error] == []
