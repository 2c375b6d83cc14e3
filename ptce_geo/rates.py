"""Success rates with their margin: shown only where the denominator is whole and large enough."""

import math
import tomllib
from functools import cache
from statistics import NormalDist

import pandas as pd

from ptce_geo.paths import DATA

# The statuts of candidatures filed in a call, the laureates among them.
FILED = ("laureate", "recevable", "deposee", "non_retenue")
COLUMNS = ["laureates", "dossiers", "taux", "bas", "haut", "masque"]


@cache
def policy() -> dict:
    """What ``data/taux.toml`` decides: ``effectif_minimal``, ``confiance`` and why."""
    with (DATA / "taux.toml").open("rb") as stream:
        return tomllib.load(stream)


def wilson(successes: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """Bounds of the Wilson score interval of a proportion.

    It stays within 0 and 1 and keeps its width when nobody or everybody succeeds (E. B. Wilson,
    Journal of the American Statistical Association, 1927).

    Parameters
    ----------
    successes, trials : int
        Laureates, and the candidatures they were chosen among; at least one.
    confidence : float
        Between 0 and 1.

    Raises
    ------
    ValueError
        More successes than trials, or no trial.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson(15, 72)]
    [0.1305, 0.3157]
    """
    if not 0 <= successes <= trials or trials < 1:
        raise ValueError(f"{successes} sur {trials} : attendu 0 ≤ réussites ≤ essais, essais ≥ 1")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / trials
    weight = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / weight
    half = z * math.sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2) / weight
    # At the ends the bound is 0 or 1 but for the last digits of the arithmetic.
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == trials else middle + half
    return low, high


def rates(laureates: pd.Series, dossiers: pd.Series, minimum: int | None = None) -> pd.DataFrame:
    """The rate of each row with its interval, hidden under a minimum count.

    Parameters
    ----------
    laureates, dossiers : Series of int
        Same index.
    minimum : int, optional
        That of ``policy`` by default.

    Returns
    -------
    DataFrame
        Same index, ``COLUMNS``: ``taux, bas, haut`` are missing where ``masque``.
    """
    rules = policy()
    least = rules["effectif_minimal"] if minimum is None else minimum
    rows = []
    for won, filed in zip(laureates, dossiers, strict=True):
        if filed < max(least, 1):
            rows.append((won, filed, math.nan, math.nan, math.nan, True))
        else:
            rows.append((won, filed, won / filed, *wilson(won, filed, rules["confiance"]), False))
    return pd.DataFrame(rows, columns=COLUMNS, index=laureates.index)


def complete_calls(candidatures: pd.DataFrame, appels: pd.DataFrame) -> list[str]:
    """Calls of which every filed candidature is in the rows, by the number that was published.

    Public records hold the laureates and hardly anyone else: a rate counted on them would be near
    1 everywhere, and false. Only a file with as many candidatures as were filed can give one.

    Returns
    -------
    list of str
        Identifiers, in the order of `appels`.
    """
    held = candidatures.loc[candidatures["statut"].isin(FILED), "appel"].value_counts()
    whole = []
    for call in appels.itertuples():
        announced = [int(n) for n in (call.deposees, call.deposees_autre) if not pd.isna(n)]
        if held.get(call.id_appel, 0) in announced:
            whole.append(call.id_appel)
    return whole


def territory_rates(
    candidatures: pd.DataFrame, appels: pd.DataFrame, column: str, minimum: int | None = None
) -> pd.DataFrame:
    """Success rate by territory over the calls known whole, smallest code first.

    Parameters
    ----------
    candidatures : DataFrame
        ``appel, statut`` and the code column asked for.
    appels : DataFrame
        ``id_appel, deposees, deposees_autre``.
    column : str
        Such as ``code_region``; a candidature without a code is counted nowhere.
    minimum : int, optional
        Count under which a rate is hidden; that of ``policy`` by default.

    Returns
    -------
    DataFrame
        Indexed by code, ``COLUMNS``; empty when no call is whole.
    """
    whole = complete_calls(candidatures, appels)
    filed = candidatures[candidatures["appel"].isin(whole) & candidatures["statut"].isin(FILED)]
    by_code = filed["statut"].eq("laureate").groupby(filed[column]).agg(["sum", "size"])
    return rates(by_code["sum"].astype(int), by_code["size"], minimum)
