import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import rates

APPELS = pd.DataFrame(
    {
        "id_appel": ["AAP2013", "AMI2023", "AMI2025"],
        "deposees": pd.array([180, 3, pd.NA], "Int64"),
        "deposees_autre": pd.array([182, 4, pd.NA], "Int64"),
    }
)


def rows(*statuts: str, appel: str = "AMI2023", region: str | None = "53") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "appel": appel,
            "statut": list(statuts),
            "code_region": region,
            "secteurs": "culture|emploi",
        }
    )


def totals(total: int, *cells: tuple[str, int | None], dimension: str = "region") -> pd.DataFrame:
    """Totals of the unnamed candidatures of AMI2023; None is a masked cell."""
    lines = [("AMI2023", "total", "total", total)]
    lines += [("AMI2023", dimension, code, count) for code, count in cells]
    out = pd.DataFrame(lines, columns=["appel", "dimension", "code", "effectif"])
    return out.assign(effectif=pd.array(out["effectif"], "Int64"))


# From the closed formula with z = 1.959964; 0 of 10 is z² / (10 + z²).
@pytest.mark.parametrize(
    ("won", "filed", "low", "high"),
    [
        (23, 180, 0.0867, 0.1844),
        (23, 130, 0.1209, 0.2515),
        (15, 72, 0.1305, 0.3157),
        (8, 79, 0.0522, 0.1873),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
    ],
)
def test_the_interval_is_wilsons(won, filed, low, high):
    assert rates.wilson(won, filed) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate_and_stays_a_share(pair):
    won, filed = pair
    low, high = rates.wilson(won, filed)
    assert 0 <= low <= won / filed <= high <= 1
    assert low < high


@given(st.integers(2, 500).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))))
def test_a_bound_is_the_proportion_that_just_fails_the_test_of_the_observed_one(pair):
    won, filed = pair
    for bound in rates.wilson(won, filed):
        distance = abs(won / filed - bound)
        assert distance == pytest.approx(1.959964 * (bound * (1 - bound) / filed) ** 0.5, rel=1e-4)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_failures_have_the_mirrored_interval(pair):
    won, filed = pair
    low, high = rates.wilson(won, filed)
    assert rates.wilson(filed - won, filed) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(("won", "filed"), [(3, 2), (-1, 2), (0, 0)])
def test_an_impossible_count_is_refused_and_named(won, filed):
    with pytest.raises(ValueError, match=f"{won} sur {filed}"):
        rates.wilson(won, filed)


def test_a_rate_under_the_minimum_is_hidden_and_its_counts_stay():
    found = rates.rates(pd.Series([4, 4]), pd.Series([19, 20]), minimum=20)
    assert found["masque"].tolist() == [True, False]
    assert found["taux"].isna().tolist() == [True, False]
    assert found["taux"][1] == 0.2
    assert found["dossiers"].tolist() == [19, 20]


def test_the_minimum_comes_from_its_file_with_its_reason():
    assert rates.policy()["effectif_minimal"] == 20
    assert "20 dossiers" in rates.policy()["pourquoi"]
    found = rates.rates(pd.Series([4, 4]), pd.Series([19, 20]))
    assert found["masque"].tolist() == [True, False]


def test_no_candidature_at_all_gives_no_rate_even_without_a_minimum():
    assert rates.rates(pd.Series([0]), pd.Series([0]), minimum=0)["masque"].tolist() == [True]


def test_a_call_is_whole_when_as_many_candidatures_are_held_as_were_filed():
    three = rows("laureate", "non_retenue", "deposee")
    assert rates.complete_calls(three, APPELS) == ["AMI2023"]
    assert rates.complete_calls(pd.concat([three, rows("recevable")]), APPELS) == ["AMI2023"]


def test_a_call_of_which_only_laureates_are_held_is_not_whole():
    assert rates.complete_calls(rows("laureate", "laureate"), APPELS) == []


def test_poles_cited_in_a_directory_are_no_candidatures():
    cited = pd.concat([rows("laureate", "laureate"), rows("repertoire")])
    assert rates.complete_calls(cited, APPELS) == []


def test_a_partial_list_gives_no_rate_by_territory():
    found = rates.territory_rates(rows("laureate", "laureate"), APPELS, "region", minimum=0)
    assert found.empty


def test_rates_by_territory_count_the_whole_calls_only():
    whole = pd.concat(
        [
            rows("laureate", "non_retenue"),
            rows("deposee", region="76"),
            rows("recevable", region=None),
        ]
    )
    partial = rows("laureate", appel="AAP2013", region="76")
    found = rates.territory_rates(pd.concat([whole, partial]), APPELS, "region", minimum=1)
    assert found[["laureates", "dossiers", "taux"]].to_dict("index") == {
        "53": {"laureates": 1, "dossiers": 2, "taux": 0.5},
        "76": {"laureates": 0, "dossiers": 1, "taux": 0.0},
    }


def test_unnamed_candidatures_that_are_counted_make_a_call_whole():
    named = rows("laureate", "laureate")
    assert rates.complete_calls(named, APPELS, totals(2)) == ["AMI2023"]
    assert rates.complete_calls(named, APPELS, totals(5)) == []


def test_rates_add_the_unnamed_of_each_region_to_the_denominator():
    found = rates.territory_rates(
        rows("laureate"), APPELS, "region", totals(3, ("53", 1), ("76", 2)), minimum=1
    )
    assert found[["laureates", "dossiers", "taux"]].to_dict("index") == {
        "53": {"laureates": 1, "dossiers": 2, "taux": 0.5},
        "76": {"laureates": 0, "dossiers": 2, "taux": 0.0},
    }


def test_a_masked_cell_hides_its_rate_and_its_denominator():
    found = rates.territory_rates(
        rows("laureate"), APPELS, "region", totals(3, ("53", None), ("76", 3)), minimum=1
    )
    assert found["masque"].to_dict() == {"53": True, "76": False}
    assert pd.isna(found.loc["53", "dossiers"])


def test_the_unknown_region_is_no_territory():
    found = rates.territory_rates(
        rows("laureate"), APPELS, "region", totals(3, ("53", 2), ("inconnue", 1)), minimum=1
    )
    assert found.index.tolist() == ["53"]


def test_a_candidature_of_two_sectors_counts_in_both():
    found = rates.territory_rates(
        rows("laureate", "deposee"),
        APPELS,
        "secteur",
        totals(1, ("culture", 1), ("emploi", 0), dimension="secteur"),
        minimum=1,
    )
    assert found["dossiers"].to_dict() == {"culture": 3, "emploi": 2}
    assert found["laureates"].to_dict() == {"culture": 1, "emploi": 1}
