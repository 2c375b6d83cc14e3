"""The list of records and what their published perimeters show."""

import pandas as pd
import pytest
from shipped import bundled

from ptce_geo import texts_coherence
from ptce_geo.coherence import check
from ptce_geo.coherence_tables import matching, overview, phrase, records_table, telling_first
from ptce_geo.constats import ISSUES
from ptce_geo.dossiers import from_table
from ptce_geo.reference import reference


@pytest.fixture(scope="module")
def controle():
    """One sound record, one in two parts, one without perimeter."""
    rows = {
        "id": ["a", "b", "c"],
        "nom": ["Sain", "Coupé", ""],
        "appel": ["AMI2023", "", "AAP2013"],
        "siege": ["17168", "35238", "35238"],
        "perimetre": ["17004;17168", "35238;35115", ""],
    }
    return check(from_table(pd.DataFrame(rows), reference()))


def test_a_rule_and_an_outcome_choose_records(controle):
    assert matching(controle, [0, 1, 2], ["un_seul_tenant"], ["à signaler"]) == [1]
    assert matching(controle, [0, 1, 2], ["un_seul_tenant"], ["non évaluable"]) == [2]


def test_no_choice_lets_all_through_in_order(controle):
    assert matching(controle, [2, 0, 1], [], []) == [2, 0, 1]


def test_one_row_a_record_with_its_outcomes(controle):
    table = records_table(controle, [0, 1, 2])
    assert table[texts_coherence.PAGE_COLONNES["nom"]].tolist() == ["Sain", "Coupé", "c"]
    rules = controle.constats.regle.nunique()
    counts = table[[texts_coherence.PAGE_ISSUES[issue] for issue in ISSUES]]
    assert counts.sum(axis=1).tolist() == [rules] * 3


def test_the_first_finding_is_the_one_that_asks_most(controle):
    first = records_table(controle, [1])[texts_coherence.PAGE_COLONNES["constat"]][0]
    assert first.startswith("En 2 parties.")


def test_an_empty_list_keeps_its_columns(controle):
    assert list(records_table(controle, []).columns) == list(records_table(controle, [0]).columns)


def test_the_sentence_counts():
    assert phrase(1, 98) == "1\xa0dossier affiché sur 98."


def test_every_outcome_has_its_word():
    assert set(texts_coherence.PAGE_ISSUES) == set(ISSUES)


def test_what_the_published_perimeters_show_is_told():
    lines = overview(bundled())
    assert lines[0].startswith("44\xa0candidatures publient un périmètre")
    assert any("La Bio pour tous" in line for line in lines)


def test_records_with_most_to_look_at_come_first_and_none_is_lost(controle):
    rows = list(range(len(controle.measures.dossiers)))
    told = telling_first(controle, rows)
    assert sorted(told) == rows
    found = controle.constats
    counts = [
        tuple((found.dossier.eq(row) & found.issue.eq(issue)).sum() for issue in ISSUES[:2])
        for row in told
    ]
    assert counts == sorted(counts, reverse=True)
