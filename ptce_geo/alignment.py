"""How perimeters follow the official zonings: EPCI, départements, régions."""

import numpy as np
import pandas as pd

from ptce_geo.perimeter import Perimeters

ZONE_COLUMNS = [
    "perimetre",
    "zone",
    "communes",
    "population",
    "communes_zone",
    "population_zone",
    "couverture",
    "part",
]


def zones(perimeters: Perimeters, zoning: str) -> pd.DataFrame:
    """Zones each perimeter touches, and how much of both they share.

    Parameters
    ----------
    perimeters : Perimeters
    zoning : str
        ``epci``, ``departement`` or ``region``.

    Returns
    -------
    DataFrame
        One row a (perimeter, zone): ``zone`` (number), ``communes`` and ``population`` in common,
        ``communes_zone`` and ``population_zone`` of the whole zone, ``couverture`` (share of the
        zone's population inside; by communes where it has no inhabitant), ``part`` (share of the
        perimeter's population). Communes without zone are in no row.
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
    return pd.DataFrame(
        {
            "perimetre": perimeter,
            "zone": zone,
            "communes": communes,
            "population": held,
            "communes_zone": whole_count,
            "population_zone": whole,
            "couverture": np.where(whole > 0, held / np.maximum(whole, 1), communes / whole_count),
            "part": np.where(
                total[perimeter] > 0,
                held / np.maximum(total[perimeter], 1),
                communes / np.maximum(count[perimeter], 1),
            ),
        }
    )


def effective_zones(shared: pd.DataFrame, count: int) -> np.ndarray:
    """Effective number of zones of each perimeter: exp of the entropy of its population shares.

    1.0 for a perimeter in one zone, 2.0 for one cut in equal halves; 1.02 reads better than "two".
    """
    part = shared.part.to_numpy()
    term = np.where(part > 0, -part * np.log(np.where(part > 0, part, 1)), 0)
    entropy = np.bincount(shared.perimetre.to_numpy(), term, count)
    present = np.bincount(shared.perimetre.to_numpy(), minlength=count) > 0
    return np.where(present, np.exp(entropy), np.nan)


def best_unions(
    perimeters: Perimeters, shared: pd.DataFrame, zoning: str, share: float = 0.5
) -> list[dict]:
    """Union of whole zones that fits each perimeter best: those it covers by half or more.

    Parameters
    ----------
    perimeters : Perimeters
    shared : DataFrame
        ``zones(perimeters, zoning)``.
    zoning : str
    share : float
        A zone belongs to the union when this share of its population is inside.

    Returns
    -------
    list of dict
        One a perimeter: ``zones`` (numbers), ``jaccard`` (communes in common over communes in
        either), ``ajouter`` and ``retirer`` (commune numbers). No zone half covered: ``zones``
        empty and ``jaccard`` 0.
    """
    division = perimeters.reference.zonings[zoning]
    kept = shared.couverture.to_numpy() >= share
    perimeter, zone = shared.perimetre.to_numpy()[kept], shared.zone.to_numpy()[kept]
    begin = np.searchsorted(perimeter, np.arange(perimeters.count + 1))
    cuts = np.searchsorted(perimeters.owner, np.arange(perimeters.count + 1))
    unions = []
    for row in range(perimeters.count):
        mine = zone[begin[row] : begin[row + 1]]
        members = perimeters.commune[cuts[row] : cuts[row + 1]]
        inside = np.isin(division.of[members], mine)
        common = int(inside.sum())
        whole = int(division.communes[mine].sum())
        add = []
        if whole > common:
            united = np.concatenate([division.communes_of(number) for number in mine])
            add = np.sort(united[~np.isin(united, members)]).tolist()
        either = len(members) + whole - common
        unions.append(
            {
                "zones": mine.tolist(),
                "jaccard": common / either if either else 0.0,
                "ajouter": add,
                "retirer": members[~inside].tolist() if len(mine) else [],
            }
        )
    return unions
