"""Thresholds of the coherence rules, by call: ``data/records/seuils.csv``."""

from functools import cache

import pandas as pd

from ptce_geo.paths import RECORDS

COMMON = "commun"


@cache
def table() -> pd.DataFrame:
    """Every threshold with its source and date; ``valeur`` is a number. Not to be changed."""
    rows = pd.read_csv(RECORDS / "seuils.csv", sep=";", dtype=str, keep_default_na=False)
    return rows.assign(valeur=rows.valeur.astype(float))


@cache
def profile(appel: str) -> dict[str, float]:
    """Thresholds that hold for a call, as ``"règle.seuil"``: the common ones, then its own.

    Examples
    --------
    >>> profile("AMI2023")["dents_creuses.part_frontiere"]
    0.75
    """
    rows = table()
    held: dict[str, float] = {}
    for name in (COMMON, appel):
        mine = rows[rows.profil.eq(name)]
        held |= dict(zip(mine.regle + "." + mine.seuil, mine.valeur, strict=True))
    return held
