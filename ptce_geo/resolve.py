"""Place labels typed by hand into official codes, each row ending with a code or a reason."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo import code_labels, history, labels, larger, levels
from ptce_geo import texts_lecture as words
from ptce_geo.answers import DOUTE, Answer, abroad, ambiguous, found, unknown
from ptce_geo.climb import Misspelt, Outcome, climb
from ptce_geo.cog import code_departement
from ptce_geo.names import normalize
from ptce_geo.phrases import Phrase
from ptce_geo.places import Places, places
from ptce_geo.scope import Scope, parents, postal_codes
from ptce_geo.spelling import spelling_answers

COLUMNS = (
    "code",
    "code_commune",
    "nom_officiel",
    "code_departement",
    "methode",
    "confiance",
    "motif",
    "candidats",
)
# Places that a reason names; the others are in ``candidats``.
MENTIONED = 6
NIVEAUX = ("commune", "epci", "departement", "region", "auto")


def nature(column: str) -> str | None:
    """What a column of codes holds, told by its name: ``"commune"``, ``"postal"`` or unknown.

    Examples
    --------
    >>> nature("Code INSEE"), nature("code_postal"), nature("label") is None
    ('commune', 'postal', True)
    """
    key = normalize(column).replace(" ", "")
    if key in ("codepostal", "cp", "postal"):
        return "postal"
    if key in ("codecommune", "codeinsee", "insee", "codgeo", "depcom", "codecominsee"):
        return "commune"
    return None


def resolve(
    frame: pd.DataFrame,
    place: str = "label",
    departement: str | None = None,
    level: str = "commune",
    a_la_date: str | None = None,
    decisions: pd.DataFrame | None = None,
    code_postal: str | None = None,
) -> pd.DataFrame:
    """Official code of each label of a frame, or the reason why it has none.

    Parameters
    ----------
    frame : DataFrame
        Any frame; its columns, index and order are kept.
    place : str
        Column of the labels. Named ``code_commune`` or ``code_postal``, its numbers are read as
        such and only so.
    departement, code_postal : str, optional
        Columns that say where: a département in any form (number, name, « 01 – Ain »), a region,
        a list of them; a postal code.
    level : {"commune", "epci", "departement", "region", "auto"}
        What is expected.
    a_la_date : str, optional
        Day of the COG the answer is told in, ``AAAA-MM-JJ`` or a year; the current one if not
        given.
    decisions : DataFrame, optional
        What a person decided: ``label``, ``code`` (empty: no place), ``pourquoi``, and
        ``departement`` if the label alone does not tell.

    Returns
    -------
    DataFrame
        The frame with, after its columns: ``code`` (a municipal arrondissement is kept),
        ``code_commune`` (rolled up), ``nom_officiel``, ``code_departement``, ``methode``,
        ``confiance`` (0 to 1), ``motif``, ``candidats``. Exactly one of ``code`` and ``motif``
        is filled in each row, the other is missing.

    Raises
    ------
    ValueError
        A column that is not there, a level or a date that is not one; the message lists the good
        ones.

    Examples
    --------
    >>> lieux = pd.DataFrame({"label": ["Ste Foy les Lyon (69)", "Valence", "Paris XVIIIe"]})
    >>> resolve(lieux)[["code", "methode", "motif"]]
        code         methode                                              motif
    0  69202      indication                                                NaN
    1    NaN             NaN  ambigu: Valence (26), Valence (82), Valence (1...
    2  75118  arrondissement                                                NaN
    """
    for column in filter(None, (place, departement, code_postal)):
        if column not in frame.columns:
            known = ", ".join(map(str, frame.columns))
            raise ValueError(f"colonne « {column} » absente ; présentes : {known}")
    if level not in NIVEAUX:
        raise ValueError(f"niveau « {level} » inconnu ; connus : {', '.join(NIVEAUX)}")
    index = places(history.day(a_la_date))
    where = [
        written(frame[name]) if name else [""] * len(frame) for name in (departement, code_postal)
    ]
    asked = list(zip(written(frame[place]), *where, strict=True))
    ranks = {ask: rank for rank, ask in enumerate(dict.fromkeys(asked))}
    answers = answers_of(list(ranks), level, index, nature(place), decisions)
    rows = [told(answers[ask], index) for ask in ranks]
    columns = zip(*rows, strict=True) if rows else [[]] * len(COLUMNS)
    # Each distinct answer is told once, then taken wherever it was asked.
    places_of = np.array([ranks[ask] for ask in asked], dtype=np.intp)
    added = {
        name: pd.array(list(values), dtype="Float64" if name == "confiance" else "str")
        for name, values in zip(COLUMNS, columns, strict=True)
    }
    return frame.assign(
        **{n: pd.Series(v.take(places_of), index=frame.index) for n, v in added.items()}
    )


def written(values: pd.Series) -> list[str]:
    """Values of a column as a person would write them; nothing for a missing one."""
    if values.dtype == "str":
        return values.fillna("").to_numpy(dtype=object).tolist()
    missing = values.isna()
    return [
        "" if none else str(value)
        for value, none in zip(values.tolist(), missing.tolist(), strict=True)
    ]


def answers_of(
    asked: Sequence[tuple[str, str, str]],
    level: str,
    index: Places,
    kind: str | None,
    decisions: pd.DataFrame | None,
) -> dict[tuple[str, str, str], Answer]:
    """The answer of each distinct (label, département, postal code), spellings together."""
    decided = decisions_by_label(decisions)
    scopes: dict[tuple[str, str], Scope | Answer] = {}
    outcomes: dict[tuple[str, str, str], Outcome] = {}
    for ask in asked:
        text, *where = ask
        key = (where[0], where[1])
        if key not in scopes:
            scopes[key] = scope_of(*key)
        outcomes[ask] = outcome_of(text, where[0], scopes[key], level, index, kind, decided)
    misspelt = {ask: one for ask, one in outcomes.items() if isinstance(one, Misspelt)}
    spelled = spelling_answers(list(misspelt.values()), index.on)
    read = {ask: one for ask, one in outcomes.items() if isinstance(one, Answer)}
    return read | dict(zip(misspelt, spelled, strict=True))


def scope_of(departement: str, code_postal: str) -> Scope | Answer:
    """Where the other columns of a row say its label is, or why they can't be read."""
    codes = levels.departement_codes(departement)
    if codes is None:
        country = labels.abroad()[0].get(normalize(departement))
        return (
            abroad(country)
            if country
            else ambiguous(Phrase(words, "DEPARTEMENT_ILLISIBLE", texte=departement))
        )
    number = code_labels.written_code(code_postal)
    served = postal_codes().get(number[0]) if number else None
    return Scope(codes or None, served)


def outcome_of(
    text: str,
    departement: str,
    scope: Scope | Answer,
    level: str,
    index: Places,
    kind: str | None,
    decided: dict[tuple[str, frozenset[str]], Answer],
) -> Outcome:
    """One label: a decision, else the ladder of its level."""
    if decided:
        codes = levels.departement_codes(departement) or frozenset()
        for where in (codes, frozenset()):
            answer = decided.get((normalize(text), where))
            if answer is not None:
                return answer
    if isinstance(scope, Answer):
        # A name that is unique in France needs no département; any other needs a readable one.
        alone = at_level(text, Scope(), level, index, kind)
        abroad_said = (scope.motif or "").startswith("hors de France")
        if abroad_said or not isinstance(alone, Answer) or alone.code is None:
            return scope
        return alone._replace(confiance=DOUTE)
    return at_level(text, scope, level, index, kind)


def at_level(text: str, scope: Scope, level: str, index: Places, kind: str | None) -> Outcome:
    """One label up the ladder of the level expected."""
    match level:
        case "commune":
            return climb(text, scope, index, kind)
        case "auto":
            return whatever(text, scope, index, kind)
        case _:
            return larger.larger_answer(text, scope, level)


def whatever(text: str, scope: Scope, index: Places, kind: str | None = None) -> Outcome:
    """A label of any level: the level it states, else a commune, else what is larger."""
    said = larger.level_said(text)
    if said is not None:
        return larger.larger_answer(text, scope, said)
    answer = climb(text, scope, index, kind)
    other = larger.level_of(answer, text) if isinstance(answer, Answer) else None
    return answer if other is None else larger.larger_answer(text, scope, other)


def decisions_by_label(
    decisions: pd.DataFrame | None,
) -> dict[tuple[str, frozenset[str]], Answer]:
    """Answers decided by a person, by normalised label and département."""
    if decisions is None:
        return {}
    missing = [name for name in ("label", "code", "pourquoi") if name not in decisions]
    if missing:
        raise ValueError(
            f"décisions : colonne « {missing[0]} » absente ; attendues : label, code, pourquoi, "
            "et departement si besoin"
        )
    where = written(decisions.departement) if "departement" in decisions else repeat("")
    rows = zip(*(written(decisions[n]) for n in ("label", "code", "pourquoi")), strict=True)
    return {
        (normalize(label), levels.departement_codes(departement) or frozenset()): (
            found(code, "decision") if code else unknown(Phrase(words, "DECISION", pourquoi=why))
        )
        for (label, code, why), departement in zip(rows, where, strict=False)
    }


def told(answer: Answer, index: Places) -> tuple[Any, ...]:
    """The columns of one answer, in the order of ``COLUMNS``."""
    code, niveau = answer.code, answer.niveau
    if code is not None and niveau == "commune" and not answer.candidats:
        commune, name = parents().get(code, code), index.official.get(code)
        return (
            code,
            commune,
            name,
            code_departement(code),
            answer.methode,
            answer.confiance,
            None,
            None,
        )
    candidats = " | ".join(described(other, niveau, index) for other in answer.candidats)
    motif = answer.motif
    if motif is not None and motif.startswith("ambigu"):
        named = [short(other, niveau, index) for other in answer.candidats]
        listed = ", ".join(named[:MENTIONED]) + (", …" if len(named) > MENTIONED else "")
        motif = motif.removesuffix(": ").removesuffix(":")
        link = ": " if motif == "ambigu" else ", " if motif.endswith(")") else " : "
        motif = link.join(filter(None, [motif, listed]))
    if code is None:
        return None, None, None, None, None, None, motif, candidats or None
    if niveau != "commune":
        departement = code if niveau == "departement" else None
        name = larger.name_of(code, niveau)
        rest = (answer.methode, answer.confiance, None, candidats or None)
        return code, None, name, departement, *rest
    commune = parents().get(code, code)
    rest = (answer.methode, answer.confiance, None, candidats)
    return code, commune, index.official.get(code), code_departement(code), *rest


def short(code: str, niveau: str, index: Places) -> str:
    """A territory as a reason names it: ``"Valence (26)"``."""
    if len(code) == 5:
        return f"{index.official.get(code, code)} ({code_departement(code)})"
    return larger.name_of(code, "epci" if len(code) == 9 else niveau)


def described(code: str, niveau: str, index: Places) -> str:
    """A candidate with its code: ``"26362 Valence (26)"``."""
    return f"{code} {short(code, niveau, index)}"
