"""What perimeters are measured with: the communes' polygons one by one, and how they touch.

A commune may lie in several pieces, and a hole of a perimeter may be made of detached pieces
alone: so contacts, lengths and areas are kept by piece, once and for all, and no geometry is
needed to measure a perimeter.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo.build.adjacency import border_edges, shared_vertices
from ptce_geo.build.contours import reprojected
from ptce_geo.crs import WGS84, legal_crs


def pieces(communes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Polygons of the communes, one row each, largest first within its commune.

    Parameters
    ----------
    communes : GeoDataFrame
        EPSG:4326, sorted by ``code_commune``; a commune without contour has no piece.

    Returns
    -------
    GeoDataFrame
        ``code_commune``, ``epsg`` (legal projection), ``superficie_m2``, ``contour_m`` (all
        rings, in the legal projection), geometry in that projection as an object column
        ``plan``, and the polygon in degrees.
    """
    drawn = communes[communes.geometry.notna()]
    rows = drawn[["code_commune", "code_departement", "geometry"]].explode(ignore_index=True)
    rows["epsg"] = rows.pop("code_departement").map(legal_crs)
    plane = [
        pd.Series(reprojected(group.geometry.to_numpy(), WGS84, epsg), index=group.index)
        for epsg, group in rows.groupby("epsg", sort=True)
    ]
    rows["plan"] = pd.concat(plane).reindex(rows.index)
    rows["superficie_m2"] = shapely.area(rows.plan.to_numpy()).round(1)
    rows["contour_m"] = shapely.length(rows.plan.to_numpy()).round(1)
    order = ["code_commune", "superficie_m2"]
    return rows.sort_values(order, ascending=[True, False], ignore_index=True)


def pocket_vertices(geometry: np.ndarray) -> np.ndarray:
    """Vertices, as ``lon + i lat``, of the holes of a coverage: water pockets, foreign enclaves."""
    whole = shapely.get_parts(shapely.coverage_union_all(geometry))
    rings, polygon = shapely.get_rings(whole, return_index=True)
    inner = np.r_[False, polygon[1:] == polygon[:-1]]
    xy = shapely.get_coordinates(rings[inner])
    plane: np.ndarray = xy[:, 0] + 1j * xy[:, 1]
    return plane


def outer_lengths(edges: pd.DataFrame, pockets: np.ndarray, count: int) -> pd.DataFrame:
    """Metres of each piece's border that no other piece shares.

    Parameters
    ----------
    edges : DataFrame
        One row an edge of one piece only, as ``border_edges`` gives them.
    pockets : ndarray
        Vertices of the coverage's holes.
    count : int
        Number of pieces.

    Returns
    -------
    DataFrame
        ``dehors_m`` along the sea or a foreign country, ``poche_m`` along a hole of the
        coverage; one row a piece.
    """
    in_pocket = np.isin(edges.start, pockets) & np.isin(edges.end, pockets)
    owner, metres = edges.owner.to_numpy(), edges.longueur_m.to_numpy()
    return pd.DataFrame(
        {
            "dehors_m": np.bincount(owner, np.where(in_pocket, 0, metres), count),
            "poche_m": np.bincount(owner, np.where(in_pocket, metres, 0), count),
        }
    ).round(1)


def measured(rows: gpd.GeoDataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The pieces with their outer borders, and every pair of pieces that touch.

    Returns
    -------
    pieces : DataFrame
        ``code_commune, superficie_m2, contour_m, dehors_m, poche_m``, one row a piece.
    contacts : DataFrame
        ``piece_a`` < ``piece_b`` (row numbers), ``longueur_m``, 0.0 where they touch by points
        only.
    """
    pairs, outer = [], []
    for _, group in rows.groupby("epsg", sort=True):
        geometry, owner = group.geometry.to_numpy(), group.index.to_numpy()
        edges = border_edges(geometry, owner, group.plan.to_numpy())
        outer.append(outer_lengths(edges.alone, pocket_vertices(geometry), len(rows)))
        points = shared_vertices(geometry, owner)
        pairs.append(points.merge(edges.shared, how="left", on=["code_a", "code_b"]))
    contacts = pd.concat(pairs).rename(columns={"code_a": "piece_a", "code_b": "piece_b"})
    contacts["longueur_m"] = contacts.longueur_m.fillna(0.0).round(1)
    contacts = contacts.sort_values(["piece_a", "piece_b"], ignore_index=True)
    contacts = contacts.astype({"piece_a": "int32", "piece_b": "int32"})
    plain = pd.DataFrame(rows[["code_commune", "superficie_m2", "contour_m"]])
    return plain.join(sum(outer[1:], outer[0])), contacts


def hulls(rows: gpd.GeoDataFrame) -> pd.DataFrame:
    """Corners of each piece's convex hull, to the decimetre in the legal projection.

    Returns
    -------
    DataFrame
        ``piece`` (row number), ``x_dm``, ``y_dm``: enough for the convex hull, the smallest
        enclosing circle and the diameter of any union of pieces.
    """
    xy, piece = shapely.get_coordinates(
        shapely.convex_hull(rows.plan.to_numpy()), return_index=True
    )
    # A ring repeats its first corner at the end.
    last = np.r_[piece[1:] != piece[:-1], True]
    xy = np.round(xy[~last] * 10).astype("int32")
    return pd.DataFrame({"piece": piece[~last].astype("int32"), "x_dm": xy[:, 0], "y_dm": xy[:, 1]})
