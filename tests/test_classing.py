import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import classing

FIGURES = st.lists(
    st.one_of(st.integers(0, 500).map(float), st.floats(1e-6, 1e6)), min_size=1, max_size=60
)


@given(FIGURES)
def test_every_figure_has_one_class_and_the_largest_the_last(figures):
    values = pd.Series(figures)
    how = classing.classing(values)
    ranks = classing.classed(values, pd.Series("", index=values.index), how)
    assert len(how.bornes) <= classing.MOST
    assert list(how.bornes) == sorted(set(how.bornes))
    for value, rank in zip(figures, ranks, strict=True):
        if value == 0:
            assert rank == classing.ZERO
        else:
            assert value <= how.bornes[rank - 1]
            assert rank == 1 or value > how.bornes[rank - 2]
    assert set(range(1, len(how.bornes) + 1)) <= set(ranks.tolist()) or how.methode == "seuils"


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_bounds_of_whole_numbers_are_whole(counts):
    assert all(bound.is_integer() for bound in classing.classing(pd.Series(counts)).bornes)


@pytest.mark.parametrize(
    ("share", "rank"), [(0.0, 0), (0.001, 1), (0.1, 1), (0.3, 3), (0.99, 4), (1.0, 5)]
)
def test_shares_have_fixed_classes(share, rank):
    values = pd.Series([share, 0.5])
    found = classing.classed(values, pd.Series(["", ""]), classing.shares(values))
    assert found[0] == rank


def test_hidden_and_missing_figures_are_apart():
    values = pd.Series([None, None, 2.0])
    found = classing.classed(values, pd.Series(["masque", "absent", ""]), classing.classing(values))
    assert found.tolist() == [classing.HIDDEN, classing.MISSING, 1]
