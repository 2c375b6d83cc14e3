"""The standalone file opens alone: from the disk, without any request."""

import pytest
from app_server import wait_for
from candidatures_exemple import candidatures

from ptce_geo import standalone

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page, tmp_path):
    """The example records in a file, opened in the browser."""
    path = tmp_path / "carte.html"
    path.write_text(standalone.html(candidatures(), {"culture": "Culture"}), encoding="utf-8")
    page.goto(path.as_uri())
    wait_for(page, lambda: page.locator("path.signe").count() == 6, "six signes")
    return page


def test_the_file_asks_for_nothing_but_itself(opened):
    assert len(opened.asked) == 1
    assert opened.errors == []


def test_signs_rows_and_sentence_agree(opened):
    assert opened.locator("tbody tr").count() == 7
    assert opened.inner_text(".phrase") == (
        "7 PTCE affichés sur 7, dont 1 sans localisation. "
        "Lieu connu au département ou à la région seulement : 2."
    )


def test_a_filter_acts_on_map_table_and_sentence(opened):
    opened.uncheck("input[name=statut][value=laureate]")
    assert opened.locator("path.signe").count() == 2
    assert opened.locator("tbody tr:visible").count() == 3
    assert opened.inner_text(".phrase") == "3 PTCE affichés sur 7, dont 1 sans localisation."


def test_a_sign_opens_a_card(opened):
    opened.locator("button.vue", has_text="La Réunion").click()
    sign = opened.locator("path.signe:not([d='M0 0'])")
    wait_for(opened, lambda: sign.count() == 1, "un signe à La Réunion")
    sign.click()
    assert opened.inner_text(".fiche h2") == "<script>alert(1)</script>"


def test_a_row_opens_a_card_by_keyboard(opened):
    opened.get_by_role("button", name="Zénith").focus()
    opened.keyboard.press("Enter")
    assert "Lieu inconnu (aucun lieu publié)" in opened.inner_text(".fiche")


def test_a_phone_never_scrolls_sideways(opened):
    opened.set_viewport_size({"width": 390, "height": 844})
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 390
