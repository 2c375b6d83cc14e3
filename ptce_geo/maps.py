"""The folium map of PTCE: what its signs mean, and the little that travels to draw them."""

import json
import math
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

import folium
import pandas as pd
from branca.element import Element, MacroElement
from folium.template import Template

from ptce_geo import assets, basemap, langue, texts, texts_nombres
from ptce_geo.signs import FAMILIES, FAMILY_OF, PHASES, RING, RINGS, SHAPES
from ptce_geo.summary import PRECISIONS
from ptce_geo.tuples import each

# The frame of streamlit-folium lives two folders below the application's root.
ROOT = "../../"

# South-west and north-east corners, in degrees (latitude, longitude).
VIEWS = {
    "hexagone": ((41.3, -5.2), (51.15, 9.6)),
    "guadeloupe": ((15.8, -61.85), (16.55, -60.95)),
    "martinique": ((14.37, -61.26), (14.9, -60.78)),
    "guyane": ((2.1, -54.65), (5.8, -51.6)),
    "reunion": ((-21.42, 55.2), (-20.85, 55.86)),
    "mayotte": ((-13.02, 45.0), (-12.62, 45.32)),
}


def script_json(value: object) -> str:
    """JSON that can stand inside a script element whatever the text it holds.

    Examples
    --------
    >>> script_json({"nom": "</script>"})
    '{"nom":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def options(
    geometries: dict[str, Any], memory: str = "ptce-vue", aide: str | None = None
) -> dict[str, Any]:
    """What carte.js needs to know once: views, shapes, colours, words and where the lines are.

    Parameters
    ----------
    geometries : dict
        ``departements`` and ``regions``, each an address or a GeoJSON object; the other levels as
        they can be asked for, and ``communesDe``, the address of the communes of each département.
    memory : str
        Name under which the browser's tab keeps the last view; empty to keep none.
    aide : str, optional
        Where the map's equal in words is: the table under it unless told.
    """
    return {
        "geometries": geometries,
        "memoire": memory,
        "vues": [{"nom": texts.VUES[code], "cadre": frame} for code, frame in VIEWS.items()],
        "formes": [SHAPES[family] for family in FAMILIES],
        "anneau": RING,
        "anneaux": [RINGS.get(precision, "") for precision in PRECISIONS],
        "langue": langue.current(),
        "textes": {
            "carte": texts.CARTE_NOM,
            "champ": texts_nombres.CHAMP,
            "aide": aide or texts.CARTE_AIDE,
            "limites": texts.LIMITES,
            "zoomAvant": texts.ZOOM_AVANT,
            "zoomArriere": texts.ZOOM_ARRIERE,
            "vues": texts.VUES_NOM,
            "affiche": texts.VUE_AFFICHE,
            "affiches": texts.VUE_AFFICHES,
            "pleinEcran": texts.PLEIN_ECRAN,
            "pleinEcranSortir": texts.PLEIN_ECRAN_SORTIR,
            "chargement": texts.CARTE_CHARGEMENT,
            "echec": texts.CARTE_ECHEC,
            "autres": texts.PERIMETRES_AUTRES,
        },
    }


@cache
def addresses() -> dict[str, Any]:
    """Where the browser finds the lines of each level, fetched once and only when drawn."""
    urls: dict[str, Any] = {
        name: ROOT + assets.geometry_url(name) for name in assets.geometries() if "/" not in name
    }
    urls["membres"] = ROOT + assets.geometry_url(assets.MEMBERS)
    urls["communesDe"] = {
        name.partition("/")[2]: ROOT + assets.geometry_url(name)
        for name in assets.geometries()
        if name.startswith("communes/")
    }
    return urls


def plan_ign() -> dict[str, str] | None:
    """The plan of IGN as a choice of the map, where the operator allows it."""
    if not basemap.allowed(os.environ):
        return None
    return {
        "adresse": basemap.TILES,
        "court": texts.PLAN_IGN,
        "nom": texts.PLAN_IGN_NOM,
        "mention": texts.PLAN_IGN_MENTION,
    }


class PtceMap(folium.Map):
    """A folium map whose scripts and styles the application serves itself."""

    default_js = [  # noqa: RUF012 (folium reads a list)
        (name, ROOT + assets.asset_url(name)) for name in ("leaflet.js", "carte.js")
    ]
    default_css = [  # noqa: RUF012
        (name, ROOT + assets.asset_url(name)) for name in ("leaflet.css", "carte.css", "cadre.css")
    ]

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # as folium itself
        """Render once: streamlit-folium asks for it at each run, and nothing has changed since."""
        if not getattr(self, "_rendered", False):
            super().render(**kwargs)  # type: ignore[no-untyped-call]  # folium has no types
            self._rendered = True

    def add_child(self, child: Element, *args: Any, **kwargs: Any) -> Element:
        """Hold a child; a group only learns which map it goes to, since all readers share it."""
        if isinstance(child, Group):
            child._parent = self
            return self
        return super().add_child(child, *args, **kwargs)


class Group(folium.FeatureGroup):
    """What follows the filters: it travels beside the map, and is no part of it."""

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # as folium itself
        """Render nothing: streamlit-folium takes the scripts of the children as they are."""


class Base(MacroElement):
    """Drawn base, views, zoom and names: the same script at every run."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ptceCarte.install({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(
        self,
        memory: str = "ptce-vue",
        aide: str | None = None,
        told: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has no types
        self._name = "Base"
        said = options(addresses(), memory, aide)
        self.options = script_json({**said, "ign": plan_ign(), "adresse": told})


