"""How perimeters follow the official zonings: EPCI, départements, régions."""

from typing import Any, NamedTuple

import numpy as np

from ptce_geo.perimeter import Perimeters


class Shared(NamedTuple):
    """What perimeters share with the zones they touch, one row a (perimeter, zone).

    ``zone`` is a number of the zoning; ``communes`` and ``population`` are in common,
    ``communes_zone`` and ``population_zone`` the whole zone's; ``couverture`` is the share of the
    zone's population inside, ``part`` the share of the perimeter's (by communes where there is no
    inhabitant).
    """

    perimetre: np.ndarray
    zone: np.ndarray
    communes: np.ndarray
    population: np.ndarray
    communes_zone: np.ndarray
    population_zone: np.ndarray
    couverture: np.ndarray
    part: np.ndarray


def zones(perimeters: Perimeters, zoning: str) -> Shared:
    """Zones each perimeter touches, and how much of both they share.

    Parameters
    ----------
    perimeters : Perimeters
    zoning : str
        ``epci``, ``departement`` or ``region``.

    Returns
    -------
    Shared
        Communes without zone are in no row.
    """
    division = perimeters.reference.zonings[zoning]
    of = division.of[perimeters.commune]
    size = len(division.code) + 1
    inside = of >= 0
    keys = perimeters.owner[inside] * size + of[inside]
    keys, which, communes = np.unique(keys, return_inverse=True, return_counts=True)
    people = perimeters.reference.population[perimeters.commune]
    held = np.bincount(which, people[inside], len(keys)).astype(np.int64)
    perimeter, zone = keys // size, keys % size
    total = np.bincount(perimeters.owner, people, perimeters.count)
    count = np.bincount(perimeters.owner, minlength=perimeters.count)
    whole, whole_count = division.population[zone], division.communes[zone]
    return Shared(
        perimetre=perimeter,
        zone=zone,
        communes=communes,
        population=held,
        communes_zone=whole_count,
        population_zone=whole,
        couverture=np.where(whole > 0, held / np.maximum(whole, 1), communes / whole_count),
        part=np.where(
            total[perimeter] > 0,
            held / np.maximum(total[perimeter], 1),
            communes / np.maximum(count[perimeter], 1),
        ),
    )


def effective_zones(shared: Shared, count: int) -> np.ndarray:
    """Effective number of zones of each perimeter: exp of the entropy of its population shares.

    1.0 for a perimeter in one zone, 2.0 for one cut in equal halves; 1.02 reads better than "two".
    """
    part = shared.part
    term = np.where(part > 0, -part * np.log(np.where(part > 0, part, 1)), 0)
    entropy = np.bincount(shared.perimetre, term, count)
    present = np.bincount(shared.perimetre, minlength=count) > 0
    return np.where(present, np.exp(entropy), np.nan)


def best_unions(perimeters: Perimeters, shared: Shared, zoning: str) -> list[dict[str, Any]]:
    """Union of whole zones each perimeter is nearest to: those it holds half the communes of.

    No other union needs fewer communes added or removed: zones do not overlap, and each is decided
    by its own communes. Where none is half held, the one nearest is taken. Communes of no zone
    stay as they are.

    Parameters
    ----------
    perimeters : Perimeters
    shared : Shared
        ``zones(perimeters, zoning)``.
    zoning : str

    Returns
    -------
    list of dict
        One a perimeter: ``zones`` (numbers), ``jaccard`` (communes in common over communes in
        either), ``ajouter`` and ``retirer`` (commune numbers); no zone at all: empty lists.
    """
    division = perimeters.reference.zonings[zoning]
    perimeter, zone = shared.perimetre, shared.zone
    held, whole = shared.communes, shared.communes_zone
    begin = np.searchsorted(perimeter, np.arange(perimeters.count + 1))
    cuts = np.searchsorted(perimeters.owner, np.arange(perimeters.count + 1))
    unions = []
    for row in range(perimeters.count):
        here = slice(begin[row], begin[row + 1])
        half = 2 * held[here] >= whole[here]
        if not half.any() and half.size:
            half[np.argmin(whole[here] - 2 * held[here])] = True
        mine = zone[here][half]
        members = perimeters.commune[cuts[row] : cuts[row + 1]]
        of = division.of[members]
        common = int(held[here][half].sum())
        united = int(whole[here][half].sum())
        add = []
        if united > common:
            everyone = np.concatenate([division.communes_of(number) for number in mine])
            add = np.sort(everyone[~np.isin(everyone, members)]).tolist()
        astray = ~np.isin(of, mine) & (of >= 0)
        either = len(members) + united - common
        unions.append(
            {
                "zones": mine.tolist(),
                "jaccard": common / either if either else 0.0,
                "ajouter": add,
                "retirer": members[astray].tolist(),
            }
        )
    return unions
