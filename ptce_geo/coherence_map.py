"""The folium map of one sheet: the same base as the map of PTCE, the record's shapes on it."""

import json
from typing import Any

import folium
import numpy as np
import shapely
from branca.element import MacroElement
from folium.template import Template

from ptce_geo import assets, texts_coherence
from ptce_geo.coherence_drawing import STYLES, largest, marked
from ptce_geo.coherence_sheet import Shape, Sheet
from ptce_geo.maps import ROOT, Group, PtceMap, base_map, script_json
from ptce_geo.texts_nombres import champ


class CoherenceMap(PtceMap):
    """The map of PTCE with what draws a sheet."""

    default_js = [  # noqa: RUF012 (folium reads a list)
        *PtceMap.default_js,
        ("coherence.js", ROOT + assets.asset_url("coherence.js")),
    ]
    default_css = [  # noqa: RUF012
        *PtceMap.default_css,
        ("coherence.css", ROOT + assets.asset_url("coherence.css")),
    ]


class Faults(MacroElement):
    """The shapes of one record, replacing those shown before."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ptceCoherence.show({{ this._parent._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, dossier: str, shapes: list[dict[str, Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has no types
        self._name = "Faults"
        words = {
            "tout": texts_coherence.PAGE_TOUT,
            "toutLong": texts_coherence.PAGE_TOUT_LONG,
            "aller": texts_coherence.PAGE_ALLER,
        }
        self.data = script_json({"dossier": dossier, "textes": words, "formes": shapes})


def coherence_base() -> folium.Map:
    """The constant part of the map; its view is not kept, each record has its own."""
    return base_map(CoherenceMap, memory="")


def faults(sheet: Sheet) -> Group:
    """The part of the map that follows the record chosen."""
    group = Group(name="coherence")
    group.add_child(Faults(sheet.objet["id"], shapes(sheet)))
    return group


def shapes(sheet: Sheet) -> list[dict[str, Any]]:
    """Shapes as the browser draws them, in painting order, light enough to travel.

    Returns
    -------
    list of dict
        ``couche``, ``marque`` (number written on the map, or ""), ``titre``, ``contour``
        (GeoJSON, None for a seat), ``lieu`` (latitude, longitude), ``style`` (Leaflet).
    """
    kept = [shape for shape in sheet.formes if not shape.contour.is_empty]
    focus = [shape.contour for shape in kept if shape.couche != "voisines"]
    if not focus:
        return []
    west, south, east, north = shapely.total_bounds(focus)
    # About a pixel of a map that shows the whole record.
    pixel = max(east - west, north - south, 0.02) / 1_000
    order = list(texts_coherence.COUCHES)
    kept.sort(key=lambda shape: order.index(shape.couche))
    return [drawn(shape, pixel) for shape in kept]


def drawn(shape: Shape, pixel: float) -> dict[str, Any]:
    """One shape."""
    fill, stroke, width, dash = STYLES[shape.couche]
    mark = marked(shape.couche, shape.numero)
    contour = shapely.simplify(shape.contour, pixel)
    anchor = shapely.point_on_surface(largest(contour))
    lon, lat = np.round(shapely.get_coordinates(anchor)[0], 5).tolist()
    label = champ(texts_coherence.COUCHES[shape.couche], shape.nom)
    return {
        "couche": shape.couche,
        "marque": mark,
        "titre": f"{mark} – {label}" if mark else label,
        "contour": None
        if shape.couche == "siege"
        else json.loads(shapely.to_geojson(shapely.set_precision(contour, 1e-5))),
        "lieu": [lat, lon],
        "style": {
            "color": stroke,
            "weight": width * 1.4,
            "dashArray": dash.replace(" ", ","),
            "fill": True,
            "fillColor": fill or "#ffffff",
            "fillOpacity": {"": 0.0, "#ffffff": 0.05}.get(fill, 0.55),
        },
    }
