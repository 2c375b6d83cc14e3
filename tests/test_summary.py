import pandas as pd
import pytest
from candidatures_exemple import candidatures
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import summary

ROWS = summary.ready(candidatures())
FACETS = summary.facets(ROWS)
ALL = summary.ptce(ROWS).set_index("id_ptce")

choices = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(list(FACETS[name])), unique=True) for name in FACETS}
)


def shown(**chosen: list[str]) -> set[str]:
    return set(ROWS["id_ptce"][summary.kept(FACETS, chosen)])


def test_without_a_choice_every_ptce_is_shown():
    assert shown() == {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"}


def test_choices_of_one_filter_add_up():
    assert shown(appel=["AAP2013", "AAP2015"]) == {"alpha", "eta", "delta"}


def test_choices_of_two_filters_must_hold_for_the_same_candidature():
    # alpha is a laureate of 2013 and admissible in 2023, never a laureate of 2023.
    assert shown(appel=["AMI2023"], statut=["laureate"]) == {"epsilon"}


def test_an_unknown_sector_is_a_choice():
    assert shown(secteur=["inconnu"]) == {"alpha", "gamma", "epsilon"}


def test_a_ptce_without_place_is_found_under_the_unknown_region():
    assert shown(region=["inconnu"]) == {"zeta"}


def test_a_code_nobody_holds_shows_nothing():
    assert shown(appel=["AMI2025"]) == set()


def test_counts_are_of_ptce_and_follow_the_other_filters():
    counts = summary.counts(ROWS["id_ptce"], FACETS, {"statut": ["laureate"]})
    assert counts["appel"] == {
        "AAP2013": 1,
        "AAP2015": 1,
        "AMI2021": 1,
        "AMI2023": 1,
        "repertoire": 0,
    }
    assert counts["statut"] == {"laureate": 4, "deposee": 1, "recevable": 1, "repertoire": 3}


@settings(max_examples=25, deadline=None)
@given(choices)
def test_a_count_is_what_choosing_it_alone_would_show(chosen):
    counts = summary.counts(ROWS["id_ptce"], FACETS, chosen)
    for name, codes in counts.items():
        for code, count in codes.items():
            assert count == len(shown(**{**chosen, name: [code]}))


@settings(deadline=None)
@given(choices)
def test_rows_are_one_per_ptce_and_as_many_as_pass(chosen):
    passing = ROWS[summary.kept(FACETS, chosen)]
    rows = summary.ptce(passing)
    assert rows["id_ptce"].is_unique
    assert set(rows["id_ptce"]) == set(passing["id_ptce"])


def test_the_most_advanced_statut_speaks_for_the_ptce():
    assert ALL.loc["alpha", "statut"] == "laureate"


def test_the_phase_is_that_of_the_latest_call_that_states_one():
    assert ALL.loc["alpha", "phase"] == "gestation"


def test_the_most_precise_place_is_kept():
    assert ALL.loc["alpha", ["precision", "lieu"]].tolist() == ["commune", "Redon (35)"]


def test_calls_and_sectors_of_all_candidatures_are_kept():
    assert ALL.loc["alpha", "appels"] == "AAP2013|AMI2023|repertoire"
    assert ALL.loc["alpha", "secteurs"] == "alimentation|culture"


@pytest.mark.parametrize(
    ("id_ptce", "lieu"),
    [
        ("beta", "Paris 18e Arrondissement (75)"),
        ("delta", "Loire-Atlantique"),
        ("epsilon", "Bretagne"),
        ("zeta", ""),
    ],
)
def test_a_place_is_told_at_the_precision_it_is_known_to(id_ptce, lieu):
    assert ALL.loc[id_ptce, "lieu"] == lieu


def test_a_ptce_without_place_keeps_its_row_and_its_reason():
    assert ALL.loc["zeta", "motif"] == "aucun lieu publié"
    assert pd.isna(ALL.loc["zeta", "lon"])


def test_names_are_in_french_alphabetical_order():
    names = [
        "<script>alert(1)</script>",
        "Bravo",
        "Delta",
        "Écopôle",
        "Éolienne",
        "Garance",
        "Zénith",
    ]
    assert summary.ptce(ROWS)["nom"].tolist() == names


def test_no_candidature_makes_an_empty_table_with_the_same_columns():
    nothing = summary.ptce(ROWS.iloc[:0])
    assert len(nothing) == 0
    assert list(nothing.columns) == list(summary.ptce(ROWS).columns)
