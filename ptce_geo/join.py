"""Each candidature with its official commune, EPCI, département, regions and anchor point."""

import geopandas as gpd
import pandas as pd

from ptce_geo import boundaries, cog, texts_lecture
from ptce_geo.crs import WGS84
from ptce_geo.phrases import Phrase
from ptce_geo.records import Records
from ptce_geo.resolve import resolve

# What the place of a candidature is known to, the most precise first, and the level it names.
PRECISIONS = {
    "commune": "communes",
    "commune_inferee": "communes",
    "departement": "departements",
    "region": "regions",
}
NO_PLACE = Phrase(texts_lecture, "SANS_LIEU")
# Codes in which a level is told, from the most to the least precise.
CODES = ("code_commune", "code_epci", "code_departement", "code_region", "code_region_2013")

COLUMNS = [
    "id_candidature",
    "id_ptce",
    "nom",
    "porteur",
    "site_web",
    "appel",
    "statut",
    "phase",
    "secteurs",
    "montant_eur",
    "siege",
    "precision",
    "origine_lieu",
    "code_commune",
    "nom_commune",
    "code_arrondissement",
    "code_epci",
    "nom_epci",
    "code_departement",
    "nom_departement",
    "code_region",
    "nom_region",
    "code_region_2013",
    "nom_region_2013",
    "motif",
    "confiance",
    "note",
    "sources",
    "millesime",
    "geometry",
]


def names(level: str, codes: pd.Series) -> pd.Series:
    """Official name of each code of a level, missing where the code is, same index."""
    table = cog.table(level)
    return codes.map(table.set_index(cog.CODES[level]).nom)


def seats(candidatures: pd.DataFrame) -> pd.DataFrame:
    """How the published seat of each candidature was read, one row each that has one.

    Parameters
    ----------
    candidatures : DataFrame
        With ``siege`` and ``code_departement``, missing or empty when unknown.

    Returns
    -------
    DataFrame
        The rows with a seat, same index: ``siege``, ``code_departement``, and the columns that
        ``resolve`` adds.
    """
    asked = candidatures[["siege", "code_departement"]].fillna("")
    return resolve(asked[asked.siege.ne("")], place="siege", departement="code_departement")


def places(candidatures: pd.DataFrame) -> pd.DataFrame:
    """Codes of the place of each candidature, at every level it is known to.

    Parameters
    ----------
    candidatures : DataFrame
        ``siege`` (label as published, may be empty), ``precision``, ``code_departement``,
        ``code_region``, ``code_region_2013`` (empty when unknown).

    Returns
    -------
    DataFrame
        Same index: ``precision``, ``code_commune``, ``code_arrondissement``, ``code_epci``,
        ``code_departement``, ``code_region``, ``code_region_2013`` (missing when unknown) and
        ``motif`` (why there is no place, or why it is less precise than declared; else empty).
    """
    stated = candidatures[["code_departement", "code_region", "code_region_2013"]]
    stated = stated.mask(stated == "")
    seat = resolve(candidatures, place="siege", departement="code_departement")
    found = pd.DataFrame(index=candidatures.index)
    found["code_commune"] = seat.code_commune.mask(seat.code_commune.eq(""))
    found["code_arrondissement"] = seat.code.where(seat.code.ne(seat.code_commune)).mask(
        seat.code.eq("")
    )
    communes = cog.communes().set_index("code_commune")
    for column in CODES[1:]:
        found[column] = found.code_commune.map(communes[column])
    departements = cog.departements().set_index("code_departement")
    found["code_departement"] = found.code_departement.fillna(stated.code_departement)
    for column in ("code_region", "code_region_2013"):
        of_departement = found.code_departement.map(departements[column])
        found[column] = found[column].fillna(of_departement).fillna(stated[column])
    found["precision"] = precision(candidatures.precision, found)
    unread = candidatures.siege.ne("") & found.code_commune.isna()
    nowhere = found.precision.eq("aucune")
    found["motif"] = seat.motif.where(unread, NO_PLACE).where(unread | nowhere, "")
    return found


def precision(declared: pd.Series, found: pd.DataFrame) -> pd.Series:
    """How precisely each place is known once its label has been read.

    A commune that was declared but could not be read falls to the département or region that is
    known; ``commune_inferee`` stays so: an inferred place is never shown as stated.
    """
    reached = pd.Series("aucune", index=found.index)
    reached = reached.mask(found.code_region.notna(), "region")
    reached = reached.mask(found.code_region_2013.notna(), "region")
    reached = reached.mask(found.code_departement.notna(), "departement")
    inferred = declared.eq("commune_inferee")
    reached = reached.mask(found.code_commune.notna() & ~inferred, "commune")
    return reached.mask(found.code_commune.notna() & inferred, "commune_inferee")


def anchors(found: pd.DataFrame) -> gpd.GeoSeries:
    """Anchor point of each place at the precision it is known to, EPSG:4326, same index."""
    points = gpd.GeoSeries([None] * len(found), index=found.index, crs=WGS84)
    for level, code in (
        ("regions_2013", "code_region_2013"),
        ("regions", "code_region"),
        ("departements", "code_departement"),
        ("communes", "code_commune"),
        ("arrondissements_municipaux", "code_arrondissement"),
    ):
        better = boundaries.anchors(level, found[code])
        points = points.where(better.isna(), better)
    return points


def join(records: Records) -> gpd.GeoDataFrame:
    """Join each candidature with the official territories that hold its seat.

    Parameters
    ----------
    records : Records
        What ``read_records`` gives.

    Returns
    -------
    GeoDataFrame
        One row a candidature in the order read, none lost: the columns of ``COLUMNS``, EPSG:4326.
        ``geometry`` is the anchor of the commune (or municipal arrondissement), else of the
        département, else of the region; missing when no place is known, and ``motif`` says why.
    """
    candidatures = records.candidatures
    # An identifier written twice is a finding of its own; here it must not multiply the rows.
    who = records.ptce.drop_duplicates("id_ptce").set_index("id_ptce")
    who = who[["nom", "porteur", "site_web"]]
    rows = candidatures.drop(
        columns=["precision", "code_departement", "code_region", "code_region_2013"]
    ).join(who, on="id_ptce")
    rows = rows.join(places(candidatures))
    for level, code in (
        ("communes", "code_commune"),
        ("epci", "code_epci"),
        ("departements", "code_departement"),
        ("regions", "code_region"),
        ("regions_2013", "code_region_2013"),
    ):
        rows["nom" + code.removeprefix("code")] = names(level, rows[code])
    rows["millesime"] = cog.MILLESIME
    return gpd.GeoDataFrame(rows, geometry=anchors(rows), crs=WGS84)[COLUMNS]
