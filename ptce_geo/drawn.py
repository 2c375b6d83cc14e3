"""Contours drawn by hand on a map, turned into communes with the share of area as evidence."""

import geopandas as gpd
import pandas as pd
import shapely

from ptce_geo import boundaries, cog
from ptce_geo import texts_recueil as words
from ptce_geo.crs import legal_crs
from ptce_geo.phrases import Phrase

COLUMNS = ["dessin", "code_commune", "nom", "part_commune", "part_dessin", "retenue"]
# A commune more than half covered is meant; a drawn line is never exact.
HALF = 0.5
# Only to tell a contour with a surface from one without.
EQUAL_AREA = 6933
# Less than this of a commune, and of the drawing, is the trembling of the hand.
SLIVER = 0.01


def repaired(drawings: gpd.GeoSeries) -> tuple[gpd.GeoSeries, pd.Series]:
    """Valid contours, and what was wrong with each.

    Parameters
    ----------
    drawings : GeoSeries
        Polygons, EPSG:4326.

    Returns
    -------
    GeoSeries
        Same index; empty where there is nothing to keep.
    Series
        French sentence, "" where the contour was sound.
    """
    odd = pd.Series("", index=drawings.index, dtype="str")
    bounds = drawings.bounds
    broken = (
        drawings.isna()
        | drawings.is_empty
        | ~pd.Series(shapely.is_geometry(drawings.array), index=drawings.index)
    )
    numbers = bounds.notna().all(axis=1) & bounds.abs().max(axis=1).lt(1e9)
    on_earth = numbers & bounds.minx.ge(-180) & bounds.maxx.le(180)
    on_earth &= bounds.miny.ge(-90) & bounds.maxy.le(90)
    odd = odd.mask(~on_earth, str(Phrase(words, "DESSIN_LOIN")))
    odd = odd.mask(broken | ~numbers, str(Phrase(words, "DESSIN_VIDE")))
    whole = drawings.where(on_earth & ~broken, None)
    crossed = whole.notna() & ~whole.is_valid
    reason = str(Phrase(words, "DESSIN_CROISE"))
    odd = odd.mask(crossed, reason)
    whole = whole.where(~crossed, whole.make_valid())
    flat = whole.notna() & whole.to_crs(EQUAL_AREA).area.le(0)
    odd = odd.mask(flat, str(Phrase(words, "DESSIN_PLAT")))
    return whole.where(~flat, None), odd


def communes_drawn(drawings: gpd.GeoSeries) -> tuple[pd.DataFrame, pd.Series]:
    """Communes that each drawing covers.

    Parameters
    ----------
    drawings : GeoSeries
        Polygons, EPSG:4326.

    Returns
    -------
    DataFrame
        One row a drawing (``dessin``, its index) and a commune it covers: ``code_commune, nom,
        part_commune`` (share of the commune covered), ``part_dessin`` (share of the drawing that
        lies there), both between 0 and 1, areas in the legal projection; ``retenue``, whether
        more than half of the commune is covered, or, when none is, whether it holds most of the
        drawing. What is less than one hundredth of both is left out.
    Series
        What is to be told of each drawing, "" when nothing; same index as ``drawings``.
    """
    if drawings.empty:
        return pd.DataFrame(columns=COLUMNS), pd.Series("", index=drawings.index, dtype="str")
    whole, told = repaired(drawings)
    communes = boundaries.boundaries("communes")
    drawn = whole[whole.notna() & ~whole.is_empty]
    at, which = communes.sindex.query(drawn.array, predicate="intersects")
    pairs = pd.DataFrame({"dessin": drawn.index[at], "commune": which})
    pairs["epsg"] = [legal_crs(code) for code in communes.code_departement.array[pairs.commune]]
    pieces = [
        _measured(group, drawn, communes, int(str(epsg))) for epsg, group in pairs.groupby("epsg")
    ]
    found = pd.concat([pd.DataFrame(columns=COLUMNS), *pieces], ignore_index=True) if pieces else (
        pd.DataFrame(columns=COLUMNS)
    )  # fmt: skip
    outside = whole.notna() & ~whole.index.isin(found.dessin)
    told = told.mask(outside & told.eq(""), str(Phrase(words, "DESSIN_AILLEURS")))
    faint = found.part_commune.lt(SLIVER) & found.part_dessin.lt(SLIVER)
    found = found[~faint.astype(bool)].sort_values(["dessin", "code_commune"], ignore_index=True)
    if len(found):
        covered = found.part_commune.ge(HALF)
        none = ~covered.groupby(found.dessin).transform("any")
        most = found.part_dessin.eq(found.groupby("dessin").part_dessin.transform("max"))
        found["retenue"] = covered | (none & most)
        small = found.dessin[none].unique()
        told = told.mask(
            told.eq("") & told.index.isin(small),
            str(Phrase(words, "DESSIN_PETIT")),
        )
    return found, told


def _measured(
    pairs: pd.DataFrame, drawn: gpd.GeoSeries, communes: gpd.GeoDataFrame, epsg: int
) -> pd.DataFrame:
    here = communes.iloc[pairs.commune.array]
    ground = here.geometry.to_crs(epsg).array
    figures = drawn.loc[pairs.dessin].to_crs(epsg).array
    shared = shapely.area(shapely.intersection(ground, figures))
    return pd.DataFrame(
        {
            "dessin": pairs.dessin.array,
            "code_commune": here.code_commune.array,
            "nom": here.nom.array,
            "part_commune": (shared / shapely.area(ground)).round(4),
            "part_dessin": (shared / shapely.area(figures)).round(4),
            "retenue": False,
        }
    )


def names(codes: pd.Series) -> pd.Series:
    """Official name of each commune code."""
    return codes.map(cog.communes().set_index("code_commune").nom)
