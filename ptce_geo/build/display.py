"""Light copies of the contours for the browser: simplified as coverages, neighbours still touch."""

import gzip
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo import cog
from ptce_geo.build.contours import reprojected
from ptce_geo.crs import TERRITORIES, WGS84, legal_crs

# Tolerance in metres: what one pixel covers at the zoom where the level is read.
COARSE, FINE = 1000, 200
# 1e-4 degree is about 11 m, the grid of the published contours themselves.
DECIMALS = 4


def simplified(rows: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Rows of one level with contours simplified together, territory by territory.

    Overseas territories are smaller on screen and their islands finer: a quarter of the
    tolerance there.
    """
    rows = rows[rows.geometry.notna()]
    points = rows.geometry.representative_point()
    # A territory of any level is told by the projection zone it lies in.
    zone = pd.cut(points.x, [-90, -57, -50, 12, 50, 90], labels=["971", "973", "75", "976", "974"])
    parts = []
    for departement, group in rows.groupby(zone.astype(str), sort=True):
        epsg = legal_crs(departement)
        plane = reprojected(group.geometry.to_numpy(), WGS84, epsg)
        local = tolerance / 4 if departement in TERRITORIES else tolerance
        plane = shapely.coverage_simplify(plane, local)
        parts.append(group.set_geometry(gpd.GeoSeries(plane, group.index, crs=epsg).to_crs(WGS84)))
    return gpd.GeoDataFrame(pd.concat(parts).sort_index(), crs=WGS84)


def feature_collection(rows: gpd.GeoDataFrame, code: str) -> dict[str, Any]:
    """GeoJSON of one level: ``id`` (rank of the row), ``code`` and ``nom``, short coordinates."""
    geometry = shapely.transform(rows.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    geometry = shapely.remove_repeated_points(geometry)
    features = [
        {
            "type": "Feature",
            "properties": {"id": rank, "code": row[0], "nom": row[1]},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for rank, (row, shape) in enumerate(
            zip(rows[[code, "nom"]].itertuples(index=False), geometry, strict=True)
        )
    ]
    return {"type": "FeatureCollection", "features": features}


def write_display(rows: gpd.GeoDataFrame, code: str, path: Path) -> None:
    """Write one display copy as minified GeoJSON, compressed once here and served as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(feature_collection(rows, code), ensure_ascii=False, separators=(",", ":"))
    # No time stamp: the same geometry gives the same bytes.
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def dissolved(rows: gpd.GeoDataFrame, by: str, level: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """An upper level drawn with the very lines of a simplified lower one."""
    members = rows[rows[by].notna()]
    joined = members.groupby(by).geometry.agg(lambda g: shapely.coverage_union_all(g.array))
    level = level[level[by].isin(joined.index)]
    return level.assign(geometry=gpd.GeoSeries(level[by].map(joined), crs=WGS84))


def write_display_copies(levels: dict[str, gpd.GeoDataFrame], folder: Path) -> None:
    """Write every display copy: regions, départements, EPCI, communes whole and by département."""
    departements = simplified(levels["departements"], COARSE)
    write_display(departements, "code_departement", folder / "departements.json.gz")
    for level in ("regions", "regions_2013"):
        code = cog.CODES[level]
        drawn = dissolved(departements, code, levels[level])
        write_display(drawn, code, folder / f"{level}.json.gz")
    write_display(simplified(levels["epci"], COARSE), "code_epci", folder / "epci.json.gz")
    communes = levels["communes"]
    write_display(simplified(communes, COARSE), "code_commune", folder / "communes.json.gz")
    fine = simplified(communes, FINE)
    for departement, rows in fine.groupby("code_departement", sort=True):
        write_display(rows, "code_commune", folder / "communes" / f"{departement}.json.gz")
