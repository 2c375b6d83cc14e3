"""The signs of the map as plain polygons: shape and colour, hatching, ring of dots or dashes.

The same numbers as on the screen (``signs``), so that both legends say the same.
"""

import re
from functools import cache

import numpy as np
import shapely
from shapely import affinity

from ptce_geo.drawing import INK, WHITE, Area, Line
from ptce_geo.signs import COLOURS, FAMILY_OF, RING, RINGS, SHAPES

# Millimetres on paper of one unit of the signs: a disc is 2.6 millimetres wide.
UNIT = 0.185
# Around a shared place, signs stand this far from one another, in units.
STEP = 22.0
HATCH, HATCH_STEP = 1.9, 3.8
OUTLINE, HALO, RING_WIDTH = 1.8, 1.7, 1.4
# Width of the ring around a chosen sign, and what parts it from the other ring.
CHOSEN = 3.4


def sign(x: float, y: float, statut: str, phase: str, precision: str) -> list[Area | Line]:
    """A sign whose middle is at `x`, `y` (millimetres).

    Parameters
    ----------
    statut, phase, precision : str
        Codes of the vocabulary; a family's name is accepted as a statut.
    """
    family = FAMILY_OF.get(statut, statut)
    colour, where = COLOURS[family], np.array([x, y])
    body = shape(family) * UNIT + where
    drawn: list[Area | Line] = []
    if RINGS.get(precision):
        dots, dashes = ring(RINGS[precision])
        placed = [path * UNIT + where for path in dashes]
        halo = Line([circle(radius(RING)) * UNIT + where], WHITE, (RING_WIDTH + 1.6) * UNIT)
        drawn += [halo, Line(placed, colour, RING_WIDTH * UNIT)] if placed else [halo]
        if dots:
            drawn.append(Area([dot * UNIT + where for dot in dots], colour))
    # A white rim keeps apart the signs that touch.
    drawn.append(Area([body], WHITE, WHITE, (OUTLINE + 2 * HALO) * UNIT))
    drawn.append(Area([body], colour if phase == "consolidation" else WHITE))
    if phase == "gestation":
        drawn.append(Area([stripe * UNIT + where for stripe in hatching(family)], colour))
    drawn.append(Area([body], "", colour, OUTLINE * UNIT))
    return drawn


def chosen_mark(x: float, y: float) -> list[Area | Line]:
    """The ring around the sign of the PTCE whose card is open, as on the screen."""
    around = circle(radius(RING) + CHOSEN) * UNIT + np.array([x, y])
    return [Line([around], WHITE, 2 * CHOSEN * UNIT), Line([around], INK, CHOSEN * UNIT)]


@cache
def shape(family: str) -> np.ndarray:
    """Corners of the shape of a family, in units around its middle."""
    path = SHAPES[family]
    if "a" in path:
        return circle(radius(path))
    return np.array(numbers(path)).reshape(-1, 2)


def numbers(path: str) -> list[float]:
    """The numbers of an SVG path.

    Examples
    --------
    >>> numbers("M0-8.4L8 6Z")
    [0.0, -8.4, 8.0, 6.0]
    """
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]


def radius(path: str) -> float:
    """Radius of a circle drawn as two arcs from its leftmost point."""
    return abs(numbers(path)[0])


def circle(radius: float, start: float = 0.0, end: float = 2 * np.pi) -> np.ndarray:
    """Points of an arc around the origin, one every five degrees."""
    turn = np.linspace(start, end, max(3, round((end - start) / np.radians(5)) + 1))
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])


@cache
def hatching(family: str) -> list[np.ndarray]:
    """Oblique stripes inside the shape of a family, in units."""
    body = shapely.Polygon(shape(family))
    stripes = [
        affinity.rotate(shapely.box(at, -20, at + HATCH, 20), 45, origin=(0, 0))
        for at in np.arange(-20, 20, HATCH_STEP) + (HATCH_STEP - HATCH) / 2
    ]
    cut = [shapely.intersection(stripe, body) for stripe in stripes]
    pieces = shapely.get_parts([piece for piece in cut if not piece.is_empty])
    return [shapely.get_coordinates(piece) for piece in pieces if piece.area > 0]


@cache
def ring(dashes: str) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """A ring cut into dots (polygons) or dashes (open lines), in units.

    Parameters
    ----------
    dashes : str
        Length of a mark and of a gap, as SVG tells them; a mark of nearly no length is a dot.
    """
    far = radius(RING)
    mark, gap = numbers(dashes)
    count = round(2 * np.pi * far / (mark + gap))
    starts = np.linspace(0, 2 * np.pi, count, endpoint=False)
    if mark < RING_WIDTH / 2:
        around = circle(RING_WIDTH * 0.62)
        return [around + far * np.array([np.cos(at), np.sin(at)]) for at in starts], []
    return [], [circle(far, at, at + mark / far) for at in starts]
