"""The shapes of a sheet on a flat page, for print: no browser, no map server."""

from typing import NamedTuple

import numpy as np
import shapely

from ptce_geo import texts_coherence
from ptce_geo.coherence_sheet import Shape
from ptce_geo.signs import dark_style
from ptce_geo.texts_nombres import champ

# Fill, outline, width and dash of each layer: never told by colour alone.
STYLES = {
    "voisines": ("#ffffff", "#c4c4c4", 0.4, ""),
    "perimetre": ("#cfe0f3", "#1f3f77", 1.4, ""),
    "partie": ("#f3c892", "#7a4300", 1.4, ""),
    "enclave": ("#d7c6e6", "#4a2a6b", 1.4, "1 1.5"),
    "dent": ("#ffffff", "#4a2a6b", 1.4, "4 1.5"),
    "ajout": ("", "#0b5d3b", 2.2, "6 3"),
    "retrait": ("", "#a3161d", 2.2, "2 2"),
    "siege": ("#000000", "#ffffff", 1.0, ""),
}
# Fill and outline of each on a dark screen.
NIGHT = {
    "voisines": ("#1f262e", "#55616d"),
    "perimetre": ("#24405f", "#9cc3f0"),
    "partie": ("#6b4a1a", "#f3c892"),
    "enclave": ("#45355a", "#d7c6e6"),
    "dent": ("#1f262e", "#d7c6e6"),
    "ajout": ("none", "#6fd6a5"),
    "retrait": ("none", "#ff9a9a"),
    "siege": ("#ffffff", "#000000"),
}
NIGHT_STYLE = dark_style(
    {f".{layer}": f"fill:{fill};stroke:{line}" for layer, (fill, line) in NIGHT.items()}
    | {"text": "fill:#ffffff;stroke:#14191f"}
)


class Drawn(NamedTuple):
    """A shape on the page: rings as points, and where its number stands."""

    couche: str
    numero: int
    nom: str
    rings: list[np.ndarray]
    label: tuple[float, float]


class Picture(NamedTuple):
    """Shapes on a page of ``width`` by ``height``, in painting order."""

    width: float
    height: float
    shapes: list[Drawn]


def picture(shapes: list[Shape], width: float = 640, height: float = 420) -> Picture:
    """Shapes scaled to a page, north up, as seen from above their middle.

    Parameters
    ----------
    shapes : list of Shape
    width, height : float
        Size of the page, in its own unit.
    """
    kept = [shape for shape in shapes if not shape.contour.is_empty]
    focus = [shape.contour for shape in kept if shape.couche != "voisines"]
    if not focus:
        return Picture(width, height, [])
    west, south, east, north = shapely.total_bounds(focus)
    squeeze = max(np.cos(np.radians((south + north) / 2)), 0.01)
    span = max((east - west) * squeeze / (0.9 * width), (north - south) / (0.9 * height), 1e-6)
    middle = np.array([(west + east) / 2, (south + north) / 2])

    def placed(lonlat: np.ndarray) -> np.ndarray:
        flat: np.ndarray = (lonlat - middle) * [squeeze, -1] / span
        return np.asarray(flat + np.array([width / 2, height / 2]))

    order = list(texts_coherence.COUCHES)
    kept.sort(key=lambda shape: order.index(shape.couche))
    drawn = []
    for shape in kept:
        # What a pixel cannot show is not drawn.
        contour = shapely.simplify(shape.contour, span / 2)
        anchor = shapely.point_on_surface(largest(contour))
        rings = [
            placed(shapely.get_coordinates(ring))
            for ring in shapely.get_rings(shapely.get_parts(contour))
        ]
        label = placed(shapely.get_coordinates(anchor))[0]
        drawn.append(
            Drawn(shape.couche, shape.numero, shape.nom, rings, (float(label[0]), float(label[1])))
        )
    return Picture(width, height, drawn)


def largest(contour: shapely.Geometry) -> shapely.Geometry:
    """The largest part of a contour, where its number is put."""
    pieces = shapely.get_parts(contour)
    return pieces[int(np.argmax(shapely.area(pieces)))]


def marked(layer: str, number: int) -> str:
    """What is written on a shape: the letter of its layer and its number.

    Examples
    --------
    >>> marked("partie", 2), marked("enclave", 1), marked("siege", 0)
    ('2', 'E1', '')
    """
    letters = {"perimetre": "", "partie": "", "enclave": "E", "dent": "D"}
    return f"{letters[layer]}{number}" if number and layer in letters else ""


def numbered(shape: Drawn) -> str:
    """What is written on a drawn shape."""
    return marked(shape.couche, shape.numero)


def legend(made: Picture) -> list[tuple[str, str]]:
    """Layer and text of each line of the legend, the drawing's equal in words."""
    lines = []
    for shape in made.shapes:
        if shape.couche == "voisines":
            continue
        mark = numbered(shape)
        label = texts_coherence.COUCHES[shape.couche]
        told = f"{label}, {shape.nom}"
        lines.append((shape.couche, champ(mark, told) if mark else told))
    return lines
