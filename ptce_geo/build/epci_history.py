"""EPCI of the yearly lists from 2019 on: names, SIREN and members that are no longer current."""

import pandas as pd

from ptce_geo import cog
from ptce_geo.build import codes, sources

LISTS = {
    "2019": "decoupage-administratif-0.7.0",
    "2020": "decoupage-administratif-0.8.0",
    "2021": "decoupage-administratif-1.1.1",
    "2022": "decoupage-administratif-2.3.1",
    "2023": "decoupage-administratif-3.1.1",
    "2024": "decoupage-administratif-4.1.0",
    "2025": "decoupage-administratif-5.3.0",
}
INPUTS = [*LISTS.values(), codes.EPCI]
EPT = "decoupage-administratif-6.0.0"
NATURES = {"METRO": "ME", "MET69": "ME"}


def yearly_epci(year: str) -> pd.DataFrame:
    """EPCI of one past year, one row a member: code_epci, nom, nature, code_commune."""
    rows = pd.DataFrame(sources.read_json(LISTS[year], "epci")).explode("membres")
    return pd.DataFrame(
        {
            "code_epci": rows.code,
            "nom": rows.nom,
            "nature": rows.type.replace(NATURES),
            "code_commune": [member["code"] for member in rows.membres],
            "annee": year,
        }
    )


def current_epci() -> pd.DataFrame:
    """EPCI of the current year in the same form."""
    members = codes.epci_membership().rename("code_epci").rename_axis("code_commune").reset_index()
    rows = codes.epci().merge(members, on="code_epci", validate="one_to_many")
    return rows.assign(annee=cog.MILLESIME)


def territories() -> pd.DataFrame:
    """The établissements publics territoriaux of the Grand Paris, in the same form."""
    rows = pd.DataFrame(sources.read_json(EPT, "ept")).explode("membres")
    return pd.DataFrame(
        {
            "code_epci": rows.code,
            "nom": rows.nom,
            "nature": "EPT",
            "code_commune": [member["code"] for member in rows.membres],
            "annee": cog.MILLESIME,
        }
    )


def epci_historique() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Names and members of every EPCI seen since 2019.

    Returns
    -------
    names : DataFrame
        ``code_epci, nom, nature, premiere, derniere``: the years a name was listed.
    members : DataFrame
        ``code_epci, code_commune, premiere, derniere``: the years a commune was a member.
    """
    rows = pd.concat([*map(yearly_epci, LISTS), current_epci(), territories()])
    spans = {"premiere": ("annee", "min"), "derniere": ("annee", "max")}
    names = rows.groupby(["code_epci", "nom", "nature"], as_index=False).agg(**spans)
    members = rows.groupby(["code_epci", "code_commune"], as_index=False).agg(**spans)
    return names, members
