"""Text columns as Python strings that are shared: forty thousand codes of France exist once."""

import sys
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
