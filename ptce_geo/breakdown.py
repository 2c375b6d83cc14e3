"""How many PTCE hold each code of a dimension, and what became of them at best."""

import numpy as np
import pandas as pd

from ptce_geo.signs import FAMILIES, FAMILY_OF


def breakdown(ptce: pd.Series, statuts: pd.Series, table: pd.DataFrame) -> pd.DataFrame:
    """PTCE of each code, told apart by the most advanced of the rows that hold that code.

    Parameters
    ----------
    ptce, statuts : Series
        ``id_ptce`` and ``statut`` of each row.
    table : DataFrame
        One boolean column a code, one row each of theirs: ``summary.facets``.

    Returns
    -------
    DataFrame
        Indexed by code, in the order of `table`: ``ptce``, then one column a family of ``signs``
        whose sum it is. A PTCE that holds several codes counts in each; a code that nobody holds
        has zeros.
    """
    family = statuts.map(FAMILY_OF).map(FAMILIES.index).to_numpy()
    numbers, names = pd.factorize(ptce)
    held = table.to_numpy()
    rows = []
    for place in range(held.shape[1]):
        best = np.full(len(names), len(FAMILIES))
        np.minimum.at(best, numbers[held[:, place]], family[held[:, place]])
        rows.append(np.bincount(best, minlength=len(FAMILIES) + 1)[: len(FAMILIES)])
    counted = np.array(rows, dtype=int).reshape(-1, len(FAMILIES))
    out = pd.DataFrame(counted, index=table.columns, columns=list(FAMILIES))
    out.insert(0, "ptce", out.sum(axis=1))
    return out


def per_million(counts: pd.Series, population: pd.Series) -> pd.Series:
    """Counts for a million inhabitants, missing where the population is unknown or zero.

    Examples
    --------
    >>> per_million(pd.Series({"53": 7}), pd.Series({"53": 3_500_000}))["53"]
    np.float64(2.0)
    """
    people = population.reindex(counts.index).astype("Float64")
    return (counts * 1_000_000 / people.mask(people.eq(0))).astype("float64")
