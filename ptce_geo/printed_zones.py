"""Territories of a level coloured by class, under the signs of a printed map."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ptce_geo import cog
from ptce_geo.boundaries import boundaries
from ptce_geo.drawing import EDGE, INK, WHITE, Area, Line, Page, Ring
from ptce_geo.lettering import BOLD, REGULAR, broken, height
from ptce_geo.printed_ground import Frame, contours_in, rings
from ptce_geo.printed_signs import circle

PLAIN, HATCHED, DOTTED = "", "hachures", "points"
# Of the legend, in millimetres: least height of a line, width of the whole and of its heading,
# width of a colour and its gap.
ROW, WIDTH, HEADING, SWATCH = 4.6, 33.0, 32.0, 7.0
# Millimetres between two stripes, between two dots, and across a dot.
STRIPES, DOTS, DOT = 1.2, 2.4, 0.22
MARK = "#6b7683"


class Look(NamedTuple):
    """How a class is painted and what the legend says of it."""

    colour: str
    words: str
    pattern: str = PLAIN


class Zones(NamedTuple):
    """Territories coloured by class.

    Attributes
    ----------
    level : str
        One of ``cog.LEVELS``.
    classes : Series of int
        Rank in ``looks``, indexed by code; a territory that has none stays as it is.
    looks : tuple of Look
        In the order of the legend.
    title : str
        Heading of the legend.
    notes : tuple of str
        What must be known to read the colours: who is left out, how classes were made.
    """

    level: str
    classes: pd.Series
    looks: tuple[Look, ...]
    title: str
    notes: tuple[str, ...] = ()


@cache
def contours(level: str, frame: Frame) -> pd.Series:
    """What a frame shows of the territories of a level: contours in metres, indexed by code."""
    rows = boundaries(level)
    rows = rows[rows.geometry.notna()]
    shown = contours_in(frame, rows.geometry)
    codes = rows[cog.CODES[level]].to_numpy()
    found = pd.Series(shown, index=pd.Index(codes, dtype="str"), dtype=object)
    seen: pd.Series = found[~shapely.is_empty(found.to_numpy())]
    return seen


def paint_zones(page: Page, frame: Frame, zones: Zones) -> None:
    """Paint what a frame shows of the territories."""
    shown = contours(zones.level, frame)
    ranks = zones.classes.reindex(shown.index).to_numpy(dtype=float, na_value=np.nan)
    for rank, look in enumerate(zones.looks):
        those = shown.to_numpy()[ranks == rank]
        if not len(those):
            continue
        page.shapes.append(Area(rings(those, frame), look.colour, WHITE, 0.08))
        if look.pattern != PLAIN:
            mark(page, look.pattern, shapely.transform(shapely.get_parts(those), frame.placed))


def mark(page: Page, pattern: str, ground: np.ndarray) -> None:
    """Stripes or dots over polygons given in millimetres."""
    west, south, east, north = shapely.total_bounds(ground)
    tree = shapely.STRtree(ground)
    if pattern == HATCHED:
        starts = np.arange(west - (north - south), east, STRIPES)
        ends = np.column_stack([starts, np.full(len(starts), north)])
        tops = np.column_stack([starts + north - south, np.full(len(starts), south)])
        stripes = shapely.linestrings(np.stack([ends, tops], axis=1))
        which, where = tree.query(stripes, predicate="intersects")
        cut = shapely.get_parts(shapely.intersection(stripes[which], ground[where]))
        lines = cut[shapely.get_type_id(cut) == shapely.GeometryType.LINESTRING]
        paths = [shapely.get_coordinates(line) for line in lines if not line.is_empty]
        page.shapes.append(Line(paths, MARK, 0.2))
        return
    x, y = np.meshgrid(np.arange(west, east, DOTS), np.arange(south, north, DOTS))
    spots = shapely.points(x.ravel(), y.ravel())
    inside = np.unique(tree.query(spots, predicate="within")[0])
    dot: Ring = circle(DOT)[::9]
    page.shapes.append(Area([dot + at for at in shapely.get_coordinates(spots[inside])], MARK))


def zones_legend(page: Page, zones: Zones, x: float, bottom: float) -> float:
    """Heading, colours and words, the last line at `bottom` (millimetres); gives their top."""
    heading = broken(zones.title, 8, BOLD, HEADING)
    told = [broken(look.words, 7.5, REGULAR, WIDTH - SWATCH) for look in zones.looks]
    rows = [max(ROW, height(len(lines), 7.5) + 1.2) for lines in told]
    top = bottom - sum(rows) - 0.8 - height(len(heading), 8)
    y = page.lines(x, top, heading, 8, BOLD) + 0.8
    for look, lines, row in zip(zones.looks, told, rows, strict=True):
        page.box(x, y, 5.5, 3.4, fill=look.colour, stroke=EDGE, width=0.12)
        if look.pattern != PLAIN:
            mark(page, look.pattern, np.array([shapely.box(x, y, x + 5.5, y + 3.4)]))
        page.lines(x + SWATCH, y + 0.05, lines, 7.5, REGULAR, INK)
        y += row
    return top
