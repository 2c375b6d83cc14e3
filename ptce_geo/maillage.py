"""The territories that colour the map, level by level, and the units each is made of.

Their order is that of the lines the browser draws: a rank is enough to name one.
"""

from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from ptce_geo import cog, coverage

# From the largest territories to the smallest.
LEVELS = ("regions", "regions_2013", "departements", "epci", "communes")
ABOVE = LEVELS[:-1]

Ranks = npt.NDArray[np.int64]


@cache
def zones(level: str) -> pd.DataFrame:
    """The territories of a level that are drawn, in the order of the display geometries.

    Parameters
    ----------
    level : str
        One of ``LEVELS``.

    Returns
    -------
    DataFrame
        Indexed by code: ``nom``, ``population``; not to be changed.

    Raises
    ------
    ValueError
        The level is unknown; the message lists those that are known.

    Examples
    --------
    >>> len(zones("regions_2013")), zones("regions").nom["53"]
    (27, 'Bretagne')
    """
    cog.refuse_unknown(level, LEVELS)
    rows = cog.table(level)
    drawn = rows[rows["lon"].notna()].set_index(cog.CODES[level])
    return drawn[["nom", "population"]]


@cache
def ranks(level: str) -> Ranks:
    """The rank in ``zones`` of the territory of each of ``coverage.units``; -1 without one."""
    units = coverage.units()
    if level == "communes":
        inside = cog.arrondissements_municipaux().set_index("code_commune")["code_commune_parent"]
        codes = units.index.to_series().replace(inside.to_dict())
    else:
        codes = units[coverage.COLUMNS[level]]
    found: Ranks = zones(level).index.get_indexer(pd.Index(codes))
    return found


@cache
def rank_of(level: str) -> dict[str, int]:
    """The rank in ``zones`` of the territory of each code."""
    return {code: rank for rank, code in enumerate(zones(level).index)}


@cache
def positions(code: str, niveau: str) -> Ranks:
    """Positions in ``coverage.units`` of the units of a territory."""
    found: Ranks = coverage.units().index.get_indexer(pd.Index(coverage.units_of(code, niveau)))
    return found[found >= 0]


@cache
def touched(code: str, niveau: str, level: str) -> Ranks:
    """Ranks in ``zones`` of what a territory comprises in whole or in part, in order.

    Examples
    --------
    >>> zones("departements").index[touched("53", "region", "departements")].tolist()
    ['22', '29', '35', '56']
    """
    found: Ranks = np.unique(ranks(level)[positions(code, niveau)])
    # Four islands are in no EPCI.
    return found[found >= 0]
