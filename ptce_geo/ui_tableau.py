"""The table of PTCE under the map: a real one, which the keyboard and a screen reader walk through.

Streamlit's own table is a drawing on a canvas with English menus, and costs the page more to draw
than all the rest together. This one is a component of ours: ``tableau.js`` draws it, once the map
is painted.
"""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from ptce_geo import assets, table_view, tables, texts, ui, ui_carte
from ptce_geo.ui_vue import choose_ptce, chosen_ptce

TABLE = "tableau"
ASKED = "tableau_vue"
# The script is a file of ours that the browser keeps; only its address travels at each run.
SCRIPT = f"""export default async (component) => {{
  const address = new URL('{assets.asset_url("tableau.js")}', document.baseURI);
  return (await import(address.href)).default(component);
}}
"""
draw = st.components.v2.component("ptce_tableau", js=SCRIPT, isolate_styles=False)


def show_table(chosen: dict[str, list[str]]) -> None:
    """The PTCE of the map as rows, a page of them; a row opens its card, a heading sorts."""
    key = ui.as_key(chosen)
    view = asked(key)
    id_ptce = chosen_ptce()
    ids = _ordered(key, view.column, view.descending)["id_ptce"].tolist() if id_ptce else []
    view = table_view.holding(view, ids.index(id_ptce) if id_ptce in ids else None)
    st.session_state[ASKED] = key, view
    st.html(
        f'<h2 class="tableau-titre">{texts.TABLEAU}</h2><p class="aide">{texts.TABLEAU_AIDE}</p>'
    )
    draw(
        key=TABLE,
        data={**_content(key, view), "choisi": id_ptce or ""},
        on_ouvrir_change=take_row,
        on_trier_change=take_heading,
        on_etendre_change=take_more,
    )


def asked(key: ui.Key) -> table_view.View:
    """What the reader asked of the table; other filters bring back to its first page."""
    kept: tuple[ui.Key, table_view.View] = st.session_state.get(ASKED, (key, table_view.View()))
    before, view = kept
    return view if before == key else replace(view, first=0, last=table_view.PAGE)


def take_row() -> None:
    """Open the card of the row just pressed, or close it when it was open."""
    pressed = st.session_state[TABLE]["ouvrir"]
    choose_ptce(None if pressed == chosen_ptce() else pressed)


def take_heading() -> None:
    """Sort by the heading just pressed."""
    key, view = st.session_state[ASKED]
    st.session_state[ASKED] = key, table_view.sorted_by(view, st.session_state[TABLE]["trier"])


def take_more() -> None:
    """Show one more page, before or after."""
    key, view = st.session_state[ASKED]
    st.session_state[ASKED] = key, table_view.extended(view, st.session_state[TABLE]["etendre"])


@ui.of_edition(50)
def _ordered(key: ui.Key, column: int, descending: bool) -> pd.DataFrame:
    ptce = ui_carte.shown_ptce({name: list(codes) for name, codes in key})
    if (column, descending) == (0, False):
        # The order of the records already.
        return ptce
    table = tables.ptce_table(ptce, ui.labels()["secteur"])
    return ptce.iloc[table_view.in_order(table, column, descending)]


@ui.of_edition(200)
def _content(key: ui.Key, view: table_view.View) -> dict[str, Any]:
    ptce = _ordered(key, view.column, view.descending)
    return table_view.content(ptce, view, ui.labels()["secteur"])
