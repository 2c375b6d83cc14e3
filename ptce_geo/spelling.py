"""Names close to a misspelt label: suggestions always, an answer only where it is safe."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ptce_geo import history
from ptce_geo.answers import METHODES, Answer, unknown
from ptce_geo.names import compact
from ptce_geo.places import Name, Places, places
from ptce_geo.scope import Scope

# Similarity, out of 100, under which a name is not worth suggesting.
CLOSE = 72
SUGGESTIONS = 5
# Letters from which one typing error leaves a name recognisable.
LONG = 10
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
    groups = defaultdict(list)
    for name in places(on).names:
        groups[compact(name.cle)].append(name)
    return list(groups), list(groups.values())


def tolerated(length: int, few: bool) -> int:
    """Typing errors (letters added, lost, changed or swapped) allowed in a name of this length.

    One more where the candidates are the few communes of a postal code.
    """
    steps = (4, 7, 13) if few else (5, 9, 16)
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


def safe(query: str, scope: Scope, hits: list[Hit]) -> str | None:
    """The commune a misspelt name means, None where it could be another.

    Within the scope one commune must be close, no other nearly as close; and no name of the rest
    of France may be closer: the département would then be what is wrong.
    """
    distances: dict[str, int] = {}
    longer: set[str] = set()
    outside = len(query)
    for hit in hits:
        distance = OSA.distance(query, hit.choice)
        # A longer name that begins so: the label may have been cut short.
        begun = hit.choice.startswith(query)
        codes = {code for name in hit.inside for code in name.codes}
        for code in codes:
            distances[code] = min(distance, distances.get(code, distance))
        if begun:
            longer |= codes
        if not codes:
            outside = min(outside, 0 if begun else distance)
    if not distances:
        return None
    (code, first), *others = sorted(distances.items(), key=lambda item: (item[1], item[0]))
    second = others[0][1] if others else len(query)
    few = scope.served is not None
    # In a long name one error stands out; in a short one two names are soon alike.
    margin = 1 if first == 1 and len(query) >= LONG else 2
    if first > tolerated(len(query), few) or second < first + margin or outside < first:
        return None
    return None if longer - {code} else code


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
        for query, (_, scope), row in zip(queries, batch, scores, strict=True):
            hits = [
                Hit(int(row[i]), choices[i], groups[i], scope.keep(groups[i]))
                for i in np.flatnonzero(row)
            ]
            answers.append(_answer(query, scope, hits))
    return answers


def _answer(query: str, scope: Scope, hits: list[Hit]) -> Answer:
    inside = ranked((hit.score, hit.inside) for hit in hits)
    if not scope.open:
        code = safe(query, scope, hits)
        if code is not None:
            sure = METHODES["orthographe"][0] * inside[code] / 100
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
