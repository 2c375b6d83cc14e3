"""Repairs: the smallest one, proved against every other on small countries."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo.measures import grouped
from ptce_geo.perimeter import numbered, parts
from ptce_geo.reference import reference
from ptce_geo.repair import (
    Proposal,
    applied,
    dropping,
    filling,
    joining,
    one_piece,
    smallest,
    whole_epci,
)
from tests.drawn import code, drawn_reference

COUNTRY = drawn_reference("abcde\nfghij\nklmno\npqrst")
NUMBER = {letter: COUNTRY.number[code(letter)] for letter in "abcdefghijklmnopqrst"}


def groups_of(country, members):
    row = numbered(country, [members])
    return grouped(row, parts(row, links=True))[0]


def letters(country, rows):
    return "".join(sorted(chr(int(country.code[row][2:])) for row in rows))


def fewest(members):
    """Size and inhabitants of the smallest addition, by trying all of them."""
    others = [row for row in NUMBER.values() if row not in members]
    for size in range(len(others) + 1):
        good = [
            sum(COUNTRY.population[list(extra)])
            for extra in combinations(others, size)
            if one_piece(COUNTRY, [*members, *extra])
        ]
        if good:
            return size, int(min(good))
    raise AssertionError("no addition joins them")


def test_the_only_commune_between_two_parts_is_proposed():
    country = drawn_reference("abc")
    ends = [country.number[code("a")], country.number[code("c")]]
    proposal = joining(country, groups_of(country, ends))
    assert letters(country, proposal.ajouter) == "b"
    assert proposal.methode == "exacte"


def test_among_ways_as_short_the_least_populated_is_taken():
    country = drawn_reference("aBBc\naBBc\naddc\n")
    ends = [country.number[code("a")], country.number[code("c")]]
    assert letters(country, joining(country, groups_of(country, ends)).ajouter) == "d"


def test_three_parts_meet_at_one_commune():
    three = [NUMBER[letter] for letter in "ack"]
    proposal = joining(COUNTRY, groups_of(COUNTRY, three))
    assert len(proposal.ajouter) == fewest(three)[0]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(NUMBER.values())), min_size=2, max_size=5))
def test_two_and_three_parts_are_joined_by_the_fewest_then_least_populated(members):
    groups = groups_of(COUNTRY, sorted(members))
    proposal = joining(COUNTRY, groups)
    if len(groups) in (2, 3):
        added = COUNTRY.population[list(proposal.ajouter)].sum()
        assert (len(proposal.ajouter), int(added)) == fewest(sorted(members))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(NUMBER.values())), min_size=4, max_size=8))
def test_applying_any_joining_leaves_one_piece_within_the_bound(members):
    groups = groups_of(COUNTRY, sorted(members))
    if len(groups) < 2:
        return
    proposal = joining(COUNTRY, groups)
    assert one_piece(COUNTRY, applied(sorted(members), proposal))
    assert len(proposal.ajouter) <= (len(groups) - 1) * fewest(sorted(members))[0]


def test_beyond_three_parts_the_bound_is_written():
    four = [NUMBER[letter] for letter in "aekt"]
    assert joining(COUNTRY, groups_of(COUNTRY, four)).methode == (
        "approchée\xa0: au plus 3 fois le minimum"
    )


def test_parts_across_an_ocean_cannot_be_joined():
    france = reference()
    paris, reunion = france.number["75056"], france.number["97411"]
    assert joining(france, [[paris], [reunion]]) is None


def test_dropping_keeps_the_first_part():
    assert dropping([[1, 2], [3], [4]]) == Proposal((), (3, 4))


def test_filling_adds_what_is_enclosed():
    country = drawn_reference("abc\ndXf\nghi")
    ring = [country.number[code(letter)] for letter in "abcdfghi"]
    assert letters(country, filling(country, ring).ajouter) == "X"


def test_filling_a_detached_piece_adds_its_commune():
    country = drawn_reference("aaaX\naXaX\naaaX")
    assert letters(country, filling(country, [country.number[code("a")]]).ajouter) == "X"


def test_nothing_to_fill_is_no_proposal():
    country = drawn_reference("ab")
    assert filling(country, [0]) is None


def test_a_union_already_whole_is_no_proposal():
    assert whole_epci({"zones": [1], "ajouter": [], "retirer": [], "jaccard": 1.0}) is None


def test_the_smallest_change_comes_first():
    small, large = Proposal((1,), ()), Proposal((), (2, 3))
    assert smallest(large, None, small) == [small, large]


def test_innenheim_is_joined_by_bischoffsheim_s_neck():
    """The EPCI's fault is a neck of 200 m: the other way round is one commune."""
    france = reference()
    epci = france.zonings["epci"]
    rows = epci.communes_of(np.flatnonzero(epci.code == "246701080")[0]).tolist()
    proposal = joining(france, groups_of(france, rows))
    assert len(proposal.ajouter) == 1
    assert one_piece(france, applied(rows, proposal))


@pytest.mark.parametrize("siren", ["200043693", "200068500", "200069300", "200071173"])
def test_every_real_exclave_gets_a_joining_that_works(siren):
    france = reference()
    epci = france.zonings["epci"]
    rows = epci.communes_of(np.flatnonzero(epci.code == siren)[0]).tolist()
    proposal = joining(france, groups_of(france, rows))
    assert one_piece(france, applied(rows, proposal))
