"""How a fictional candidature is told from a real one, and kept apart from it."""

import tomllib
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo.paths import DATA


@cache
def words() -> dict[str, Any]:
    """What ``data/demonstration.toml`` says."""
    with (DATA / "demonstration.toml").open("rb") as stream:
        return tomllib.load(stream)


def is_demonstration(rows: pd.DataFrame) -> pd.Series:
    """Which rows are fiction: those that say so in ``demonstration`` or in their ``nom``.

    Returns
    -------
    Series of bool
        Same index. The name counts too, so that a lost column does not make fiction real.
    """
    fiction = pd.Series(False, index=rows.index)
    if "nom" in rows:
        sign = words()["prefixe"].split()[0]
        fiction |= rows["nom"].astype("string").str.lstrip().str.startswith(sign).fillna(False)
    if "demonstration" in rows:
        fiction |= rows["demonstration"].astype("boolean").fillna(False)
    return fiction.astype(bool)


def all_alike(rows: pd.DataFrame) -> bool:
    """Whether rows are all fiction, or all real."""
    return is_demonstration(rows).nunique() < 2


def refuse_mixed(rows: pd.DataFrame) -> None:
    """Refuse a table that holds both fiction and real records.

    Raises
    ------
    ValueError
        Both kinds are there; the message says how many of each.

    Examples
    --------
    >>> refuse_mixed(pd.DataFrame({"nom": ["DÉMONSTRATION – La Forge", "Clus'Ter Jura"]}))
    Traceback (most recent call last):
    ValueError: table mêlée : 1 ligne de démonstration sur 2 ; une démonstration ne se mêle pas à
    des candidatures réelles
    """
    if not all_alike(rows):
        fiction = int(is_demonstration(rows).sum())
        raise ValueError(
            f"table mêlée : {fiction} ligne{'s' * (fiction > 1)} de démonstration sur {len(rows)} ;"
            " une démonstration ne se mêle pas à des candidatures réelles"
        )
