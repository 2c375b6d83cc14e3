"""Alignment with the official zonings."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo.alignment import best_unions, effective_zones, zones
from ptce_geo.perimeter import coded, numbered
from ptce_geo.reference import reference
from tests.drawn import code, drawn_reference

# Two EPCI of four communes each: lower case on the left, upper case on the right.
COUNTRY = drawn_reference("abAB\ncdCD")


@pytest.fixture
def country():
    return COUNTRY


def union(country, letters):
    row = coded(country, [[code(c) for c in letters]])
    return best_unions(row, zones(row, "epci"), "epci")[0]


def test_a_whole_epci_fits_itself(country):
    assert union(country, "abcd") == {"zones": [0], "jaccard": 1.0, "ajouter": [], "retirer": []}


def test_almost_an_epci_names_what_is_missing(country):
    found = union(country, "abc")
    assert found["jaccard"] == 0.75
    assert country.code[found["ajouter"]].tolist() == [code("d")]


def test_one_commune_too_many_is_to_remove(country):
    found = union(country, "abcdA")
    assert found["jaccard"] == 0.8
    assert country.code[found["retirer"]].tolist() == [code("A")]


def test_where_no_epci_is_half_held_the_nearest_is_taken(country):
    found = union(country, "aA")
    assert found["zones"] == [0]
    assert country.code[found["ajouter"]].tolist() == [code("b"), code("c"), code("d")]
    assert country.code[found["retirer"]].tolist() == [code("A")]


@settings(deadline=None)
@given(st.sets(st.sampled_from("abcdABCD"), min_size=1))
def test_no_union_of_epci_needs_fewer_edits(letters):
    country = COUNTRY
    found = union(country, sorted(letters))
    edits = len(found["ajouter"]) + len(found["retirer"])
    unions = [set("abcd"), set("ABCD"), set("abcdABCD")]
    assert edits == min(len(whole ^ letters) for whole in unions)


def test_two_equal_halves_are_two_effective_zones(country):
    row = coded(country, [[code("a"), code("A")]])
    assert effective_zones(zones(row, "epci"), 1) == pytest.approx([2.0])


def test_shares_of_a_perimeter_sum_to_one(country):
    row = coded(country, [[code(c) for c in "abcA"]])
    assert zones(row, "epci").part.sum() == pytest.approx(1.0)


def test_epci_over_several_departements_and_regions_are_89_and_26():
    france = reference()
    epci = france.zonings["epci"]
    rows = numbered(france, [epci.communes_of(z).tolist() for z in range(len(epci.code))])
    count = {
        zoning: int((np.bincount(zones(rows, zoning).perimetre) > 1).sum())
        for zoning in ("departement", "region")
    }
    assert count == {"departement": 89, "region": 26}


def test_a_commune_without_inhabitant_counts_by_its_ground():
    france = reference()
    row = coded(france, [["55039"]])
    assert zones(row, "epci").part.tolist() == [1.0]
