from candidatures_exemple import candidatures

from ptce_geo import summary
from ptce_geo.fiche import fiche_html

ROWS = summary.ready(candidatures())
SECTEURS = {"culture": "Culture", "alimentation": "Alimentation"}


def card(id_ptce: str) -> str:
    return fiche_html(ROWS[ROWS["id_ptce"].eq(id_ptce)], SECTEURS)


def test_a_card_tells_every_call_the_latest_first():
    html = card("alpha")
    assert html.index("AMI 2023") < html.index("AAP 2013") < html.index("Répertoire")


def test_a_card_tells_amount_sectors_and_phase():
    html = card("alpha")
    assert "150\u202f000\xa0€" in html
    assert "Alimentation, Culture" in html
    assert "Lauréat · Gestation" in html


def test_a_card_says_how_precisely_the_place_is_known():
    assert "Lieu connu au département seulement" in card("delta")
    assert "Commune déduite" in card("gamma")


def test_a_card_says_why_there_is_no_place():
    assert "Lieu inconnu (aucun lieu publié)" in card("zeta")


def test_a_name_is_never_markup():
    html = card("eta")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_address_is_a_link_and_a_citation_is_text():
    html = card("beta")
    assert '<a href="https://exemple.test/page" target="_blank" rel="noopener noreferrer">' in html
    assert "relevé d&#x27;un guide" in html


def test_what_is_unknown_is_said_unknown():
    assert "Porteur\xa0: non renseigné" in card("zeta")
