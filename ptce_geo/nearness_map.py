"""The folium map of what is near a commune: the commune, and the signs of the PTCE told of."""

from typing import Any

import folium
import pandas as pd
import shapely

from ptce_geo import cog, maps, texts_proche
from ptce_geo.boundaries import contours
from ptce_geo.coherence_map import CoherenceMap, Faults, drawn
from ptce_geo.coherence_sheet import Shape
from ptce_geo.whereabouts import Place

UNSEEN = {"stroke": False, "fill": False, "interactive": False}


class Around(Faults):
    """The commune asked for, framed with the PTCE told of."""

    def __init__(self, code: str, shapes: list[dict[str, Any]]) -> None:
        super().__init__(code, shapes)
        words = {"tout": texts_proche.CARTE_TOUT, "aller": texts_proche.CARTE_ALLER}
        self.data = maps.script_json({"dossier": code, "textes": words, "formes": shapes})


def base() -> folium.Map:
    """The constant part of the map."""
    return maps.base_map(CoherenceMap, memory="", aide=texts_proche.CARTE_AIDE)


def around(place: Place, ptce: pd.DataFrame, chosen: str | None = None) -> maps.Group:
    """The part of the map that follows the answer.

    Parameters
    ----------
    place : Place
    ptce : DataFrame
        Rows of ``summary.ptce`` told of, with ``dx, dy``.
    chosen : str, optional
        Identifier of the PTCE chosen.
    """
    group = maps.Group(name="proche")
    home = contour(place)
    if home is not None:
        seen = ptce[["lon", "lat"]].dropna().to_numpy()
        frame = shapely.box(*shapely.total_bounds([home, shapely.MultiPoint(seen)]))
        shapes = [
            framed(frame),
            *(
                drawn(Shape(layer, 0, place.nom, home), 1e-4)
                | {"titre": texts_proche.ICI.format(nom=place.nom)}
                for layer in ("perimetre", "siege")
            ),
        ]
        group.add_child(Around(f"{place.code}|{'|'.join(ptce.id_ptce)}", shapes))
    # After the commune: the signs lie on it and can be clicked.
    group.add_child(maps.Signs(maps.points(ptce), chosen))
    return group


def framed(frame: shapely.Geometry) -> dict[str, Any]:
    """What the map must show, as an unseen shape."""
    return drawn(Shape("perimetre", 0, "", frame), 0) | {"style": UNSEEN, "couche": "cadre"}


def contour(place: Place) -> shapely.Geometry | None:
    """Contour of a commune or a municipal arrondissement; None for a collectivity without one."""
    level = "communes" if place.code == place.code_commune else "arrondissements_municipaux"
    row = int(cog.table(level).code_commune.searchsorted(place.code))
    made: shapely.Geometry | None = contours(level, [row])[0]
    return made
