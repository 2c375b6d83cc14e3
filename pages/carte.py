"""Where are the PTCE?"""

import streamlit as st

from ptce_geo import (
    texts,
    ui,
    ui_barre,
    ui_carte,
    ui_couches,
    ui_export,
    ui_filtres,
    ui_portrait,
    ui_selection,
    ui_tableau,
    ui_vue,
)

chosen = ui_selection.chosen_filters()
ptce = ui_carte.shown_ptce(chosen)
count = ui_portrait.count(chosen)
ui.heading(texts.CARTE_TITRE, texts.CARTE_CHAPEAU, count, ui_portrait.text(chosen))
bar = st.container()

beside, aside = st.columns([2.1, 1], gap="medium")
with beside:
    layers = ui_carte.show_map(chosen)
with aside:
    ui_carte.show_card(ptce)

with bar:
    ui_barre.show_bar(ui_carte.told(count), ui_carte.card_name())
ui_filtres.show_filters()
ui_tableau.show_table(chosen)
ui_export.show_export(
    ptce,
    chosen,
    ui_couches.coloured(chosen, layers),
    ui_couches.drawn_perimeters(chosen, layers),
    ui_vue.chosen_ptce(),
)
