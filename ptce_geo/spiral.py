"""Where each PTCE stands around its anchor when several share one."""

import math

import pandas as pd


def spread(ptce: pd.DataFrame) -> pd.DataFrame:
    """Where each PTCE stands around its anchor when several share it, in steps.

    Those of one anchor fill a hexagonal spiral in the order of their identifiers: none hides
    another, and the layout does not depend on the filters if computed on all PTCE.

    Returns
    -------
    DataFrame
        Columns ``dx, dy``, indexed like `ptce`; (0, 0) for a PTCE alone, or without a place.
    """
    located = ptce[ptce["lon"].notna()].sort_values("id_ptce")
    anchor = [located["lon"].round(4), located["lat"].round(4)]
    rank = located.groupby(anchor).cumcount().reindex(ptce.index, fill_value=0)
    return pd.DataFrame([spiral(n) for n in rank], columns=["dx", "dy"], index=ptce.index)


def spiral(rank: int) -> tuple[float, float]:
    """Position of the n-th cell of a hexagonal spiral whose neighbours are one step apart.

    Examples
    --------
    >>> spiral(0), spiral(1)
    ((0.0, 0.0), (1.0, 0.0))
    """
    if rank == 0:
        return 0.0, 0.0
    ring = math.ceil((math.sqrt(9 + 12 * rank) - 3) / 6)
    side, along = divmod(rank - 1 - 3 * ring * (ring - 1), ring)
    corner, following = math.radians(60 * side), math.radians(60 * (side + 2))
    x = ring * math.cos(corner) + along * math.cos(following)
    y = ring * math.sin(corner) + along * math.sin(following)
    return round(x, 3) + 0.0, round(y, 3) + 0.0
