"""The smallest change that would make a rule pass: computed, shown, never applied alone.

Joining the parts of a perimeter with the fewest communes is a Steiner problem on the graph of
communes, weighted by node. It is solved exactly for two parts (a shortest path) and for three (the
best commune where three shortest paths meet, the tree on three ends being a star). From four parts
on, parts are joined one after the other, each time by the shortest path to the nearest: every such
path is no longer than the smallest answer, so that the total is at most (parts - 1) times it.
Among answers with as few communes, the least populated is kept.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from ptce_geo import texts_constats
from ptce_geo.enclaves import held_enclaves
from ptce_geo.graph import spans
from ptce_geo.perimeter import numbered, parts
from ptce_geo.phrases import Phrase
from ptce_geo.reference import Reference

# Beyond this many parts nothing is proposed but to drop: the answer would be a new perimeter.
MANY_PARTS = 12
EXACT = "exacte"


class Proposal(NamedTuple):
    """Communes to add and to remove, as numbers, and how the smallest answer was found."""

    ajouter: tuple[int, ...]
    retirer: tuple[int, ...]
    methode: str = EXACT

    @property
    def edits(self) -> int:
        """How many communes change."""
        return len(self.ajouter) + len(self.retirer)


class Reach(NamedTuple):
    """How to get from some communes to every other one.

    ``steps`` counts the outside communes on the way, the commune itself included; -1 where there
    is no way. ``people`` sums their inhabitants; ``before`` is the commune before on the way.
    """

    steps: np.ndarray
    people: np.ndarray
    before: np.ndarray


def reach(
    reference: Reference, part: np.ndarray, sources: np.ndarray, until: np.ndarray | None = None
) -> Reach:
    """Fewest outside communes, then fewest inhabitants, from ``sources`` to each commune.

    Parameters
    ----------
    reference : Reference
    part : ndarray of int
        Part of each commune of France in the perimeter; -1 outside. Crossing a part is free.
    sources : ndarray of int
    until : ndarray of int, optional
        Stop once one of these parts is reached.
    """
    graph = reference.passages
    count = len(reference.code)
    steps = np.full(count, -1)
    people = np.full(count, np.iinfo(np.int64).max)
    before = np.full(count, -1)
    steps[sources], people[sources] = 0, 0
    level, front = 0, np.unique(sources)
    while len(front):
        which, position = spans(graph.start, front)
        source, target = front[which], graph.target[position]
        ahead = steps[target] < 0
        source, target = source[ahead], target[ahead]
        entered = part[target] >= 0
        # Entering a part costs nothing, so it belongs to this level, not to the next.
        if entered.any():
            fresh = _enter(part, source[entered], target[entered], people, before)
            steps[fresh] = level
            front = np.r_[front, fresh]
            if until is not None and np.isin(part[fresh], until).any():
                break
            continue
        cost = people[source] + reference.population[target]
        order = np.lexsort((source, cost, target))
        target, source, cost = target[order], source[order], cost[order]
        first = np.r_[True, target[1:] != target[:-1]] if len(target) else np.zeros(0, dtype=bool)
        front = target[first]
        level += 1
        steps[front], people[front], before[front] = level, cost[first], source[first]
    return Reach(steps, people, before)


def _enter(
    part: np.ndarray, source: np.ndarray, target: np.ndarray, people: np.ndarray, before: np.ndarray
) -> np.ndarray:
    """Mark whole parts as reached through their cheapest entrance; return their communes."""
    fresh = []
    for label in np.unique(part[target]):
        here = part[target] == label
        best = np.lexsort((source[here], people[source[here]]))[0]
        gate, way = target[here][best], source[here][best]
        inside = np.flatnonzero(part == label)
        people[inside] = people[way]
        before[inside] = way
        before[gate] = way
        fresh.append(inside)
    return np.concatenate(fresh)


def outside_on_way(way: Reach, part: np.ndarray, end: int) -> list[int]:
    """Outside communes from the sources to ``end``, ``end`` included when it is outside."""
    path = []
    while end >= 0:
        if part[end] < 0:
            path.append(int(end))
        end = int(way.before[end])
    return path


def _labels(reference: Reference, groups: Sequence[Sequence[int]]) -> np.ndarray:
    part = np.full(len(reference.code), -1)
    for label, communes in enumerate(groups):
        part[list(communes)] = label
    return part


def joining(reference: Reference, groups: Sequence[Sequence[int]]) -> Proposal | None:
    """Fewest communes to add so that the parts become one; None where no way exists.

    Parameters
    ----------
    reference : Reference
    groups : sequence of sequences of int
        The parts, links over water counted, as commune numbers.
    """
    if len(groups) < 2 or len(groups) > MANY_PARTS:
        return None
    lands = {int(reference.mainland[row]) for group in groups for row in group[:1]}
    if len(lands) > 1:
        return None
    part = _labels(reference, groups)
    if len(groups) == 3:
        return _star(reference, part, groups)
    return _chain(reference, part, groups)


def _star(reference: Reference, part: np.ndarray, groups: Sequence[Sequence[int]]) -> Proposal:
    ways = [reach(reference, part, np.array(group)) for group in groups]
    known = np.all([way.steps >= 0 for way in ways], axis=0)
    outside = (part < 0).astype(np.int64)
    # A meeting commune outside is on the three ways but is added once.
    steps = sum(way.steps for way in ways) - 2 * outside
    people = sum(np.where(known, way.people, 0) for way in ways)
    people = people - 2 * outside * reference.population
    meetings = np.flatnonzero(known)
    best = meetings[np.lexsort((meetings, people[meetings], steps[meetings]))[0]]
    added = {row for way in ways for row in outside_on_way(way, part, best)}
    return Proposal(tuple(sorted(added)), ())


def _chain(reference: Reference, part: np.ndarray, groups: Sequence[Sequence[int]]) -> Proposal:
    many = len(groups)
    part = part.copy()
    added: list[int] = []
    left = set(range(1, many))
    while left:
        sources = np.flatnonzero(part == 0)
        way = reach(reference, part, sources, until=np.array(sorted(left)))
        reached = [label for label in left if way.steps[groups[label][0]] >= 0]
        nearest = min(
            reached,
            key=lambda label: (way.steps[groups[label][0]], way.people[groups[label][0]], label),
        )
        path = outside_on_way(way, part, groups[nearest][0])
        added += path
        part[path] = 0
        part[part == nearest] = 0
        left.discard(nearest)
    method = EXACT if many == 2 else Phrase(texts_constats, "APPROCHEE", fois=many - 1)
    return Proposal(tuple(sorted(added)), (), method)


def dropping(groups: Sequence[Sequence[int]]) -> Proposal | None:
    """Drop every part but the most populated, which comes first."""
    if len(groups) < 2:
        return None
    return Proposal((), tuple(sorted(row for group in groups[1:] for row in group)))


def filling(reference: Reference, members: Sequence[int], tries: int = 10) -> Proposal | None:
    """Add what is enclosed until nothing is: whole communes, or those whose pieces are.

    Adding a commune for its enclosed piece may enclose others; None if that does not end soon.
    """
    held, added = set(members), set[int]()
    for _ in range(tries):
        enclosed = held_enclaves(numbered(reference, [sorted(held)]))
        if not enclosed:
            return Proposal(tuple(sorted(added)), ()) if added else None
        fresh = {commune for enclave in enclosed for commune in enclave.communes}
        held |= fresh
        added |= fresh
    return None


def whole_epci(union: dict[str, Any]) -> Proposal | None:
    """Fewest communes to add or remove to equal whole EPCI: see ``alignment.best_unions``."""
    if not union["zones"] or not (union["ajouter"] or union["retirer"]):
        return None
    return Proposal(tuple(union["ajouter"]), tuple(union["retirer"]))


def smallest(*proposals: Proposal | None) -> list[Proposal]:
    """Proposals from the smallest change to the largest, those that are none left out."""
    return sorted((p for p in proposals if p is not None), key=lambda p: (p.edits, p.ajouter))


def applied(members: Sequence[int], proposal: Proposal) -> list[int]:
    """Members once a proposal is applied.

    Examples
    --------
    >>> applied([1, 2, 5], Proposal((3, 4), (5,)))
    [1, 2, 3, 4]
    """
    return sorted({*members, *proposal.ajouter} - {*proposal.retirer})


def one_piece(reference: Reference, members: Sequence[int]) -> bool:
    """Whether communes are in one piece, links over water counted."""
    row = numbered(reference, [members])
    return bool((parts(row, links=True) == 0).all())
