"""Find a PTCE by any of its names, its carrier or its place; accents and case do not matter."""

from functools import cache

import numpy as np
import pandas as pd

from ptce_geo import cog, coverage
from ptce_geo.ancrage import Declared
from ptce_geo.names import normalize
from ptce_geo.records import Records


def search_texts(candidatures: pd.DataFrame, records: Records | None = None) -> pd.Series:
    """All the words by which each PTCE may be looked for, normalised.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    records : Records, optional
        Where the other names of each PTCE are; without it, only the names of the rows count.

    Returns
    -------
    Series of str
        Indexed by ``id_ptce``, one entry a PTCE.
    """
    columns = ["nom", "porteur", "siege", "lieu", "nom_epci", "nom_departement", "nom_region"]
    known = candidatures[[name for name in columns if name in candidatures]].fillna("")
    lines = [" ".join(row) for row in known.itertuples(index=False, name=None)]
    said = pd.Series(lines, index=candidatures.index, dtype="str")
    by_ptce = said.groupby(candidatures.id_ptce).agg(" ".join)
    if records is None:
        return by_ptce.map(normalize)
    other = records.ptce.drop_duplicates("id_ptce").set_index("id_ptce").autres_noms
    return (by_ptce + " " + other.reindex(by_ptce.index).fillna("")).map(normalize)


def matching(texts: pd.Series, query: str) -> list[str]:
    """Identifiers of the PTCE whose words hold each word of a search, as the beginning of one.

    Examples
    --------
    >>> words = pd.Series({"a": "ecopole de redon", "b": "redon vilaine"})
    >>> matching(words, "ÉCO Redon"), matching(words, ""), matching(words, "lyon")
    (['a'], ['a', 'b'], [])
    """
    wanted = normalize(query).split()
    spaced = " " + texts
    found = pd.Series(True, index=texts.index)
    for word in wanted:
        found &= spaced.str.contains(f" {word}", regex=False)
    return texts.index[found].tolist()


def covering(perimeters: Declared, query: str) -> np.ndarray:
    """Which candidatures have in their declared perimeter a commune that a search names.

    Every word must be the beginning of a word of one and the same commune.

    Parameters
    ----------
    perimeters : Declared
        Of the candidatures.
    query : str
        An empty one names nothing.

    Returns
    -------
    array of bool
        In the order of the candidatures.
    """
    names = _commune_names()
    inside = np.zeros(len(names), dtype=bool)
    words = normalize(query).split()
    left = list(range(len(names))) if words else []
    for word in words:
        left = [row for row in left if f" {word}" in names[row]]
    inside[left] = True
    return perimeters.holds(inside)


@cache
def _commune_names() -> list[str]:
    """Normalised name of each unit of ``coverage.units``, a space before each word."""
    levels = ("communes", "arrondissements_municipaux")
    names = pd.concat([cog.table(level).set_index("code_commune")["nom"] for level in levels])
    return [f" {normalize(name)}" for name in names.reindex(coverage.units().index)]


def found(
    candidatures: pd.DataFrame, texts: pd.Series, perimeters: Declared, query: str
) -> np.ndarray:
    """Which candidatures are of a PTCE that a search finds, by its words or by its perimeter.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    texts : Series
        Those of ``search_texts``.
    perimeters : Declared
        Of the same candidatures, in the same order.
    query : str

    Returns
    -------
    array of bool
        In the order of the candidatures; all the candidatures of a PTCE have the same answer.
    """
    ids = candidatures["id_ptce"]
    said = ids.isin(matching(texts, query)).to_numpy(dtype=bool)
    return said | ids.isin(ids[covering(perimeters, query)]).to_numpy(dtype=bool)
