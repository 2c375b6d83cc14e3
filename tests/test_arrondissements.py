"""Paris, Lyon and Marseille in every usual writing."""

import pytest

from ptce_geo import cog
from ptce_geo.arrondissements import CITIES, arrondissement
from ptce_geo.names import normalize

NUMERALS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize(
    "form",
    [
        "{city} {n}e",
        "{city} {n}ème",
        "{city} {n}EME",
        "{city} {n:02}e",
        "{n}e arrondissement de {city}",
        "{city} {n}e arr.",
        "{city} {roman}e",
        "{city} {roman}ème",
        "{city}{n}e",
        "{n}ème {city}",
    ],
)
def test_every_arrondissement_is_read_in_every_usual_writing(city, form):
    commune, last, first = CITIES[city]
    for n in range(1, last + 1):
        text = form.format(city=city.capitalize(), n=n, roman=NUMERALS[n - 1])
        read = arrondissement(normalize(text), text)
        assert read is not None, text
        assert (read.code, read.commune, read.sur) == (str(first + n - 1), commune, True), text


def test_the_codes_are_those_of_the_cog():
    written = {str(first + n) for _, last, first in CITIES.values() for n in range(last)}
    assert written == set(cog.arrondissements_municipaux().code_commune)


@pytest.mark.parametrize(
    ("text", "number"), [("Paris Xième", 10), ("Paris XIème", 11), ("Paris VIième", 6)]
)
def test_capitals_tell_where_a_roman_numeral_ends(text, number):
    assert arrondissement(normalize(text), text).numero == number


@pytest.mark.parametrize(
    "text", ["PARIS XIEME", "paris viieme", "Paris", "Paris Centre", "Lyon Part-Dieu"]
)
def test_what_is_no_sure_numeral_is_not_read(text):
    assert arrondissement(normalize(text), text) is None


def test_a_number_out_of_range_has_no_code():
    assert arrondissement("lyon 10e").code is None
    assert arrondissement("paris 21e").code is None


def test_a_bare_number_may_be_the_departement():
    assert not arrondissement("marseille 13").sur
    assert not arrondissement("lyon 69").sur
    assert arrondissement("lyon 07").sur
