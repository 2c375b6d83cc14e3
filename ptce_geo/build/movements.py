"""What happened to communes after 2019, told from the difference between yearly lists."""

from functools import cache
from itertools import pairwise

import pandas as pd

from ptce_geo.build import sources
from ptce_geo.build.lineage import HISTORY, Lineage, lineage_until_2019
from ptce_geo.paths import RECORDS

# The communes on 1 January of each year; no declared package holds the list of 2020.
LISTS = {
    "2019": HISTORY,
    "2021": "decoupage-administratif-1.1.1",
    "2022": "decoupage-administratif-2.3.1",
    "2023": "decoupage-administratif-3.1.1",
    "2024": "decoupage-administratif-4.1.0",
    "2025": "decoupage-administratif-5.3.0",
    "2026": "decoupage-administratif-6.0.0",
}
ATTACHED = ("commune-deleguee", "commune-associee")
# Two lines of the published former codes are stale: the history says otherwise.
STALE = {("60455", "60054"), ("55273", "55245")}


class MovementError(ValueError):
    """The lists and the history do not say the same thing."""


@cache
def yearly_list(year: str) -> pd.DataFrame:
    """Communes and attached communes of one year: code, nom, type, chefLieu, anciensCodes."""
    rows = pd.DataFrame(sources.read_json(LISTS[year], "communes"))
    # The overseas collectivities have no history here: they are current codes, no more.
    return rows[~rows.code.str.match("975|977|978|98")]


def communes_of(year: str) -> pd.Series:
    """Name of each commune of one year, by code."""
    rows = yearly_list(year)
    rows = rows[rows.type.eq("commune-actuelle")]
    return pd.Series(rows.nom.array, index=rows.code.array)


def seats_of(year: str) -> dict[str, str]:
    """Commune of each delegated or associated commune of one year."""
    rows = yearly_list(year)
    rows = rows[rows.type.isin(ATTACHED)]
    return dict(zip(rows.code, rows.chefLieu, strict=True))


def formers_of(year: str) -> dict[str, str]:
    """Commune of each former code, as one year's list gives it."""
    rows = yearly_list(year)
    rows = (
        rows[rows.type.eq("commune-actuelle")].explode("anciensCodes").dropna(subset="anciensCodes")
    )
    pairs = zip(rows.anciensCodes, rows.code, strict=True)
    return {old: code for old, code in pairs if (old, code) not in STALE}


@cache
def recorded() -> pd.DataFrame:
    """Exact dates of movements after 2019, kept by hand with their source."""
    return pd.read_csv(RECORDS / "mouvements.csv", sep=";", dtype=str)


def effective_date(code_apres: str, before: str, after: str) -> tuple[str, bool]:
    """Date of what changed in a commune between two lists, and whether it is exact.

    Without a recorded date, that of the first list that shows the change: true to the year only.
    """
    rows = recorded()
    between = rows.date.between(f"{before}-01-02", f"{after}-01-01")
    dates = rows.date[rows.code_apres.eq(code_apres) & between]
    return (dates.iloc[0], True) if len(dates) else (f"{after}-01-01", False)


def destinations(lineage: Lineage, before: str, after: str) -> dict[int, tuple[str, str]]:
    """Commune of the later list that holds each parcelle that moved, and why."""
    was, now = communes_of(before), communes_of(after)
    seats_before, seats, formers = seats_of(before), seats_of(after), formers_of(after)
    moves: dict[int, tuple[str, str]] = {}
    for holder in was.index:
        if holder not in now:
            place = seats.get(holder) or formers[holder]
            reason = "changement de code" if place not in was else "commune nouvelle"
            if holder not in seats and place in was:
                reason = "fusion"
            moves |= dict.fromkeys(lineage.held[holder], (place, reason))
            continue
        for parcelle in lineage.held[holder]:
            # The attached communes it came through, nearest to the ground first.
            through = [stay.code for stay in lineage.stays[parcelle] if stay.code != holder]
            for own in through:
                restored = own in now and own not in was and seats_before.get(own) == holder
                place = own if restored else seats.get(own, holder)
                if place != holder and place in now and place not in was:
                    moves[parcelle] = (place, "rétablissement")
                    break
    return moves


def lineage() -> Lineage:
    """The stays of every parcelle from 1943 to the current list.

    Raises
    ------
    MovementError
        The communes reached are not those of a list, or an attached commune is elsewhere.
    """
    followed = lineage_until_2019()
    for before, after in pairwise(LISTS):
        for parcelle, (code, reason) in sorted(destinations(followed, before, after).items()):
            date, exact = effective_date(code, before, after)
            followed.move(parcelle, code, date, reason, exact)
        held = {code for code, parcelles in followed.held.items() if parcelles}
        wrong = held ^ set(communes_of(after).index)
        if wrong:
            raise MovementError(f"{after} : communes en désaccord : {', '.join(sorted(wrong))}")
    return followed
