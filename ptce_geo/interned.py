"""Text columns by their distinct texts: forty thousand codes exist once, each is read once."""

import sys
from collections.abc import Mapping
from typing import Any

import pandas as pd


def interned(column: pd.Series) -> list[Any]:
    """Values of a text column as a list, each distinct one a single object; None where missing.

    Read one by one, each cell of a column is a new object of 54 bytes or more. The same word met
    in another column, or by another module that asks here, is the same object too.

    Parameters
    ----------
    column : Series of str

    Returns
    -------
    list of str or None

    Examples
    --------
    >>> first, other = interned(pd.Series(["74010 Annecy", None, "74010 Annecy"]))[::2]
    >>> first is other, interned(pd.Series(["74010", None]))
    (True, ['74010', None])
    """
    places, distinct = pd.factorize(column)
    # A missing value has place -1: the last.
    kept = [*map(sys.intern, distinct.tolist()), None]
    return [kept[place] for place in places.tolist()]


def distinct(column: pd.Series) -> list[Any]:
    """Texts of a column, each once, in the order they are first met; missing ones left out.

    Examples
    --------
    >>> distinct(pd.Series(["Redon", None, "Blain", "Redon"]))
    ['Redon', 'Blain']
    """
    return _listed(pd.factorize(column)[1])


def mapped(texts: pd.Series, meaning: Mapping[Any, str | None]) -> pd.Series:
    """Texts replaced by what they mean, missing where nothing is; always a column of texts.

    Examples
    --------
    >>> mapped(pd.Series(["Redon", None, "Blain"]), {"Redon": "35236"}).tolist()
    ['35236', nan, nan]
    """
    places, known = pd.factorize(texts)
    told = pd.array([meaning.get(text) for text in _listed(known)], dtype="str")
    return pd.Series(told.take(places, allow_fill=True), index=texts.index, name=texts.name)


def _listed(known: pd.Index) -> list[Any]:
    # At once: a column of texts that is listed by itself makes each of them through Arrow.
    return known.to_numpy(dtype=object).tolist()
