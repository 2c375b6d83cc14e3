"""A label taken apart, and the index that its name is looked up in."""

import pytest

from ptce_geo.labels import EMPTY, clean, read_label, without_institution
from ptce_geo.ladder import Scope
from ptce_geo.places import Name, places, verdict
from ptce_geo.spelling import spelling_answers, tolerated


@pytest.mark.parametrize(
    ("text", "names", "departements", "numbers"),
    [
        ("38000 Grenoble", ["Grenoble"], None, ["38000"]),
        ("F-38000 Grenoble", ["Grenoble"], None, ["38000"]),
        ("38 000 Grenoble", ["Grenoble"], None, ["38000"]),
        ("Grenoble 38", ["Grenoble"], {"38"}, []),
        ("38 Grenoble", ["Grenoble"], {"38"}, []),
        ("Grenoble - 38", ["Grenoble"], {"38"}, []),
        ("Grenoble/38", ["Grenoble"], {"38"}, []),
        ("Grenoble (Isère)", ["Grenoble"], {"38"}, []),
        ("Grenoble, Isère, France", ["Grenoble"], {"38"}, []),
        ("Isère - Grenoble", ["Grenoble"], {"38"}, []),
        ("Vienne, Isère", ["Vienne"], {"38"}, []),
        ("Mayenne (Mayenne)", ["Mayenne"], {"53"}, []),
        ("Grenoble (38) - Isère", ["Grenoble"], {"38"}, []),
        ("Grenoble (38), Rhône", ["Grenoble"], set(), []),
        ("Mans (Le), 72", ["Le Mans"], {"72"}, []),
        ("Haÿ-les-Roses (L')", ["L' Haÿ-les-Roses"], None, []),
        ("Paris, 18e", ["Paris 18e"], None, []),
        ("Paris - 75", ["Paris"], {"75"}, []),
        ("Lyon, Villeurbanne", ["Lyon", "Villeurbanne"], None, []),
        ("1 rue de la Gare, 38000 Grenoble Cedex 9", ["Grenoble"], None, ["38000"]),
        ("Saint-Denis (93", ["Saint-Denis"], {"93"}, []),
        ("Ajaccio 2A004", ["Ajaccio"], None, ["2A004"]),
    ],
)
def test_a_label_is_a_name_and_what_says_where(text, names, departements, numbers):
    label = read_label(text)
    assert label.names == names
    assert label.departements == (None if departements is None else frozenset(departements))
    assert label.numbers == numbers


def test_a_country_in_a_label_is_remembered():
    assert read_label("Vienne (Autriche)").pays == "Autriche"
    assert read_label("Grenoble (France)").pays is None


def test_brackets_that_say_nothing_known_are_a_comment():
    assert read_label("Toucy (friche de la Californie)").comments == ["friche de la Californie"]


def test_a_label_is_cleaned_of_every_invisible_sign():
    assert clean(" «\u00a0Gre\u200bnoble » – ") == "Grenoble"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mairie de Lyon", "Lyon"),
        ("Ville du Havre", "le Havre"),
        ("mairie des Mureaux", "les Mureaux"),
        ("Commune de l'Haÿ-les-Roses", "l'Haÿ-les-Roses"),
        ("Ville-d'Avray", None),
        ("Villeneuve", None),
    ],
)
def test_the_commune_behind_its_town_hall(said, name):
    assert without_institution(said) == name


def test_what_people_write_for_nothing_is_no_current_commune_but_one():
    index = places()
    current = {key for key in EMPTY if any(n.actuelle for n in index.by_key.get(key, ()))}
    # Aucun (65): refused, written down among the limits.
    assert current == {"aucun"}


def name(cle: str, code: str, *codes: str, actuelle: bool = False, fin: str | None = None) -> Name:
    return Name(cle, cle.title(), code, codes or (code,), actuelle, fin, frozenset([code[:2]]))


def test_a_name_borne_today_wins_over_one_given_up_long_ago_which_is_told():
    match = verdict([name("x", "01001", actuelle=True), name("x", "02002", fin="1960-01-01")], {})
    assert (match.code, match.autres) == ("01001", ("02002",))


def test_a_name_given_up_lately_makes_doubt():
    match = verdict([name("x", "01001", actuelle=True), name("x", "02002", fin="2019-01-01")], {})
    assert (match.code, match.autres) == (None, ("01001", "02002"))


def test_a_larger_heir_makes_doubt():
    names = [name("x", "01001", actuelle=True), name("x", "02002", fin="1960-01-01")]
    assert verdict(names, {"01001": 10, "02002": 11}).code is None


def test_within_a_departement_the_name_borne_today_wins():
    names = [name("x", "01001", actuelle=True), name("x", "01002", fin="2019-01-01")]
    assert verdict(names).code == "01001"


def test_two_bearers_of_today_are_nobody():
    assert (
        verdict([name("x", "01001", actuelle=True), name("x", "02002", actuelle=True)]).code is None
    )


def test_a_former_name_that_leads_to_two_communes_is_nobody():
    assert verdict([name("x", "01001", "01001", "01002")]).autres == ("01001", "01002")


def test_former_bearers_that_lead_to_one_commune_are_that_one():
    assert verdict([name("x", "01001", "01009"), name("x", "01002", "01009")]).code == "01009"


def test_a_short_name_allows_no_typing_error():
    assert [tolerated(n, few=False) for n in (4, 5, 9, 16)] == [0, 1, 2, 3]
    assert tolerated(4, few=True) == 1


def test_a_misspelling_is_answered_only_within_a_scope():
    isere = Scope(frozenset(["38"]))
    inside, outside = spelling_answers([("grenobel", isere), ("grenobel", Scope())])
    assert (inside.code, inside.methode) == ("38185", "orthographe")
    assert (outside.code, outside.candidats[0]) == (None, "38185")


def test_a_name_as_close_to_two_communes_is_a_suggestion():
    (answer,) = spelling_answers([("saint martie", Scope(frozenset(["69"])))])
    assert answer.code is None


def test_a_name_that_begins_a_longer_one_may_have_been_cut():
    (answer,) = spelling_answers([("verquig", Scope(frozenset(["62"])))])
    assert answer.code is None
