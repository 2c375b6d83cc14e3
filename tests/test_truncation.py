"""Labels cut short: one commune begins so, or none is answered."""

import pandas as pd
import pytest

from ptce_geo.answers import SANS_RESERVE
from ptce_geo.resolve import resolve


def one(label: str, departement: str) -> pd.Series:
    """The answer of one label in one département."""
    frame = pd.DataFrame({"label": [label], "dep": [departement]})
    return resolve(frame, departement="dep").iloc[0]


@pytest.mark.parametrize(
    ("label", "departement", "code"),
    [
        ("Saint-Germain-des-Fo", "03", "03236"),
        ("Grenob", "38", "38185"),
        ("Villeurba", "69", "69266"),
        ("Boulogne", "92", "92012"),
        ("Les Essarts-", "78", "78220"),
    ],
)
def test_the_beginning_of_one_name_of_the_departement_is_answered_with_reserve(
    label, departement, code
):
    row = one(label, departement)
    assert (row.code, row.methode) == (code, "tronque")
    assert row.confiance < SANS_RESERVE


@pytest.mark.parametrize(
    ("label", "departement"), [("Beaulieu", "55"), ("Bois", "62"), ("Belleville", "85")]
)
def test_a_name_that_hamlets_bear_everywhere_is_no_beginning(label, departement):
    # One commune of the département begins so, and the place may be any hamlet of it.
    assert pd.isna(one(label, departement).code)


def test_two_names_that_begin_so_are_both_told():
    row = one("Saint-Jean-de-la", "50")
    assert pd.isna(row.code)
    assert (
        row.candidats == "50489 Saint-Jean-de-la-Haize (50) | 50490 Saint-Jean-de-la-Rivière (50)"
    )


def test_a_whole_word_is_not_the_beginning_of_a_longer_one():
    # Colombiers is the only name of the Vienne that begins so, but Colomb stands in other names.
    assert one("Colomb", "86").motif == "inconnu"


def test_a_beginning_that_is_a_letter_off_another_commune_is_not_answered():
    # Seilhan begins so; Seilh is one letter off.
    assert pd.isna(one("Seilha", "31").code)


@pytest.mark.parametrize("label", ["Saint-G", "Greno", "La Ro"])
def test_too_few_letters_say_nothing(label):
    assert pd.isna(one(label, "38").code)


def test_the_name_of_a_commune_of_elsewhere_is_not_the_beginning_of_one_here():
    assert one("Besson", "46").motif == "inconnu: pas de Besson dans 46"
