import pandas as pd
import pytest

from ptce_geo import langue, texts, texts_barre
from ptce_geo.table_view import (
    FOLDED,
    PAGE,
    View,
    content,
    extended,
    holding,
    in_order,
    lines,
    sorted_by,
)


def records(count: int) -> pd.DataFrame:
    """Rows of ``summary.ptce``, as many as asked."""
    return pd.DataFrame(
        {
            "id_ptce": [f"p{rank}" for rank in range(count)],
            "nom": [f"Pôle {rank}" for rank in range(count)],
            "statut": "laureate",
            "appels": "AAP2013|AMI2023",
            "phase": "gestation",
            "lieu": "Redon (35)",
            "nom_region": "Bretagne",
            "precision": "commune",
            "secteurs": "x",
        }
    )


def test_a_page_travels_whatever_the_number_of_rows():
    sent = content(records(2000), View(), {"x": "Énergie"})
    assert len(sent["lignes"]) == PAGE
    assert sent["lignes"][0][:4] == ["p0", "Pôle 0", "Lauréate", "AAP 2013, AMI 2023"]
    assert sent["apres"] == texts.TABLEAU_APRES.format(n=PAGE)
    assert sent["deplier"] == texts_barre.TABLEAU_DEPLIER.format(n=PAGE - FOLDED)
    assert sent["etendue"] == "Lignes 1 à 50 sur 2\u202f000."


def test_a_table_that_fits_has_nothing_more_to_offer():
    sent = content(records(12), View(), {})
    assert (len(sent["lignes"]), sent["avant"], sent["apres"], sent["etendue"]) == (12, "", "", "")


@pytest.mark.parametrize("rank", [0, 49, 50, 1234, 1999])
def test_pages_one_after_the_other_show_every_row_once(rank):
    ptce = records(2000)
    view = holding(View(), rank)
    while view.first:
        view = extended(view, "avant")
    while view.last < len(ptce):
        view = extended(view, "apres")
    assert [line[0] for line in content(ptce, view, {})["lignes"]] == ptce["id_ptce"].tolist()


def test_the_page_of_a_row_holds_it():
    shown = content(records(2000), holding(View(), 1234), {})["lignes"]
    assert "p1234" in [line[0] for line in shown]
    assert len(shown) == PAGE


def test_a_heading_pressed_twice_turns_the_order_round():
    once = sorted_by(View(), 3)
    assert (once.column, once.descending) == (3, False)
    assert sorted_by(once, 3).descending


@pytest.mark.parametrize("descending", [False, True])
def test_empty_cells_come_last_both_ways(descending):
    table = pd.DataFrame({"nom": ["", "b", "", "a"]})
    assert in_order(table, 0, descending)[2:] == [0, 2]


def test_rows_that_are_equal_keep_their_order():
    table = pd.DataFrame({"nom": ["a", "b", "a", "b"]})
    assert in_order(table, 0) == [0, 2, 1, 3]
    assert in_order(table, 0, descending=True) == [1, 3, 0, 2]


@pytest.mark.parametrize(
    ("code", "cells"), [("fr", ["1\u202f253", "12,5"]), ("en", ["1,253", "12.5"])]
)
def test_numbers_are_written_in_the_language_of_the_page(code, cells):
    table = pd.DataFrame({"nom": ["Ain"], "habitants": [1253], "part": [12.5]})
    with langue.speaking(code):
        sent = lines(table, ["a"], View(column=None), 1)
    assert sent["lignes"] == [["a", "Ain", *cells]]
    assert (sent["nombres"], sent["tri"]) == ([1, 2], [None, False])


@pytest.mark.parametrize("descending", [False, True])
def test_numbers_are_sorted_by_size_and_missing_ones_come_last(descending):
    table = pd.DataFrame({"n": pd.array([9, None, 10, 100], dtype="Int64")})
    order = in_order(table, 0, descending)
    assert order == ([3, 2, 0, 1] if descending else [0, 2, 3, 1])


def test_a_table_without_an_asked_order_keeps_its_own():
    assert in_order(pd.DataFrame({"nom": ["b", "a"]}), None) == [0, 1]


def test_every_row_of_a_short_view_is_there_on_a_phone():
    sent = lines(pd.DataFrame({"nom": ["a"] * 40}), ["x"] * 40, View(column=None), 40)
    assert sent["deplier"] == ""
