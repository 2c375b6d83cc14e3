"""Contours by level: load them, measure in the legal projections, attach them to coded rows."""

from functools import cache

import geopandas as gpd
import pandas as pd

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
    rows = cog.table(level).set_index(cog.CODES[level])[["lon", "lat"]]
    where = rows.reindex(codes.array)
    points = gpd.GeoSeries.from_xy(where.lon.array, where.lat.array, index=codes.index, crs=WGS84)
    return points.where(where.lon.notna().array, None)
