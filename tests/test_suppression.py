"""The attacker is played by brute force: every table that agrees with what is published."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo.suppression import Cell, Network, feasible, is_safe, mask
from ptce_geo.totals import TOGETHER, network


def tables(regions: list[list[int]], secteurs: list[list[int]]) -> dict[str, pd.DataFrame]:
    """Counts by region and call, by sector and call; a line is a region or a sector."""
    by_region = pd.DataFrame(regions, columns=[f"A{n}" for n in range(len(regions[0]))])
    by_secteur = pd.DataFrame(secteurs, columns=by_region.columns)
    total = by_region.sum().to_frame().T
    return {"region": by_region, "secteur": by_secteur, "total": total}


def compositions(total: int, parts: int) -> np.ndarray:
    """Every way to write a total as a sum of that many counts."""
    ways = itertools.product(range(total + 1), repeat=parts)
    return np.array([way for way in ways if sum(way) == total])


def attack(table: dict[str, pd.DataFrame], dimension: str, shown: dict) -> dict:
    """Values each cell can have in the tables that agree with the published cells."""
    of, totals = table[dimension], table["total"].iloc[0]
    columns = []
    for appel in of:
        total = int(totals[appel])
        if dimension == "region":
            ways = compositions(total, len(of))
        else:
            ways = np.array(list(itertools.product(range(total + 1), repeat=len(of))))
            # A strong reader: where each row may name a sector, it knows that each does.
            ways = ways[ways.sum(axis=1) >= min(total, of[appel].sum())]
        for line, code in enumerate(of.index):
            if (appel, code) in shown:
                ways = ways[ways[:, line] == shown[appel, code]]
        columns.append(ways)
    picks = np.meshgrid(*(np.arange(len(ways)) for ways in columns), indexing="ij")
    full = [ways[pick.ravel()] for ways, pick in zip(columns, picks, strict=True)]
    together = sum(full)
    keep = np.ones(len(together), dtype=bool)
    for line, code in enumerate(of.index):
        if (TOGETHER, code) in shown:
            keep &= together[:, line] == shown[TOGETHER, code]
    values = {}
    for line, code in enumerate(of.index):
        values[TOGETHER, code] = set(together[keep, line].tolist())
        for appel, ways in zip(of, full, strict=True):
            values[appel, code] = set(ways[keep, line].tolist())
    return values


@st.composite
def small_tables(draw):
    """One or two calls, two or three regions, two or three sectors, and a minimum of 2 or 3."""
    minimum = draw(st.integers(2, 3))
    calls, lines = draw(st.integers(1, 2)), draw(st.integers(2, 3))
    largest = {1: 7, 2: 4}[calls]
    totals = [draw(st.integers(minimum, largest)) for _ in range(calls)]
    regions, secteurs = [], []
    for total in totals:
        cuts = sorted(draw(st.lists(st.integers(0, total), min_size=lines - 1, max_size=lines - 1)))
        regions.append(np.diff([0, *cuts, total]).tolist())
        secteurs.append(draw(st.lists(st.integers(0, total), min_size=lines, max_size=lines)))
    return tables(np.transpose(regions).tolist(), np.transpose(secteurs).tolist()), minimum


def published(cells: Network, where: list) -> dict:
    """What a reader sees: the count of each cell that is not masked."""
    pairs = zip(where, cells.cells, strict=True)
    return {place: cell.count for place, cell in pairs if place and not cell.masked}


def hidden(table: dict[str, pd.DataFrame], dimension: str, minimum: int = 5) -> list:
    """Places of the masked cells of one dimension."""
    cells, where = network(table, dimension)
    mask(cells, minimum)
    return [place for place, c in zip(where, cells.cells, strict=True) if place and c.masked]


@pytest.mark.parametrize("dimension", ["region", "secteur"])
@settings(max_examples=150, deadline=None)
@given(drawn=small_tables())
def test_no_small_cell_can_be_told_from_any_other_value_under_the_minimum(dimension, drawn):
    table, minimum = drawn
    cells, where = network(table, dimension)
    mask(cells, minimum)
    possible = attack(table, dimension, published(cells, where))
    for place, cell in zip(where, cells.cells, strict=True):
        if place in possible and cell.masked:
            assert cell.count in possible[place]
            assert len(possible[place]) >= minimum
            if cell.count < minimum:
                assert set(range(minimum)) <= possible[place]


@pytest.mark.parametrize("dimension", ["region", "secteur"])
@settings(max_examples=60, deadline=None)
@given(drawn=small_tables())
def test_no_published_cell_is_under_the_minimum(dimension, drawn):
    table, minimum = drawn
    cells, where = network(table, dimension)
    mask(cells, minimum)
    assert all(count >= minimum for count in published(cells, where).values())


@pytest.mark.parametrize("dimension", ["region", "secteur"])
@settings(max_examples=60, deadline=None)
@given(drawn=small_tables(), random=st.randoms(use_true_random=False))
def test_bounds_are_those_that_brute_force_finds_whatever_is_masked(dimension, drawn, random):
    table, _ = drawn
    cells, where = network(table, dimension)
    for cell in cells.cells:
        cell.masked |= not cell.fixed and random.random() < 0.6
    possible = attack(table, dimension, published(cells, where))
    for number, place in enumerate(where):
        if place in possible:
            low, high = feasible(cells, number)
            assert set(range(low, high + 1)) == possible[place]


def test_one_small_cell_alone_takes_another_with_it():
    # 20 = 2 + 8 + 10: alone, the 2 would be 20 - 18.
    table = tables([[2], [8], [10]], [[20], [20], [20]])
    assert hidden(table, "region") == [("A0", 0), ("A0", 1)]


def test_two_small_cells_of_a_small_sum_take_a_third():
    # 1 + 1 hidden together would still be at most 2 each.
    table = tables([[1], [1], [7], [11]], [[20], [20], [20], [20]])
    assert hidden(table, "region") == [("A0", 0), ("A0", 1), ("A0", 2)]


def test_small_cells_of_a_large_sum_need_no_other():
    assert hidden(tables([[4], [4], [12]], [[20]]), "region") == [("A0", 0), ("A0", 1)]


def test_a_small_cell_is_hidden_along_calls_too():
    # Else the 2 would be 11 - 9.
    found = hidden(tables([[2, 9], [4, 9], [9, 9]], [[15, 27]]), "region")
    assert set(found) & {(TOGETHER, 0), ("A1", 0)}


def test_nothing_is_hidden_where_nothing_is_small():
    table = tables([[6, 9], [7, 9]], [[13, 18], [8, 5]])
    assert hidden(table, "region") == hidden(table, "secteur") == []


def test_a_cell_masked_on_the_way_and_useless_at_the_end_is_shown_again():
    # Two calls, all of a region each: the sector both name needs no mask.
    table = tables([[7, 0], [0, 6]], [[7, 6], [7, 0], [0, 0]])
    assert {place for place in hidden(table, "secteur") if place[1] == 0} == set()


def test_a_lone_sector_under_the_total_is_not_bounded_from_below():
    # Each of the 10 rows names a sector and 7 name the first: 3 at least would name the second.
    cells, where = network(tables([[5], [5]], [[7], [3]]), "secteur")
    mask(cells, 5)
    assert feasible(cells, where.index(("A0", 1)))[0] == 0


def test_a_published_cell_has_one_value():
    assert feasible(Network([Cell("a", "b", 7)]), 0) == (7, 7)


def test_what_known_totals_determine_is_refused_with_a_sentence():
    cells = Network([Cell("a", "b", 1), Cell("b", "a", 1, fixed=True)])
    with pytest.raises(ValueError, match="case de 1 impossible à protéger"):
        mask(cells, 5)


def test_a_masked_cell_that_can_move_freely_is_safe():
    cells = Network([Cell("a", "b", 1, masked=True), Cell("a", "b", 9, masked=True)])
    assert is_safe(cells, 0, 5)
    assert is_safe(cells, 1, 5)
