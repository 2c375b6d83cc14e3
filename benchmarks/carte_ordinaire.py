"""The usual ways, for comparison: the same points given whole to a component at each filter.

``PTCE_BANC_VOIE`` says which: ``st_folium`` (every marker in the folium.Map), ``html`` (the same
map written as a page in a frame) or ``pydeck``. Same records, same filters; Leaflet from the same
package, since no network is allowed. They need no click, no card and no table: they do less than
the page they are compared with. Filters are also read from the address, as the page does.
"""

import os

import folium
import pydeck
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from ptce_geo import maps, summary, texts, ui

VOIE = os.environ.get("PTCE_BANC_VOIE", "st_folium")
HEIGHT = 620
NAME = {"text": "{nom}"}


class Icons(MacroElement):
    """Where the images of Leaflet's markers are."""

    _template = Template(
        "{% macro script(this, kwargs) %}L.Icon.Default.imagePath = '"
        + maps.ROOT
        + "icones/';{% endmacro %}"
    )


folium.Map.default_js = maps.PtceMap.default_js[:1]
folium.Map.default_css = maps.PtceMap.default_css[:1]

chosen = {
    name: st.pills(
        texts.DIMENSIONS[name],
        [code for code in words if code in ui.facets()[name]],
        default=st.query_params.get_all(name),
        format_func=words.get,
        selection_mode="multi",
    )
    for name, words in {
        "statut": texts.STATUTS,
        "appel": texts.APPELS,
        "phase": texts.PHASES,
    }.items()
}
ptce = summary.ptce(ui.candidatures()[summary.kept(ui.facets(), chosen)])
placed = ptce[ptce["lon"].notna()]

if VOIE == "pydeck":
    points = pydeck.Layer(
        "ScatterplotLayer",
        placed[["lon", "lat", "nom"]].astype({"nom": object}),
        get_position="[lon, lat]",
        get_fill_color=[11, 90, 157],
        get_radius=6,
        radius_units="pixels",
        pickable=True,
    )
    view = pydeck.ViewState(latitude=46.6, longitude=2.4, zoom=4)
    deck = pydeck.Deck([points], initial_view_state=view, map_provider=None, tooltip=NAME)
    st.pydeck_chart(deck, height=HEIGHT)
else:
    carte = folium.Map(location=(46.6, 2.4), zoom_start=5, tiles=None)
    Icons().add_to(carte)
    for row in placed.itertuples():
        folium.Marker((row.lat, row.lon), tooltip=row.nom).add_to(carte)
    if VOIE == "html":
        # The frame is the page's own: addresses are counted from the page.
        page = carte.get_root().render().replace(maps.ROOT, "")
        st.iframe(page, height=HEIGHT)
    else:
        st_folium(carte, key="carte", height=HEIGHT, use_container_width=True, returned_objects=[])
