"""Rows of a frame one by one, as named tuples."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Rows as named tuples; their types are those the frame's description says.

    The stubs of pandas give each cell the union of all that a cell may hold, on which nothing can
    be done: what a column holds is known where the frame is described.

    Examples
    --------
    >>> [row.code for row in each(pd.DataFrame({"code": ["01", "2A"]}))]
    ['01', '2A']
    """
    return frame.itertuples()
