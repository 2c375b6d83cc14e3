"""Where each establishment is: its commune of today by its code, else by its point."""

from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd

from ptce_geo import cog
from ptce_geo.boundaries import boundaries
from ptce_geo.crs import WGS84
from ptce_geo.etablissements_parquet import CODE, LAT, LON
from ptce_geo.history import heirs_of_retired

ADDED = (
    "code_unite",
    "code_commune",
    "code_epci",
    "code_departement",
    "code_region",
    "methode",
    "motif",
    "perimetres",
)
# What a row takes from the code that speaks for it.
TAKEN = ADDED[:-2] + ADDED[-1:]
# Index of the row that stands for codes nobody knows; no commune has it.
UNKNOWN = "?"
METHODS = ("code", "code ancien", "point")
REASONS = {
    "absent": "ni code ni point",
    "inconnu": "code inconnu, et pas de point",
    "partage": "code retiré, partagé entre plusieurs communes, et pas de point",
    "dehors": "point hors des communes de France",
    "entiere": "arrondissement non dit : la commune est connue, pas le périmètre",
}


@cache
def readings() -> pd.DataFrame:
    """What each code ever given to a commune leads to today; not to be changed.

    Returns
    -------
    DataFrame
        Indexed by code: ``code_unite`` (a commune, or an arrondissement of Paris, Lyon or
        Marseille), ``code_commune``, ``methode``, ``motif``.
    """
    parents = cog.arrondissements_municipaux().set_index("code_commune").code_commune_parent
    communes = cog.communes().code_commune
    rows: list[tuple[str | None, ...]]
    rows = [(code, code, code, "code", "") for code in communes[~communes.isin(parents)]]
    rows += [(str(code), str(code), parent, "code", "") for code, parent in parents.items()]
    rows += [(code, None, code, "code", REASONS["entiere"]) for code in parents.unique()]
    for code, heirs in heirs_of_retired().items():
        if len(heirs) == 1:
            rows.append((code, heirs[0], heirs[0], "code ancien", ""))
        else:
            rows.append((code, None, None, None, REASONS["partage"]))
    columns = ["code", "code_unite", "code_commune", "methode", "motif"]
    return pd.DataFrame(rows, columns=columns).drop_duplicates("code").set_index("code")


@cache
def ground() -> gpd.GeoDataFrame:
    """Contours of the units, EPSG:4326, indexed by code; not to be changed."""
    parts = boundaries("arrondissements_municipaux").set_index("code_commune").geometry
    whole = boundaries("communes").set_index("code_commune").geometry
    whole = whole[whole.notna()]
    parents = cog.arrondissements_municipaux().code_commune_parent.unique()
    shapes = pd.concat([whole.drop(index=parents), parts]).sort_index()
    return gpd.GeoDataFrame(geometry=shapes, crs=WGS84)


def units_at(points: gpd.GeoSeries) -> pd.Series:
    """Unit that holds each point, missing outside France; on a border, the first code.

    Parameters
    ----------
    points : GeoSeries
        Points, EPSG:4326; the index must have no duplicate.
    """
    found = gpd.GeoDataFrame(geometry=points).sjoin(ground(), predicate="intersects")
    right = found.columns[-1]
    first: pd.Series = found[right].groupby(level=0).min()
    return first.reindex(points.index)


def points_of(rows: pd.DataFrame) -> gpd.GeoSeries:
    """Point of each row, EPSG:4326: its geometry, else ``lon`` and ``lat``, else missing."""
    if isinstance(rows, gpd.GeoDataFrame):
        return rows.geometry.to_crs(WGS84)
    if {LON, LAT} <= set(rows):
        lon, lat = (pd.to_numeric(rows[name], errors="coerce") for name in (LON, LAT))
        points = gpd.GeoSeries.from_xy(lon, lat, index=rows.index, crs=WGS84)
        return points.where(lon.notna() & lat.notna(), None)
    return gpd.GeoSeries([None] * len(rows), index=rows.index, crs=WGS84)


def placed(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Each establishment with its commune, EPCI, département, region, and who covers it.

    A code that leads to one commune of today is believed; the point speaks where there is none.

    Parameters
    ----------
    rows : DataFrame
        ``code_commune`` and ``lon, lat`` in degrees (or a geometry), either of them; other columns
        are kept.
    known : DataFrame
        As ``covered_readings`` gives.

    Returns
    -------
    DataFrame
        Same rows, same index: the columns given (a declared ``code_commune`` becomes
        ``code_declare``, a geometry is left out) and ``ADDED``. ``methode`` says how the commune
        was found, else ``motif`` why not; ``perimetres`` the candidatures that cover it, ``|``.
    """
    declared = rows[CODE] if CODE in rows else pd.Series(None, index=rows.index, dtype="str")
    declared = declared.mask(declared.eq(""))
    by_code = known.index.get_indexer(declared.array)
    unsure = known.code_unite.isna().to_numpy()[by_code]
    by_point, asked = _by_point(rows, np.flatnonzero(unsure), known)
    # A point that contradicts a commune known by its code does not displace it.
    commune = known.code_commune.to_numpy(dtype=object)
    told, pointed = commune[by_code], commune[by_point]
    speaks = (by_point >= 0) & (pd.isna(told) | (told == pointed))
    out = known[list(TAKEN)].iloc[np.where(speaks, by_point, by_code)].set_axis(rows.index)
    alone = speaks & pd.isna(told)
    out["methode"] = out.methode.mask(alone, "point")
    motif = known.motif.iloc[by_code].set_axis(rows.index)
    motif = motif.mask(declared.isna(), REASONS["absent"])
    motif = motif.mask(asked & (by_point < 0) & pd.isna(told), REASONS["dehors"])
    out["motif"] = motif.mask(speaks, "")
    kept = rows.drop(columns=[CODE, *_geometry(rows)], errors="ignore")
    return pd.DataFrame(kept).assign(code_declare=declared.astype("str")).join(out[list(ADDED)])


def _by_point(
    rows: pd.DataFrame, which: np.ndarray, known: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Row of `known` for the unit each point falls in (-1: none), and which rows have a point."""
    points = points_of(rows.iloc[which]).reset_index(drop=True)
    points = points[points.notna() & ~points.is_empty]
    found = np.full(len(rows), -1)
    asked = np.zeros(len(rows), dtype=bool)
    where = which[points.index.to_numpy()]
    asked[where] = True
    found[where] = known.index.get_indexer(units_at(points).array)
    return found, asked


def _geometry(rows: pd.DataFrame) -> list[str]:
    return [rows.geometry.name] if isinstance(rows, gpd.GeoDataFrame) else []


def covered_readings(inside: pd.DataFrame) -> pd.DataFrame:
    """What each code leads to, with its larger territories and the perimeters that hold it.

    Parameters
    ----------
    inside : DataFrame
        As ``membership`` gives.

    Returns
    -------
    DataFrame
        ``readings()`` with ``code_epci, code_departement, code_region, perimetres``; a last row,
        without a code, stands for those that are unknown.
    """
    known = readings().copy()
    communes = cog.communes().set_index("code_commune")
    for name in ("code_epci", "code_departement", "code_region"):
        known[name] = known.code_commune.map(communes[name])
    by_unit = inside.sort_values("id_candidature").groupby("code_unite").id_candidature
    known["perimetres"] = known.code_unite.map(by_unit.agg("|".join)).fillna("")
    known.loc[UNKNOWN] = [None] * known.shape[1]
    known.loc[UNKNOWN, ["motif", "perimetres"]] = [REASONS["inconnu"], ""]
    return known.astype("str")
