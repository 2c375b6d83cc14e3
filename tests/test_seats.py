import pandas as pd
import pytest

from ptce_geo import seats


def decided(siege: str | None, code: str | None = None, departement: str | None = None):
    """The commune decided for one seat, and what is told of it."""
    said = {
        "siege": siege,
        "code_commune": code,
        "code_departement": departement,
        "code_region": None,
    }
    rows = pd.DataFrame([said], dtype="str").assign(feuille="F", ligne=2, contexte="1")
    found, findings = seats.seats(rows, rows, {})
    told = pd.concat(findings)
    return found.iloc[0], told


@pytest.mark.parametrize(
    ("siege", "code", "departement", "commune"),
    [
        ("Redon", None, None, "35236"),
        ("Redon (35600)", "35236", "35", "35236"),
        (None, "35236", None, "35236"),
        ("Rumont", None, "55", "55446"),
        ("Paris 18e", None, None, "75118"),
        ("Marseille", "13208", None, "13208"),
    ],
)
def test_name_and_code_that_agree_are_the_commune_and_nothing_is_told(
    siege, code, departement, commune
):
    row, told = decided(siege, code, departement)
    assert row.code_commune == commune
    assert told.empty


def test_a_code_that_belies_the_name_is_told_and_the_name_kept():
    row, told = decided("Redon", "01004")
    assert row.code_commune == "35236"
    assert told.motif.item() == (
        "Le code est celui de Ambérieu-en-Bugey (01004), pas de la commune nommée."
    )
    assert told.proposition.item() == "Redon (35236)"


def test_a_homonym_stays_without_commune_and_its_candidates_are_named():
    row, told = decided("Rumont")
    assert pd.isna(row.code_commune)
    motif = told.motif.item()
    assert motif.startswith("Plusieurs communes possibles\xa0: Rumont (")
    assert "Rumont (55)" in motif
    assert "Rumont (77)" in motif
    assert told.proposition.item() in ("Rumont (55446)", "Rumont (77395)")


def test_a_misspelt_name_is_a_proposal():
    _, told = decided("Audruick", None, "62")
    assert (told.proposition.item(), told.gravite.item()) == ("Audruicq (62057)", "a_examiner")


def test_a_name_that_cannot_be_read_follows_its_code():
    row, told = decided("la mairie", "35236")
    assert row.code_commune == "35236"
    assert told.motif.item() == "Nom de commune non reconnu\xa0: le code est suivi."
    assert not row.siege_lu


def test_a_former_code_leads_to_the_commune_of_today_and_says_so():
    row, told = decided(None, "27058")
    assert row.code_commune == "27676"
    assert told.motif.item() == (
        "Code qui n'est plus en vigueur\xa0: la commune est aujourd'hui Les Trois Lacs."
    )


def test_a_code_of_nowhere_is_told():
    row, told = decided(None, "99999")
    assert pd.isna(row.code_commune)
    assert "d'aucune commune" in told.motif.item()


def test_a_seat_left_blank_is_told():
    _, told = decided(None)
    assert told.motif.tolist() == ["Le siège manque."]


def test_a_proposal_once_written_is_read_without_doubt():
    for text in ("Rumont (55446)", "Audruicq (62057)", "Marseille 8e Arrondissement (13208)"):
        row, told = decided(text)
        assert row.code_commune == text[-6:-1]
        assert told.empty
