"""The ground of a printed map: frames in the legal projections, outlines ready to paint."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo.boundaries import boundaries
from ptce_geo.crs import TERRITORIES, WGS84, legal_crs

MAINLAND, LOUPE = "metropole", "loupe"
# What of a contour is not seen on paper, in millimetres.
DETAIL = 0.12
# The lens: Paris and what surrounds it, in metres of Lambert-93 (west, south, east, north).
PARIS = (634_000, 6_846_000, 670_000, 6_880_000)


class Room(NamedTuple):
    """A place on the page, millimetres from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class Frame(NamedTuple):
    """A piece of ground on the page: metres of one projection to millimetres."""

    code: str
    room: Room
    crs: int
    west: float
    north: float
    scale: float

    def placed(self, metres: np.ndarray) -> np.ndarray:
        """Millimetres of points given in metres, n × 2."""
        corner = np.array([self.west, self.north])
        flat = (metres - corner) * np.array([self.scale, -self.scale])
        return np.asarray(flat + np.array([self.room.x, self.room.y]))

    def points(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """Millimetres of points given in degrees, n × 2."""
        return self.placed(
            shapely.get_coordinates(
                gpd.GeoSeries.from_xy(lon, lat, crs=WGS84).to_crs(self.crs).to_numpy()
            )
        )

    def window(self) -> shapely.Geometry:
        """What the frame shows of the ground, in metres."""
        east = self.west + self.room.width / self.scale
        return shapely.box(self.west, self.north - self.room.height / self.scale, east, self.north)

    def holds(self, points: np.ndarray) -> np.ndarray:
        """Whether points in millimetres fall in the frame."""
        x, y, width, height = self.room
        inside = (points >= [x, y]) & (points <= [x + width, y + height])
        return np.asarray(inside.all(axis=1))


class Ground(NamedTuple):
    """A frame and its outlines in millimetres, largest territory first."""

    frame: Frame
    departements: list[np.ndarray]
    regions: list[np.ndarray]


@cache
def ground(rooms: tuple[tuple[str, Room], ...], margin: float) -> dict[str, Ground]:
    """Frames and outlines of the mainland, of each overseas département and of the lens.

    Parameters
    ----------
    rooms : tuple of (str, Room)
        Where each stands on the page: ``metropole``, codes of départements, ``loupe``.
    margin : float
        Millimetres kept free around the ground.

    Returns
    -------
    dict of Ground
        Kept for the next map: to be looked at, not changed.
    """
    departements = boundaries("departements")
    departements = departements[departements.geometry.notna()]
    return {code: _ground(code, room, margin, departements) for code, room in rooms}


def _ground(code: str, room: Room, margin: float, departements: gpd.GeoDataFrame) -> Ground:
    overseas = departements["code_departement"].isin(list(TERRITORIES))
    here = departements[
        departements["code_departement"].eq(code) if code in TERRITORIES else ~overseas
    ]
    crs = legal_crs(code if code in TERRITORIES else "75")
    flat = here.geometry.to_crs(crs)
    bounds = PARIS if code == LOUPE else tuple(flat.total_bounds)
    frame = _frame(code, room, crs, bounds, 0.0 if code == LOUPE else margin)
    contours = contours_in(frame, here.geometry)
    regions = pd.Series(contours).groupby(here["code_region"].to_numpy()).agg(shapely.union_all)
    return Ground(frame, rings(contours, frame), rings(regions.to_numpy(), frame))


def contours_in(frame: Frame, contours: gpd.GeoSeries) -> np.ndarray:
    """Territories of one level as a frame shows them: cut, simplified together, in its metres.

    Parameters
    ----------
    frame : Frame
    contours : GeoSeries
        A coverage, EPSG:4326; what the frame does not show becomes empty.
    """
    window = frame.window()
    around = gpd.GeoSeries([window], crs=frame.crs).to_crs(WGS84).iloc[0]
    shown = np.full(len(contours), shapely.Polygon(), dtype=object)
    near = np.flatnonzero(shapely.intersects(contours.to_numpy(), around))
    flat = contours.iloc[near].to_crs(frame.crs).to_numpy()
    if frame.code == LOUPE:
        # A frame cuts no territory but the lens, and a cut does not keep a coverage clean.
        flat = shapely.intersection(flat, window)
    shown[near] = shapely.coverage_simplify(flat, DETAIL / frame.scale)
    return shown


def _frame(code: str, room: Room, crs: int, bounds: Sequence[float], margin: float) -> Frame:
    west, south, east, north = bounds
    free = (room.width - 2 * margin, room.height - 2 * margin)
    spread = (free[0] / (east - west), free[1] / (north - south))
    # The lens fills its room; a territory stands in the middle of its own.
    scale = max(spread) if code == LOUPE else min(spread)
    return Frame(
        code,
        room,
        crs,
        (west + east) / 2 - room.width / 2 / scale,
        (south + north) / 2 + room.height / 2 / scale,
        scale,
    )


def rings(contours: np.ndarray, frame: Frame) -> list[np.ndarray]:
    """Outer rings of contours in millimetres, specks left out, the largest first.

    Holes are not needed: a smaller territory is painted over the larger that surrounds it.
    """
    pieces = shapely.get_parts(contours)
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON]
    areas = shapely.area(pieces) * frame.scale**2
    kept = pieces[areas > DETAIL**2] if (areas > DETAIL**2).any() else pieces
    kept = kept[np.argsort(-shapely.area(kept), kind="stable")]
    return [frame.placed(shapely.get_coordinates(ring)) for ring in shapely.get_exterior_ring(kept)]
