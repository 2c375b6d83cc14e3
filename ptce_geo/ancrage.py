"""Which candidatures are in a territory, or touch it: by their seat and their declared perimeter.

A perimeter counts by its inhabitants (Paris, Lyon and Marseille by arrondissement, as in
``coverage``), on what it tells in official codes of today. Where it tells nothing in codes, only
the seat counts.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from ptce_geo import cog
from ptce_geo.coverage import CODED, units, units_of
from ptce_geo.names import normalize

# Levels a territory may be chosen at, from the largest, and the table of ``cog`` that holds each.
LEVELS = {"region": "regions", "departement": "departements", "epci": "epci", "commune": "communes"}
# « implante »: the seat is inside, or more than half of the perimeter's inhabitants live inside;
# « touche »: the seat is inside, or the perimeter holds a commune of the territory.
LINKS = ("implante", "touche")
MOST = 0.5
# Beyond, a list is no longer read.
CHOICES = 12


@dataclass(frozen=True)
class Declared:
    """Declared perimeters of some candidatures, in units of ``coverage.units``.

    Attributes
    ----------
    owner, unit : ndarray of int
        One row a (row number of the candidature, row number of the unit), each once.
    known : ndarray of bool
        Whether each candidature has a perimeter told in codes, in whole or in part.
    """

    owner: np.ndarray
    unit: np.ndarray
    known: np.ndarray

    def people(self, inside: np.ndarray | None = None) -> np.ndarray:
        """Inhabitants of each perimeter, or of its units that are `inside`."""
        counted = _population()[self.unit]
        if inside is not None:
            counted = counted * inside[self.unit]
        return np.bincount(self.owner, counted, len(self.known))

    def holds(self, inside: np.ndarray) -> np.ndarray:
        """Whether each perimeter holds one of the units that are `inside`."""
        return np.bincount(self.owner, inside[self.unit], len(self.known)) > 0


def declared(candidatures: pd.Series, perimetres: pd.DataFrame) -> Declared:
    """Declared perimeters in units.

    Parameters
    ----------
    candidatures : Series
        ``id_candidature``, each once.
    perimetres : DataFrame
        ``id_candidature, niveau, code``: one row a territory declared.
    """
    told = perimetres[perimetres.niveau.isin(CODED)]
    rows = pd.Index(candidatures).get_indexer(told.id_candidature)
    owner, unit = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for row, code, niveau in zip(rows, told.code, told.niveau, strict=True):
        found = _positions(code, niveau)
        if row >= 0:
            owner.append(np.full(len(found), row))
            unit.append(found)
    pairs = np.unique(np.c_[np.concatenate(owner), np.concatenate(unit)], axis=0)
    known = np.bincount(pairs[:, 0], minlength=len(candidatures)) > 0
    return Declared(pairs[:, 0], pairs[:, 1], known)


def anchored(
    candidatures: pd.DataFrame, perimeters: Declared, territoire: str, lien: str = "implante"
) -> np.ndarray:
    """Which candidatures are in a territory, or touch it.

    Parameters
    ----------
    candidatures : DataFrame
        ``code_commune``, ``code_epci``, ``code_departement``, ``code_region`` of the seat.
    perimeters : Declared
        Of the same candidatures, in the same order.
    territoire : str
        Such as ``departement:38``.
    lien : str
        One of ``LINKS``.

    Returns
    -------
    array of bool
        In the order of the candidatures.

    Raises
    ------
    ValueError
        The territory or the link is unknown; the message lists what is known.
    """
    if lien not in LINKS:
        raise ValueError(f"lien « {lien} » inconnu ; connus : {', '.join(LINKS)}")
    if not exists(territoire):
        raise ValueError(
            f"territoire « {territoire} » inconnu ; attendu : un niveau ({', '.join(LEVELS)}), "
            "deux points, un code de 2026"
        )
    niveau, _, code = territoire.partition(":")
    inside = np.zeros(len(units()), dtype=bool)
    inside[_positions(code, niveau)] = True
    seated = candidatures[f"code_{niveau}"].eq(code).fillna(False).to_numpy(dtype=bool)
    if lien == "touche":
        return np.asarray(seated | perimeters.holds(inside))
    return np.asarray(seated | (perimeters.people(inside) > MOST * perimeters.people()))


def exists(territoire: str) -> bool:
    """Whether a territory such as ``departement:38`` exists today.

    Examples
    --------
    >>> exists("departement:38"), exists("departement:20"), exists("canton:38")
    (True, False, False)
    """
    niveau, _, code = territoire.partition(":")
    return niveau in LEVELS and code in _names(niveau).index


def name(territoire: str) -> str:
    """Name of a territory.

    Examples
    --------
    >>> name("departement:38"), name("commune:35236")
    ('Isère', 'Redon')
    """
    niveau, _, code = territoire.partition(":")
    return str(_names(niveau)[code])


def named(query: str) -> tuple[str, ...]:
    """Territories that a text may mean, the largest first; those whose whole name it is if any.

    Parameters
    ----------
    query : str
        A name or the beginning of one (accents and case do not matter), a code, or both as in
        ``Saint-Denis (93)``.

    Returns
    -------
    tuple of str
        At most ``CHOICES``, by level then by falling population.

    Examples
    --------
    >>> named("isère"), named("38")
    (('departement:38',), ('departement:38',))
    >>> named("Redon (35)")
    ('commune:35236',)
    """
    index = _index()
    wanted = normalize(query)
    if not wanted:
        return ()
    code = query.strip().upper()
    whole = index[index.key.eq(wanted) | index.full.eq(wanted) | index.code.eq(code)]
    found = whole if len(whole) else index[index.key.str.startswith(wanted)]
    return tuple(found.index[:CHOICES])


@cache
def _names(niveau: str) -> pd.Series:
    column = cog.CODES[LEVELS[niveau]]
    return cog.table(LEVELS[niveau]).set_index(column)["nom"]


@cache
def _index() -> pd.DataFrame:
    """Every territory, the largest level first, then by falling population."""
    parts = []
    for niveau, table in LEVELS.items():
        column = cog.CODES[table]
        rows = cog.table(table).sort_values("population", ascending=False, kind="stable")
        departement = rows["code_departement"] if niveau == "commune" else rows[column]
        key = rows["nom"].map(normalize)
        part = pd.DataFrame({"code": rows[column], "key": key})
        part["full"] = key + " " + departement.str.lower()
        parts.append(part.set_axis(niveau + ":" + rows[column]))
    return pd.concat(parts)


@cache
def _population() -> np.ndarray:
    return units().population.fillna(0).to_numpy(dtype=float)


def _positions(code: str, niveau: str) -> np.ndarray:
    """Row numbers of the units of a territory; those that are not of today are left out."""
    found = units().index.get_indexer(pd.Index(units_of(code, niveau), dtype="str"))
    return np.asarray(found[found >= 0])
