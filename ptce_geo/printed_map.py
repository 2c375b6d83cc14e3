"""The map of a view on one A4 page: Hexagone, overseas insets, a lens on Paris, legend, sources.

It is a list of shapes (``drawing.Page``); ``drawing_pdf`` and ``drawing_png`` paint the same one.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ptce_geo.crs import TERRITORIES
from ptce_geo.drawing import EDGE, SEA, SOFT, WHITE, Area, Page
from ptce_geo.export_view import View
from ptce_geo.printed_ground import LOUPE, MAINLAND, Frame, Ground, Room, ground
from ptce_geo.printed_margins import chosen_note, heading, labels, legend, sources
from ptce_geo.printed_perimeters import paint_perimeters, perimeters_legend, perimeters_note
from ptce_geo.printed_signs import STEP, UNIT, chosen_mark, sign
from ptce_geo.printed_zones import Zones, paint_zones, zones_legend
from ptce_geo.signs import FAMILIES, FAMILY_OF

# A4, landscape, in millimetres.
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 297.0, 210.0, 10.0
TOP, FOOT = 29.0, 190.0
ASIDE, INSET, INSET_HEIGHT, GAP = 188.0, 31.66, 34.0, 2.0
INSETS = (*TERRITORIES, LOUPE)
ROOMS = (
    (MAINLAND, Room(MARGIN, TOP, 172.0, FOOT - TOP)),
    *(
        (
            code,
            Room(
                ASIDE + (rank % 3) * (INSET + GAP),
                TOP + (rank // 3) * (INSET_HEIGHT + GAP),
                INSET,
                INSET_HEIGHT,
            ),
        )
        for rank, code in enumerate(INSETS)
    ),
)
LAND, LINE, REGION_LINE = "#f6f4ee", "#c3c7cc", "#7d8792"
# The ground stands this far from the edge of its frame, a sign on the shore included.
FREE = 4.0


class Printed(NamedTuple):
    """A page and what stands on it.

    Attributes
    ----------
    page : Page
    signs : DataFrame
        One row a sign of a PTCE: ``id_ptce``, ``cadre`` (frame), ``x, y`` (millimetres). Those
        of the lens repeat signs of the mainland.
    frames : dict
        Frame of each code.
    """

    page: Page
    signs: pd.DataFrame
    frames: dict[str, Frame]


def printed_map(shown: View) -> Printed:
    """The page of a view.

    Parameters
    ----------
    shown : View
        Its PTCE stand where ``dx, dy`` put them around a shared anchor.
    """
    zones = shown.zones
    grounds = ground(ROOMS, FREE)
    frames = {code: one.frame for code, one in grounds.items()}
    placed = positions(shown.ptce, frames)
    page = Page(PAGE_WIDTH, PAGE_HEIGHT)
    page.box(0, 0, PAGE_WIDTH, PAGE_HEIGHT, fill=WHITE)
    for one in grounds.values():
        _territory(page, one, zones)
        if shown.perimetres is not None:
            paint_perimeters(page, one.frame, shown.perimetres, shown.choisi)
    _lens_on(page, frames)
    for x, y in placed.loc[placed["id_ptce"].eq(shown.choisi or ""), ["x", "y"]].to_numpy():
        page.shapes += chosen_mark(x, y)
    columns = (placed[name].tolist() for name in ("x", "y", "statut", "phase", "precision"))
    for x, y, statut, phase, precision in zip(*columns, strict=True):
        page.shapes += sign(x, y, statut, phase, precision)
    for frame in frames.values():
        labels(page, frame)
    drawn = placed.loc[placed["cadre"].ne(LOUPE), "id_ptce"].nunique()
    heading(page, shown, drawn, MARGIN)
    notes = (*chosen_note(shown), *(zones.notes if zones else ()))
    if shown.perimetres is not None:
        notes = (*notes, perimeters_note(shown.perimetres, len(shown.ptce)))
    legend(page, ASIDE, TOP + 2 * INSET_HEIGHT + GAP + 4.5, FOOT, notes)
    # In the sea, over the scale of the mainland, one above the other.
    left, bottom = MARGIN + 2, FOOT - 10
    if zones is not None:
        bottom = zones_legend(page, zones, left, bottom) - GAP
    if shown.perimetres:
        perimeters_legend(page, shown.perimetres, left, bottom)
    sources(page, shown, MARGIN, FOOT + 1.5)
    return Printed(page, placed[["id_ptce", "cadre", "x", "y"]], frames)


def positions(ptce: pd.DataFrame, frames: dict[str, Frame]) -> pd.DataFrame:
    """Where each sign stands, the least advanced first so that the others lie over them.

    Parameters
    ----------
    ptce : DataFrame
        ``id_ptce, statut, phase, precision, lon, lat, dx, dy``.
    frames : dict
        Frame of each code.

    Returns
    -------
    DataFrame
        The same columns with ``cadre, x, y``; a PTCE of the lens has a second row there, one
        without a place or outside every frame has none.
    """
    located = ptce[ptce["lon"].notna()].reset_index(drop=True)
    free = np.ones(len(located), dtype=bool)
    found = []
    for code, frame in frames.items():
        anchors = frame.points(located["lon"].to_numpy(float), located["lat"].to_numpy(float))
        around = anchors + located[["dx", "dy"]].to_numpy(float) * STEP * UNIT
        here = frame.holds(anchors) & (free if code != LOUPE else True)
        if code != LOUPE:
            free &= ~here
        else:
            here &= frame.holds(around)
        at = around[here]
        found.append(located[here].assign(cadre=code, x=at[:, 0], y=at[:, 1]))
    rows = pd.concat(found, ignore_index=True)
    family = rows["statut"].map(FAMILY_OF).map(FAMILIES.index)
    return rows.iloc[np.argsort(-family.to_numpy(), kind="stable")]


def _territory(page: Page, one: Ground, zones: Zones | None) -> None:
    frame = one.frame
    page.box(*frame.room, fill=SEA)
    page.shapes.append(Area(one.departements, LAND))
    if zones is not None:
        paint_zones(page, frame, zones)
    page.shapes.append(Area(one.departements, "", LINE, 0.1))
    page.shapes.append(Area(one.regions, "", REGION_LINE, 0.22))
    if frame.code != MAINLAND:
        page.box(*frame.room, stroke=EDGE, width=0.18)


def _lens_on(page: Page, frames: dict[str, Frame]) -> None:
    lens, mainland = frames[LOUPE], frames[MAINLAND]
    wide, high = lens.room.width / lens.scale, lens.room.height / lens.scale
    (x, y), (right, bottom) = mainland.placed(
        np.array([[lens.west, lens.north], [lens.west + wide, lens.north - high]])
    )
    page.box(x, y, right - x, bottom - y, stroke=SOFT, width=0.18)
