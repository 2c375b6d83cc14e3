"""The index of place names in memory: what a key can be, where, and how sure that is."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

import pandas as pd

from ptce_geo import cog, history
from ptce_geo.cog import code_departement
from ptce_geo.interned import interned
from ptce_geo.names import compacts, loose
from ptce_geo.paths import BUILT
from ptce_geo.place_names import place_names

Departements = frozenset[str]
# A name given up since then may still be the one a label means.
LATELY = "2013-01-01"
# Columns whose words other tables hold too.
SHARED = ("nom", "code", "codes", "fin")


class Name(NamedTuple):
    """One name of one bearer: where it leads, and in which départements it may be looked for."""

    cle: str
    nom: str
    code: str
    codes: tuple[str, ...]
    actuelle: bool
    fin: str | None
    departements: Departements


class Match(NamedTuple):
    """What a key leads to: ``code`` if it is one place, the others it might have been."""

    code: str | None
    actuelle: bool
    autres: tuple[str, ...]


NOTHING = Match(None, False, ())


class Places:
    """Every name of every commune, as it reads on one day.

    Parameters
    ----------
    names : DataFrame
        As ``place_names()`` gives it.
    on : str
        The day it reads.
    """

    def __init__(self, names: pd.DataFrame, on: str) -> None:
        self.on = on
        columns = [
            interned(names[column]) if column in SHARED else names[column].tolist()
            for column in names.columns
        ]
        self.names: list[Name] = []
        self.by_key: dict[str, list[Name]] = defaultdict(list)
        heirs, departements = _Heirs(), _Departements()
        for cle, nom, code, codes, actuelle, fin in zip(*columns, strict=True):
            led = heirs[codes]
            name = Name(cle, nom, code, led, actuelle, fin, departements[code, *led])
            self.names.append(name)
            self.by_key[cle].append(name)
        # The official name of each code in force that day, arrondissements included.
        self.official = {name.code: name.nom for name in self.names if name.actuelle}

    @cached_property
    def by_departement(self) -> dict[str, list[Name]]:
        """Names that may be looked for in each département."""
        found = defaultdict(list)
        for name in self.names:
            for departement in name.departements:
                found[departement].append(name)
        return found

    @cached_property
    def by_loose(self) -> dict[str, list[Name]]:
        """Names by their key without articles, link words and spaces."""
        return self.grouped(lambda key: (loose(key),))

    @cached_property
    def by_compact(self) -> dict[str, list[Name]]:
        """Names by their key without spaces, with their leading article and without it."""
        return self.grouped(compacts)

    def grouped(self, forms: Callable[[str], Iterable[str]]) -> dict[str, list[Name]]:
        """Names by each form of their key, in their order.

        Most forms are those of one key: its list is then the very list of ``by_key``.
        """
        found: dict[str, list[Name]] = {}
        for key, names in self.by_key.items():
            for form in forms(key):
                if form in found:
                    found[form] = [*found[form], *names]
                else:
                    found[key if form == key else form] = names
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that stands in a name."""
        return frozenset(word for key in self.by_key for word in key.split())

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self.by_key)

    def beginning(self, key: str) -> list[Name]:
        """The names that begin with a key, word for word, and go on."""
        # « ! » is the sign that follows the space: all that begin so stand in between.
        first, last = bisect_left(self._keys, f"{key} "), bisect_left(self._keys, f"{key}!")
        return [name for longer in self._keys[first:last] for name in self.by_key[longer]]

    def within(self, names: Iterable[Name], departements: Departements | None) -> list[Name]:
        """The names that may be looked for in one of the départements; all without a constraint."""
        if departements is None:
            return list(names)
        return [name for name in names if not departements.isdisjoint(name.departements)]


def verdict(names: list[Name], populations: Mapping[str, int] | None = None) -> Match:
    """What several names under one key amount to.

    A name borne today wins over a former bearer's, who is then told among the others. Two
    bearers of today, or former names that lead to different places, are nobody.

    Parameters
    ----------
    names : list of Name
        Those that may be meant.
    populations : mapping, optional
        Inhabitants by commune, given when no département is: the name borne today then yields
        to doubt where another gave it up lately or leads to a larger commune, for the label may
        well mean that one (Évry is a village of the Yonne and, until 2019, a prefecture).
    """
    if len(names) == 1:
        (name,) = names
        if len(name.codes) == 1:
            return Match(name.codes[0], name.actuelle, ())
    now = {name.code for name in names if name.actuelle}
    former = [name for name in names if not name.actuelle]
    before = {code for name in former for code in name.codes}
    if len(now) == 1:
        (code,) = now
        # Ground that the bearer itself has since given back is no other place of that name.
        strangers = [name for name in former if name.code != code and code not in name.codes]
        others = {heir for name in strangers for heir in name.codes}
        if populations is not None:
            size = populations.get(code, 0)
            lately = any((name.fin or "") >= LATELY for name in strangers)
            if lately or any(populations.get(other, 0) > size for other in others):
                return Match(None, True, tuple(sorted(now | others)))
        return Match(code, True, tuple(sorted(others)))
    if not now and len(before) == 1:
        return Match(next(iter(before)), False, ())
    return Match(None, bool(now), tuple(sorted(now | before)))


class _Heirs(dict[str, tuple[str, ...]]):
    """Codes that are written joined, taken apart once."""

    def __missing__(self, codes: str) -> tuple[str, ...]:
        found = tuple(map(sys.intern, codes.split("|"))) if codes else ()
        self[codes] = found
        return found


class _Departements(dict[tuple[str, ...], Departements]):
    """One shared set for all codes of the same départements: thousands would outweigh the names."""

    def __init__(self) -> None:
        super().__init__()
        self._shared: dict[Departements, Departements] = {}

    def __missing__(self, codes: tuple[str, ...]) -> Departements:
        numbers = frozenset(map(code_departement, codes))
        self[codes] = found = self._shared.setdefault(numbers, numbers)
        return found


def places(on: str = history.TODAY) -> Places:
    """The index of one day; that of today is read ready made."""
    return _places(on)


# An index is some forty thousand names: a few days at a time are kept.
@lru_cache(maxsize=4)
def _places(on: str) -> Places:
    if on == history.TODAY:
        return Places(pd.read_parquet(BUILT / "noms.parquet"), on)
    others = pd.concat([cog.communes(), cog.arrondissements_municipaux()])
    return Places(place_names(on, history.etats(), history.rattachements(), others), on)
