"""One PTCE from call to call: its candidatures in order, and how its perimeter drifts."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pandas as pd

COLUMNS = [
    "avant", "apres", "appel_avant", "appel_apres", "communes_avant", "communes_apres", "communes",
    "ressemblance", "ajoutees", "retirees",
]  # fmt: skip


def in_order(candidatures: pd.DataFrame) -> pd.DataFrame:
    """The candidatures of one PTCE, the oldest call first; what has no date comes last.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    """
    dated = candidatures.annee.gt(0)
    order = candidatures.assign(sans_date=~dated).sort_values(
        ["sans_date", "annee", "id_candidature"], kind="stable"
    )
    return order.drop(columns="sans_date")


def members(items: pd.DataFrame, id_candidature: str) -> frozenset[int]:
    """Communes of one declared perimeter, by number; empty when none can be told.

    Parameters
    ----------
    items : DataFrame
        Rows of ``nearness.declared_items``.
    """
    rows = items[items.id_candidature.eq(id_candidature)]
    return frozenset().union(*rows.communes)


def drift(candidatures: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """What a PTCE's declared perimeter gains and loses from one call to the next.

    Only perimeters that come to communes are compared, each with the one before it: a perimeter
    told in words that name no official territory is passed over.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``in_order``.
    items : DataFrame
        Rows of ``nearness.declared_items``.

    Returns
    -------
    DataFrame
        One row a pair: ``avant, apres`` (identifiers), ``appel_avant, appel_apres``,
        ``communes_avant, communes_apres, communes`` (in common), ``ressemblance`` (Jaccard:
        communes in common over communes in either), ``ajoutees, retirees`` (sorted numbers).
    """
    rows_of: Iterable[Any] = candidatures.itertuples()
    known = [(row.id_candidature, row.appel, members(items, row.id_candidature)) for row in rows_of]
    rows = []
    for before, after in pairwise(one for one in known if one[2]):
        (avant, appel_avant, old), (apres, appel_apres, new) = before, after
        common = len(old & new)
        rows.append(
            (
                *(avant, apres, appel_avant, appel_apres, len(old), len(new), common),
                common / len(old | new),
                tuple(sorted(new - old)),
                tuple(sorted(old - new)),
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)
