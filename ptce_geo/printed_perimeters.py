"""Declared perimeters as lines on a printed map: the same strokes and words as on the screen."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely

from ptce_geo import texts_couches
from ptce_geo.crs import WGS84
from ptce_geo.declared_members import Declared, contour, unseen
from ptce_geo.drawing import INK, WHITE, Line, Page
from ptce_geo.langue import entier
from ptce_geo.lettering import BOLD, REGULAR, broken, height
from ptce_geo.printed_ground import DETAIL, LOUPE, Frame
from ptce_geo.printed_zones import HEADING, ROW, SWATCH, WIDTH
from ptce_geo.signs import COLOURS, FAMILIES, FAMILY_OF

# Millimetres: of a line, of the white that parts it from the ground, of the line of a chosen PTCE.
STROKE, HALO, CHOSEN = 0.5, 1.0, 0.8
# Length of a mark and of a gap of the line of each family, in millimetres; none: unbroken.
DASHES = {"candidature": (1.8, 1.1), "repertoire": (0.5, 0.8)}


def paint_perimeters(
    page: Page, frame: Frame, declared: Sequence[Declared], choisi: str | None = None
) -> None:
    """Draw what a frame shows of the perimeters, the least advanced PTCE first, `choisi` last."""
    rank = {family: FAMILIES.index(family) for family in FAMILIES}
    order = sorted(declared, key=lambda one: (one.id_ptce == choisi, -rank[FAMILY_OF[one.statut]]))
    for one in order:
        paths = outlines(one, frame)
        if paths and one.id_ptce == choisi:
            page.shapes += [Line(paths, WHITE, CHOSEN + HALO), Line(paths, INK, CHOSEN)]
        elif paths:
            family = FAMILY_OF[one.statut]
            page.shapes.append(Line(paths, WHITE, HALO))
            page.shapes.append(Line(stroked(paths, family), COLOURS[family], STROKE))


def outlines(one: Declared, frame: Frame) -> list[np.ndarray]:
    """Lines of a perimeter in millimetres; none where the frame does not show it."""
    window = frame.window()
    around = gpd.GeoSeries([window], crs=frame.crs).to_crs(WGS84).iloc[0]
    # A perimeter may have pieces on two oceans.
    parts = shapely.get_parts(contour(one))
    parts = parts[shapely.intersects(parts, around)]
    flat = gpd.GeoSeries(parts, crs=WGS84).to_crs(frame.crs)
    rings = shapely.simplify(flat.to_numpy(), DETAIL / frame.scale)
    lines = shapely.boundary(rings)
    if frame.code == LOUPE:
        lines = shapely.intersection(lines, window)
    pieces = shapely.get_parts(lines)
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING]
    # Islets smaller than the stroke would be dots.
    seen = shapely.length(pieces) * frame.scale > 2 * STROKE
    return [frame.placed(shapely.get_coordinates(piece)) for piece in pieces[seen]]


def stroked(paths: Sequence[np.ndarray], family: str) -> list[np.ndarray]:
    """Lines as the family draws them: unbroken, or cut into dashes."""
    if family not in DASHES:
        return list(paths)
    return [dash for path in paths for dash in dashes(path, *DASHES[family])]


def dashes(path: np.ndarray, mark: float, gap: float) -> list[np.ndarray]:
    """A line cut into marks of one length.

    Examples
    --------
    >>> line = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 2.0]])
    >>> [dash.tolist() for dash in dashes(line, 2.0, 2.0)]
    [[[0.0, 0.0], [2.0, 0.0]], [[3.0, 1.0], [3.0, 2.0]]]
    """
    far = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    starts = np.arange(0.0, far[-1], mark + gap)
    ends = np.minimum(starts + mark, far[-1])
    cut = []
    for start, end in zip(starts, ends, strict=True):
        inner = far[(far > start) & (far < end)]
        at = np.concatenate([[start], inner, [end]])
        cut.append(np.column_stack([np.interp(at, far, path[:, axis]) for axis in (0, 1)]))
    return cut


def perimeters_legend(page: Page, declared: Sequence[Declared], x: float, bottom: float) -> None:
    """Heading, strokes and words, the last line at `bottom` (millimetres)."""
    held = {FAMILY_OF[one.statut] for one in declared}
    lines = [
        (family, broken(texts_couches.PERIMETRES_TRAITS[family], 7.5, REGULAR, WIDTH - SWATCH))
        for family in FAMILIES
        if family in held
    ]
    heading = broken(texts_couches.LEGENDE_PERIMETRES, 8, BOLD, HEADING)
    rows = [max(ROW, height(len(said), 7.5) + 1.2) for _, said in lines]
    y = bottom - sum(rows) - 0.8 - height(len(heading), 8)
    y = page.lines(x, y, heading, 8, BOLD) + 0.8
    for (family, said), row in zip(lines, rows, strict=True):
        path = np.array([[x, y + 1.7], [x + 5.5, y + 1.7]])
        page.shapes.append(Line(stroked([path], family), COLOURS[family], STROKE))
        page.lines(x + SWATCH, y + 0.05, said, 7.5, REGULAR, INK)
        y += row


def perimeters_note(declared: Sequence[Declared], total: int) -> str:
    """How many of the PTCE shown have a perimeter that is drawn."""
    drawn = sum(not unseen(one) for one in declared)
    return texts_couches.PERIMETRES_NOTE.format(dessines=entier(drawn), total=entier(total))
