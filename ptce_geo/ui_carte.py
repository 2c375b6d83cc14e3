"""The map, the card and the table: three views of the same PTCE, linked by a click."""

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import langue, maps, summary, tables, texts, texts_fiche, ui
from ptce_geo.fiche import fiche_html
from ptce_geo.legend import legend_html
from ptce_geo.ui_vue import choose_ptce, chosen_ptce, filters_query

MAP = "carte"
TABLE = "tableau"
HEIGHT = 620
# Pixels, so that the eight columns hold in a wide window.
WIDTHS = {
    "nom": 255,
    "statut": 85,
    "appels": 95,
    "phase": 115,
    "lieu": 150,
    "region": 175,
    "precision": 155,
    "secteurs": 260,
}


def shown_ptce(chosen: dict[str, list[str]]) -> pd.DataFrame:
    """The PTCE that pass the filters, with their place around their anchor; not to be changed."""
    return _passing(ui.as_key(chosen))


# The same few choices come back all day long, from every reader.
@st.cache_resource(show_spinner=False, max_entries=500)
def _passing(key: ui.Key) -> pd.DataFrame:
    chosen = {name: list(codes) for name, codes in key}
    passing = ui.candidatures()[summary.kept(ui.facets(), chosen)]
    return summary.ptce(passing).join(ui.places(), on="id_ptce")


def sentence(ptce: pd.DataFrame) -> str:
    """How many PTCE are shown, out of how many, and how well they are placed."""
    vague = ptce["precision"].isin(["departement", "region"])
    return texts.phrase(
        len(ptce), len(ui.places()), int(ptce["lon"].isna().sum()), int(vague.sum())
    )


@st.cache_resource(show_spinner=False, max_entries=500)
def _points(key: ui.Key, code: str) -> list[list]:
    with langue.speaking(code):
        return maps.points(_passing(key))


def shown_points(chosen: dict[str, list[str]]) -> list[list]:
    """The signs of ``shown_ptce``; not to be changed."""
    return _points(ui.as_key(chosen), langue.current())


def show_map(chosen: dict[str, list[str]]) -> None:
    """The map; a click on a sign opens its card."""
    st_folium(
        maps.base_map(),
        key=MAP,
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=maps.signs(shown_points(chosen), chosen_ptce()),
        # carte.js sends the identifier itself: nothing else of the map comes back.
        returned_objects=[],
        on_change=take_click,
    )


def take_click() -> None:
    """Open the card of the sign just clicked."""
    choose_ptce((st.session_state[MAP] or {}).get("ptce"))


def show_card(ptce: pd.DataFrame) -> None:
    """The card of the PTCE chosen, or how to choose one; the legend below."""
    id_ptce = chosen_ptce()
    if id_ptce is None:
        st.html(f'<p class="invite">{texts.FICHE_INVITE}</p>')
    else:
        candidatures = ui.candidatures()
        one = candidatures[candidatures["id_ptce"].eq(id_ptce)]
        if id_ptce not in set(ptce["id_ptce"]):
            st.html(f'<p class="invite">{texts.HORS_FILTRES}</p>')
        st.html(fiche_html(one, ui.labels()["secteur"]))
        ui.page_link("fiche", texts_fiche.COMPLETE, {"ptce": id_ptce, **filters_query()})
        st.button(texts.FICHE_FERMER, on_click=choose_ptce, args=(None,))
    st.html(legend_html())


def show_table(ptce: pd.DataFrame) -> None:
    """The same PTCE as rows; a ticked row opens its card."""
    st.html(
        f'<h2 class="tableau-titre">{texts.TABLEAU}</h2><p class="aide">{texts.TABLEAU_AIDE}</p>'
    )
    ids = ptce["id_ptce"].tolist()
    chosen = chosen_ptce()
    rows = [ids.index(chosen)] if chosen in ids else []
    st.session_state[TABLE] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    st.dataframe(
        tables.ptce_table(ptce, ui.labels()["secteur"]),
        key=TABLE,
        hide_index=True,
        on_select=lambda: take_row(ids),
        selection_mode="single-row",
        column_config={
            texts.COLONNES[name]: st.column_config.TextColumn(width=width)
            for name, width in WIDTHS.items()
        },
        alt=texts.TABLEAU,
    )


def take_row(ids: list[str]) -> None:
    """Open the card of the row just ticked, close it when unticked."""
    rows = st.session_state[TABLE]["selection"]["rows"]
    choose_ptce(ids[rows[0]] if rows and rows[0] < len(ids) else None)
