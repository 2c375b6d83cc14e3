"""The measure itself: where one answer exists, worked out without the ladder."""

import pandas as pd
import pytest

from benchmarks.one_answer import France, letters

NAMES = pd.DataFrame(
    [
        ("Montigny", "01001", "01001"),
        ("Montigny-le-Haut", "01002", "01002"),
        ("Le Charens", "01003", "01003"),
        ("Charols", "01004", "01004"),
        ("Bourgneuf", "01005", "01001"),  # a former commune, which Montigny holds
        ("Saint-Parize", "01006", "01006"),
        ("Charns", "02001", "02001"),
        ("Villedieu", "02002", "02002"),
    ],
    columns=["nom", "code", "codes"],
)
SERVED = {"01100": frozenset(["01003", "01006"])}


@pytest.fixture(scope="module")
def france() -> France:
    """Two départements of a few names."""
    return France(NAMES, SERVED)


def test_letters_are_what_is_compared():
    assert letters("L'Haÿ-les-Roses") == "LHAYLESROSES"


def test_the_nearest_alone_is_the_one_answer(france):
    assert france.answer("Le Chaarens", "01", cut=False).code == "01003"
    assert france.answer("Carols", "01", cut=False).code == "01004"


def test_a_former_name_leads_to_the_commune_of_today(france):
    assert france.answer("Bourneuf", "01", cut=False).code == "01001"


def test_the_name_of_a_commune_of_elsewhere_has_not_one_answer_here(france):
    assert france.answer("Charns", "01", cut=False).why == "nom exact d'une commune d'ailleurs"


def test_as_near_to_two_communes_is_not_one_answer(france):
    assert france.answer("Charons", "01", cut=False).why == "deux communes aussi proches"


def test_a_postal_code_narrows_to_those_it_serves(france):
    assert france.answer("Charons", "01100", cut=False).code == "01003"


def test_two_letters_are_too_many_in_a_short_name(france):
    assert france.answer("Chxyols", "01", cut=False).code is None
    assert france.answer("Chxyo", "01", cut=False).code is None
    assert france.answer("Montixxy", "01", cut=False).code == "01001"


def test_a_beginning_that_one_name_has_is_one_answer(france):
    assert france.answer("Bourgn", "01", cut=True).code == "01001"
    assert france.answer("Montigny-le", "01", cut=True).code == "01002"


def test_a_beginning_that_two_names_have_is_not(france):
    assert france.answer("Montig", "01", cut=True).code is None


def test_saint_does_not_count_among_the_letters_of_a_beginning(france):
    assert france.answer("Saint-Par", "01", cut=True).why == "moins de six lettres"
    assert france.answer("Saint-Pariz", "01", cut=True).why == "moins de six lettres"


def test_nothing_near_is_no_answer(france):
    assert france.answer("Villedieu", "01", cut=False).code is None
