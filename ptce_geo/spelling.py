"""Names close to a misspelt label: suggestions always, an answer only where it is safe."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ptce_geo import history
from ptce_geo.answers import METHODES, Answer, unknown
from ptce_geo.closest import FAR, Near, nearest
from ptce_geo.names import compact
from ptce_geo.places import Name, Places, places
from ptce_geo.scope import Scope

# Similarity, out of 100, under which a name is not worth suggesting.
CLOSE = 72
SUGGESTIONS = 5
# Letters from which one letter of margin is always enough.
LONG = 10
# Communes that may be as near as the second before the first no longer stands out.
RIVALS = 2
# Labels compared at once: what a matrix of 37,000 columns costs in memory.
BATCH = 256


class Hit(NamedTuple):
    """A close name: its similarity, its compact key, those who bear it, those of them in scope."""

    score: int
    choice: str
    names: list[Name]
    inside: list[Name]


@lru_cache(maxsize=4)
def _choices(on: str) -> tuple[list[str], list[list[Name]]]:
    groups = places(on).grouped(lambda key: (compact(key),))
    return list(groups), list(groups.values())


def tolerated(length: int, few: bool) -> int:
    """Typing errors (letters added, lost, changed or swapped) allowed in a name of this length.

    One more where the candidates are the few communes of a postal code.
    """
    steps = (4, 7, 13) if few else (5, 8, 16)
    return sum(length >= step for step in steps)


def ranked(hits: Iterable[tuple[float, list[Name]]]) -> dict[str, float]:
    """Communes that names lead to, closest first, names borne today before former ones."""
    order = sorted(
        (-score, not name.actuelle, name.nom, code)
        for score, names in hits
        for name in names
        for code in name.codes
    )
    best: dict[str, float] = {}
    for score, _, _, code in order:
        best.setdefault(code, -score)
    return best


def safe(key: str, scope: Scope, hits: list[Hit], on: str) -> str | None:
    """The commune a misspelt name means, None where it could be another.

    Within the scope one commune must be the nearest; the next must be two letters further, or
    one where ``_stands_out`` says it is enough. No name of the rest of France may be nearer: the
    département would then be what is wrong.
    """
    query = compact(key)
    near = nearest(key, scope, on)
    few = scope.served is not None
    if not near or near[0].distance > tolerated(len(query), few):
        return None
    first, *others = near
    # A longer name that begins so: the label may have been cut short.
    begun = [hit for hit in hits if hit.choice.startswith(query)]
    longer = {code for hit in begun for name in hit.inside for code in name.codes}
    away = [hit for hit in hits if not hit.inside]
    outside = min(
        (0 if hit in begun else OSA.distance(query, hit.choice) for hit in away), default=FAR
    )
    if longer - {first.code} or outside < first.distance:
        return None
    margin = others[0].distance - first.distance if others else FAR
    sure = margin >= 2 or (margin == 1 and _stands_out(query, near, outside))
    return first.code if sure else None


def _stands_out(query: str, near: list[Near], outside: int) -> bool:
    """Whether the nearest commune is the one meant though another is but a letter further.

    Always in a long name. In a shorter one, not if the two names begin alike to the end of one
    (Quimper, Quimperlé), nor if many communes are as near as the second while a name of the rest
    of France is as near as the first.
    """
    first, second = near[:2]
    if len(query) >= LONG:
        return True
    rivals = [other for other in near[1:] if other.distance == second.distance]
    if any(other.key.startswith(first.key) or first.key.startswith(other.key) for other in rivals):
        return False
    return outside > first.distance or len(rivals) <= RIVALS // first.distance


def spelling_answers(pending: list[tuple[str, Scope]], on: str = history.TODAY) -> list[Answer]:
    """Answers or suggestions for labels that no rung could answer.

    Parameters
    ----------
    pending : list of (str, Scope)
        Normalised name and where it may be looked for.
    on : str
        Day the index reads.

    Returns
    -------
    list of Answer
        In the same order: method ``orthographe``, or reason ``inconnu`` with ranked candidates.
    """
    choices, groups = _choices(on)
    answers = []
    for start in range(0, len(pending), BATCH):
        batch = pending[start : start + BATCH]
        queries = [compact(key) for key, _ in batch]
        scores = process.cdist(
            queries, choices, scorer=fuzz.ratio, score_cutoff=CLOSE, dtype=np.uint8
        )
        for (key, scope), row in zip(batch, scores, strict=True):
            hits = [
                Hit(int(row[i]), choices[i], groups[i], scope.keep(groups[i]))
                for i in np.flatnonzero(row)
            ]
            answers.append(_answer(key, scope, hits, on))
    return answers


def _answer(key: str, scope: Scope, hits: list[Hit], on: str) -> Answer:
    inside = ranked((hit.score, hit.inside) for hit in hits)
    if not scope.open:
        code = safe(key, scope, hits, on)
        if code is not None:
            sure = METHODES["orthographe"][0] * inside.get(code, CLOSE) / 100
            others = tuple(other for other in inside if other != code)[: SUGGESTIONS - 1]
            return Answer(code, "orthographe", round(sure, 2), None, others)
    best = inside or ranked((hit.score, hit.names) for hit in hits)
    return unknown(candidats=tuple(best)[:SUGGESTIONS])


def close_names(key: str, index: Places) -> list[Name]:
    """Names close to a key, closest first, for a search box."""
    query = compact(key)
    found = process.extract(
        query, index.by_compact.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=10
    )
    return [name for choice, _, _ in found for name in index.by_compact[choice]]
