"""Perimeters as sets of communes, and what their graph says: parts, point contacts, enclaves.

Everything is measured for many perimeters at once, from borders and lengths known beforehand: no
polygon is ever joined. Continuity is judged as French administrative law judges an EPCI: a single
point of contact is enough, water inside a commune does not break it, and a commune in several
pieces counts as one (réponse ministérielle, Sénat, n° 17361, 2005).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ptce_geo.graph import Graph, components, found, spans
from ptce_geo.reference import Reference

# An outside commune is nearly enclosed when this share of its land border is shared: see seuils.
DENT_CREUSE = 0.75


class Contacts(NamedTuple):
    """Neighbours of the members of some perimeters.

    ``which`` is the member's row; ``target`` its neighbour; ``longueur_m`` their border; ``inside``
    whether the neighbour belongs to the same perimeter, and ``row`` the member row it then is.
    """

    which: np.ndarray
    target: np.ndarray
    longueur_m: np.ndarray
    inside: np.ndarray
    row: np.ndarray


@dataclass(frozen=True)
class Members:
    """Nodes of a graph gathered in numbered perimeters: (owner, node), sorted, each once."""

    owner: np.ndarray
    node: np.ndarray
    graph: Graph

    @cached_property
    def keys(self) -> np.ndarray:
        """One number a member, in order."""
        keys: np.ndarray = self.owner * len(self.graph.start) + self.node
        return keys

    def rows(self, owner: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Whether each (owner, node) is a member, and which row."""
        return found(self.keys, owner * len(self.graph.start) + node)

    @cached_property
    def contacts(self) -> Contacts:
        """Every contact of every member, inside and outside its perimeter."""
        which, position = spans(self.graph.start, self.node)
        target = self.graph.target[position]
        inside, row = self.rows(self.owner[which], target)
        return Contacts(which, target, self.graph.longueur_m[position], inside, row)

    def labels(self, *, rook: bool = False, extra: tuple[Any, ...] | None = None) -> np.ndarray:
        """Component of each member; ``rook`` asks for a border, not a mere point."""
        touching = self.contacts
        keep = touching.inside & (touching.which < touching.row)
        if rook:
            keep &= touching.longueur_m > 0
        a, b = touching.which[keep], touching.row[keep]
        if extra is not None:
            a, b = np.r_[a, extra[0]], np.r_[b, extra[1]]
        return components(len(self.node), a, b)


