"""The part of a table that a reader has before the eyes: its order, its rows, what is left.

A table of thousands of rows would be heavy to send at each filter: a page of it travels, and the
others when they are asked for.
"""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from ptce_geo import tables, texts, texts_barre
from ptce_geo.summary import alphabetical

PAGE = 50
# Rows that a phone shows before it is asked for the others: the nth-child of tableau.css.
FOLDED = 10


@dataclass(frozen=True)
class View:
    """What a reader asked of a table.

    Attributes
    ----------
    column : int
        Rank of the column that gives the order.
    descending : bool
    first, last : int
        Rows shown, in that order: `first` included, `last` not.
    """

    column: int = 0
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


def in_order(table: pd.DataFrame, column: int, descending: bool = False) -> list[int]:
    """Ranks of the rows in the order of a column: accents and case do not matter, empty last.

    Parameters
    ----------
    table : DataFrame
        Texts, such as those of ``tables.ptce_table``.

    Examples
    --------
    >>> in_order(pd.DataFrame({"nom": ["Zut", "", "Épi", "eau"]}), 0)
    [3, 2, 0, 1]
    """
    words = [alphabetical(word) for word in table.iloc[:, column]]
    ranks = sorted(range(len(words)), key=words.__getitem__, reverse=descending)
    return [rank for rank in ranks if words[rank]] + [rank for rank in ranks if not words[rank]]


def content(ptce: pd.DataFrame, view: View, secteurs: dict[str, str]) -> dict[str, Any]:
    """What travels to draw the table: headings, the rows shown, words of its buttons.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce``, in the order of the view.
    view : View
    secteurs : mapping
        Words of the sector codes.

    Returns
    -------
    dict
        ``colonnes``, ``tri`` (rank, descending), ``lignes`` (identifier, then the cells),
        ``avant`` and ``apres`` (words of a button, empty when there is nothing more), ``deplier``
        (the same on a phone, where the first rows alone are unfolded), ``etendue``.
    """
    rows = ptce.iloc[view.first : view.last]
    cells = tables.ptce_table(rows, secteurs)
    folded = len(rows) - FOLDED
    before, after = view.first, max(0, len(ptce) - view.last)
    extent = {"de": view.first + 1, "a": view.first + len(rows), "total": texts.nombre(len(ptce))}
    return {
        "titre": texts.TABLEAU,
        "colonnes": list(cells.columns),
        "tri": [view.column, view.descending],
        "lignes": [
            [name, *row]
            for name, row in zip(rows["id_ptce"], cells.itertuples(index=False), strict=True)
        ],
        "avant": texts.TABLEAU_AVANT.format(n=min(before, PAGE)) if before else "",
        "apres": texts.TABLEAU_APRES.format(n=min(after, PAGE)) if after else "",
        "deplier": texts_barre.TABLEAU_DEPLIER.format(n=folded) if folded > 0 else "",
        "etendue": texts.TABLEAU_ETENDUE.format(**extent) if before or after else "",
        "vide": "" if len(ptce) else texts.AUCUN_PTCE,
    }
