"""What happened to communes, in plain French sentences with their dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo import history, levels
from ptce_geo import texts_lecture as words
from ptce_geo.cog import code_departement
from ptce_geo.interned import interned
from ptce_geo.phrases import Jour, Phrase

COLUMNS = ("date", "code_avant", "nom_avant", "code_apres", "nom_apres", "raison", "exacte")


def when(day: str, exacte: bool) -> Phrase:
    """The date of a movement, or what is known of it.

    Examples
    --------
    >>> when("2025-01-01", False)
    'au plus tard le 1er janvier 2025, première liste qui le montre'
    """
    return Phrase(words, "LE" if exacte else "AU_PLUS_TARD", jour=Jour(day))


@cache
def movements() -> pd.DataFrame:
    """Every movement of ground from one commune to another, and every change of name.

    Returns
    -------
    DataFrame
        ``date, code_avant, nom_avant, code_apres, nom_apres, raison, exacte``, sorted by date.
        A change of name has the same code before and after. A suppression has no code after.
    """
    stays = history.rattachements()
    following = stays.groupby("parcelle")[["code_commune", "debut", "raison", "exacte"]].shift(-1)
    moves = pd.DataFrame(
        {
            "date": stays.fin,
            "code_avant": stays.code_commune,
            "code_apres": following.code_commune,
            "raison": following.raison.fillna("suppression"),
            "exacte": following.exacte.fillna(True).astype(bool),
        }
    )
    moves = moves.dropna(subset="date").drop_duplicates()
    states = history.etats()
    ending = states.rename(columns={"fin": "date", "nom": "nom_avant"})
    moves = moves.merge(
        ending[["code_commune", "date", "nom_avant"]],
        how="left",
        left_on=["code_avant", "date"],
        right_on=["code_commune", "date"],
    ).drop(columns="code_commune")
    # A commune that keeps its name while ground leaves it has no state ending that day.
    kept = moves.nom_avant.isna()
    moves.loc[kept, "nom_avant"] = [
        name_on(code, day)
        for code, day in zip(moves.code_avant[kept], moves.date[kept], strict=True)
    ]
    moves["nom_apres"] = [
        name_on(code, day) if isinstance(code, str) else None
        for code, day in zip(moves.code_apres, moves.date, strict=True)
    ]
    renamed = ending.merge(
        states.rename(columns={"debut": "date", "nom": "nom_apres", "exacte": "ensuite"}),
        on=["code_commune", "date"],
    )
    names = pd.DataFrame(
        {
            "date": renamed.date,
            "code_avant": renamed.code_commune,
            "nom_avant": renamed.nom_avant,
            "code_apres": renamed.code_commune,
            "nom_apres": renamed.nom_apres,
            "raison": "changement de nom",
            "exacte": renamed.ensuite,
        }
    )
    rows = pd.concat([moves, names])[list(COLUMNS)]
    return rows.sort_values(["date", "code_apres", "code_avant"], ignore_index=True)


@cache
def _states() -> tuple[list[str], list[str], list[str], list[str]]:
    """Code, first day, day after the last and name of each state, in the order of the codes."""
    rows = history.etats()
    columns = (rows.code_commune, rows.debut, rows.fin.fillna("9999"), rows.nom)
    codes, debuts, fins, noms = map(interned, columns)
    return codes, debuts, fins, noms


def name_on(code: str, day: str) -> str | None:
    """Name of a commune on one day, None when the code is no commune's that day."""
    codes, debuts, fins, noms = _states()
    for row in range(bisect_left(codes, code), bisect_right(codes, code)):
        if debuts[row] <= day < fins[row]:
            return noms[row]
    return None


def sentence(move: Any) -> Phrase:
    """One movement as a reader is told it.

    Parameters
    ----------
    move : Series or named tuple
        One row of ``movements()``.

    Examples
    --------
    >>> rows = movements()
    >>> sentence(rows[rows.code_avant.eq("74011") & rows.code_apres.eq("74010")].iloc[0])
    '74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017'
    """
    before, after = f"{move.code_avant} {move.nom_avant}", f"{move.nom_apres} ({move.code_apres})"
    date = when(move.date, move.exacte)
    match move.raison:
        case "changement de nom":
            return Phrase(words, "DEVENUE", avant=before, nom=move.nom_apres, date=date)
        case "changement de code":
            code, nom = move.code_apres, move.nom_apres
            if nom == move.nom_avant:
                return Phrase(words, "PRIS_CODE", avant=before, code=code, date=date)
            return Phrase(words, "PRIS_CODE_NOM", avant=before, code=code, nom=nom, date=date)
        case "changement de département":
            code = move.code_apres
            nom = levels.departements()[code_departement(code)].nom
            return Phrase(words, "PASSEE", avant=before, nom=nom, code=code, date=date)
        case "rétablissement":
            left, born = (
                f"{move.nom_avant} ({move.code_avant})",
                f"{move.code_apres} {move.nom_apres}",
            )
            return Phrase(words, "QUITTE", apres=born, avant=left, date=date)
        case "suppression":
            return Phrase(words, "SUPPRIMEE_LE", avant=before, date=date)
        case _:
            return Phrase(words, "REJOINT", avant=before, apres=after, date=date)


@cache
def _sentences() -> tuple[dict[tuple[Any, ...], str], dict[str, list[tuple[str, str]]]]:
    moved: dict[tuple[Any, ...], str] = {}
    renamed: dict[str, list[tuple[str, str]]] = {}
    move: Any
    for move in movements().itertuples(index=False):
        if move.raison == "changement de nom":
            renamed.setdefault(move.code_avant, []).append((move.date, sentence(move)))
        else:
            after = move.code_apres if isinstance(move.code_apres, str) else None
            moved[move.date, move.code_avant, after] = sentence(move)
    return moved, renamed


def told(parcelles: list[int], first: str, last: str) -> list[tuple[str, str]]:
    """What happened to some ground after one day and until another: dates and sentences."""
    moved, renamed = _sentences()
    found: set[tuple[str, str]] = set()
    for parcelle in parcelles:
        stays = history.stays(parcelle)
        for i, (code, debut, fin) in enumerate(stays):
            for date, said in renamed.get(code, ()):
                # A name taken by the very merger that brought the ground is told by the merger.
                if first < date <= last and (debut < date or i == 0) and date < fin:
                    found.add((date, said))
            if first < fin <= last:
                after = stays[i + 1][0] if i + 1 < len(stays) else None
                found.add((fin, moved[fin, code, after]))
    return sorted(found)


def sentences(parcelles: list[int], first: str, last: str) -> list[str]:
    """What happened to some ground after one day and until another, oldest first.

    Examples
    --------
    >>> ground = history.ground_of("27058", "2016-01-01")
    >>> for said in sentences(ground, "2016-01-01", "2026-01-01"): print(said)
    27058 Bernières-sur-Seine a rejoint Les Trois Lacs (27676) le 1er janvier 2017
    27676 Les Trois Lacs a pris le code 27058 le 1er janvier 2021
    27058 Les Trois Lacs a pris le code 27676 le 1er janvier 2023
    """
    return [said for _, said in told(parcelles, first, last)]


def departures(code: str, first: str, last: str) -> list[tuple[str, str]]:
    """Communes that left another between two days: dates and sentences."""
    rows = movements()
    rows = rows[rows.code_avant.eq(code) & rows.raison.eq("rétablissement")]
    rows = rows[rows.date.gt(first) & rows.date.le(last)]
    moves: Iterable[Any] = rows.itertuples(index=False)
    return [(row.date, sentence(row)) for row in moves]
