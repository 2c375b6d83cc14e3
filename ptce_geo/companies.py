"""Which territories count the very same PTCE."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ptce_geo.maillage import Ranks


def companies(qui: pd.DataFrame, size: int) -> tuple[Ranks, list[Sequence[str]]]:
    """The zones that count the very same PTCE, as groups.

    Parameters
    ----------
    qui : DataFrame
        ``zone, id_ptce``, each pair once.
    size : int
        How many zones there are.

    Returns
    -------
    array of int
        Group of each zone.
    list of sequences of str
        The identifiers of each group.

    Examples
    --------
    >>> qui = pd.DataFrame({"zone": [0, 2, 2], "id_ptce": ["a", "a", "b"]})
    >>> groups, members = companies(qui, 4)
    >>> [sorted(members[group]) for group in groups]
    [['a'], [], ['a', 'b'], []]
    """
    numbers, names = pd.factorize(qui["id_ptce"])
    zone = qui["zone"].to_numpy()
    # Sums of fixed random numbers tell sets apart without comparing them.
    mark = np.random.default_rng(0).integers(1, 2**63, size=len(names), dtype=np.uint64)
    sums = np.zeros(size, dtype=np.uint64)
    np.add.at(sums, zone, mark[numbers])
    _, first, group = np.unique(sums, return_index=True, return_inverse=True)
    order = np.argsort(zone, kind="stable")
    starts = np.searchsorted(zone[order], first, side="left")
    ends = np.searchsorted(zone[order], first, side="right")
    people = np.asarray(names, dtype=object)[numbers[order]]
    members = [people[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
    return group.astype(np.int64), members
