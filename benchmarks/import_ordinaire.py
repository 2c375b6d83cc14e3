"""The usual way, for comparison: a workbook read by pandas, its rows as markers in st_folium.

The places of its rows are invented, since finding them is the work of the page it is compared
with.
"""

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import maps

folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]

given = st.file_uploader("Fichier")
if given is not None:
    rows = pd.concat(pd.read_excel(given, sheet_name=None, dtype=str).values())
    st.dataframe(rows)
    carte = folium.Map(location=(46.6, 2.4), zoom_start=5, tiles=None)
    for number, row in enumerate(rows.head(180).itertuples()):
        where = (43 + number % 7, -1 + number % 8)
        folium.Marker(where, tooltip=str(row[1])).add_to(carte)
    st_folium(carte, key="carte", height=520, use_container_width=True, returned_objects=[])
