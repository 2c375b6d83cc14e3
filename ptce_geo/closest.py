"""Communes nearest to a misspelt name, letter for letter, among all those of its scope."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ptce_geo.names import compact
from ptce_geo.places import Name, Places, places
from ptce_geo.scope import Scope

# Letters off beyond which a name is no longer looked at.
FAR = 4


class Near(NamedTuple):
    """A commune near a name: how many letters off, its code, and the key that is so near."""

    distance: int
    code: str
    key: str


class _Block(NamedTuple):
    names: list[Name]
    bare: list[str]
    whole: list[str]


# A file has a département a row, and a few hundred postal codes at most.
@lru_cache(maxsize=512)
def _block(scope: Scope, on: str) -> _Block:
    names = scope.block(places(on))
    return _Block(names, [compact(n.cle) for n in names], [n.cle.replace(" ", "") for n in names])


def block(scope: Scope, index: Places) -> list[Name]:
    """Every name that may be looked for in a scope, kept for the next label of the same."""
    return _block(scope, index.on).names


def nearest(key: str, scope: Scope, on: str) -> list[Near]:
    """Communes of a scope that are a few letters off a name, nearest first.

    Every name of the scope is compared, without its article and with it: a letter may be wrong
    in the article too. A letter lost, added, changed, or two swapped, is one letter off.

    Parameters
    ----------
    key : str
        Normalised name.
    scope : Scope
        Where it may be looked for.
    on : str
        Day the index reads.

    Returns
    -------
    list of Near
        One per commune, by the nearest of its names; none further than ``FAR``.

    Examples
    --------
    >>> isere = Scope(frozenset(["38"]))
    >>> nearest("grenobel", isere, "2026-01-01")[0]
    Near(distance=1, code='38185', key='grenoble')
    """
    names, *keys = _block(scope, on)
    if not names:
        return []
    forms = (compact(key), key.replace(" ", ""))
    offs = [
        process.cdist([form], choices, scorer=OSA.distance, score_cutoff=FAR, dtype=np.uint8)[0]
        for form, choices in zip(forms, keys, strict=True)
    ]
    off = np.minimum(*offs)
    best: dict[str, Near] = {}
    for i in np.flatnonzero(off <= FAR):
        for code in names[i].codes:
            near = Near(int(off[i]), code, keys[0][i])
            best[code] = min(near, best.get(code, near))
    return sorted(best.values())
