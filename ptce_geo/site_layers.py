"""What lies under the signs of a map without a server: the coloured ground, the perimeters."""

import base64
import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import shapely

from ptce_geo import assets, choropleth_words, map_layers
from ptce_geo import texts_couches as words
from ptce_geo.choropleth_words import Coloured
from ptce_geo.declared_members import Declared, contour
from ptce_geo.langue import entier
from ptce_geo.maps import script_json
from ptce_geo.perimeters_words import legend_html as perimeters_html
from ptce_geo.tables import table_html

# Degrees: a corner of a line that is not seen at the zooms of the file, and the grid of its points.
DETAIL, GRID = 0.002, 0.001
# Lines that every static map has already.
HELD = ("departements", "regions")


def layers_script(
    fond: Coloured | None,
    perimetres: Sequence[Declared] | None,
    names: Mapping[str, str],
    choisi: str | None = None,
) -> str:
    """The script that holds the layers as ``ptceCarte.layers`` draws them, lines included.

    Parameters
    ----------
    fond : Coloured, optional
        What colours the ground; its lines travel as they were built, gzipped, in base 64.
    perimetres : sequence of Declared, optional
        Perimeters drawn.
    names : mapping
        Name of each PTCE.
    choisi : str, optional
        The PTCE whose card is open at first.
    """
    told: dict[str, Any] = {"fond": None, "perimetres": None, "traits": {}, "choisi": choisi}
    if fond is not None:
        told["fond"] = map_layers.ground(fond, names)
        if (level := fond.of.niveau) not in HELD:
            told["traits"][level] = base64.b64encode(assets.geometry_gz(level)).decode()
    if perimetres is not None:
        told["perimetres"] = outlines(perimetres)
        told["compte"] = words.PERIMETRES_NOTE
    return f"window.ptceDessous = {script_json(told)};\n"


def outlines(declared: Sequence[Declared]) -> list[dict[str, Any]]:
    """The perimeters of ``map_layers.perimeters``, each with its own line in it."""
    drawn = {one.id_ptce: contour(one) for one in declared}
    return [
        {**one, "membres": {}, "morceaux": [light(drawn[one["id"]])]}
        for one in map_layers.perimeters(declared)
    ]


def light(found: shapely.Geometry) -> dict[str, Any]:
    """A contour in degrees as GeoJSON with few points; specks left out.

    Examples
    --------
    >>> light(shapely.box(0, 45, 1, 46.00004))["coordinates"]
    [[[0.0, 45.0], [0.0, 46.0], [1.0, 46.0], [1.0, 45.0], [0.0, 45.0]]]
    """
    rounded = shapely.set_precision(shapely.simplify(found, DETAIL), GRID)
    told: dict[str, Any] = json.loads(shapely.to_geojson(rounded))
    return told


def layers_html(
    fond: Coloured | None, perimetres: Sequence[Declared] | None, total: int, notes: Sequence[str]
) -> str:
    """The legends of the layers shown and the figures of the ground, in the order of the screen.

    Parameters
    ----------
    fond, perimetres
        See ``layers_script``.
    total : int
        PTCE that pass the filters.
    notes : sequence of str
        What the legend of the ground says besides.
    """
    ground = "" if fond is None else choropleth_words.legend_html(fond, notes) + figures_html(fond)
    return ground + ("" if perimetres is None else perimeters_html(perimetres, total))


def figures_html(fond: Coloured) -> str:
    """The figures of the ground, territory by territory, folded."""
    of = fond.of
    rows = choropleth_words.said_table(of)
    name = words.TABLEAU_NOM.format(mesure=words.FONDS[of.mesure], par=words.PAR[of.niveau])
    left = ""
    if of.niveau == "communes":
        absent = entier(len(of.chiffres) - len(rows))
        left = f'<p class="aide">{escape(words.TABLEAU_ZEROS.format(n=absent))}</p>'
    return (
        f'<details class="chiffres"><summary>{escape(words.TABLEAU)}</summary>'
        f"{left}{table_html(rows, name)}</details>"
    )
