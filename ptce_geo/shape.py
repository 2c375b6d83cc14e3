"""Shape and size of perimeters, from lengths, areas and hull corners known beforehand.

Lengths and areas are those of the full contours in the legal projection of each territory:
Polsby-Popper depends on the detail of a contour, so it is compared only with values measured the
same way. A perimeter over two territories (the mainland and La Réunion) has no common projection:
its shape is unknown, not wrong.
"""

import numpy as np
import pandas as pd
import shapely

from ptce_geo.graph import spans
from ptce_geo.perimeter import Perimeters


def territory(perimeters: Perimeters) -> np.ndarray:
    """EPSG code of the projection all members share; 0 when they share none."""
    epsg = perimeters.reference.epsg[perimeters.commune]
    low = np.full(perimeters.count, np.iinfo(np.int64).max)
    high = np.zeros(perimeters.count, dtype=np.int64)
    np.minimum.at(low, perimeters.owner, epsg)
    np.maximum.at(high, perimeters.owner, epsg)
    return np.where(low == high, high, 0)


def border_m(perimeters: Perimeters) -> np.ndarray:
    """Length of the perimeter's outline in metres, rings around its holes included."""
    touching = perimeters.members.contacts
    inner = np.bincount(
        perimeters.owner[touching.which[touching.inside]],
        touching.longueur_m[touching.inside],
        perimeters.count,
    )
    return perimeters.summed(perimeters.reference.contour_m) - inner


def cut_share(perimeters: Perimeters) -> np.ndarray:
    """Discrete compactness: borders with the outside over all borders of the members.

    It counts borders, not metres, so that coasts and meanders do not weigh (Duchin and Tenner,
    2018). 0 for a whole island, 1 for communes that do not touch one another.
    """
    touching = perimeters.members.contacts
    rook = touching.longueur_m > 0
    owner = perimeters.owner[touching.which]
    total = np.bincount(owner[rook], minlength=perimeters.count)
    cut = np.bincount(owner[rook & ~touching.inside], minlength=perimeters.count)
    shares: np.ndarray = np.divide(
        cut, total, out=np.full(perimeters.count, np.nan), where=total > 0
    )
    return shares


def hulls(perimeters: Perimeters) -> np.ndarray:
    """Convex hull of each perimeter, in its legal projection; None where it has none."""
    reference = perimeters.reference
    known = territory(perimeters) > 0
    pieces = perimeters.pieces
    which, corner = spans(reference.hull_start, pieces.node)
    owner = pieces.owner[which]
    keep = known[owner]
    owner, xy = owner[keep], reference.hull_xy[corner[keep]]
    hull = np.full(perimeters.count, None, dtype=object)
    if len(owner):
        present, dense = np.unique(owner, return_inverse=True)
        hull[present] = shapely.convex_hull(shapely.linestrings(xy, indices=dense))
    return hull


def diameter_km(hull: np.ndarray) -> np.ndarray:
    """Distance between the two farthest points of each hull, in km."""
    widest = np.full(len(hull), np.nan)
    for row, polygon in enumerate(hull):
        if polygon is not None:
            xy = shapely.get_coordinates(polygon)
            dx = xy[:, None, 0] - xy[None, :, 0]
            dy = xy[:, None, 1] - xy[None, :, 1]
            widest[row] = np.sqrt((dx * dx + dy * dy).max()) / 1000
    return widest


def shape_columns(perimeters: Perimeters) -> dict[str, np.ndarray]:
    """The columns of ``shape``."""
    area = perimeters.summed(np.nan_to_num(perimeters.reference.superficie_km2)) * 1e6
    length = border_m(perimeters)
    hull = hulls(perimeters)
    drawn = np.array([polygon is not None for polygon in hull], dtype=bool)
    area = np.where(drawn, area, np.nan)
    length = np.where(drawn, length, np.nan)
    circle, convex = np.full(len(hull), np.nan), np.full(len(hull), np.nan)
    convex[drawn] = shapely.area(hull[drawn])
    circle[drawn] = np.pi * shapely.minimum_bounding_radius(hull[drawn]) ** 2
    return {
        "polsby_popper": 4 * np.pi * area / length**2,
        "reock": area / circle,
        "enveloppe_convexe": area / convex,
        "coupe": cut_share(perimeters),
        "diametre_km": diameter_km(hull),
        "contour_km": length / 1000,
    }


def shape(perimeters: Perimeters) -> pd.DataFrame:
    """Four measures of compactness, higher being more compact save the last.

    Returns
    -------
    DataFrame
        One row a perimeter: ``polsby_popper`` 4πA/L² with holes counted in L (1 for a disc, 0.785
        for a square), ``reock`` area over that of the smallest enclosing circle,
        ``enveloppe_convexe`` area over that of the convex hull, ``coupe`` as ``cut_share``;
        ``diametre_km``; ``contour_km``. nan where there is no ground or no common projection.
    """
    return pd.DataFrame(shape_columns(perimeters))


def distances_km(perimeters: Perimeters, seat: np.ndarray) -> np.ndarray:
    """Distance from each member's anchor to its perimeter's seat, in km.

    Parameters
    ----------
    perimeters : Perimeters
    seat : ndarray of int
        Commune number of each perimeter's seat; -1 for none.

    Returns
    -------
    ndarray
        One value a member row; nan without a seat or a common projection.
    """
    reference = perimeters.reference
    goal = seat[perimeters.owner]
    dx = reference.x[perimeters.commune] - reference.x[goal]
    dy = reference.y[perimeters.commune] - reference.y[goal]
    same = reference.epsg[perimeters.commune] == reference.epsg[goal]
    return np.where((goal >= 0) & same, np.hypot(dx, dy) / 1000, np.nan)


def dispersion(perimeters: Perimeters, seat: np.ndarray) -> pd.DataFrame:
    """How far the inhabitants are from the seat.

    Returns
    -------
    DataFrame
        One row a perimeter: ``distance_moyenne_km`` weighted by population,
        ``rayon_90_km`` within which nine inhabitants out of ten live; nan where unknown.
    """
    return pd.DataFrame(dispersion_columns(perimeters, distances_km(perimeters, seat)))


def dispersion_columns(perimeters: Perimeters, distance: np.ndarray) -> dict[str, np.ndarray]:
    """The columns of ``dispersion``, from ``distances_km``."""
    people = perimeters.reference.population[perimeters.commune]
    unknown = np.bincount(perimeters.owner, np.isnan(distance), perimeters.count) > 0
    total = np.bincount(perimeters.owner, people, perimeters.count)
    known = ~unknown & (total > 0)
    weighted = np.bincount(perimeters.owner, np.nan_to_num(distance) * people, perimeters.count)
    order = np.lexsort((distance, perimeters.owner))
    cumulated = np.cumsum(people[order])
    before = np.r_[0, np.cumsum(total)][perimeters.owner[order]]
    within = (cumulated - before) >= 0.9 * total[perimeters.owner[order]] - 1e-9
    radius = np.full(perimeters.count, np.inf)
    np.minimum.at(radius, perimeters.owner[order][within], np.nan_to_num(distance[order][within]))
    return {
        "distance_moyenne_km": np.where(known, weighted / np.maximum(total, 1), np.nan),
        "rayon_90_km": np.where(known, radius, np.nan),
    }
