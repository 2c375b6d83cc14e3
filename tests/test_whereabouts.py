import pytest

from ptce_geo.whereabouts import label, place, question, whereabouts


def test_a_name_of_today_is_its_commune():
    found = whereabouts("redon")
    assert (found.code, found.choices, found.became) == ("35236", (), ())


def test_an_old_name_is_followed_and_told():
    found = whereabouts("annecy le vieux")
    assert found.code == "74010"
    assert found.became == ("74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017",)


def test_an_old_code_is_followed_and_told():
    assert whereabouts("74011") == whereabouts("Annecy-le-Vieux")


def test_a_code_given_to_another_commune_tells_both_lives():
    found = whereabouts("Liergues")
    assert found.code == "69114"
    assert found.became[0].startswith("69114 Liergues a rejoint Porte des Pierres Dorées")


def test_what_made_a_commune_of_today_is_its_past():
    found = whereabouts("Annecy")
    assert found.became == ()
    assert "74268 Seynod a rejoint Annecy (74010) le 1er janvier 2017" in found.past


def test_homonyms_are_choices():
    found = whereabouts("Saint-Omer")
    assert (found.code, found.motif, set(found.choices)) == (None, "ambigu", {"62765", "14635"})


def test_a_postal_code_of_one_commune_is_that_commune():
    assert whereabouts("74000").code == "74010"


def test_a_postal_code_of_several_communes_gives_them():
    assert whereabouts("35600").choices == ("35013", "35236", "35294")


def test_a_number_that_is_both_postal_and_insee_gives_both():
    # 35200 delivers Rennes, and is the INSEE code of Moutiers.
    found = whereabouts("35200")
    assert (found.code, found.motif, found.choices) == (None, "ambigu", ("35238", "35200"))


def test_an_arrondissement_is_kept():
    assert whereabouts("Paris XVIIIe").code == "75118"


def test_a_misspelling_only_suggests():
    found = whereabouts("Mulhose")
    assert (found.code, found.motif, found.choices[0]) == (None, "inconnu", "68224")


def test_what_is_no_commune_says_why():
    assert whereabouts("xyzzy").motif == "inconnu"
    assert whereabouts("974").motif == "trop large"
    assert whereabouts("Genève").motif == "hors de France"
    assert whereabouts("Genève").detail == "Suisse"


def test_a_choice_asked_again_has_one_answer():
    for code in ("35200", "57662", "75118", "2A004", "97411", "62765"):
        assert whereabouts(question(code)).code == code


def test_a_commune_without_epci_is_named_with_its_departement():
    assert label("29155") == "Ouessant (29)"


def test_a_place_has_the_anchor_of_its_arrondissement():
    assert place("75118").nom == "Paris 18e Arrondissement"
    assert place("75118").lat > place("75056").lat


def test_a_code_of_nobody_is_refused_with_its_value():
    with pytest.raises(ValueError, match="99999"):
        place("99999")