class Signs(MacroElement):
    """The signs to show, replacing those shown before."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ptceCarte.show({{ this._parent._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(
        self,
        points: list[list[Any]],
        choisi: str | None = None,
        answer: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has no types
        self._name = "Signs"
        self.data = script_json({"points": points, "choisi": choisi, **(answer or {})})


def base_map(
    kind: type[PtceMap] = PtceMap,
    memory: str = "ptce-vue",
    aide: str | None = None,
    told: bool = False,
) -> folium.Map:
    """The constant part of the map, rendered: one for all readers of a language.

    Parameters
    ----------
    kind : type
        ``PtceMap``, or one of its kinds.
    memory, aide : str
        See ``options``.
    told : bool
        Whether the page's address tells where the map looks.
    """
    said = (langue.current(), basemap.allowed(os.environ))
    # A class is hashable: mypy looks at the __hash__ of its instances.
    return _base(kind, memory, aide, told, *said)  # type: ignore[arg-type]


@cache
def _base(
    kind: type[PtceMap], memory: str, aide: str | None, told: bool, *_: str | bool
) -> folium.Map:
    carte = kind(
        location=(46.6, 2.4),
        zoom_start=6,
        tiles=None,
        zoom_control=False,
        # folium keeps min_zoom and max_zoom for tiles, and there are none.
        minZoom=4,
        maxZoom=12,
        zoomSnap=0.25,
        zoomDelta=0.75,
    )
    # The name that streamlit-folium gives it: what is rendered bears it at once.
    carte._id = "div"
    carte.add_child(Base(memory, aide, told))
    carte.get_root().render()
    return carte


def signs(
    points: list[list[Any]],
    choisi: str | None = None,
    layers: MacroElement | None = None,
    answer: Mapping[str, Any] | None = None,
) -> Group:
    """The part of the map that follows the filters: the signs, and the layers under them.

    Parameters
    ----------
    points : list
        Those of ``points``.
    choisi : str, optional
        Identifier of the PTCE whose card is open.
    layers : MacroElement, optional
        What is under the signs.
    answer : mapping, optional
        ``numero``, the choice of the panel that this answers, and ``choix``, the address of what
        the map draws the next one from without waiting.
    """
    group = Group(name="ptce")
    if layers is not None:
        group.add_child(layers)
    group.add_child(Signs(points, choisi, answer))
    return group


def points(ptce: pd.DataFrame) -> list[list[Any]]:
    """The signs of the PTCE that have a place; the map lays the most advanced on top.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce`` with ``dx, dy`` of ``spiral.spread``.

    Returns
    -------
    list of list
        ``id, lat, lon, family, phase, precision, dx, dy, name, detail``; family, phase and
        precision are ranks in ``FAMILIES``, ``PHASES`` and ``summary.PRECISIONS``.
    """
    return [
        [
            row.id_ptce,
            round(row.lat, 5),
            round(row.lon, 5),
            FAMILIES.index(FAMILY_OF[row.statut]),
            PHASES.index(row.phase),
            PRECISIONS.index(row.precision),
            row.dx,
            row.dy,
            row.nom,
            detail(row),
        ]
        for row in each(ptce)
        if not math.isnan(row.lon)
    ]


def detail(ptce: Any) -> str:
    """One line under the name when the pointer is on a sign, from a row of ``summary.ptce``."""
    appels = ", ".join(texts.APPELS.get(code, code) for code in ptce.appels.split("|"))
    lieu = ptce.lieu
    if ptce.precision in ("departement", "region"):
        lieu = f"{lieu} ({texts.PRECISION_COURTE[ptce.precision]})"
    return f"{texts.STATUTS_PHRASE[ptce.statut]} · {appels} · {lieu}"
