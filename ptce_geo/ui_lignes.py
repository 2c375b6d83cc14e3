"""Tables of many rows: real ones, which the keyboard, a phone and a screen reader walk through.

Streamlit's own table is a drawing on a canvas, with English menus, the numbers of the browser's
language and one column on a phone. This one is a component of ours: ``tableau.js`` draws a page of
rows and asks for the next.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from ptce_geo import assets, table_view
from ptce_geo.table_view import View

# The script is a file of ours that the browser keeps; only its address travels at each run.
SCRIPT = f"""export default async (component) => {{
  const address = new URL('{assets.asset_url("tableau.js")}', document.baseURI);
  return (await import(address.href)).default(component);
}}
"""
draw = st.components.v2.component("ptce_tableau", js=SCRIPT, isolate_styles=False)
Opening = Callable[[str], None]


def asked(table: str, of: Hashable, start: View) -> View:
    """What the reader asked of a table; other rows bring back to its first page.

    Parameters
    ----------
    table : str
        Its key.
    of : hashable
        What its rows depend on: filters, a level.
    start : View
        How it stands before anything is asked.
    """
    kept: tuple[Hashable, View] = st.session_state.get(_memory(table), (of, start))
    before, view = kept
    return view if before == of else replace(view, first=0, last=table_view.PAGE)


def keep(table: str, of: Hashable, view: View) -> None:
    """Remember how a table stands."""
    st.session_state[_memory(table)] = of, view


def take_heading(table: str) -> None:
    """Sort by the heading just pressed."""
    of, view = st.session_state[_memory(table)]
    keep(table, of, table_view.sorted_by(view, st.session_state[table]["trier"]))


def take_more(table: str) -> None:
    """Show one more page, before or after."""
    of, view = st.session_state[_memory(table)]
    keep(table, of, table_view.extended(view, st.session_state[table]["etendre"]))


def show_lines(
    table: str,
    rows: pd.DataFrame,
    title: str,
    of: Hashable,
    *,
    head: int = 0,
    ids: Sequence[str] = (),
    chosen: str = "",
    opening: Opening | None = None,
) -> None:
    """Show the rows of a table in the order they have, until a heading is pressed.

    Parameters
    ----------
    table : str
        Key of the component, and its kind for ``tableau.css``.
    rows : DataFrame
        Headings in French; texts and numbers, which are sorted as such.
    title : str
        Its name for a screen reader.
    of : hashable
        What the rows depend on: other rows bring back to the first page.
    head : int
        Rank of the column that names the row.
    ids : sequence of str
        What each row is told by when it is pressed; nothing where rows open nothing.
    chosen : str
        Identifier of the row that is open.
    opening : callable, optional
        Told the identifier of the row just pressed.
    """
    names = list(ids) or [str(rank) for rank in range(len(rows))]
    # What was asked of other columns says nothing of these.
    view = asked(table, of, View(column=None))
    if view.column is not None and view.column >= rows.shape[1]:
        view = View(column=None)
    order = table_view.in_order(rows, view.column, view.descending)
    rank = order.index(names.index(chosen)) if chosen in names else None
    view = table_view.holding(view, rank)
    keep(table, of, view)
    page = order[view.first : view.last]
    told = table_view.lines(rows.iloc[page], [names[row] for row in page], view, len(rows))
    draw(
        key=table,
        data={
            **told, "titre": title, "vide": "", "tete": head, "choisi": chosen, "genre": table,
            "ouvrable": opening is not None,
        },
        on_ouvrir_change=partial(_open, table, opening),
        on_trier_change=partial(take_heading, table),
        on_etendre_change=partial(take_more, table),
    )  # fmt: skip


def _open(table: str, opening: Opening | None) -> None:
    if opening is not None:
        opening(st.session_state[table]["ouvrir"])


def _memory(table: str) -> str:
    return f"{table}_vue"
