import pandas as pd
import pytest

from ptce_geo.fiction import all_alike, is_demonstration, refuse_mixed


def test_a_row_is_fiction_by_its_column_or_by_its_name():
    rows = pd.DataFrame(
        {
            "nom": ["La Forge", "DÉMONSTRATION – La Forge", None, " DÉMONSTRATION : x"],
            "demonstration": [True, False, None, None],
        }
    )
    assert is_demonstration(rows).tolist() == [True, True, False, True]


def test_a_table_without_names_nor_column_is_real():
    assert not is_demonstration(pd.DataFrame({"code": ["01"]})).any()


@pytest.mark.parametrize("noms", [["DÉMONSTRATION – a", "DÉMONSTRATION – b"], ["a", "b"], []])
def test_rows_of_one_kind_pass(noms):
    rows = pd.DataFrame({"nom": pd.Series(noms, dtype="str")})
    refuse_mixed(rows)
    assert all_alike(rows)


def test_fiction_and_real_records_in_one_table_are_refused_with_the_numbers():
    rows = pd.DataFrame({"nom": ["DÉMONSTRATION – a", "DÉMONSTRATION – b", "Clus'Ter Jura"]})
    with pytest.raises(ValueError, match="2 lignes de démonstration sur 3"):
        refuse_mixed(rows)
