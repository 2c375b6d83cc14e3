"""The declared perimeters of a PTCE as files: item by item, with codes, communes and contours."""

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely

from ptce_geo import texts, texts_export
from ptce_geo.boundaries import boundaries
from ptce_geo.coherence_sheet import joined_contour
from ptce_geo.crs import WGS84
from ptce_geo.export_geo import TABLE, collection, package
from ptce_geo.export_tables import workbook
from ptce_geo.export_view import View, candidature_rows
from ptce_geo.perimeter_words import official_name
from ptce_geo.reference import reference
from ptce_geo.tuples import each

LAYER = "perimetres"


def perimeter_rows(shown: View, items: pd.DataFrame) -> gpd.GeoDataFrame:
    """What the candidatures shown declared, item by item, each with its contour.

    Parameters
    ----------
    shown : View
    items : DataFrame
        Rows of ``nearness.declared_items``; those of other candidatures are left out.

    Returns
    -------
    GeoDataFrame
        The columns of ``texts_export.COLONNES_PERIMETRES``, EPSG:4326, in the order of the
        candidatures then as declared. ``codes_communes`` joins the codes of today with ``|``; an
        item that names no official territory has none, and no geometry.
    """
    asked = shown.candidatures.set_index("id_candidature")
    own = [items[items["id_candidature"].eq(one)] for one in asked.index]
    rows = pd.concat(own, ignore_index=True) if own else items.iloc[:0]
    codes = reference().code
    table = pd.DataFrame(
        {
            "id_candidature": rows["id_candidature"],
            "id_ptce": rows["id_ptce"],
            "nom": rows["id_candidature"].map(asked["nom"]),
            "appel": rows["appel"],
            "rang": rows["rang"].astype(int),
            "niveau": rows["niveau"],
            "code": rows["code"].mask(rows["code"].eq("")),
            "territoire": [official_name(row.niveau, row.code) for row in each(rows)],
            "libelle": rows["libelle"],
            "note": rows["note"],
            "communes": [len(those) for those in rows["communes"]],
            "codes_communes": ["|".join(sorted(codes[list(those)])) for those in rows["communes"]],
        },
        columns=list(texts_export.COLONNES_PERIMETRES),
    )
    contours = [contour(row.niveau, row.code, sorted(row.communes)) for row in each(rows)]
    return gpd.GeoDataFrame(table, geometry=contours, crs=WGS84)


def contour(niveau: str, code: str, communes: Sequence[int]) -> shapely.MultiPolygon | None:
    """Contour of an item, EPSG:4326; None where nothing can be drawn.

    Parameters
    ----------
    niveau, code : str
        A municipal arrondissement is drawn alone, not with the whole of its city.
    communes : sequence of int
        Numbers of ``reference``.
    """
    if niveau == "arrondissement":
        rows = boundaries("arrondissements_municipaux").set_index("code_commune")
        found = rows.geometry.get(code)
    else:
        found = joined_contour(communes)
    if found is None or found.is_empty:
        return None
    return shapely.MultiPolygon(shapely.get_parts(found).tolist())


def perimeters_geojson(shown: View, items: pd.DataFrame) -> bytes:
    """One feature an item declared."""
    return collection(perimeter_rows(shown, items), shown.provenance)


def perimeters_geopackage(shown: View, items: pd.DataFrame) -> bytes:
    """A layer of the items declared (polygons) and a table of the candidatures."""
    layers = {LAYER: perimeter_rows(shown, items), TABLE: candidature_rows(shown)}
    return package(layers, "MultiPolygon", shown.provenance)


def ptce_workbook(shown: View, items: pd.DataFrame) -> bytes:
    """Sheets of the PTCE, of its candidatures, of what each declared, of sources."""
    told = perimeters_in_words(shown, items)
    sheets = {texts_export.FEUILLES["perimetres"]: told} if len(told) else {}
    return workbook(replace(shown, tables=sheets))


def perimeters_in_words(shown: View, items: pd.DataFrame) -> pd.DataFrame:
    """The items declared under headings for people, without their contours."""
    rows = pd.DataFrame(perimeter_rows(shown, items).drop(columns="geometry"))
    said = rows.assign(
        appel=rows["appel"].map(lambda code: texts.APPELS.get(code, code)),
        niveau=rows["niveau"].map(texts_export.NIVEAUX_PERIMETRES),
        codes_communes=rows["codes_communes"].str.replace("|", " | "),
    )
    return said.rename(columns=texts_export.COLONNES_PERIMETRES)
