"""What ``fonds.js`` needs to colour the territories of a level by itself, whatever the filters."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ptce_geo import choropleth, cog, coverage, funnel, maillage, rates
from ptce_geo import texts_couches as words
from ptce_geo.companies import companies
from ptce_geo.texts_nombres import pourcent
from ptce_geo.tuples import each

# What is written on a territory where next to nobody, and next to everybody, is covered.
HARDLY, NEARLY = 0.001, 0.999


def ground_data(
    candidatures: pd.DataFrame,
    perimetres: pd.DataFrame,
    appels: pd.DataFrame,
    totaux: pd.DataFrame,
    level: str,
) -> dict[str, Any]:
    """The territories that each candidature counts in, and what they are counted against.

    The script makes of it what ``choropleth`` does of the rows: the tests compare both.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``, in the order of ``site_data.selection_data``.
    perimetres : DataFrame
        ``id_candidature, niveau, code``.
    appels, totaux : DataFrame
        See ``rates.complete_calls``.
    level : str
        One of ``maillage.LEVELS``.

    Returns
    -------
    dict
        Ready for JSON; territories are told by their rank in ``maillage.zones``: ``zones`` (how
        many), ``places`` (that of each candidature, -1 without one), ``declares`` (numbers of the
        declared territories of each candidature), ``touches`` (what each declared territory
        touches, as runs: rank, length…). But for communes: ``population``, ``habitants`` and
        ``habites`` (see ``inhabited``), ``taux`` (see ``filed``), ``minimum`` (under which a rate
        is hidden). ``mots``: see ``figure_words``.
    """
    coded = perimetres[perimetres["niveau"].isin(coverage.CODED)]
    told = list(dict.fromkeys(zip(coded["niveau"], coded["code"], strict=True)))
    data: dict[str, Any] = {
        "zones": len(maillage.zones(level)),
        "places": seats(candidatures, level),
        "declares": declared(candidatures["id_candidature"], coded, told),
        "touches": [runs(maillage.touched(code, niveau, level)) for niveau, code in told],
        "mots": figure_words(),
    }
    if level in maillage.ABOVE:
        known = coverage.covered_by(coverage.declared_units(pd.Series(), coded), level)
        data["population"] = numbers(maillage.zones(level)["population"])
        data["habitants"] = numbers(known["population"].reindex(maillage.zones(level).index))
        data["habites"] = inhabited(told, level)
        data["taux"] = filed(candidatures, appels, totaux, level)
        data["minimum"] = max(int(rates.policy()["effectif_minimal"]), 1)
    return data


def figure_words() -> dict[str, Any]:
    """How what is not a plain number is written on a territory."""
    return {
        "masque": words.COURT_MASQUE,
        "parts": [pourcent(part / 100) for part in range(101)],
        "peu": pourcent(HARDLY),
        "presque": pourcent(NEARLY),
    }


def seats(candidatures: pd.DataFrame, level: str) -> list[int]:
    """Rank of the territory that each candidature is placed in, -1 without one."""
    known = maillage.rank_of(level)
    return [known.get(code, -1) for code in candidatures[cog.CODES[level]]]


def declared(
    candidatures: pd.Series, coded: pd.DataFrame, told: Iterable[tuple[str, str]]
) -> list[list[int]]:
    """Numbers in `told` of the territories that each candidature declares."""
    number = {territory: rank for rank, territory in enumerate(told)}
    found: dict[str, list[int]] = {}
    for row in each(coded):
        found.setdefault(row.id_candidature, []).append(number[row.niveau, row.code])
    return [list(dict.fromkeys(found.get(one, ()))) for one in candidatures]


def runs(ranks: npt.NDArray[np.int64]) -> list[int]:
    """Ascending numbers as the first of each run of followers, length, first, length…

    Examples
    --------
    >>> runs(np.array([4, 5, 6, 9]))
    [4, 3, 9, 1]
    """
    starts = np.flatnonzero(np.diff(ranks, prepend=-2) != 1)
    lengths = np.diff(np.r_[starts, len(ranks)])
    found: list[int] = np.column_stack([ranks[starts], lengths]).ravel().tolist()
    return found


def numbers(values: pd.Series) -> list[int | None]:
    """Whole numbers, None where there is none."""
    return [None if pd.isna(value) else int(value) for value in values]


def inhabited(told: list[tuple[str, str]], level: str) -> list[list[int]]:
    """The inhabitants of each territory who live in the very same declared territories.

    Regions declared whole are left out, as in ``choropleth.inhabited``.

    Returns
    -------
    list of list of int
        Rank of the territory, inhabitants, then numbers in `told`.
    """
    units = coverage.units()
    smaller = [
        (number, maillage.positions(code, niveau))
        for number, (niveau, code) in enumerate(told)
        if niveau != "region"
    ]
    held = pd.DataFrame(
        {
            "zone": np.concatenate([np.empty(0, np.int64), *(where for _, where in smaller)]),
            "id_ptce": np.repeat(
                [number for number, _ in smaller], [len(where) for _, where in smaller]
            ),
        }
    )
    group, members = companies(held, len(units))
    parts = pd.DataFrame(
        {
            "zone": maillage.ranks(level),
            "groupe": group,
            "population": units["population"].to_numpy(),
        }
    )
    inside = parts["zone"].ge(0) & np.array([len(names) > 0 for names in members])[group]
    people = parts[inside].groupby(["zone", "groupe"])["population"].sum()
    return [
        [zone, count, *map(int, members[which])]
        for (zone, which), count in zip(people.index.tolist(), people.tolist(), strict=True)
    ]


def filed(
    candidatures: pd.DataFrame, appels: pd.DataFrame, totaux: pd.DataFrame, level: str
) -> list[dict[str, Any]]:
    """Laureates and files of each call of which every candidature is held, by territory.

    Returns
    -------
    list of dict
        ``appel``, ``dossiers``: rank of the territory, laureates, files (None where a cell of the
        totals is masked), rank…
    """
    by, known = choropleth.RATE_BY[level], maillage.rank_of(level)
    told = totaux if level == "regions" else rates.NO_TOTALS
    calls = funnel.calls(appels)
    whole = rates.complete_calls(candidatures, calls, told)
    found = []
    for call in whole:
        one = calls[calls["id_appel"].eq(call)]
        cells = rates.territory_rates(candidatures, one, by, totaux)
        cells = cells[cells.index.isin(list(known))]
        rows = zip(
            (known[code] for code in cells.index),
            numbers(cells["laureates"]),
            numbers(cells["dossiers"]),
            strict=True,
        )
        found.append({"appel": call, "dossiers": [number for row in rows for number in row]})
    return found
