"""Which PTCE are near a commune?"""

import streamlit as st

from ptce_geo import texts_proche, ui, ui_barre, ui_filtres, ui_proche

found = ui_proche.found()
ui.heading(texts_proche.TITRE, texts_proche.CHAPEAU)
ui_barre.show_bar()
ui_proche.show_search()
ui_proche.show_choices(found)

answer = ui_proche.answer(found)
if found is not None and answer is not None:
    ui_proche.show_place(found, answer)
    beside, aside = st.columns([1.25, 1], gap="large")
    with beside:
        ui_proche.show_lists(answer)
    with aside:
        ui_proche.show_map(answer)
    ui_proche.show_limits(answer)

ui_filtres.show_filters()
