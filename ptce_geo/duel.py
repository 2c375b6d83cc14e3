"""Two sides of a comparison: their PTCE, and the same counts of both."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ptce_geo import summary


def sides(
    tables: Mapping[str, pd.DataFrame], chosen: summary.Choices, axis: str, codes: tuple[str, str]
) -> tuple[np.ndarray, np.ndarray]:
    """Which candidatures stand on each side, the filter of the compared dimension left out.

    Parameters
    ----------
    tables : dict of DataFrame
        Those of ``summary.facets``.
    chosen : mapping
        The filters.
    axis : str
        The dimension compared, one of ``summary.DIMENSIONS``.
    codes : tuple of str
        What is compared; a code that nobody holds has no candidature.

    Returns
    -------
    two arrays of bool
        In the order of the candidatures; one may be on both sides, by two sectors.
    """
    left, right = (summary.kept(tables, {**chosen, axis: [code]}) for code in codes)
    return left, right


def paired_counts(
    ptce: pd.Series, table: pd.DataFrame, left: np.ndarray, right: np.ndarray
) -> pd.DataFrame:
    """PTCE of each side that hold each code, codes nobody holds on either side left out.

    Parameters
    ----------
    ptce : Series
        ``id_ptce`` of each candidature.
    table : DataFrame
        One of ``summary.facets``.
    left, right : array of bool
        Those of ``sides``.

    Returns
    -------
    DataFrame
        Indexed by code, ``gauche`` and ``droite``.
    """
    held = table.to_numpy()
    rows = {
        code: [ptce[held[:, place] & side].nunique() for side in (left, right)]
        for place, code in enumerate(table.columns)
    }
    out = pd.DataFrame.from_dict(rows, orient="index", columns=["gauche", "droite"], dtype=int)
    return out[out.sum(axis=1) > 0]


def both_sides(ptce: pd.Series, left: np.ndarray, right: np.ndarray) -> pd.Series:
    """On which side each PTCE stands.

    Returns
    -------
    Series
        Indexed by ``id_ptce``: ``gauche``, ``droite`` or ``deux``; those of neither are left out.
    """
    here, there = set(ptce[left]), set(ptce[right])
    names = list(dict.fromkeys(ptce[left | right]))
    where = [
        "deux" if name in here and name in there else "gauche" if name in here else "droite"
        for name in names
    ]
    return pd.Series(where, index=pd.Index(names, name="id_ptce"), dtype=object)
