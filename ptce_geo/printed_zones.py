"""Territories coloured by class, under the signs of a printed map."""

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from ptce_geo.crs import WGS84
from ptce_geo.drawing import EDGE, INK, LEADING, WHITE, Area, Page
from ptce_geo.lettering import BOLD, POINT, REGULAR, broken
from ptce_geo.printed_ground import DETAIL, Frame, rings

# Height of a line and width of the legend, in millimetres.
ROW, LEGEND = 4.6, 36


class Zones(NamedTuple):
    """Territories coloured by class, under the signs.

    Attributes
    ----------
    contours : GeoSeries
        EPSG:4326.
    classes : ndarray of int
        Rank in ``colours``; -1 leaves a territory as it is.
    colours, words : tuple of str
        Colour and legend of each class.
    title : str
        Heading of their legend.
    """

    contours: gpd.GeoSeries
    classes: np.ndarray
    colours: tuple[str, ...]
    words: tuple[str, ...]
    title: str


def paint_zones(page: Page, frame: Frame, zones: Zones) -> None:
    """Paint what a frame shows of the territories."""
    window = frame.window()
    around = gpd.GeoSeries([window], crs=frame.crs).to_crs(WGS84).iloc[0]
    for rank, colour in enumerate(zones.colours):
        those = zones.contours[zones.classes == rank]
        near = those[those.intersects(around)].to_crs(frame.crs)
        cut = shapely.intersection(near.to_numpy(), window)
        simple = shapely.simplify(cut, DETAIL / frame.scale)
        page.shapes.append(Area(rings(simple, frame), colour, WHITE, 0.08))


def zones_legend(page: Page, zones: Zones, x: float, bottom: float) -> None:
    """Heading, colours and words, the last line at `bottom` (millimetres)."""
    heading = broken(zones.title, 8, BOLD, LEGEND)
    y = bottom - ROW * len(zones.words) - 0.8 - 8 * POINT * LEADING * len(heading)
    y = page.paragraph(x, y, LEGEND, zones.title, 8, BOLD) + 0.8
    for colour, said in zip(zones.colours, zones.words, strict=True):
        page.box(x, y, 5.5, 3.4, fill=colour, stroke=EDGE, width=0.12)
        page.text(x + 7, y + 2.6, said, 7.5, REGULAR, INK)
        y += ROW
