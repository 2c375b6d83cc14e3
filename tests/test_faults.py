"""Faults put by hand into real EPCI: a sample of ``benchmarks/bench_faults.py``."""

import pytest

from benchmarks.bench_faults import KINDS, measured


@pytest.fixture(scope="module")
def sample():
    return measured(seed=7, cases_wanted=60)


def test_every_kind_of_fault_is_tried(sample):
    assert sample.faute.tolist() == list(KINDS)
    assert sample.cas.sum() == 60


def test_every_fault_is_found(sample):
    assert sample["trouvées"].tolist() == sample.cas.tolist()


def test_nothing_is_reported_on_the_same_epci_untouched(sample):
    assert sample["fausses alertes sur l'EPCI intact"].sum() == 0
