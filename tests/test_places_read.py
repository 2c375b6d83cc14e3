"""Places of a file read into communes: codes, names, words; nothing lost on the way."""

import pytest

from ptce_geo import places_read
from ptce_geo.places_read import change, merged, read_perimetre, read_sieges, read_zone
from ptce_geo.reference import reference
from ptce_geo.traduction import spaced


@pytest.fixture(scope="module")
def france():
    return reference()


def communes(france, texte, departement=""):
    found = read_perimetre(france, texte, departement)
    return sorted(france.code[merged(found.fragments)])


@pytest.mark.parametrize("texte", ["35238;35024", "35238, 35024", "35238|35024", "35238\n35024"])
def test_codes_are_read_whatever_parts_them(france, texte):
    assert communes(france, texte) == ["35024", "35238"]


def test_names_are_read_in_their_departement(france):
    assert communes(france, "Rennes, Betton", "35") == ["35024", "35238"]


def test_an_epci_stands_for_its_communes(france):
    assert len(communes(france, "CA du Pays de Grasse")) == 23


def test_what_is_taken_away_is_not_there(france):
    assert "06026" not in communes(france, "toute la CA du Pays de Grasse sauf Cabris")


def test_arrondissements_become_their_commune(france):
    assert communes(france, "75118;75119") == ["75056"]


def test_a_code_no_longer_used_leads_to_today_s_with_its_date(france):
    fragment = read_perimetre(france, "74010;74011").fragments[1]
    assert france.code[list(fragment.communes)].tolist() == ["74010"]
    assert fragment.note.endswith("a rejoint Annecy (74010) le 1er janvier 2017")


def test_beside_codes_five_figures_are_a_commune_not_a_postal_code(france):
    """22100 was the code of a commune merged since; it is also the postal code of Dinan."""
    fragment = read_perimetre(france, "22050;22100").fragments[1]
    assert fragment.communes
    assert not fragment.motif


def test_a_code_whose_ground_is_several_communes_is_ambiguous(france, monkeypatch):
    """No code of the history is so today; the next split will be."""
    two = (("35238", "Rennes", ""), ("35024", "Betton", ""))
    monkeypatch.setattr(places_read, "heirs", lambda code: two if code == "35999" else ())
    several = read_perimetre(france, "35051;35999").fragments[1]
    assert several.communes == ()
    assert several.motif == spaced(
        "« 35999 » : ambigu, aujourd'hui Rennes (35238) et Betton (35024)"
    )


def test_a_number_of_communes_alone_is_announced_for_all(france):
    assert read_perimetre(france, "35238;35024;3 communes").annonce == 3


def test_a_number_beside_a_territory_is_checked_with_it(france):
    assert read_perimetre(france, "CA du Pays de Grasse (23 communes)").accord
    wrong = read_perimetre(france, "CA du Pays de Grasse (25 communes)").ecart
    assert wrong == "25 annoncées, 23 trouvées"


def test_communes_without_names_are_a_reason(france):
    motifs = [f.motif for f in read_perimetre(france, "CC du Seignanx + 3 communes").fragments]
    assert "3 communes annoncées sans nom" in motifs


def test_what_cannot_be_read_keeps_its_words_and_a_reason(france):
    (fragment,) = read_perimetre(france, "zqxwv", "35").fragments
    assert fragment.texte == "zqxwv"
    assert fragment.motif.startswith(spaced("« zqxwv » : inconnu"))


def test_a_lost_zero_is_repaired_and_said(france):
    (fragment,) = read_perimetre(france, "1001").fragments
    assert france.code[list(fragment.communes)].tolist() == ["01001"]
    assert "01001" in fragment.doute


def test_an_empty_text_has_no_fragment(france):
    assert read_perimetre(france, "").fragments == ()


def test_seats_keep_their_order(france):
    found = read_sieges(france, ["Rennes", "", "75056", "nulle part zq"], ["35", "", "", "35"])
    codes = [france.code[seat.commune] if seat.commune >= 0 else None for seat in found]
    assert codes == ["35238", None, "75056", None]
    assert found[1].motif == "aucun siège déclaré"
    assert found[3].motif.startswith(spaced("« nulle part zq » : "))


def test_a_seat_of_several_homonyms_is_ambiguous(france):
    (seat,) = read_sieges(france, ["Saint-Aubin"], [""])
    assert seat.commune == -1
    assert "ambigu" in seat.motif


@pytest.mark.parametrize("texte", ["35", "Ille-et-Vilaine", "35 - Ille-et-Vilaine"])
def test_a_departement_is_read_by_number_or_name(france, texte):
    zone = read_zone(france, "departement", texte)
    assert france.zonings["departement"].code[zone] == "35"


def test_a_zone_that_is_none_is_none(france):
    assert read_zone(france, "epci", "zqxwv") == -1


def test_a_renamed_commune_tells_its_own_change():
    assert change("Ancenis", "44003", "Ancenis-Saint-Géréon").startswith("44003 Ancenis est")
