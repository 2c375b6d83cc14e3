"""What the map shows, as facts a paragraph can say: how many, where most, where none, what sector.

The facts are those of the rows given, the same that the map and the table show.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ptce_geo import cog

VAGUE = ("departement", "region")


class Most(NamedTuple):
    """What comes up most often: all that share the first place, and how many times each."""

    names: tuple[str, ...]
    number: int


class Portrait(NamedTuple):
    """Facts about the PTCE shown.

    ``shown``, ``total``, ``unlocated`` and ``vague`` (place known to the département or region
    only) are numbers of PTCE. ``regions`` and ``secteurs`` (codes) are what comes up most; a PTCE
    counts in each of its sectors. ``elsewhere`` are regions of today without any, and
    ``without_sector`` how many PTCE state none. ``seat_only`` is how many had no perimeter told in
    codes when a territory was asked for, out of ``tested``; both are 0 without a territory.
    ``hidden`` says that some candidatures are published as totals only.
    """

    shown: int
    total: int
    unlocated: int
    vague: int
    regions: Most
    elsewhere: tuple[str, ...]
    secteurs: Most
    without_sector: int
    seat_only: int = 0
    tested: int = 0
    hidden: bool = False


def portrait(ptce: pd.DataFrame, total: int) -> Portrait:
    """Facts about some PTCE.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce``.
    total : int
        Number of PTCE whatever the filters.
    """
    regions = ptce["nom_region"].dropna()
    regions = regions[regions.ne("")]
    secteurs = ptce["secteurs"].fillna("").str.split("|").explode()
    here = set(regions)
    return Portrait(
        shown=len(ptce),
        total=total,
        unlocated=int(ptce["lon"].isna().sum()),
        vague=int(ptce["precision"].isin(VAGUE).sum()),
        regions=most(regions),
        elsewhere=tuple(nom for nom in cog.regions()["nom"] if nom not in here),
        secteurs=most(secteurs[secteurs.ne("")]),
        without_sector=int(secteurs.eq("").sum()),
    )


def most(values: pd.Series) -> Most:
    """The most frequent values, in alphabetical order when several share the first place.

    Examples
    --------
    >>> most(pd.Series(["b", "a", "b", "a", "c"]))
    Most(names=('a', 'b'), number=2)
    >>> most(pd.Series([], dtype=object))
    Most(names=(), number=0)
    """
    if values.empty:
        return Most((), 0)
    names, counts = np.unique(values.to_numpy(dtype=str), return_counts=True)
    first = int(counts.max())
    return Most(tuple(names[counts == first].tolist()), first)


def seat_only(ids: Sequence[str], known: np.ndarray) -> tuple[int, int]:
    """How many PTCE have no perimeter told in codes, out of how many.

    Parameters
    ----------
    ids : sequence of str
        ``id_ptce`` of some candidatures.
    known : array of bool
        Whether each of them has such a perimeter.

    Examples
    --------
    >>> seat_only(["a", "a", "b"], np.array([True, False, False]))
    (1, 2)
    """
    by_ptce = pd.Series(known).groupby(np.asarray(ids)).any()
    return int((~by_ptce).sum()), len(by_ptce)
