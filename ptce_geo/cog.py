"""The Code officiel géographique of the current millésime: codes, names, populations."""

from collections.abc import Collection
from functools import cache

import pandas as pd
import pyarrow.parquet as pq

from ptce_geo.paths import BUILT

MILLESIME = "2026"

LEVELS = (
    "communes",
    "arrondissements_municipaux",
    "epci",
    "departements",
    "regions",
    "regions_2013",
)
# The code column that tells one row of a level from another.
CODES = {
    "communes": "code_commune",
    "arrondissements_municipaux": "code_commune",
    "epci": "code_epci",
    "departements": "code_departement",
    "regions": "code_region",
    "regions_2013": "code_region_2013",
}


def code_departement(code_commune: str) -> str:
    """Département, or overseas collectivity, of a commune code.

    Examples
    --------
    >>> code_departement("69123"), code_departement("2A004"), code_departement("97411")
    ('69', '2A', '974')
    """
    return code_commune[:3] if code_commune.startswith(("97", "98")) else code_commune[:2]


def table(level: str) -> pd.DataFrame:
    """Code table of one level, without geometry.

    Parameters
    ----------
    level : str
        One of ``LEVELS``.

    Returns
    -------
    DataFrame
        One row a territory, sorted by code; shared between callers, so not to be changed.
    """
    refuse_unknown(level, LEVELS)
    return _table(level)


def refuse_unknown(level: str, known: Collection[str]) -> None:
    """Stop where a level is not one of those known.

    Raises
    ------
    ValueError
        Names the level and those known.

    Examples
    --------
    >>> refuse_unknown("cantons", ("epci", "regions"))
    Traceback (most recent call last):
        ...
    ValueError: niveau « cantons » inconnu ; connus : epci, regions
    """
    if level not in known:
        raise ValueError(f"niveau « {level} » inconnu ; connus : {', '.join(known)}")


@cache
def _table(level: str) -> pd.DataFrame:
    path = BUILT / f"{level}.parquet"
    columns = [name for name in pq.read_schema(path).names if name != "geometry"]
    # The stored pandas index would be rebuilt from the geometry's metadata: not needed here.
    return pd.read_parquet(path, columns=columns)


def communes() -> pd.DataFrame:
    """The communes, overseas collectivities included: ``table("communes")``."""
    return table("communes")


def arrondissements_municipaux() -> pd.DataFrame:
    """The 45 arrondissements of Paris, Lyon and Marseille."""
    return table("arrondissements_municipaux")


def epci() -> pd.DataFrame:
    """The EPCI à fiscalité propre."""
    return table("epci")


def departements() -> pd.DataFrame:
    """The 101 départements."""
    return table("departements")


def regions() -> pd.DataFrame:
    """The 18 regions of today."""
    return table("regions")


def regions_2013() -> pd.DataFrame:
    """The 22 + 5 regions of 2013."""
    return table("regions_2013")
