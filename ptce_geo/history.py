"""Communes through time: which commune held which ground on which day, since 1943.

Two tables say it all. ``etats``: each commune under each of its names, with the days it bore it.
``rattachements``: each *parcelle* (the ground of a commune of 1943, or of one created since) and
the communes that held it, one after the other. Translating a code from one date to another is
then a join on the ground, whatever the codes did in between.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from ptce_geo import cog
from ptce_geo.interned import interned
from ptce_geo.paths import BUILT

BEGINNING = "1943-01-01"
TODAY = f"{cog.MILLESIME}-01-01"
_END = "9999"
# Cross-sections of the history kept at once: each is a table of all communes.
DAYS_KEPT = 16


def day(value: str | date | None) -> str:
    """A date as ``AAAA-MM-JJ``; a year alone is its 1 January, nothing is the current COG's.

    Raises
    ------
    ValueError
        Not a date, or before the history begins.

    Examples
    --------
    >>> day("2013"), day(None)
    ('2013-01-01', '2026-01-01')
    """
    if value is None:
        return TODAY
    text = str(value)
    text = f"{text}-01-01" if len(text) == 4 and text.isdigit() else text[:10]
    try:
        text = date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"date « {value} » illisible : attendu AAAA-MM-JJ ou AAAA") from None
    if text < BEGINNING:
        raise ValueError(f"date « {value} » : l'historique commence le {BEGINNING}")
    return text


@cache
def etats() -> pd.DataFrame:
    """Each commune under each of its names: ``code_commune, nom, debut, fin, exacte``.

    ``fin`` is excluded and missing today; ``exacte`` is False where ``debut`` is known to the
    year only (the first yearly list that shows the change). Shared: not to be changed.
    """
    return pd.read_parquet(BUILT / "historique.parquet")


@cache
def rattachements() -> pd.DataFrame:
    """Each stay of each parcelle: ``parcelle, code_commune, debut, fin, raison, exacte``."""
    return pd.read_parquet(BUILT / "rattachements.parquet")


def at(rows: pd.DataFrame, on: str) -> pd.DataFrame:
    """The rows in force on one day."""
    return rows[rows.debut.le(on) & ~rows.fin.le(on)]


@lru_cache(maxsize=DAYS_KEPT)
def names_at(on: str) -> dict[str, str]:
    """Name of each commune on one day, by code; the overseas collectivities at any date."""
    rows = at(etats(), on)
    now = cog.communes()
    overseas = now[~now.code_commune.isin(etats().code_commune)]
    rows = pd.concat([overseas[["code_commune", "nom"]], rows[["code_commune", "nom"]]])
    return dict(zip(interned(rows.code_commune), interned(rows.nom), strict=True))


@lru_cache(maxsize=DAYS_KEPT)
def holders_at(on: str) -> dict[int, str]:
    """Commune that holds each parcelle on one day."""
    rows = at(rattachements(), on)
    return dict(zip(rows.parcelle.tolist(), interned(rows.code_commune), strict=True))


@lru_cache(maxsize=DAYS_KEPT)
def _grounds_at(on: str) -> tuple[list[str], np.ndarray]:
    """Codes of the holders, sorted, and the parcelle of each: a code stands once a parcelle."""
    rows = at(rattachements(), on).sort_values("code_commune", kind="stable")
    return interned(rows.code_commune), rows.parcelle.to_numpy()


def ground_of(code: str, on: str) -> list[int]:
    """Parcelles that a commune holds on one day; none when the code is no commune's then."""
    codes, parcelles = _grounds_at(on)
    ground: list[int] = parcelles[bisect_left(codes, code) : bisect_right(codes, code)].tolist()
    return ground


@cache
def _stays() -> tuple[list[int], list[str], list[str], list[str]]:
    """Where the stays of each parcelle begin, then the columns of all of them, end to end."""
    rows = rattachements()
    start = np.searchsorted(rows.parcelle, np.arange(rows.parcelle.max() + 2)).tolist()
    return start, *map(interned, (rows.code_commune, rows.debut, rows.fin.fillna(_END)))


