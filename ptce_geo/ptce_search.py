"""Find a PTCE by any of its names, its carrier or its place; accents and case do not matter."""

import pandas as pd

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
