"""The usual ways, for comparison: every territory with its lines given whole at each filter.

``PTCE_BANC_VOIE`` says which: ``st_folium`` (a GeoJson in the folium.Map), ``html`` (the same map
written as a page in a frame) or ``pydeck``. Same figures, same classes, same lines, same filter;
Leaflet from the same package, since no network is allowed. No sign, no card, no table, no legend:
they do less than the page they are compared with.
"""

import json
import os
from functools import cache

import folium
import pydeck
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import assets, choropleth, choropleth_words, maps, summary, texts, ui

NIVEAU = os.environ["PTCE_BANC_NIVEAU"]
VOIE = os.environ.get("PTCE_BANC_VOIE", "st_folium")
HEIGHT = 620
NAME = {"text": "{nom}"}
COLOURS = ("#fdfcf9", "#f3edc4", "#cbe0a8", "#8dc69a", "#4c9f8f", "#1c6b75")
folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]


@cache
def lines() -> dict:
    """The display geometry of the level."""
    return json.loads(assets.geometry(NIVEAU))


def rgb(colour: str) -> list[int]:
    """A colour as pydeck wants it."""
    return list(bytes.fromhex(colour[1:]))


def features(ranks) -> list[dict]:
    """The territories, each with its colour and whether it holds something."""
    colours = [rgb(colour) for colour in COLOURS]
    return [
        feature
        | {
            "properties": feature["properties"]
            | {"couleur": colours[ranks[feature["properties"]["id"]]]}
        }
        for feature in lines()["features"]
    ]


chosen = st.pills(
    texts.DIMENSIONS["statut"],
    ["laureate", "repertoire"],
    format_func=texts.STATUTS.get,
    selection_mode="multi",
)
rows = ui.candidatures()[summary.kept(ui.facets(), {"statut": chosen})]
shown = choropleth_words.coloured(choropleth.declaring(rows, ui.records().perimetres, NIVEAU))
assert min(shown.rangs) >= 0
ranks = shown.rangs.tolist()

if VOIE == "pydeck":
    zones = pydeck.Layer(
        "GeoJsonLayer",
        features(ranks),
        get_fill_color="properties.couleur",
        get_line_color=rgb("#8a949e"),
        line_width_min_pixels=0.5,
        pickable=True,
    )
    view = pydeck.ViewState(latitude=46.6, longitude=2.4, zoom=5)
    deck = pydeck.Deck([zones], initial_view_state=view, map_provider=None, tooltip=NAME)
    st.pydeck_chart(deck, height=HEIGHT)
else:
    carte = folium.Map(location=(46.6, 2.4), zoom_start=6, tiles=None, prefer_canvas=True)
    folium.GeoJson(
        lines(),
        style_function=lambda feature: {
            "weight": 0.5,
            "color": "#8a949e",
            "fillColor": COLOURS[ranks[feature["properties"]["id"]]],
            "fillOpacity": 1,
        },
        tooltip=folium.GeoJsonTooltip(["nom"]),
    ).add_to(carte)
    if VOIE == "html":
        # The frame is the page's own: addresses are counted from the page.
        st.iframe(carte.get_root().render().replace(maps.ROOT, ""), height=HEIGHT)
    else:
        st_folium(carte, key="carte", height=HEIGHT, use_container_width=True, returned_objects=[])
