"""Which communes touch, and along how many metres."""

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo.build.contours import reprojected
from ptce_geo.crs import WGS84, legal_crs


def vertex_ids(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """A number for each distinct vertex, equal where two contours share it exactly."""
    return np.unique(lon + 1j * lat, return_inverse=True)[1]


class Borders(NamedTuple):
    """Edges of a coverage told apart by how many of its polygons they belong to.

    ``shared`` has one row a pair of owners, ``code_a`` < ``code_b`` and ``longueur_m``; ``alone``
    one row an edge, ``owner``, its ends ``start`` and ``end`` as ``lon + i lat``, ``longueur_m``.
    """

    shared: pd.DataFrame
    alone: pd.DataFrame


def border_edges(geometry: np.ndarray, owner: np.ndarray, plane: np.ndarray) -> Borders:
    """Borders between owners, and the edges that belong to one owner alone.

    In a valid coverage a border belongs to two contours with the very same vertices, so that
    comparing vertex numbers finds every shared edge without any geometric predicate.
    """
    # get_rings knows polygons only, so communes in several pieces are taken apart first.
    polygons, whole = shapely.get_parts(geometry, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    lonlat, ring = shapely.get_coordinates(rings, return_index=True)
    metres = shapely.get_coordinates(plane)
    ids = vertex_ids(lonlat[:, 0], lonlat[:, 1])
    same_ring = ring[1:] == ring[:-1]
    start, end = ids[:-1][same_ring], ids[1:][same_ring]
    length = np.hypot(*(metres[1:] - metres[:-1])[same_ring].T)
    place = lonlat[:, 0] + 1j * lonlat[:, 1]
    edge = pd.DataFrame(
        {
            "low": np.minimum(start, end),
            "high": np.maximum(start, end),
            "owner": owner[whole[polygon[ring[:-1][same_ring]]]],
            "longueur_m": length,
            "start": place[:-1][same_ring],
            "end": place[1:][same_ring],
        }
    )
    alone = ~edge.duplicated(["low", "high"], keep=False)
    shared = (
        edge[~alone]
        .groupby(["low", "high"])
        .agg(
            code_a=("owner", "min"),
            code_b=("owner", "max"),
            longueur_m=("longueur_m", "first"),
        )
    )
    shared = shared[shared.code_a.ne(shared.code_b)]
    return Borders(
        shared.groupby(["code_a", "code_b"], as_index=False)[["longueur_m"]].sum(),
        edge.loc[alone, ["owner", "start", "end", "longueur_m"]],
    )


def shared_vertices(geometry: np.ndarray, owner: np.ndarray) -> pd.DataFrame:
    """Pairs of owners that share at least one vertex."""
    lonlat, part = shapely.get_coordinates(geometry, return_index=True)
    at = pd.DataFrame({"vertex": vertex_ids(lonlat[:, 0], lonlat[:, 1]), "owner": owner[part]})
    at = at.drop_duplicates()
    at = at[at.vertex.duplicated(keep=False)]
    pairs = at.merge(at, on="vertex")
    pairs = pairs[pairs.owner_x < pairs.owner_y]
    pairs = pairs.rename(columns={"owner_x": "code_a", "owner_y": "code_b"})
    return pairs[["code_a", "code_b"]].drop_duplicates()


def adjacency(communes: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every pair of communes that touch.

    Parameters
    ----------
    communes : GeoDataFrame
        EPSG:4326, a valid coverage, with ``code_commune`` and ``code_departement``.

    Returns
    -------
    DataFrame
        ``code_a`` < ``code_b`` and ``longueur_m``, the length of their common border in metres
        in the legal projection, 0.0 where they touch by points only (queen but not rook).
    """
    communes = communes[communes.geometry.notna()]
    crs = communes.code_departement.map(legal_crs)
    parts = []
    for epsg, rows in communes.groupby(crs, sort=True):
        geometry, owner = rows.geometry.to_numpy(), rows.code_commune.to_numpy()
        edges = border_edges(geometry, owner, reprojected(geometry, WGS84, epsg)).shared
        points = shared_vertices(geometry, owner)
        parts.append(points.merge(edges, how="left", on=["code_a", "code_b"]))
    pairs = pd.concat(parts)
    pairs["longueur_m"] = pairs.longueur_m.fillna(0.0).round(1)
    return pairs.sort_values(["code_a", "code_b"], ignore_index=True)
