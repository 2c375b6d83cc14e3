"""The usual way, for comparison: every marker in the folium.Map given to st_folium.

Same records, same filter, same drawn base; Leaflet from the same package, since no network is
allowed. It needs no click, no card and no table: it does less than the page it is compared with.
"""

import folium
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import maps, summary, texts, ui

ROOT = maps.ROOT
folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]

chosen = st.pills(
    texts.DIMENSIONS["statut"],
    ["laureate", "repertoire"],
    format_func=texts.STATUTS.get,
    selection_mode="multi",
)
ptce = summary.ptce(ui.candidatures()[summary.kept(ui.facets(), {"statut": chosen})])

carte = folium.Map(location=(46.6, 2.4), zoom_start=5, tiles=None)
for row in ptce[ptce["lon"].notna()].itertuples():
    folium.Marker((row.lat, row.lon), tooltip=row.nom).add_to(carte)
st_folium(carte, key="carte", height=620, use_container_width=True, returned_objects=[])
