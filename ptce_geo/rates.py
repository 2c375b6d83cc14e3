"""Success rates with their margin: shown only where the denominator is whole and large enough."""

import math
import tomllib
from functools import cache
from statistics import NormalDist
from typing import Any

import pandas as pd

from ptce_geo.paths import DATA
from ptce_geo.totals import COLUMNS as TOTALS
from ptce_geo.totals import DIMENSIONS as TOLD
from ptce_geo.totals import TOTAL, UNKNOWN

# The statuts of candidatures filed in a call, the laureates among them.
FILED = ("laureate", "recevable", "deposee", "non_retenue")
# What a rate can be told by, and the column of the candidatures that holds it.
DIMENSIONS = {
    "region": "code_region",
    "secteur": "secteurs",
    "region_2013": "code_region_2013",
    "departement": "code_departement",
    "epci": "code_epci",
}
NO_TOTALS = pd.DataFrame(columns=TOTALS).astype({"effectif": "Int64"})
COLUMNS = ["laureates", "dossiers", "taux", "bas", "haut", "masque"]


@cache
def policy() -> dict[str, Any]:
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
        Same index; a missing count of files hides the rate.
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
        if pd.isna(filed) or filed < max(least, 1):
            rows.append((won, filed, math.nan, math.nan, math.nan, True))
        else:
            rows.append((won, filed, won / filed, *wilson(won, filed, rules["confiance"]), False))
    out = pd.DataFrame(rows, columns=COLUMNS, index=laureates.index)
    return out.astype({"laureates": "Int64", "dossiers": "Int64", "masque": bool})


def complete_calls(
    candidatures: pd.DataFrame, appels: pd.DataFrame, totaux: pd.DataFrame = NO_TOTALS
) -> list[str]:
    """Calls of which every filed candidature is held, by the number that was published.

    Public records hold the laureates and hardly anyone else: a rate counted on them would be near
    1 everywhere, and false. Only as many candidatures as were filed, named or counted, can give
    one.

    Parameters
    ----------
    candidatures : DataFrame
        ``appel, statut``: those that are named.
    appels : DataFrame
        ``id_appel, deposees, deposees_autre``.
    totaux : DataFrame
        Totals of those that are not, as ``totals.totals`` gives them.

    Returns
    -------
    list of str
        Identifiers, in the order of `appels`.
    """
    named = candidatures.loc[candidatures["statut"].isin(FILED), "appel"].value_counts()
    sums = totaux[totaux["dimension"].eq(TOTAL)].set_index("appel")["effectif"]
    whole = []
    call: Any
    for call in appels.itertuples():
        held = int(named.get(call.id_appel, 0)) + int(sums.get(call.id_appel, 0))
        announced = [int(n) for n in (call.deposees, call.deposees_autre) if not pd.isna(n)]
        if held in announced:
            whole.append(call.id_appel)
    return whole


def territory_rates(
    candidatures: pd.DataFrame,
    appels: pd.DataFrame,
    dimension: str,
    totaux: pd.DataFrame = NO_TOTALS,
    minimum: int | None = None,
) -> pd.DataFrame:
    """Success rate by region or by sector over the calls held whole, smallest code first.

    Parameters
    ----------
    candidatures, appels, totaux : DataFrame
        See ``complete_calls``; `candidatures` also has the column of the dimension.
    dimension : str
        One of ``DIMENSIONS``; a candidature without a code is counted nowhere, one of several
        sectors in each. Totals tell regions and sectors only: by another one, a call is whole
        when all its candidatures are named.
    minimum : int, optional
        Count under which a rate is hidden; that of ``policy`` by default.

    Returns
    -------
    DataFrame
        Indexed by code, ``COLUMNS``; empty when no call is whole. A masked cell of the totals
        leaves ``dossiers`` missing, and the rate hidden.
    """
    totaux = totaux if dimension in TOLD else NO_TOTALS
    whole = complete_calls(candidatures, appels, totaux)
    named = candidatures[candidatures["appel"].isin(whole) & candidatures["statut"].isin(FILED)]
    named = named.reset_index(drop=True)
    codes = named[DIMENSIONS[dimension]].fillna("").str.split("|").explode()
    codes = codes[codes.ne("")]
    laureate = named["statut"].eq("laureate").reindex(codes.index)
    by_code = laureate.groupby(codes.to_numpy()).agg(["sum", "size"]).astype("Int64")
    cells = totaux[totaux["appel"].isin(whole) & totaux["dimension"].eq(dimension)]
    cells = cells[cells["code"].ne(UNKNOWN)]
    # A sum with a masked cell is not known.
    others = cells.groupby("code")["effectif"].agg(lambda count: count.sum(skipna=False))
    known = by_code.index.union(others.index)
    won = by_code["sum"].reindex(known, fill_value=0)
    filed = by_code["size"].reindex(known, fill_value=0)
    return rates(won, filed + others.astype("Int64").reindex(known, fill_value=0), minimum)
