"""Contours by level: load them, measure in the legal projections, attach them to coded rows."""

from collections.abc import Sequence
from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from ptce_geo import cog
from ptce_geo.crs import WGS84
from ptce_geo.paths import BUILT


def boundaries(level: str) -> gpd.GeoDataFrame:
    """Official contours of one level, EPSG:4326.

    Parameters
    ----------
    level : str
        One of ``cog.LEVELS``.

    Returns
    -------
    GeoDataFrame
        The rows of ``cog.table(level)`` with their contour; an overseas collectivity keeps its
        row with a missing one. Shared between callers, so not to be changed.

    Raises
    ------
    ValueError
        The level is unknown; the message lists those that are known.
    """
    cog.refuse_unknown(level, cog.LEVELS)
    return _boundaries(level)


@cache
def _boundaries(level: str) -> gpd.GeoDataFrame:
    return gpd.read_parquet(BUILT / f"{level}.parquet")


def contours(level: str, rows: Sequence[int] | np.ndarray) -> np.ndarray:
    """Contours of some territories of a level, EPSG:4326, without making those of the others.

    All the communes as geometries weigh 45 MB, as the bytes they are read from 18.

    Parameters
    ----------
    level : str
        One of ``cog.LEVELS``.
    rows : sequence of int
        Row numbers in ``cog.table(level)``.

    Returns
    -------
    ndarray of Geometry
        In the same order; None for an overseas collectivity, which has no contour.

    Examples
    --------
    >>> place = int(cog.communes().code_commune.searchsorted("35238"))
    >>> contours("communes", [place])[0].geom_type
    'Polygon'
    """
    if level not in cog.LEVELS:
        raise ValueError(f"niveau « {level} » inconnu ; connus : {', '.join(cog.LEVELS)}")
    wanted = _bytes(level).take(pa.array(rows, pa.int64()))
    made: np.ndarray = shapely.from_wkb(np.array(wanted.to_pylist(), dtype=object))
    return made


@cache
def _bytes(level: str) -> pa.Array:
    column = pq.read_table(BUILT / f"{level}.parquet", columns=["geometry"]).column("geometry")
    return column.combine_chunks()


@cache
def adjacency() -> pd.DataFrame:
    """Every pair of communes that touch.

    Returns
    -------
    DataFrame
        ``code_a`` < ``code_b`` and ``longueur_m``, the length of their common border in metres
        in the legal projection; 0.0 where they touch by points only.
    """
    return pd.read_parquet(BUILT / "adjacency.parquet")


def anchors(level: str, codes: pd.Series) -> gpd.GeoSeries:
    """Anchor point of each code, a point that is always inside its territory, EPSG:4326.

    Parameters
    ----------
    level : str
        One of ``cog.LEVELS``.
    codes : Series
        Codes of that level; missing, unknown or without contour gives no point.

    Returns
    -------
    GeoSeries
        Points, same index as ``codes``.
    """
    rows = cog.table(level).set_index(cog.CODES[level])
    place = rows.index.get_indexer(pd.Index(codes.array))
    lon, lat = rows.lon.to_numpy(dtype=float), rows.lat.to_numpy(dtype=float)
    known = (place >= 0) & np.isfinite(lon[place])
    # A point a territory, however many rows it has: points are never changed.
    seen, which = np.unique(place[known], return_inverse=True)
    points = np.full(len(codes), None, dtype=object)
    points[known] = shapely.points(lon[seen], lat[seen])[which]
    return gpd.GeoSeries(points, index=codes.index, crs=WGS84)
