"""Sentences kept in French that can be said again in the language of whoever reads them.

What is computed once for everybody (a finding, a proposal) is kept as a ``Phrase``: a French text,
the same in files, in keys and on the command line whatever language it was made in, which
remembers its words and what fills them. A page says it with ``dite``.
"""

import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from numbers import Integral
from types import ModuleType
from typing import Any, NamedTuple, Self

from ptce_geo import langue, texts_nombres


class Phrase(str):
    """A sentence of a module of words, in French, that ``dite`` says in the language in force.

    Parameters
    ----------
    mots : module
        One of ``texts*.py``.
    nom : str
        Name of its constant; ``NAME.key`` for an entry of a mapping.
    **valeurs
        What fills its gaps. Those that a language writes its own way are given as ``Decimale``,
        ``Part``, ``Liste``, another ``Phrase``; whole numbers need nothing. ``n`` chooses the
        plural.

    Examples
    --------
    >>> from ptce_geo import texts_constats
    >>> trop = Phrase(texts_constats, "COUPE", n=2, noms=Liste(("Redon", "Blain")))
    >>> print(trop.replace("\\xa0", " "))
    Coupe 2 EPCI : Redon et Blain.
    >>> with langue.speaking("en"):
    ...     dite(trop)
    'Cuts 2 EPCIs: Redon and Blain.'
    """

    __slots__ = ("mots", "nom", "valeurs")
    mots: str
    nom: str
    valeurs: dict[str, Any]

    def __new__(cls, mots: ModuleType, nom: str, /, **valeurs: object) -> Self:
        """The sentence, filled in French."""
        name = mots.__name__
        if langue.current() == langue.FRENCH:
            made = super().__new__(cls, _in_french(name, nom, valeurs))
        else:
            with langue.speaking(langue.FRENCH):
                made = super().__new__(cls, _in_french(name, nom, valeurs))
        made.mots, made.nom, made.valeurs = name, nom, valeurs
        return made

    def __format__(self, spec: str) -> str:
        """What stands where another sentence holds this one."""
        return dite(self)

    def __reduce__(self) -> tuple[object, ...]:
        """Sentences travel between processes with what they were made of."""
        return _again, (self.mots, self.nom, self.valeurs)


@cache
def plain(mots: ModuleType, nom: str) -> Phrase:
    """A sentence without gaps, made once: some are said of 200,000 records."""
    return Phrase(mots, nom)


def _again(mots: str, nom: str, valeurs: dict[str, Any]) -> Phrase:
    return Phrase(sys.modules[mots], nom, **valeurs)


def dite(text: str) -> str:
    """A sentence in the language in force; a text that is no ``Phrase`` stays as it is."""
    if isinstance(text, Phrase):
        if langue.current() == langue.FRENCH:
            return str(text)
        return _filled(text.mots, text.nom, text.valeurs)
    return text


def _in_french(mots: str, nom: str, valeurs: dict[str, Any]) -> str:
    """The French of a sentence; what is told of many by numbers alone is written once.

    Nothing that holds words is kept: a name read in a file must not outlive who brought it.
    """
    if all(isinstance(value, NUMBERS) for value in valeurs.values()):
        return _kept(mots, nom, tuple(valeurs), *valeurs.values())
    return _filled(mots, nom, valeurs)


# By type too: a share of 1 is not the number 1.
@lru_cache(maxsize=32768, typed=True)
def _kept(mots: str, nom: str, noms: tuple[str, ...], *valeurs: object) -> str:
    return _filled(mots, nom, dict(zip(noms, valeurs, strict=True)))


def _filled(mots: str, nom: str, valeurs: dict[str, Any]) -> str:
    name, _, key = nom.partition(".")
    words = getattr(sys.modules[mots], name)
    if key:
        words = words[int(key) if isinstance(words, tuple) else key]
    if not isinstance(words, str):
        return langue.counted(words, **_written(valeurs))
    return words.format(**_written(valeurs)) if valeurs else words


def _written(valeurs: dict[str, Any]) -> dict[str, Any]:
    """What fills a sentence, whole numbers written; ``n`` is left to the plural."""
    return {
        name: langue.entier(int(value)) if name != "n" and isinstance(value, Integral) else value
        for name, value in valeurs.items()
    }


class Decimale(NamedTuple):
    """A number with so many decimals, as each language writes it."""

    valeur: float
    chiffres: int = 1

    def __format__(self, spec: str) -> str:
        """The number."""
        return langue.decimal(self.valeur, self.chiffres)


class Ecart(NamedTuple):
    """A difference, with its sign."""

    valeur: float
    chiffres: int = 0

    def __format__(self, spec: str) -> str:
        """The sign and the number."""
        size = abs(self.valeur)
        said = langue.decimal(size, self.chiffres) if self.chiffres else langue.entier(size)
        return f"{'-' if self.valeur < 0 else '+'}{said}"


class Euros(NamedTuple):
    """An amount in whole euros."""

    valeur: int

    def __format__(self, spec: str) -> str:
        """The amount."""
        return langue.euros(self.valeur)


class Jour(str):
    """A day, ``AAAA-MM-JJ``, in words."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The day."""
        return langue.jour(str(self))


class Mot(str):
    """A word of the vocabularies that data hold, said by the catalogue."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The word."""
        return langue.said(str(self))


class Part(float):
    """A share, as a whole percentage; what is not zero or whole never reads as such."""

    def __format__(self, spec: str) -> str:
        """The percentage."""
        return texts_nombres.pourcent(float(self))


class Liste(NamedTuple):
    """Items in a sentence, the last after « et »; beyond ``most`` the rest is counted."""

    items: Sequence[object]
    most: int = 8

    def __format__(self, spec: str) -> str:
        """The items; those that are only counted are not said."""
        said = [format(item) for item in self.items[: self.most]]
        counted = [""] * (len(self.items) - len(said))
        return texts_nombres.enumeration([*said, *counted], self.most)


class Suite(NamedTuple):
    """Sentences one after the other, semicolons between them."""

    items: Sequence[object]

    def __format__(self, spec: str) -> str:
        """The sentences."""
        return texts_nombres.suite([format(item) for item in self.items])


class Capitale(NamedTuple):
    """A sentence that begins with a capital letter."""

    phrase: object

    def __format__(self, spec: str) -> str:
        """The sentence."""
        said = format(self.phrase)
        return said[:1].upper() + said[1:]


# What holds no word.
NUMBERS = (int, float, Decimale, Ecart)
