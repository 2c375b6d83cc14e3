"""Ground that a perimeter encloses: whole communes, or detached pieces of communes.

An enclave is a hole of the perimeter: a connected piece of the rest of France, joined by borders,
with the perimeter all around and neither sea nor foreign country. Foreign enclaves (Llívia) and
pockets of water are no part of France's communes, so they are never one.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ptce_geo.graph import spans
from ptce_geo.perimeter import Members, Perimeters
from ptce_geo.reference import Reference

COLUMNS = ["perimetre", "enclave", "commune", "entiere"]


def rim(perimeters: Perimeters) -> Members:
    """Outside pieces that share a border with each perimeter."""
    touching = perimeters.pieces.contacts
    out = ~touching.inside & (touching.longueur_m > 0)
    size = len(perimeters.reference.piece_commune)
    keys = np.unique(perimeters.pieces.owner[touching.which[out]] * size + touching.target[out])
    return Members(keys // size, keys % size, perimeters.reference.pieces)


def enclosed(perimeters: Perimeters) -> list[tuple[int, np.ndarray]]:
    """Holes of each perimeter as (perimeter, numbers of the enclosed pieces)."""
    around = rim(perimeters)
    arc = around.labels(rook=True)
    first, which = np.unique(arc, return_inverse=True)
    opened = np.bincount(which, perimeters.reference.piece_dehors_m[around.node] > 0) > 0
    land = perimeters.reference.land[around.node[first]]
    doubtful = ~opened & ~outermost(perimeters, around.owner[first], land, opened)
    holes = []
    for owner in np.unique(around.owner[first][doubtful]):
        mine = np.flatnonzero(around.owner[first] == owner)
        arcs = [(around.node[which == arc], bool(opened[arc])) for arc in mine]
        _, member = spans(perimeters.reference.piece_start, perimeters.communes_of(owner))
        found = flooded(perimeters.reference, member, arcs)
        holes += [(int(owner), hole) for hole in found]
    return holes


def outermost(
    perimeters: Perimeters, owner: np.ndarray, land: np.ndarray, opened: np.ndarray
) -> np.ndarray:
    """Arcs of rim that must lead to the sea or a foreign country: the only one on their landmass.

    Every landmass has an edge. Unless the perimeter holds all of that edge, what is left of the
    landmass reaches it, by the only arc of rim there is.
    """
    reference = perimeters.reference
    size = len(reference.piece_commune)
    keys = owner * size + land
    _, same, arcs = np.unique(keys, return_inverse=True, return_counts=True)
    pieces = perimeters.pieces
    edge = reference.piece_dehors_m[pieces.node] > 0
    mine = pieces.owner[edge] * size + reference.land[pieces.node[edge]]
    mine.sort()
    held_here = np.searchsorted(mine, keys, side="right") - np.searchsorted(mine, keys)
    alone: np.ndarray = (arcs[same] == 1) & (held_here < reference.open_pieces[land]) & ~opened
    return alone


def room_m2(reference: Reference, member: np.ndarray) -> float:
    """Largest area that a perimeter, as a set of pieces, could enclose.

    What encloses is in one piece, if only by points, and what it encloses is within its convex
    hull, which it fills in part itself.
    """
    part = Members(np.zeros_like(member), member, reference.pieces).labels()
    which, corner = spans(reference.hull_start, member)
    _, label = np.unique(part, return_inverse=True)
    order = np.argsort(label[which], kind="stable")
    lines = shapely.linestrings(reference.hull_xy[corner[order]], indices=label[which][order])
    filled = np.bincount(label, reference.piece_m2[member])
    return float((shapely.area(shapely.convex_hull(lines)) - filled).max())


def flooded(
    reference: Reference, pieces_held: np.ndarray, arcs: list[tuple[np.ndarray, bool]]
) -> list[np.ndarray]:
    """Enclosed pieces of one perimeter, found by spreading from every arc of its rim at once.

    An arc that meets the edge of its landmass, or another arc that does, is open, and so is one
    that has spread over more ground than the perimeter could enclose; one that has nowhere left
    to spread is a hole. Spreading also stops when one arc alone is left on a landmass whose edge
    has not been met: it is the way out.

    Parameters
    ----------
    reference : Reference
    pieces_held : ndarray of int
        Pieces of the perimeter, in order.
    arcs : list of (ndarray of int, bool)
        Connected parts of its rim, and whether each touches the edge of its landmass.
    """
    member = set(pieces_held.tolist())
    # Hulls are drawn from corners rounded to the decimetre.
    room = room_m2(reference, pieces_held) * 1.001 + 10_000
    ground = [float(reference.piece_m2[pieces].sum()) for pieces, _ in arcs]
    start, target = reference.pieces.start, reference.pieces.target
    metres, edge = reference.pieces.longueur_m, reference.piece_dehors_m
    group = list(range(len(arcs)))

    def head(arc: int) -> int:
        while group[arc] != arc:
            arc = group[arc]
        return arc

    seen = {int(piece): arc for arc, (pieces, _) in enumerate(arcs) for piece in pieces}
    front = {arc: pieces.tolist() for arc, (pieces, _) in enumerate(arcs)}
    opened = {arc for arc, (_, is_open) in enumerate(arcs) if is_open}
    held = np.bincount(
        reference.land[[piece for piece in member if edge[piece] > 0]],
        minlength=len(reference.land),
    )
    sealed = held >= reference.open_pieces
    while True:
        growing = {head(arc) for arc, pieces in front.items() if pieces} - {*map(head, opened)}
        met = {int(reference.land[arcs[arc][0][0]]) for arc in opened}
        by_land = [int(reference.land[arcs[arc][0][0]]) for arc in sorted(growing)]
        alone = Counter(by_land)
        way_out = {
            arc
            for arc, land in zip(sorted(growing), by_land, strict=True)
            if alone[land] == 1 and land not in met and not sealed[land]
        }
        opened |= way_out
        growing -= way_out
        if not growing:
            break
        for arc in [arc for arc in front if head(arc) in growing]:
            fresh = []
            for piece in front[arc]:
                for at in range(start[piece], start[piece + 1]):
                    next_piece = int(target[at])
                    if metres[at] <= 0 or next_piece in member:
                        continue
                    known = seen.get(next_piece)
                    if known is None:
                        seen[next_piece] = arc
                        fresh.append(next_piece)
                        ground[head(arc)] += reference.piece_m2[next_piece]
                        if edge[next_piece] > 0 or ground[head(arc)] > room:
                            opened.add(head(arc))
                    elif head(known) != head(arc):
                        either = {head(known), head(arc)} & {*map(head, opened)}
                        ground[head(arc)] += ground[head(known)]
                        group[head(known)] = head(arc)
                        if either:
                            opened.add(head(arc))
            front[arc] = fresh
    ways_out = {*map(head, opened)}
    holes: dict[int, list[int]] = {}
    for piece, arc in seen.items():
        if head(arc) not in ways_out:
            holes.setdefault(head(arc), []).append(piece)
    return [np.array(sorted(pieces)) for _, pieces in sorted(holes.items())]


class Enclave(NamedTuple):
    """Communes enclosed together by one perimeter; ``entieres`` says which are so whole.

    ``pieces`` are the polygons enclosed, by number.
    """

    perimetre: int
    communes: list[int]
    entieres: list[bool]
    pieces: list[int]


def held_enclaves(perimeters: Perimeters) -> list[Enclave]:
    """Enclaves of each perimeter, the most populated first."""
    reference = perimeters.reference
    rows = []
    for owner, pieces in enclosed(perimeters):
        commune, inside = np.unique(reference.piece_commune[pieces], return_counts=True)
        whole = inside == np.diff(reference.piece_start)[commune]
        people = int(reference.population[commune[whole]].sum())
        rows.append(
            (owner, -people, Enclave(owner, commune.tolist(), whole.tolist(), pieces.tolist()))
        )
    return [enclave for _, _, enclave in sorted(rows)]


def enclaves(perimeters: Perimeters) -> pd.DataFrame:
    """Enclaves of each perimeter, commune by commune.

    Returns
    -------
    DataFrame
        ``perimetre``, ``enclave`` (numbered from 0 in its perimeter, the most populated first),
        ``commune`` (number), ``entiere`` (False where only detached pieces of it are enclosed).
    """
    rows: list[tuple[int, ...]] = []
    seen: Counter[int] = Counter()
    for enclave in held_enclaves(perimeters):
        owner = enclave.perimetre
        rows += [
            (owner, seen[owner], *pair)
            for pair in zip(enclave.communes, enclave.entieres, strict=True)
        ]
        seen[owner] += 1
    return pd.DataFrame(rows, columns=COLUMNS)
