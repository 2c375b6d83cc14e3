"""The yardstick: France's EPCI, each measured as a perimeter is."""

from functools import cache

import numpy as np
import pandas as pd

from ptce_geo.paths import BUILT
from ptce_geo.perimeter import Perimeters, numbered
from ptce_geo.reference import Reference
from ptce_geo.shape import dispersion, shape

MEASURES = (
    "population",
    "superficie_km2",
    "communes",
    "polsby_popper",
    "reock",
    "enveloppe_convexe",
    "coupe",
    "diametre_km",
    "distance_moyenne_km",
    "rayon_90_km",
)


def sizes(perimeters: Perimeters) -> dict[str, np.ndarray]:
    """Inhabitants, km² and communes of each perimeter."""
    area = perimeters.summed(np.nan_to_num(perimeters.reference.superficie_km2))
    return {
        "population": perimeters.summed(perimeters.reference.population).astype(np.int64),
        "superficie_km2": area.round(4),
        "communes": np.bincount(perimeters.owner, minlength=perimeters.count),
    }


def most_populated(perimeters: Perimeters) -> np.ndarray:
    """Most populated commune of each perimeter; -1 for an empty one."""
    people = perimeters.reference.population[perimeters.commune]
    order = np.lexsort((people, perimeters.owner))
    top = np.full(perimeters.count, -1)
    top[perimeters.owner[order]] = perimeters.commune[order]
    return top


def measured_epci(reference: Reference) -> pd.DataFrame:
    """The measures of every EPCI; its seat, not published here, is its most populated commune.

    Returns
    -------
    DataFrame
        ``code_epci`` and ``MEASURES``.
    """
    epci = reference.zonings["epci"]
    rows = numbered(reference, [epci.communes_of(zone) for zone in range(len(epci.code))])
    return pd.concat(
        [
            pd.DataFrame({"code_epci": epci.code}),
            pd.DataFrame(sizes(rows)),
            shape(rows),
            dispersion(rows, most_populated(rows)),
        ],
        axis=1,
    )[["code_epci", *MEASURES]]


@cache
def measures() -> pd.DataFrame:
    """The measures of every EPCI, as built. Shared, not to be changed."""
    return pd.read_parquet(BUILT / "etalon_epci.parquet")


@cache
def _ranked(measure: str) -> np.ndarray:
    return np.sort(measures()[measure].dropna().to_numpy(dtype=float))


def centiles(measure: str, values: np.ndarray) -> np.ndarray:
    """Share of EPCI, in hundredths, whose measure is lower than each value.

    An EPCI's own value ranks half-way among its equals, so that the median is 50.

    Examples
    --------
    >>> centiles("population", np.array([0.0, 1e9])).tolist()
    [0.0, 100.0]
    """
    ranked = _ranked(measure)
    values = np.asarray(values, dtype=float)
    below = np.searchsorted(ranked, values, side="left")
    upto = np.searchsorted(ranked, values, side="right")
    return np.where(np.isnan(values), np.nan, 50 * (below + upto) / len(ranked))


@cache
def bound(measure: str, centile: float) -> float:
    """Value of a measure at one centile of the EPCI.

    Examples
    --------
    >>> bound("communes", 50)
    23.0
    """
    return float(np.percentile(_ranked(measure), centile))
