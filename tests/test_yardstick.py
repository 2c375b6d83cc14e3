"""The yardstick: France's EPCI, measured as perimeters are."""

import numpy as np
import pandas as pd
import pytest

from ptce_geo.reference import reference
from ptce_geo.yardstick import MEASURES, bound, centiles, measured_epci, measures


def test_what_was_built_is_what_is_measured():
    fresh = measured_epci(reference())
    pd.testing.assert_frame_equal(measures(), fresh, check_dtype=False, rtol=1e-9)


def test_the_1253_epci_are_there():
    assert len(measures()) == 1253
    assert measures().notna().all(axis=None)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_median_ranks_at_fifty(measure):
    middle = measures()[measure].median()
    assert centiles(measure, np.array([middle]))[0] == pytest.approx(50, abs=1.5)


def test_ranks_grow_with_the_value():
    values = np.sort(measures().reock.to_numpy())
    assert (np.diff(centiles("reock", values)) >= 0).all()


def test_an_unknown_value_has_no_rank():
    assert np.isnan(centiles("reock", np.array([np.nan]))[0])


def test_the_fifth_centile_of_population_is_that_of_the_epci():
    assert bound("population", 5) == pytest.approx(6_150, rel=0.02)
