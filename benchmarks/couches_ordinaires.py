"""The usual way, for comparison: a GeoJson of every territory in the folium.Map given to st_folium.

Same figures, same classes, same lines, same filter; Leaflet from the same package, since no network
is allowed. No sign, no card, no table, no legend: it does less than the page it is compared with.
"""

import json
import os
from functools import cache

import folium
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import assets, choropleth, choropleth_words, maps, summary, texts, ui

NIVEAU = os.environ["PTCE_BANC_NIVEAU"]
COLOURS = ("#fdfcf9", "#f3edc4", "#cbe0a8", "#8dc69a", "#4c9f8f", "#1c6b75")
folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]


@cache
def lines() -> dict:
    """The display geometry of the level."""
    return json.loads(assets.geometry(NIVEAU))


chosen = st.pills(
    texts.DIMENSIONS["statut"],
    ["laureate", "repertoire"],
    format_func=texts.STATUTS.get,
    selection_mode="multi",
)
rows = ui.candidatures()[summary.kept(ui.facets(), {"statut": chosen})]
shown = choropleth_words.coloured(choropleth.declaring(rows, ui.records().perimetres, NIVEAU))
carte = folium.Map(location=(46.6, 2.4), zoom_start=6, tiles=None, prefer_canvas=True)
# What the browser counts: how many zones hold something, in a class of their own.
folium.GeoJson(
    lines(),
    style_function=lambda feature: {
        "weight": 0.5,
        "color": "#8a949e",
        "fillColor": COLOURS[max(0, int(shown.rangs[feature["properties"]["id"]]))],
        "fillOpacity": 1,
    },
    tooltip=folium.GeoJsonTooltip(["nom"]),
).add_to(carte)
assert np.all(shown.rangs >= 0)
st_folium(carte, key="carte", height=620, use_container_width=True, returned_objects=[])
