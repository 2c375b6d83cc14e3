"""A misspelt name is answered where one commune alone can be meant."""

import pandas as pd
import pytest

from ptce_geo.answers import SANS_RESERVE
from ptce_geo.resolve import resolve
from ptce_geo.spelling import tolerated


def one(label: str, departement: str) -> pd.Series:
    """The answer of one label in one département."""
    frame = pd.DataFrame({"label": [label], "dep": [departement]})
    return resolve(frame, departement="dep").iloc[0]


@pytest.mark.parametrize(
    ("label", "departement", "code"),
    [
        ("Grenobel", "38", "38185"),
        # Charols is two letters off, Charens one.
        ("Charns", "26", "26076"),
        # Two letters wrong, one of them in the article.
        ("Lda Guérinièere", "85", "85106"),
        ("Chatteaurroux", "36", "36044"),
        # Ten letters: one letter of margin is enough.
        ("Metzwiller", "67", "67291"),
    ],
)
def test_the_one_near_commune_is_answered_with_reserve(label, departement, code):
    row = one(label, departement)
    assert (row.code, row.methode) == (code, "orthographe")
    assert row.confiance < SANS_RESERVE


@pytest.mark.parametrize(
    ("label", "departement"),
    [
        ("Quimperr", "29"),  # Quimper is the beginning of Quimperlé
        ("Renne", "35"),  # three other communes are two letters off, and La Penne one
        ("Vaneins", "01"),  # two communes are one letter off
        ("Bordaux", "75"),  # Bordeaux is nearer, and elsewhere
        ("Tuournan", "73"),  # Tournon is two letters off, Tournan (32) one
        ("Brc", "63"),  # too short
    ],
)
def test_what_may_be_another_commune_stays_a_suggestion(label, departement):
    row = one(label, departement)
    assert pd.isna(row.code)
    assert row.motif.startswith("inconnu")


def test_more_letters_allow_more_errors_and_a_postal_code_one_more():
    assert [tolerated(n, few=False) for n in (4, 5, 8, 16)] == [0, 1, 2, 3]
    assert [tolerated(n, few=True) for n in (3, 4, 7, 13)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("label", "departement", "code"),
    [
        ("La Borde", "65", "65241"),  # Laborde, or a hamlet
        ("Le Val", "59", "59344"),  # Leval
        ("Cres", "34", "34090"),  # Le Crès, or Cers
        ("Fay-les-É", "41", "41081"),  # Faye, or a longer name cut short
        ("Pacé 35210", "35", "35210"),  # the postal code of Parcé
    ],
)
def test_a_variant_that_may_be_another_place_is_given_with_reserve(label, departement, code):
    row = one(label, departement)
    assert row.code == code
    assert row.confiance < SANS_RESERVE
