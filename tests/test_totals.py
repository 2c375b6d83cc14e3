import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo.totals import counts, totals, vocabulary


def rows(*lines: tuple[str, str | None, str]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=["appel", "code_region", "secteurs"]).astype("str")


def cell(table: pd.DataFrame, appel: str, code: str):
    found = table[table.appel.eq(appel) & table.code.eq(code)]
    assert len(found) == 1
    return found.effectif.iloc[0]


def test_each_call_region_and_sector_is_counted():
    table = totals(
        rows(*[("AAP2013", "53", "culture|emploi")] * 7, *[("AMI2023", "11", "culture")] * 6), 5
    )
    assert cell(table, "AAP2013", "total") == 7
    assert cell(table, "ensemble", "total") == 13
    assert cell(table, "ensemble", "culture") == 13


def test_a_row_counts_in_each_of_its_sectors_once():
    table = counts(rows(("AAP2013", "53", "culture|emploi|culture")))
    assert table["secteur"]["AAP2013"].to_dict()["culture"] == 1
    assert table["secteur"]["AAP2013"].to_dict()["emploi"] == 1


def test_unknown_calls_regions_and_sectors_bring_none_of_their_words():
    table = totals(rows(*[("APPEL SECRET", "RÉGION SECRÈTE", "secteur secret")] * 9), 5)
    assert "SECR" not in table.to_csv().upper()
    assert cell(table, "inconnu", "total") == 9


def test_a_small_call_is_left_out_of_the_sum_over_calls_too():
    table = totals(rows(*[("AAP2013", "53", "")] * 9, *[("AMI2023", "53", "")] * 4), 5)
    assert set(table.appel) == {"AAP2013"}
    assert cell(table, "AAP2013", "total") == 9


def test_without_rows_there_are_no_totals():
    assert totals(rows(), 5).empty


def test_every_region_and_sector_has_its_line_even_without_rows():
    table = totals(rows(*[("AAP2013", "53", "culture")] * 9), 5)
    assert set(table.code[table.dimension.eq("region")]) == set(vocabulary()["region"])
    assert set(table.code[table.dimension.eq("secteur")]) == set(vocabulary()["secteur"])


def test_a_missing_sector_is_no_error():
    missing = pd.DataFrame(
        {"appel": ["AAP2013"] * 6, "code_region": [None] * 6, "secteurs": [None] * 6}
    )
    assert cell(totals(missing, 5), "AAP2013", "total") == 6


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_shown_is_at_least_the_minimum_and_true(data):
    known = vocabulary()
    lines = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from(["AAP2013", "AMI2023", "AMI2024"]),
                st.sampled_from(["11", "53", "84", "94"]),
                st.lists(st.sampled_from(sorted(known["secteur"])), max_size=3).map("|".join),
            ),
            max_size=60,
        )
    )
    table = totals(rows(*lines), 5)
    shown = table[~table.masque]
    assert (shown.effectif >= 5).all()
    assert table.effectif[table.masque].isna().all()
    for line in shown[shown.appel.ne("ensemble") & shown.dimension.eq("region")].itertuples():
        assert line.effectif == sum(a == line.appel and r == line.code for a, r, _ in lines)
