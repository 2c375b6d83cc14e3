"""The map and the card: two views of the same PTCE, linked by a click."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import (
    instant,
    maps,
    summary,
    texts,
    texts_fiche,
    ui,
    ui_couches,
    ui_filtres,
    ui_selection,
)
from ptce_geo.fiche import fiche_html
from ptce_geo.legend import legend_html
from ptce_geo.ui_vue import choose_ptce, chosen_ptce, filters_query

MAP = "carte"
HEIGHT = 620


def shown_ptce(chosen: dict[str, list[str]]) -> pd.DataFrame:
    """The PTCE that pass the filters, with their place around their anchor; not to be changed."""
    return _passing(ui.as_key(chosen))


# The same few choices come back all day long, from every reader. An entry of 2,000 PTCE weighs
# about 1 MB.
@ui.of_edition(100)
def _passing(key: ui.Key) -> pd.DataFrame:
    chosen = {name: list(codes) for name, codes in key}
    passing = ui.candidatures()[ui_selection.kept(chosen)]
    return summary.ptce(passing).join(ui.places(), on="id_ptce")


@ui.of_edition(100)
def _points(key: ui.Key) -> list[list[Any]]:
    return maps.points(_passing(key))


def shown_points(chosen: dict[str, list[str]]) -> list[list[Any]]:
    """The signs of ``shown_ptce``; not to be changed."""
    return _points(ui.as_key(chosen))


def show_map(chosen: dict[str, list[str]]) -> ui_couches.Chosen:
    """The map and the layers in force, which it returns; a click on a sign opens its card."""
    layers = ui_couches.chosen_layers()
    # Filled once the map is sent: the sooner it is, the better.
    above = st.container()
    # A frame in another site has no panel to answer.
    answered = None if ui.embedded() else answer()
    number = None if ui.embedded() else ui_filtres.taken()
    st_folium(
        maps.base_map(told=True),
        key=MAP,
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=maps.signs(
            shown_points(chosen),
            chosen_ptce(),
            ui_couches.layers(chosen, layers, chosen_ptce(), number),
            answered,
        ),
        # carte.js sends the identifier itself: nothing else of the map comes back.
        returned_objects=[],
        render=False,
        on_change=take_click,
    )
    with above:
        ui_couches.show_choices(layers)
    ui_couches.show_legends(chosen, layers)
    return layers


def answer() -> dict[str, str | int]:
    """Which choice of the panel the map is sent for, and what the next is drawn from at once."""
    return {
        "numero": ui_filtres.taken(),
        "choix": f"{maps.ROOT}{instant.address(ui.edition())}",
    }


def take_click() -> None:
    """Open the card of the sign just clicked."""
    choose_ptce((st.session_state[MAP] or {}).get("ptce"))


def told(count: str) -> str:
    """What a change tells those who do not see it: how many are shown, and whose card is open."""
    id_ptce = chosen_ptce()
    if id_ptce is None:
        return count
    candidatures = ui.candidatures()
    name = candidatures.loc[candidatures["id_ptce"].eq(id_ptce), "nom"].iloc[0]
    return f"{count} {texts.FICHE_OUVERTE.format(nom=name)}"


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
