"""A declared perimeter told in the COG of another date, each change explained."""

from collections import defaultdict
from typing import Any

import pandas as pd

from ptce_geo import chronicle, history
from ptce_geo import texts_lecture as words
from ptce_geo.phrases import Jour, Phrase
from ptce_geo.scope import attached, parents
from ptce_geo.vintage import compatible_dates

COLUMNS = ("code_declare", "code_commune", "nom", "depuis", "part", "explication", "motif")


def perimetre(
    codes: pd.Series | list[str], a_la_date: str | None = None, depuis: str | None = None
) -> pd.DataFrame:
    """Communes that hold, on one day, the ground of the communes declared on another.

    Parameters
    ----------
    codes : sequence of str
        Commune codes as declared.
    a_la_date : str, optional
        Day of the COG wanted, earlier or later than the declaration; the current one if not given.
    depuis : str, optional
        Day of the COG the codes were declared in. If not given, the latest at which all were
        communes; if there is none, each code's own last day as a commune.

    Returns
    -------
    DataFrame
        One row for each declared code and commune it leads to, in the order declared:
        ``code_declare, code_commune, nom, depuis, part, explication, motif``. ``part`` is
        « entière » or « partielle »: does the commune hold nothing but declared ground?
        ``explication`` tells each change, oldest first. A code that leads nowhere keeps its row,
        with a ``motif`` and no ``code_commune``; one that leads to several has one row for each.

    Examples
    --------
    >>> annecy = perimetre(["74010", "74011"], "2026-01-01", depuis="2013-01-01")
    >>> annecy[["code_declare", "code_commune", "part"]]
      code_declare code_commune        part
    0        74010        74010  partielle
    1        74011        74010  partielle
    >>> annecy.explication[1]
    '74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017'
    """
    declared = list(dict.fromkeys(pd.Series(codes, dtype="str").dropna()))
    wanted = history.day(a_la_date)
    days = declaration_days(declared, depuis)
    holders = history.holders_at(wanted)
    grounds = {code: history.ground_of(code, day) if day else () for code, day in days.items()}
    ground = {parcelle for parcelles in grounds.values() for parcelle in parcelles}
    names = history.names_at(wanted)
    rows = []
    for code in declared:
        heirs = defaultdict(list)
        for parcelle in grounds[code]:
            if parcelle in holders:
                heirs[holders[parcelle]].append(parcelle)
        if not heirs:
            rows.append(_without_ground(code, days[code], wanted))
            continue
        for heir in sorted(heirs):
            whole = all(parcelle in ground for parcelle in history.ground_of(heir, wanted))
            part = "entière" if whole else "partielle"
            told = explanation(heirs[heir], days[code] or history.BEGINNING, wanted)
            rows.append((code, heir, names[heir], days[code], part, told, None))
    return pd.DataFrame(rows, columns=COLUMNS)


def declaration_days(codes: list[str], depuis: str | None) -> dict[str, str | None]:
    """Day at which each code is to be read; None for a code that was never a commune's."""
    if depuis is not None:
        return dict.fromkeys(codes, history.day(depuis))
    last = {code: history.last_day(code) for code in codes}
    best = compatible_dates([code for code in codes if last[code] is not None]).iloc[0]
    if best.exclus:
        return last
    end = history.TODAY if not isinstance(best.fin, str) else history.day_before(best.fin)
    return {code: end if day is not None else None for code, day in last.items()}


def explanation(parcelles: list[int], start: str, end: str) -> str:
    """What happened to some ground between two days, oldest first, in sentences."""
    first, last = sorted((start, end))
    return " ; ".join(chronicle.sentences(parcelles, first, last))


def _without_ground(code: str, day: str | None, wanted: str) -> tuple[Any, ...]:
    """The row of a code that no ground answers: a place without history, or a reason."""
    parent = parents().get(code)
    name = history.names_at(wanted).get(parent or code)
    if name is not None and history.last_day(code) is None:
        part = "partielle" if parent else "entière"
        told = ""
        if parent:
            told = Phrase(words, "ARRONDISSEMENT", code=code, nom=name, commune=parent)
        return code, parent or code, name, wanted, part, told, None
    if day is None and code in attached() and wanted == history.TODAY:
        commune = attached()[code]
        told = Phrase(words, "DELEGUEE", code=code)
        return code, commune, history.names_at(wanted)[commune], wanted, "partielle", told, None
    if day is None:
        motif = Phrase(words, "RAISON_INCONNU", raison=Phrase(words, "JAMAIS"))
        return code, None, None, None, None, "", motif
    if not history.ground_of(code, day):
        why = Phrase(words, "PAS_CE_JOUR", jour=Jour(day))
        motif = Phrase(words, "RAISON_INCONNU", raison=why)
        return code, None, None, day, None, "", motif
    motif = Phrase(words, "RAISON_INCONNU", raison=Phrase(words, "SUPPRIMEE"))
    return (
        code,
        None,
        None,
        day,
        None,
        explanation(history.ground_of(code, day), day, wanted),
        motif,
    )
