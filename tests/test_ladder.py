"""What each rung reads, and where it holds its tongue."""

import pandas as pd
import pytest

from ptce_geo.answers import DOUTE
from ptce_geo.resolve import resolve

VARIANT = 0.95


def one(label: str, departement: str = "") -> pd.Series:
    """The answer of one label, in one département if it is given."""
    frame = pd.DataFrame({"label": [label], "dep": [departement]})
    return resolve(frame, departement="dep").iloc[0]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Fort - de - France (972)", "97209"),  # France, a country
        ("97200 - FORT - DE - FRANCE", "97209"),
        ("Nogent - sur - Marne (94)", "94052"),  # Marne, the département 51
        ("Cosne - Cours - sur - Loire (58)", "58086"),
        ("Montignac - Charente (16)", "16393"),  # a name of before, now La Boixe
        ("Chalon s/ Saône (71)", "71076"),  # Saône, a commune of the Doubs
        ("Marolles S / Seine (77)", "77279"),
        ("Fontenay s/ Bois (94)", "94033"),
    ],
)
def test_a_name_written_with_spaces_around_its_signs_is_one_name(label, code):
    assert one(label).code == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Vienne - Isère (38)", "38544"),
        ("Saint-Laurent - Bretagne (22)", "22310"),  # Saint-Laurent-Bretagne is in the 64
        ("Saint - Denis - 93", "93066"),
        ("Grenoble - 38000", "38185"),
        ("Paris - 18", "75118"),
    ],
)
def test_a_hyphen_between_spaces_still_parts_a_name_from_where_it_is(label, code):
    assert one(label).code == code


def test_a_name_closed_up_is_not_taken_to_another_departement():
    assert one("Castres - Gironde (81)").motif == "ambigu: l'étiquette nomme deux départements"


@pytest.mark.parametrize(
    ("label", "departement", "codes"),
    [
        ("Lyon et Villeurbanne", "69", ["69123", "69266"]),
        ("Lyon et Villeurbanne et Bron", "69", ["69123", "69266", "69029"]),
        ("Vesoul et Adelans-et-le-Val-de-Bithaine", "70", ["70550", "70004"]),
        ("Adelans-et-le-Val-de-Bithaine et Vesoul", "", ["70004", "70550"]),
    ],
)
def test_every_commune_joined_by_et_is_a_candidate_in_the_order_written(label, departement, codes):
    row = one(label, departement)
    assert row.motif.startswith("ambigu: plusieurs lieux : ")
    assert [each.split()[0] for each in row.candidats.split(" | ")] == codes


@pytest.mark.parametrize(
    ("label", "departement"),
    [
        ("Lyon et Villeurbanne et Bidule", "69"),
        ("Bidule et Lyon", "69"),
        ("Lyon et Grenoble", "69"),  # Grenoble is not there
    ],
)
def test_communes_joined_by_et_are_not_told_when_one_is_unknown(label, departement):
    assert one(label, departement).motif == "inconnu"


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Fontenay s Bois", "94033"),  # sous
        ("Fontenay ss Bois", "94033"),
        ("Chalon s Saône", "71076"),  # sur
        ("Chalon/Saône", "71076"),
        ("Cosne s Loire", "58086"),  # a name of before
        ("Aulnois s Vertuzey", "55184"),
        ("Aulnois ss Vertuzey", "55184"),
    ],
)
def test_a_shortened_link_word_is_read_wherever_the_commune_may_be(label, code):
    row = one(label)
    assert (row.code, row.methode, row.confiance) == (code, "variante", VARIANT)


@pytest.mark.parametrize(
    ("label", "departement", "code", "confiance"),
    [
        ("La Grenoble", "38", "38185", VARIANT),  # an article too many, the name still whole
        ("La Mans", "72", "72181", VARIANT),  # another article than the name's
        ("Saint-Rémy et Chaussée", "59", "59542", VARIANT),  # a link word too many
        ("L'Aval", "53", "53130", DOUTE),  # Laval, or a place down the river
        ("La Val", "53", "53130", DOUTE),
        ("Saint-Rémy d'Chaussée", "59", "59542", VARIANT),
        ("Fay É", "41", "41081", DOUTE),  # Faye, or a longer name cut short
        ("Le Pontpierre", "57", "57549", VARIANT),
        ("Le Pont de Pierre", "57", "57549", DOUTE),
    ],
)
def test_words_written_apart_make_doubt_where_they_make_one_of_the_name(
    label, departement, code, confiance
):
    row = one(label, departement)
    assert (row.code, row.methode, row.confiance) == (code, "variante", confiance)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Saintetienne", "42218"),
        ("Fontenaysousbois", "94033"),
        ("Commune du Gros-Morne", "97212"),  # the article is the sentence's
        ("Mairie du Mans", "72181"),  # and here the name's
        ("Commune du Montignac-Charente", "16393"),
    ],
)
def test_lost_spaces_and_a_town_hall_change_no_name_in_the_whole_of_france(label, code):
    row = one(label)
    assert (row.code, row.methode, row.confiance) == (code, "variante", VARIANT)


@pytest.mark.parametrize(
    ("label", "motif"),
    [
        ("Suisse (38)", "hors de France: Suisse"),  # a commune of that name is in the 57
        ("(74)", "trop large: Haute-Savoie (département)"),
        ("Lyon (Avignon)", "ambigu: plusieurs lieux : Lyon (69), Avignon (84)"),
        # Évry is nobody alone: a village of the 89, a prefecture until 2019.
        ("Lyon (Évry)", "ambigu: plusieurs lieux : Lyon (69)"),
    ],
)
def test_what_a_bracket_says_of_the_place_is_told_in_the_reason(label, motif):
    assert one(label).motif == motif


def test_a_corsican_number_that_serves_nothing_still_says_corsica():
    assert one("20999 Ajaccio").code == "2A004"
    assert one("20999 Bastia").code == "2B033"
    assert one("20999 Lyon").motif == "inconnu: pas de Lyon dans 2A, 2B"
