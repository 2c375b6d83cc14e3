"""Figures into a few classes whose bounds a person can read.

Written once more for browsers, in ``classes.js``: the tests compare both.
"""

import math
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

MOST = 5
# Classes beside the five: nothing there, hidden, not known.
ZERO, HIDDEN, MISSING = 0, -1, -2


# Shares keep their bounds whatever the filters, and the last one is for whole territories.
SHARES = (0.1, 0.25, 0.5, 0.9999, 1.0)
VALUES, QUANTILES, FIXED = "valeurs", "quantiles", "seuils"


@dataclass(frozen=True, slots=True)
class Classing:
    """How figures are put into classes.

    Attributes
    ----------
    bornes : tuple of float
        Upper bound of each class, which it includes; the first class starts above zero.
    methode : str
        ``valeurs`` where each class is one value, ``quantiles`` of the values above zero, their
        bounds rounded up, or ``seuils`` fixed beforehand.
    """

    bornes: tuple[float, ...]
    methode: str


def rounded_up(value: float, digits: int = 2) -> float:
    """The next number of a few significant digits.

    Examples
    --------
    >>> rounded_up(0.1234), rounded_up(1234), rounded_up(7)
    (0.13, 1300.0, 7.0)
    """
    # The digits that are written tell the size, here as in classes.js: a logarithm may differ.
    places = digits - 1 - Decimal(repr(value)).adjusted()
    power = float(f"1e{places}")
    # What arithmetic adds after the twelfth digit must not reach the next number.
    scaled = math.ceil(round(value * power, 9))
    return round(scaled / power, max(places, 0))


def classing(values: pd.Series, most: int = MOST) -> Classing:
    """Classes of the values above zero: one a value if they are few, else quantiles.

    Parameters
    ----------
    values : Series of float
        Missing values and zeros have classes of their own.
    most : int
        Largest number of classes.

    Examples
    --------
    >>> classing(pd.Series([0, 1, 1, 3]))
    Classing(bornes=(1.0, 3.0), methode='valeurs')
    >>> classing(pd.Series(range(1, 101)), most=4)
    Classing(bornes=(26.0, 51.0, 76.0, 100.0), methode='quantiles')
    """
    known = values[values > 0].to_numpy(dtype="float64")
    distinct = np.unique(known)
    if len(distinct) <= most:
        return Classing(tuple(distinct.tolist()), VALUES)
    bounds = [rounded_up(float(cut)) for cut in np.quantile(known, np.arange(1, most + 1) / most)]
    if (known == np.floor(known)).all():
        bounds = [float(math.ceil(bound)) for bound in bounds]
    return Classing(_held(sorted(set(bounds)), known), QUANTILES)


def shares(values: pd.Series) -> Classing:
    """Classes of shares between 0 and 1: always the same bounds, none without any.

    Examples
    --------
    >>> shares(pd.Series([0.0, 0.2, 1.0])).bornes
    (0.1, 0.25, 0.5, 0.9999, 1.0)
    """
    return Classing(SHARES if (values > 0).any() else (), FIXED)


def _held(bounds: list[float], known: npt.NDArray[np.float64]) -> tuple[float, ...]:
    """Bounds of classes that hold something."""
    held = np.unique(np.searchsorted(bounds, known, side="left"))
    return tuple(bounds[place] for place in held)


def classed(values: pd.Series, states: pd.Series, how: Classing) -> npt.NDArray[np.int64]:
    """The class of each figure: 1 and more, or ``ZERO``, ``HIDDEN``, ``MISSING``.

    Parameters
    ----------
    values : Series of float
    states : Series of str
        Those of ``choropleth.Choropleth``.
    how : Classing
        That of the same values.

    Examples
    --------
    >>> figures = pd.Series([0.0, 1.0, 3.0, None])
    >>> classed(figures, pd.Series(["", "", "", "masque"]), classing(figures)).tolist()
    [0, 1, 2, -1]
    """
    found = np.searchsorted(how.bornes, values.to_numpy(dtype="float64"), side="left") + 1
    found[values.eq(0).to_numpy()] = ZERO
    found[states.eq("masque").to_numpy()] = HIDDEN
    found[states.eq("absent").to_numpy()] = MISSING
    return found.astype(np.int64)
