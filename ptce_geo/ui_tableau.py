"""The table of PTCE under the map: the same rows, a page of them, drawn once the map is painted."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ptce_geo import table_view, tables, texts, ui, ui_carte, ui_lignes
from ptce_geo.ui_vue import choose_ptce, chosen_ptce

TABLE = "tableau"


def show_table(chosen: dict[str, list[str]]) -> None:
    """The PTCE of the map as rows, a page of them; a row opens its card, a heading sorts."""
    key = ui.as_key(chosen)
    view = ui_lignes.asked(TABLE, key, table_view.View())
    id_ptce = chosen_ptce()
    ids = _ordered(key, view.column, view.descending)["id_ptce"].tolist() if id_ptce else []
    view = table_view.holding(view, ids.index(id_ptce) if id_ptce in ids else None)
    ui_lignes.keep(TABLE, key, view)
    st.html(
        f'<h2 class="tableau-titre">{texts.TABLEAU}</h2><p class="aide">{texts.TABLEAU_AIDE}</p>'
    )
    ui_lignes.draw(
        key=TABLE,
        data={**_content(key, view), "choisi": id_ptce or ""},
        on_ouvrir_change=take_row,
        on_trier_change=partial(ui_lignes.take_heading, TABLE),
        on_etendre_change=partial(ui_lignes.take_more, TABLE),
    )


def take_row() -> None:
    """Open the card of the row just pressed, or close it when it was open."""
    pressed = st.session_state[TABLE]["ouvrir"]
    choose_ptce(None if pressed == chosen_ptce() else pressed)


@ui.of_edition(50)
def _ordered(key: ui.Key, column: int | None, descending: bool) -> pd.DataFrame:
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
