import pandas as pd
import pytest

from ptce_geo import funnel, paths
from ptce_geo.records import read_records

READ = read_records(paths.RECORDS)
FUNNEL = funnel.funnel(READ.appels, READ.candidatures).set_index(["id_appel", "etape"])
SUCCESS = funnel.success(READ.appels).set_index(["id_appel", "denominateur"])


@pytest.mark.parametrize(
    ("call", "step", "count", "other"),
    [
        ("AAP2013", "deposees", 180, 182),
        ("AAP2013", "recevables", 130, None),
        ("AAP2013", "laureates", 23, None),
        ("AAP2013", "nommees", 17, None),
        ("AMI2023", "deposees", 67, 72),
        ("AMI2023", "recevables", None, None),
        ("AMI2025", "laureates", 8, None),
        ("AMI2025", "nommees", 0, None),
    ],
)
def test_each_step_is_the_figure_that_was_published(call, step, count, other):
    row = FUNNEL.loc[(call, step)]
    said = [None if pd.isna(value) else value for value in (row["effectif"], row["autre"])]
    assert said == [count, other]


def test_no_step_is_wider_than_the_one_before_in_what_was_published():
    for _, steps in FUNNEL.groupby(level="id_appel"):
        known = steps["effectif"].dropna().tolist()
        assert known == sorted(known, reverse=True)


def test_the_directory_is_no_call():
    assert "repertoire" not in FUNNEL.index.get_level_values("id_appel")


def test_a_filter_on_calls_keeps_those_calls_only():
    assert funnel.calls(READ.appels, ["AMI2024", "repertoire"])["id_appel"].tolist() == ["AMI2024"]


@pytest.mark.parametrize(
    ("call", "denominator", "won", "filed", "rate"),
    [
        ("AAP2013", "deposees", 23, 180, 0.1278),
        ("AAP2013", "deposees_autre", 23, 182, 0.1264),
        ("AAP2013", "recevables", 23, 130, 0.1769),
        ("AMI2023", "deposees_autre", 15, 72, 0.2083),
        ("AMI2025", "deposees", 8, 79, 0.1013),
    ],
)
def test_a_rate_is_told_for_each_denominator_that_was_published(
    call, denominator, won, filed, rate
):
    row = SUCCESS.loc[(call, denominator)]
    assert (row["laureates"], row["dossiers"]) == (won, filed)
    assert row["taux"] == pytest.approx(rate, abs=5e-5)


def test_an_unpublished_denominator_has_no_rate():
    assert ("AMI2025", "recevables") not in SUCCESS.index


def test_rates_use_the_announced_laureates_not_those_named_here():
    assert SUCCESS.loc[("AMI2024", "deposees"), "laureates"] == 15
    assert FUNNEL.loc[("AMI2024", "nommees"), "effectif"] == 1