def stays(parcelle: int) -> list[tuple[str, str, str]]:
    """Stays of a parcelle, oldest first: code, first day, day after the last.

    Examples
    --------
    >>> (ground,) = ground_of("74011", "2016-01-01")
    >>> stays(ground)
    [('74011', '1943-01-01', '2017-01-01'), ('74010', '2017-01-01', '9999')]
    """
    start, *columns = _stays()
    one = slice(start[parcelle], start[parcelle + 1])
    return list(zip(*(column[one] for column in columns), strict=True))


def successors(code: str, date: str, a_la_date: str | None = None) -> list[str]:
    """Communes that hold, on one day, the ground a commune held on another, earlier or later.

    Parameters
    ----------
    code : str
        Code of a commune on ``date``.
    date, a_la_date : str
        Days as ``AAAA-MM-JJ``; the second is today's COG when not given.

    Returns
    -------
    list of str
        Sorted; empty when the code was no commune's on ``date``, or its ground is nobody's.

    Examples
    --------
    >>> successors("74011", "2013-01-01"), successors("55298", "2013-01-01")
    (['74010'], ['55138', '55298'])
    >>> successors("27058", "2021-06-01", "2023-06-01")
    ['27676']
    """
    holders = holders_at(day(a_la_date))
    ground = ground_of(code, day(date))
    return sorted({holders[parcelle] for parcelle in ground if parcelle in holders})


def day_before(day: str) -> str:
    """The day before another.

    Examples
    --------
    >>> day_before("2017-01-01")
    '2016-12-31'
    """
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@cache
def _last_days() -> dict[str, str]:
    rows = rattachements()
    ends = rows.assign(fin=rows.fin.fillna(_END)).sort_values("fin")
    ends = ends.drop_duplicates("code_commune", keep="last")
    return dict(zip(interned(ends.code_commune), interned(ends.fin), strict=True))


def last_day(code: str) -> str | None:
    """The last day a code was a commune's: today's COG if it still is, None if it never was."""
    end = _last_days().get(code)
    return TODAY if end == _END else end and day_before(end)


def heirs_of_retired(on: str = TODAY) -> dict[str, tuple[str, ...]]:
    """Communes that hold, on one day, the ground of each code that is then no commune's.

    The ground is what the code held on its last day as a commune's, or on its first for a code
    that comes later; empty when it was shared out (six communes suppressed from 1949 to 1968).
    """
    return _heirs_of_retired(on)


@lru_cache(maxsize=4)
def _heirs_of_retired(on: str) -> dict[str, tuple[str, ...]]:
    rows = rattachements()
    now = set(at(rows, on).code_commune)
    rows = rows[~rows.code_commune.isin(now)].assign(fin=lambda kept: kept.fin.fillna(_END))
    ended = rows[rows.fin.le(on)].sort_values("fin").drop_duplicates("code_commune", keep="last")
    past = rows.code_commune.map(ended.set_index("code_commune").fin)
    begun = rows.sort_values("debut").drop_duplicates("code_commune")
    first = rows.code_commune.map(begun.set_index("code_commune").debut)
    rows = rows[rows.fin.eq(past) | (past.isna() & rows.debut.eq(first))]
    holders = holders_at(on)
    rows = rows.assign(heir=rows.parcelle.map(holders))
    found: dict[str, set[str]] = {code: set() for code in rows.code_commune}
    for code, heir in rows[["code_commune", "heir"]].dropna().itertuples(index=False, name=None):
        found[code].add(heir)
    return {code: tuple(sorted(heirs)) for code, heirs in found.items()}


@lru_cache(maxsize=4)
def parted(since: str, on: str) -> dict[str, tuple[str, ...]]:
    """Communes that hold ground which each code in force has given back since a day.

    A code written before it parted meant them too: 55298 was Loisey and Culey until 2014.
    """
    rows = rattachements()
    gone = rows[rows.fin.gt(since) & rows.fin.le(on)]
    holders = holders_at(on)
    gone = gone.assign(heir=gone.parcelle.map(holders)).dropna(subset="heir")
    gone = gone[gone.code_commune.ne(gone.heir) & gone.code_commune.isin(set(holders.values()))]
    found: dict[str, set[str]] = {}
    for code, heir in zip(gone.code_commune, gone.heir, strict=True):
        found.setdefault(code, set()).add(heir)
    return {code: tuple(sorted(heirs)) for code, heirs in found.items()}
