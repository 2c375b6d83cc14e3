"""Who lives in the perimeters that laureates declare, and which territories have no PTCE.

Only what is declared in official codes can be counted. Each commune counts once however many
perimeters hold it, and Paris, Lyon and Marseille count by arrondissement, for a perimeter may hold
some of them only.
"""

from functools import cache

import numpy as np
import pandas as pd

from ptce_geo import cog
from ptce_geo.territory import communes_of

# From the smallest to the largest territory a perimeter can be told in, and what is told with it.
LEVELS = {
    "commune": ("commune", "arrondissement"),
    "epci": ("epci",),
    "departement": ("departement",),
    "region": ("region",),
}
CODED = tuple(level for levels in LEVELS.values() for level in levels)
# How far a perimeter is told in codes.
STATES = ("code", "partiel", "indefini", "absent")
COLUMNS = {
    "departements": "code_departement",
    "regions": "code_region",
    "regions_2013": "code_region_2013",
    "epci": "code_epci",
}


@cache
def units() -> pd.DataFrame:
    """Communes of the 18 regions, those of arrondissements replaced by them; not to be changed.

    Returns
    -------
    DataFrame
        Indexed by code: ``population`` and the codes of ``COLUMNS``.
    """
    columns = list(COLUMNS.values())
    communes = cog.communes().set_index("code_commune")
    inside = cog.arrondissements_municipaux().set_index("code_commune")
    parts = inside[["population"]].join(
        communes[columns].loc[inside.code_commune_parent].set_axis(inside.index)
    )
    whole = communes.drop(index=inside.code_commune_parent.unique().tolist())[
        ["population", *columns]
    ]
    return pd.DataFrame(pd.concat([whole[whole.code_region.notna()], parts])).sort_index()


@cache
def units_of(code: str, niveau: str) -> tuple[str, ...]:
    """Units of a territory told by its code.

    Examples
    --------
    >>> units_of("75109", "arrondissement"), len(units_of("75056", "commune"))
    (('75109',), 20)
    """
    if niveau == "arrondissement":
        return (code,)
    inside = cog.arrondissements_municipaux()
    parents = set(inside.code_commune_parent)
    found = []
    for commune in communes_of(code, niveau):
        if commune in parents:
            found += inside.code_commune[inside.code_commune_parent.eq(commune)].tolist()
        else:
            found.append(commune)
    return tuple(found)


def states(candidatures: pd.Series, perimetres: pd.DataFrame) -> pd.Series:
    """How far the perimeter of each candidature is told in codes.

    Parameters
    ----------
    candidatures : Series
        ``id_candidature``.
    perimetres : DataFrame
        ``id_candidature, niveau``: one row a territory declared.

    Returns
    -------
    Series
        Same index, one of ``STATES``: all in codes, in part, in words only, no perimeter found.
    """
    coded = candidatures.isin(perimetres.id_candidature[perimetres.niveau.isin(CODED)])
    vague = candidatures.isin(perimetres.id_candidature[~perimetres.niveau.isin(CODED)])
    out = pd.Series("absent", index=candidatures.index)
    return out.mask(vague, "indefini").mask(coded, "code").mask(coded & vague, "partiel")


def declared_units(candidatures: pd.Series, perimetres: pd.DataFrame) -> pd.DataFrame:
    """Units of the perimeters of some candidatures, one row a unit and level.

    Returns
    -------
    DataFrame
        ``niveau`` (a key of ``LEVELS``) and ``unite``, each pair once.
    """
    kept = perimetres[perimetres.id_candidature.isin(candidatures) & perimetres.niveau.isin(CODED)]
    group = {level: name for name, levels in LEVELS.items() for level in levels}
    told = kept[["niveau", "code"]].drop_duplicates()
    rows = [
        (group[niveau], unit)
        for niveau, code in told.itertuples(index=False)
        for unit in units_of(code, niveau)
    ]
    return pd.DataFrame(rows, columns=["niveau", "unite"]).drop_duplicates(ignore_index=True)


def covered(declared: pd.DataFrame) -> pd.DataFrame:
    """Inhabitants of the declared perimeters as larger and larger levels are let in.

    Whole départements and regions weigh much more than what a pole can be thought to reach: one
    figure alone would say nothing.

    Parameters
    ----------
    declared : DataFrame
        Rows of ``declared_units``.

    Returns
    -------
    DataFrame
        Indexed by the keys of ``LEVELS``, each row including those above: ``communes`` (units),
        ``population``, ``part`` of the inhabitants of the 18 regions.
    """
    known = units().population
    total = known.sum()
    rows, inside = [], set()
    for name in LEVELS:
        inside |= set(declared.unite[declared.niveau.eq(name)])
        people = int(known.iloc[known.index.get_indexer(pd.Index(list(inside)))].sum())
        rows.append((len(inside), people, people / total))
    return pd.DataFrame(rows, columns=["communes", "population", "part"], index=list(LEVELS))


def covered_by(declared: pd.DataFrame, level: str) -> pd.DataFrame:
    """Inhabitants of each territory who live in a declared perimeter.

    Parameters
    ----------
    declared : DataFrame
        Rows of ``declared_units``.
    level : str
        A key of ``COLUMNS``.

    Returns
    -------
    DataFrame
        Indexed by code, every territory of the level: ``population``, ``couverte`` and ``part``.

    Raises
    ------
    ValueError
        The level is unknown; the message lists those that are known.
    """
    cog.refuse_unknown(level, COLUMNS)
    names, which, people = _territories(level)
    # By position: comparing 35,000 codes as text at each filter would take ten times longer.
    inside = np.zeros(len(which), dtype=bool)
    inside[units().index.get_indexer(pd.Index(declared.unite))] = True
    belongs = which >= 0
    population, couverte = (
        np.bincount(which[belongs], counted[belongs], len(names)).astype(int)
        for counted in (people, people * inside)
    )
    out = pd.DataFrame({"population": population, "couverte": couverte}, index=names)
    return out.assign(part=out.couverte / out.population.where(out.population > 0))


@cache
def _territories(level: str) -> tuple[pd.Index, np.ndarray, np.ndarray]:
    """Codes of a level, the position in them of each unit (-1: none), and its population."""
    which, names = pd.factorize(units()[COLUMNS[level]], sort=True)
    return pd.Index(names, dtype="str"), which, units().population.to_numpy(dtype=float)


def without_ptce(seats: pd.Series, level: str) -> pd.DataFrame:
    """Territories where no PTCE has its seat, the most populated first.

    Parameters
    ----------
    seats : Series
        Code of the territory of each candidature's seat, missing where it is not known.
    level : str
        ``regions``, ``departements`` or ``epci``.

    Returns
    -------
    DataFrame
        Indexed by code: ``nom``, ``population``. Territories out of the 18 regions are left out.
    """
    column = cog.CODES[level]
    rows = cog.table(level).set_index(column)[["nom", "population"]]
    rows = rows[rows.index.isin(_territories(level)[0])]
    empty = rows[~rows.index.isin(seats.dropna())]
    return empty.sort_values("population", ascending=False, kind="stable")
