"""The part of a table that a reader has before the eyes: its order, its rows, what is left.

A table of thousands of rows would be heavy to send at each filter: a page of it travels, and the
others when they are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pandas.api.types import is_float_dtype, is_numeric_dtype

from ptce_geo import langue, tables, texts, texts_barre
from ptce_geo.summary import alphabetical

PAGE = 50
# Rows that a phone shows before it is asked for the others: the nth-child of tableau.css.
FOLDED = 10


@dataclass(frozen=True)
class View:
    """What a reader asked of a table.

    Attributes
    ----------
    column : int or None
        Rank of the column that gives the order; None keeps the order of the rows.
    descending : bool
    first, last : int
        Rows shown, in that order: `first` included, `last` not.
    """

    column: int | None = 0
    descending: bool = False
    first: int = 0
    last: int = PAGE


def sorted_by(view: View, column: int) -> View:
    """The view once a heading is pressed: the other way round when it gave the order already.

    Examples
    --------
    >>> sorted_by(View(), 0).descending, sorted_by(View(), 2).descending
    (True, False)
    """
    return View(column, view.column == column and not view.descending)


def extended(view: View, side: str) -> View:
    """The view with one more page, ``avant`` the rows shown or after them (``apres``).

    Examples
    --------
    >>> extended(View(first=100, last=150), "avant").first
    50
    """
    if side == "avant":
        return replace(view, first=max(0, view.first - PAGE))
    return replace(view, last=view.last + PAGE)


def holding(view: View, rank: int | None) -> View:
    """The view that holds a row: itself, or the page of that row.

    Examples
    --------
    >>> holding(View(), 3) == holding(View(), None) == View()
    True
    >>> holding(View(), 120)
    View(column=0, descending=False, first=100, last=150)
    """
    if rank is None or view.first <= rank < view.last:
        return view
    first = rank - rank % PAGE
    return replace(view, first=first, last=first + PAGE)


def in_order(table: pd.DataFrame, column: int | None, descending: bool = False) -> list[int]:
    """Ranks of the rows in the order of a column: numbers by size, words by letter, empty last.

    Parameters
    ----------
    table : DataFrame
        Texts, for which accents and case do not matter, or numbers; missing values are empty.
    column : int or None
        Rank of a column; None is the order there is.

    Examples
    --------
    >>> in_order(pd.DataFrame({"nom": ["Zut", "", "Épi", "eau"]}), 0)
    [3, 2, 0, 1]
    >>> in_order(pd.DataFrame({"n": [9.0, None, 10.0]}), 0, descending=True)
    [2, 0, 1]
    """
    if column is None:
        return list(range(len(table)))
    values = table.iloc[:, column]
    known = values.notna().tolist()
    if is_numeric_dtype(values):
        keys = values.tolist()
    else:
        keys = [
            alphabetical(word) if there else "" for word, there in zip(values, known, strict=True)
        ]
        known = [bool(key) for key in keys]
    ranks = [rank for rank, there in enumerate(known) if there]
    ranks.sort(key=keys.__getitem__, reverse=descending)
    return ranks + [rank for rank, there in enumerate(known) if not there]


def written(table: pd.DataFrame) -> pd.DataFrame:
    """The cells of a table in words: numbers as the language in force has them, none if missing.

    On a canvas of Streamlit's they would follow the browser instead.

    Examples
    --------
    >>> written(pd.DataFrame({"habitants": [1253, 7], "part": [12.0, None]})).values.tolist()
    [['1\\u202f253', '12,0'], ['7', '']]
    """

    def cells(values: pd.Series) -> pd.Series:
        if not is_numeric_dtype(values):
            return values.where(values.notna(), "")
        write = langue.decimal if is_float_dtype(values) else langue.entier
        return pd.Series(
            ["" if pd.isna(value) else write(value) for value in values], values.index, dtype=object
        )

    return table.apply(cells) if len(table) else table


def lines(
    cells: pd.DataFrame, ids: Sequence[str], view: View, total: int, *, fold: bool = False
) -> dict[str, Any]:
    """What travels to draw the rows of a view.

    Parameters
    ----------
    cells : DataFrame
        The rows shown: texts and numbers.
    ids : sequence of str
        What each row is told by when it is pressed.
    view : View
    total : int
        How many rows there are.
    fold : bool
        Whether a phone shows the first rows alone until it is asked for the others.

    Returns
    -------
    dict
        ``colonnes``, ``nombres`` (ranks of the columns of numbers), ``tri`` (rank, descending),
        ``lignes`` (identifier, then the cells), ``avant`` and ``apres`` (words of a button, empty
        when there is nothing more), ``deplier`` (the same on a phone), ``etendue``.
    """
    folded = len(cells) - FOLDED if fold else 0
    before, after = view.first, max(0, total - view.last)
    extent = {"de": view.first + 1, "a": view.first + len(cells), "total": texts.nombre(total)}
    return {
        "colonnes": list(cells.columns),
        "nombres": [rank for rank, kind in enumerate(cells.dtypes) if is_numeric_dtype(kind)],
        "tri": [view.column, view.descending],
        "lignes": [
            [name, *row]
            for name, row in zip(ids, written(cells).itertuples(index=False), strict=True)
        ],
        "avant": texts.TABLEAU_AVANT.format(n=min(before, PAGE)) if before else "",
        "apres": texts.TABLEAU_APRES.format(n=min(after, PAGE)) if after else "",
        "deplier": texts_barre.TABLEAU_DEPLIER.format(n=folded) if folded > 0 else "",
        "etendue": texts.TABLEAU_ETENDUE.format(**extent) if before or after else "",
    }


def content(ptce: pd.DataFrame, view: View, secteurs: dict[str, str]) -> dict[str, Any]:
    """What travels to draw the table of PTCE: ``lines``, its title, what it says when empty.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce``, in the order of the view.
    view : View
    secteurs : mapping
        Words of the sector codes.
    """
    rows = ptce.iloc[view.first : view.last]
    cells = tables.ptce_table(rows, secteurs)
    return {
        "titre": texts.TABLEAU,
        "genre": "ptce",
        "tete": 0,
        "ouvrable": True,
        "vide": "" if len(ptce) else texts.AUCUN_PTCE,
        **lines(cells, rows["id_ptce"].tolist(), view, len(ptce), fold=True),
    }
