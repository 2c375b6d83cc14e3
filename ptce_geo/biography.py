"""Any commune, old or new, and what it became."""

from itertools import groupby
from typing import Any

import pandas as pd

from ptce_geo import chronicle, history, labels, scope
from ptce_geo.code_labels import written_code
from ptce_geo.names import loose, normalize
from ptce_geo.places import Name, places
from ptce_geo.spelling import close_names

COLUMNS = ("code", "nom", "noms", "debut", "fin", "statut", "devenue", "recit")


def commune_biography(query: str) -> pd.DataFrame:
    """What became of the communes that a search may mean.

    Parameters
    ----------
    query : str
        A name, with its département if wished, or a code, of today or of any day since 1943.

    Returns
    -------
    DataFrame
        One row a life of a code: ``code, nom`` (its last name), ``noms`` (all of them, in order),
        ``debut, fin`` (missing: today), ``statut``, ``devenue`` (communes that hold its ground
        today, « code nom », joined with `` | ``), ``recit`` (what happened, in sentences, one a
        line). The exact names first, then the closest; empty when nothing is close.

    Examples
    --------
    >>> row = commune_biography("Annecy-le-Vieux").iloc[0]
    >>> row.code, row.statut, row.devenue
    ('74011', 'commune déléguée', '74010 Annecy')
    >>> row.recit
    '74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017'
    """
    rows = [life for code in codes_meant(query) for life in lives(code)]
    return pd.DataFrame(rows, columns=COLUMNS)


def codes_meant(query: str) -> list[str]:
    """Codes of the communes that a search may mean, the exact ones first."""
    index = places()
    written = written_code(query.strip())
    if written is not None:
        code = scope.attached().get(written[0], written[0])
        return [written[0]] if history.last_day(written[0]) else [code]
    label = labels.read_label(query)
    key = normalize(" ".join(label.names) or query)
    names: list[Name] = index.by_key.get(key) or index.by_loose.get(loose(key)) or []
    if label.departements:
        names = index.within(names, label.departements)
    names = names or close_names(key, index)
    order = sorted(names, key=lambda name: not name.actuelle) if names else []
    return list(dict.fromkeys(name.code for name in order))


def lives(code: str) -> list[tuple[Any, ...]]:
    """The lives of one code, the latest first; a place without history has one."""
    rows = history.etats()
    rows = rows[rows.code_commune.eq(code)]
    if rows.empty:
        commune = scope.parents().get(code, code)
        name = places().official.get(code)
        if name is None:
            return []
        status = "arrondissement municipal" if commune != code else "commune actuelle"
        holder = f"{commune} {places().official[commune]}"
        return [(code, name, name, history.BEGINNING, None, status, holder, "")]
    # A new life begins where a state does not begin on the day the last one ended.
    breaks = rows.debut.ne(rows.fin.shift()).cumsum()
    told = []
    for _, states in groupby(
        zip(breaks, rows.itertuples(index=False), strict=True), lambda x: x[0]
    ):
        told.append(_life(code, [state for _, state in states]))
    return told[::-1]


def _life(code: str, states: list[Any]) -> tuple[Any, ...]:
    first, last = states[0], states[-1]
    over = isinstance(last.fin, str)
    ground = history.ground_of(code, history.day_before(last.fin) if over else history.TODAY)
    heirs = {history.holders_at(history.TODAY).get(parcelle) for parcelle in ground}
    names = history.names_at(history.TODAY)
    became = " | ".join(f"{heir} {names[heir]}" for heir in sorted(filter(None, heirs)))
    told = chronicle.told(ground, history.BEGINNING, history.TODAY)
    told += chronicle.departures(code, first.debut, last.fin if over else history.TODAY)
    status = "commune actuelle"
    if over:
        kinds = scope.attached_communes().set_index("code").genre
        status = {"deleguee": "commune déléguée", "associee": "commune associée"}.get(
            str(kinds.get(code)), "ancienne commune"
        )
    noms = " puis ".join(state.nom for state in states)
    end = last.fin if over else None
    return code, last.nom, noms, first.debut, end, status, became, _lines(told)


def _lines(told: list[tuple[str, str]]) -> str:
    return "\n".join(said for _, said in sorted(set(told)))
