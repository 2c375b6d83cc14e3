"""What is known of one PTCE, over all its calls?"""

import streamlit as st

from ptce_geo import texts_fiche, ui, ui_barre, ui_export_fiche, ui_fiche

one = ui_fiche.chosen()
if one is None:
    ui.heading(texts_fiche.TITRE, texts_fiche.CHAPEAU)
    ui_barre.show_share()
    ui_fiche.show_search()
    ui_fiche.show_index()
else:
    ui.heading(ui_fiche.name(one), ui_fiche.resume(one))
    ui_barre.show_share()
    aside, beside = st.columns([1, 1.9], gap="large")
    with aside:
        ui_fiche.show_identity(one)
    with beside:
        ui_fiche.show_trajectory(one)
        ui_fiche.show_perimeter(one)
        ui_fiche.show_drift(one)
        ui_fiche.show_coherence(one)
    ui_export_fiche.show_export(one, ui_fiche.latest_dossier(one))