@dataclass(frozen=True)
class Perimeters:
    """Some perimeters, numbered from 0, each a set of communes of one reference.

    It remembers the contacts between members, which every measure needs.

    Attributes
    ----------
    reference : Reference
    count : int
        Number of perimeters, empty ones included.
    owner, commune : ndarray of int
        One row a (perimeter, commune), sorted, each once.
    """

    reference: Reference
    count: int
    owner: np.ndarray
    commune: np.ndarray

    @cached_property
    def members(self) -> Members:
        """Members as nodes of the graph of communes."""
        return Members(self.owner, self.commune, self.reference.graph)

    @cached_property
    def pieces(self) -> Members:
        """Polygons of the members as nodes of the graph of pieces."""
        which, piece = spans(self.reference.piece_start, self.commune)
        return Members(self.owner[which], piece, self.reference.pieces)

    @cached_property
    def linked(self) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of member rows joined by a bridge, a ferry or across an estuary."""
        links = self.reference.links
        ends = np.flatnonzero(np.diff(links.start)[self.commune] > 0)
        which, position = spans(links.start, self.commune[ends])
        there, row = self.members.rows(self.owner[ends][which], links.target[position])
        a = ends[which][there]
        return a[a < row[there]], row[there][a < row[there]]

    def summed(self, values: np.ndarray) -> np.ndarray:
        """Sum of a value of communes over each perimeter."""
        return np.bincount(self.owner, values[self.commune], self.count)

    def communes_of(self, perimeter: int) -> np.ndarray:
        """Numbers of the communes of one perimeter."""
        low, high = np.searchsorted(self.owner, [perimeter, perimeter + 1])
        return self.commune[low:high]


def numbered(reference: Reference, members: Sequence[Collection[int]]) -> Perimeters:
    """Perimeters from the commune numbers of each.

    Examples
    --------
    >>> from ptce_geo.reference import reference
    >>> numbered(reference(), [[3, 1, 3], []]).commune.tolist()
    [1, 3]
    """
    count = len(members)
    sizes = [len(rows) for rows in members]
    owner = np.repeat(np.arange(count), sizes)
    flat = [row for rows in members for row in rows]
    commune = np.array(flat, dtype=np.int64)
    keys = np.unique(owner * len(reference.code) + commune)
    return Perimeters(reference, count, keys // len(reference.code), keys % len(reference.code))


def coded(reference: Reference, codes: Sequence[Iterable[str]]) -> Perimeters:
    """Perimeters from the current commune codes of each; an unknown code is refused.

    Raises
    ------
    ValueError
        A code is not one of the reference's; the message names it.
    """
    number = reference.number
    unknown = sorted({code for rows in codes for code in rows if code not in number})
    if unknown:
        raise ValueError(
            f"codes inconnus au {reference.millesime} : {', '.join(unknown[:10])} ; attendu : un "
            "code commune actuel à cinq caractères"
        )
    return numbered(reference, [[number[code] for code in rows] for rows in codes])


def parts(perimeters: Perimeters, *, rook: bool = False, links: bool = False) -> np.ndarray:
    """Part of each member, numbered from 0 in its perimeter, the most populated first.

    Parameters
    ----------
    perimeters : Perimeters
    rook : bool
        Ask for a common border; by default a single point of contact joins.
    links : bool
        Also join by bridges, ferries and across estuaries.

    Returns
    -------
    ndarray
        One number a member row.
    """
    label = perimeters.members.labels(rook=rook, extra=perimeters.linked if links else None)
    return ranked(label, perimeters.owner, perimeters.reference.population[perimeters.commune])


def ranked(label: np.ndarray, owner: np.ndarray, population: np.ndarray) -> np.ndarray:
    """Labels renumbered from 0 within their owner, by falling population, then size, then order."""
    first, which = np.unique(label, return_inverse=True)
    people = np.bincount(which, population, len(first))
    size = np.bincount(which, minlength=len(first))
    holder = owner[first]
    order = np.lexsort((first, -size, -people, holder))
    begins = np.searchsorted(holder[order], holder[order])
    rank = np.empty(len(first), dtype=np.int64)
    rank[order] = np.arange(len(first)) - begins
    return rank[which]


def part_count(perimeters: Perimeters, part: np.ndarray) -> np.ndarray:
    """Number of parts of each perimeter; 0 for an empty one."""
    counts = np.zeros(perimeters.count, dtype=np.int64)
    np.maximum.at(counts, perimeters.owner, part + 1)
    return counts


def point_contacts(perimeters: Perimeters) -> pd.DataFrame:
    """Where a perimeter holds by a point only: contacts between parts that share no border.

    Returns
    -------
    DataFrame
        ``perimetre, commune_a, commune_b`` (numbers), one row a contact.
    """
    touching = perimeters.members.contacts
    label = perimeters.members.labels(rook=True)
    point = touching.inside & (touching.longueur_m == 0) & (touching.which < touching.row)
    a, b = touching.which[point], touching.row[point]
    apart = label[a] != label[b]
    a, b = a[apart], b[apart]
    return pd.DataFrame(
        {
            "perimetre": perimeters.owner[a],
            "commune_a": perimeters.commune[a],
            "commune_b": perimeters.commune[b],
        }
    )


class Dents(NamedTuple):
    """Outside communes nearly enclosed, and ``part``, the share of their land border shared."""

    perimetre: np.ndarray
    commune: np.ndarray
    part: np.ndarray


def dents_creuses(perimeters: Perimeters, share: float = DENT_CREUSE) -> Dents:
    """Outside communes whose land border is shared, for ``share`` of it or more, with a perimeter.

    An island has no land border; the border with a foreign country counts as land where the
    département has no coast.

    Returns
    -------
    Dents
        One row an outside commune; those fully enclosed are among them.
    """
    touching = perimeters.members.contacts
    out = ~touching.inside & (touching.longueur_m > 0)
    size = len(perimeters.reference.code)
    keys = perimeters.owner[touching.which[out]] * size + touching.target[out]
    keys, which = np.unique(keys, return_inverse=True)
    metres = np.bincount(which, touching.longueur_m[out], len(keys))
    commune = keys % size
    part = metres / perimeters.reference.land_m[commune]
    keep = part >= share
    return Dents(keys[keep] // size, commune[keep], part[keep])
