import pandas as pd
import pytest
from candidatures_exemple import candidatures

from ptce_geo import summary
from ptce_geo.breakdown import breakdown, per_million

ROWS = summary.ready(candidatures())
FACETS = summary.facets(ROWS)


def found(dimension: str) -> pd.DataFrame:
    return breakdown(ROWS["id_ptce"], ROWS["statut"], FACETS[dimension])


def test_a_ptce_of_several_calls_counts_once_in_its_region():
    # Brittany: alpha with three candidatures, and epsilon.
    assert found("region").loc["53"].to_dict() == {
        "ptce": 2,
        "laureate": 2,
        "candidature": 0,
        "repertoire": 0,
    }


def test_a_ptce_is_told_by_the_best_of_the_rows_that_hold_the_code():
    # alpha won in 2013 but was only admissible in 2023.
    calls = found("appel")
    assert calls.loc["AMI2023", ["laureate", "candidature"]].tolist() == [1, 1]
    assert calls.loc["AAP2013", ["laureate", "candidature"]].tolist() == [1, 1]


def test_a_ptce_counts_in_each_of_its_sectors():
    sectors = found("secteur")["ptce"]
    assert sectors["alimentation"] == 1
    assert sectors["culture"] == 3


@pytest.mark.parametrize("dimension", list(FACETS))
def test_the_families_add_up_to_the_ptce(dimension):
    counted = found(dimension)
    assert counted.drop(columns="ptce").sum(axis=1).eq(counted["ptce"]).all()


def test_without_rows_every_code_has_zero():
    none = ROWS.iloc[:0]
    counted = breakdown(none["id_ptce"], none["statut"], FACETS["phase"].iloc[:0])
    assert counted["ptce"].tolist() == [0, 0, 0]


def test_an_unknown_population_gives_no_ratio():
    ratio = per_million(pd.Series({"53": 7, "x": 1}), pd.Series({"53": 3_500_000}))
    assert ratio["53"] == 2.0
    assert pd.isna(ratio["x"])
