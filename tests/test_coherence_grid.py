"""A grid of findings: everything is sound until something is said of it."""

import numpy as np
import pytest

from ptce_geo import texts_constats
from ptce_geo.coherence_grid import COLUMNS, Grid
from ptce_geo.constats import CONFORME, NON_EVALUABLE, SIGNALER, VERIFIER, Constat
from ptce_geo.phrases import Phrase

SOUND = Phrase(texts_constats, "NOMBRE_TROUVE")
LACKING = Phrase(texts_constats, "NON_DECLARE")
ODD = Phrase(texts_constats, "NOMBRE_JUSTE", n=2)


@pytest.fixture
def grid():
    """Three records, two rules: the second record lacks something, the third is reported."""
    grid = Grid(3, {"une": SOUND, "autre": SOUND})
    able = grid.lack("une", np.array([None, LACKING, None], dtype=object))
    grid.say("une", [Constat(able[-1], SIGNALER, ODD, ("35238",))])
    return grid


def test_findings_come_record_by_record_then_rule_by_rule(grid):
    found = grid.frame({})
    assert list(found.columns) == COLUMNS
    assert found.dossier.tolist() == [0, 0, 1, 1, 2, 2]
    assert found.regle.tolist() == ["une", "autre"] * 3
    assert found.issue.tolist() == [CONFORME, CONFORME, NON_EVALUABLE, CONFORME, SIGNALER, CONFORME]


def test_sentences_are_kept_whole_and_shared(grid):
    found = grid.frame({})
    assert all(isinstance(said, Phrase) for said in found.message)
    assert found.message[2] is LACKING and found.message[4] is ODD
    assert found.codes.tolist() == [(), (), (), (), ("35238",), ()]


def test_only_records_that_lack_nothing_are_left_to_judge(grid):
    assert grid.lack("autre", np.array([LACKING, None, None], dtype=object)) == [1, 2]
    assert grid.issue(0, "autre") == NON_EVALUABLE


def test_records_are_found_by_outcome(grid):
    assert grid.rows("une", (SIGNALER, VERIFIER)) == [2]
    assert grid.rows("autre", (CONFORME,)) == [0, 1, 2]


def test_a_proposal_stands_beside_its_finding_only(grid):
    found = grid.frame({(2, "une"): {"ajouter": ["35024"]}})
    assert found.reparation[4] == {"ajouter": ["35024"]}
    assert found.reparation.drop(4).isna().all()


def test_without_record_there_is_no_finding():
    found = Grid(0, {"une": SOUND}).frame({})
    assert list(found.columns) == COLUMNS and found.empty
