"""Every level made from the communes' contours: areas, anchors, unions."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ptce_geo import cog
from ptce_geo.build import codes, contours, sources
from ptce_geo.crs import WGS84, legal_crs


def in_legal_projection(geometry: pd.Series, code_departement: pd.Series) -> pd.Series:
    """Geometry of each row in the legal projection of its département, same index."""
    crs = code_departement.map(legal_crs)
    plane = [
        pd.Series(contours.reprojected(rows.to_numpy(), WGS84, epsg), index=rows.index)
        for epsg, rows in geometry.groupby(crs, sort=True)
    ]
    return pd.concat(plane).reindex(geometry.index)


def superficie_km2(geometry: pd.Series, code_departement: pd.Series) -> pd.Series:
    """Area of each contour in km², in the legal projection; water inside the contour counts."""
    plane = in_legal_projection(geometry, code_departement)
    return pd.Series(shapely.area(plane.array) / 1e6, index=geometry.index).round(4)


def mairie_points() -> pd.Series:
    """Where each commune's town hall stands, by commune code, EPSG:4326."""
    rows = sources.read_table(codes.EPCI, "communes")
    rows = rows[rows.type.eq("COM") & rows.mairie_localisation.notna()]
    return pd.Series(shapely.from_wkb(rows.mairie_localisation.to_numpy()), index=rows.code.array)


def inner_points(geometry: pd.Series, code_departement: pd.Series) -> pd.Series:
    """A point well inside each contour: the centre of its largest inscribed circle."""
    plane = in_legal_projection(geometry, code_departement)
    # A tolerance of 1 % of the width is far below what a map shows.
    width = np.ptp(shapely.bounds(plane.array)[:, [0, 2]], axis=1)
    circles = shapely.maximum_inscribed_circle(plane.array, tolerance=width / 100)
    centres = pd.Series(shapely.get_point(circles, 0), index=geometry.index)
    degrees = pd.concat(
        [
            pd.Series(contours.reprojected(rows.to_numpy(), epsg, WGS84), index=rows.index)
            for epsg, rows in centres.groupby(code_departement.map(legal_crs), sort=True)
        ]
    ).reindex(geometry.index)
    inside = shapely.contains_properly(geometry.array, degrees.array)
    return degrees.where(inside, pd.Series(shapely.point_on_surface(geometry.array), degrees.index))


def with_anchor(rows: pd.DataFrame, points: pd.Series) -> pd.DataFrame:
    """The rows with the anchor's ``lon`` and ``lat`` in degrees, six decimals (0.1 m)."""
    lon, lat = shapely.get_x(points.to_numpy()).round(6), shapely.get_y(points.to_numpy()).round(6)
    return rows.assign(lon=lon, lat=lat)


def communes() -> gpd.GeoDataFrame:
    """Communes with contours, areas and anchors; collectivities without contour keep their rows.

    The anchor is the town hall where it stands inside its commune (94 % do), else a point well
    inside: a town hall outside its commune would put a record in the neighbour's territory.
    """
    rows = codes.communes()
    geometry = contours.commune_contours()
    drawn = rows[rows.code_commune.isin(geometry.index)].set_index("code_commune")
    geometry = geometry.reindex(drawn.index)
    mairies = gpd.GeoSeries(mairie_points(), crs=WGS84).reindex(drawn.index)
    inside = shapely.contains_properly(geometry.to_numpy(), mairies.to_numpy())
    inner = inner_points(geometry[~inside], drawn.code_departement[~inside])
    anchors = mairies.where(inside, gpd.GeoSeries(inner, crs=WGS84).reindex(drawn.index))
    drawn["superficie_km2"] = superficie_km2(geometry, drawn.code_departement)
    drawn = with_anchor(drawn, anchors)
    extra = drawn[["superficie_km2", "lon", "lat"]].assign(geometry=geometry)
    rows = rows.join(extra, on="code_commune")
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=WGS84)


def arrondissements_municipaux() -> gpd.GeoDataFrame:
    """The 45 municipal arrondissements with contours, areas and anchors."""
    rows = codes.arrondissements_municipaux()
    geometry = contours.arrondissement_contours().reindex(rows.code_commune)
    geometry.index = rows.index
    rows["superficie_km2"] = superficie_km2(geometry, rows.code_departement)
    rows = with_anchor(rows, inner_points(geometry, rows.code_departement))
    return gpd.GeoDataFrame(rows.assign(geometry=geometry), geometry="geometry", crs=WGS84)


def united(level: str, rows: pd.DataFrame, communes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One upper level: its code table with contours, populations and areas summed from communes.

    Parameters
    ----------
    level : str
        A key of ``cog.CODES``: the column that says which commune belongs to which territory.
    rows : DataFrame
        Code table of the level; a territory without drawn communes keeps its row.
    communes : GeoDataFrame
        All communes, as ``communes()`` gives them.
    """
    code = cog.CODES[level]
    members = communes[communes.geometry.notna() & communes[code].notna()]
    groups = members.groupby(code, sort=True)
    summed = groups.agg(
        population=("population", "sum"),
        superficie_km2=("superficie_km2", "sum"),
        communes=("code_commune", "count"),
        code_departement_=("code_departement", "first"),
    )
    # The coverage is valid, so joining removes shared borders without moving any vertex.
    geometry = groups.geometry.agg(lambda parts: shapely.coverage_union_all(parts.array))
    geometry = pd.Series(shapely.normalize(geometry.array), index=geometry.index)
    summed = with_anchor(summed, inner_points(geometry, summed.pop("code_departement_")))
    summed["superficie_km2"] = summed.superficie_km2.round(4)
    rows = rows.join(summed.assign(geometry=geometry), on=code)
    rows["communes"] = rows.communes.astype("Int64")
    rows["millesime"] = "2013" if level == "regions_2013" else cog.MILLESIME
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=WGS84)
