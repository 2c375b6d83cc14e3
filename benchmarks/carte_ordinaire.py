"""The usual way, for comparison: every marker in the folium.Map given to st_folium.

Same records, same filters, same drawn base; Leaflet from the same package, since no network is
allowed. It needs no click, no card and no table: it does less than the page it is compared with.
"""

import folium
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import maps, summary, texts, ui

ROOT = maps.ROOT
folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]

chosen = {
    name: st.pills(
        texts.DIMENSIONS[name],
        [code for code in words if code in ui.facets()[name]],
        format_func=words.get,
        selection_mode="multi",
    )
    for name, words in {"statut": texts.STATUTS, "appel": texts.APPELS}.items()
}
ptce = summary.ptce(ui.candidatures()[summary.kept(ui.facets(), chosen)])

carte = folium.Map(location=(46.6, 2.4), zoom_start=5, tiles=None)
for row in ptce[ptce["lon"].notna()].itertuples():
    folium.Marker((row.lat, row.lon), tooltip=row.nom).add_to(carte)
st_folium(carte, key="carte", height=620, use_container_width=True, returned_objects=[])
