"""Where one answer exists to a damaged label: worked out by brute force, without the ladder.

Every name that every commune of the département, or of the postal code, bears or has borne is
compared with the label, letter for letter. Nothing here is shared with the way a label is
resolved: neither its keys, nor its thresholds, nor its order. A reader told the label, the
département and the list of its communes would say which one is meant in the cases kept here, and
would hesitate in the others.
"""

import re
import unicodedata
from collections import defaultdict
from typing import NamedTuple

import pandas as pd
from rapidfuzz.distance import OSA

ARTICLE = re.compile(r"^(?:L['’]|(?:Le|La|Les|Las|Los|Aux) )", re.IGNORECASE)
SAINT = re.compile(r"^Sainte?s?[- ]", re.IGNORECASE)
# Letters a label must have, without its article, for one letter to be wrong, or two.
ONE, TWO = 5, 8
# Letters, without the article and « Saint », from which the beginning of a name says which.
BEGINNING = 6


class Named(NamedTuple):
    """One name: as it is written, its letters with and without its article, where it leads."""

    nom: str
    letters: str
    bare: str
    codes: tuple[str, ...]


class Verdict(NamedTuple):
    """The one commune a label means, or why there is not one."""

    code: str | None
    why: str


def letters(text: str) -> str:
    """Capitals without accents, spaces nor signs."""
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    parts = unicodedata.normalize("NFKD", text).upper()
    return "".join(sign for sign in parts if sign.isascii() and sign.isalnum())


def named(nom: str, codes: tuple[str, ...]) -> Named:
    """A name ready to be compared."""
    return Named(nom, letters(nom), letters(ARTICLE.sub("", nom)), codes)


def misspelt_answer(label: str, scope: list[Named], elsewhere: frozenset[str]) -> Verdict:
    """The one commune that a label with one or two wrong letters means.

    Parameters
    ----------
    label : str
        The name alone, without its département.
    scope : list of Named
        Every name of the département or postal code said beside it.
    elsewhere : frozenset of str
        Letters of every name of the rest of France.

    Returns
    -------
    Verdict
        ``code`` if exactly one commune is the nearest, one letter off (lost, added, changed, or
        two swapped), or two for a label of eight letters or more; and if the label is not, to
        the letter, the name of a commune of elsewhere.
    """
    whole, bare = letters(label), letters(ARTICLE.sub("", label))
    off: dict[str, int] = {}
    for name in scope:
        distance = min(OSA.distance(whole, name.letters), OSA.distance(bare, name.bare))
        for code in name.codes:
            off[code] = min(distance, off.get(code, distance))
    if not off:
        return Verdict(None, "aucune commune à cet endroit")
    least = min(off.values())
    nearest = [code for code, distance in off.items() if distance == least]
    if least and (whole in elsewhere):
        return Verdict(None, "nom exact d'une commune d'ailleurs")
    if len(bare) < ONE:
        return Verdict(None, "moins de cinq lettres")
    if least > (2 if len(bare) >= TWO else 1):
        return Verdict(None, "trop de lettres fautives pour sa longueur")
    if len(nearest) > 1:
        return Verdict(None, "deux communes aussi proches")
    return Verdict(nearest[0], "une seule réponse")


def cut_answer(label: str, scope: list[Named], elsewhere: frozenset[str]) -> Verdict:
    """The one commune that a label cut short means.

    Returns
    -------
    Verdict
        ``code`` if exactly one commune of the scope has a name that begins so; and if no other
        is one letter off, the label has six letters besides its article and « Saint », and it is
        not, to the letter, the name of a commune of elsewhere.
    """
    whole, bare = letters(label), letters(ARTICLE.sub("", label))
    begun = {code for name in scope if name.letters.startswith(whole) for code in name.codes}
    near = {
        code
        for name in scope
        for code in name.codes
        if OSA.distance(bare, name.bare, score_cutoff=1) <= 1
    }
    if not label.endswith(("-", "'", "’")) and whole in elsewhere:
        return Verdict(None, "nom exact d'une commune d'ailleurs")
    if len(letters(SAINT.sub("", ARTICLE.sub("", label)))) < BEGINNING:
        return Verdict(None, "moins de six lettres")
    if not begun:
        return Verdict(None, "aucun nom ne commence ainsi")
    if len(begun | near) > 1:
        return Verdict(None, "plusieurs communes commencent ainsi, ou en sont à une lettre")
    return Verdict(*begun, "une seule réponse")


class France:
    """Names of every commune by département, and by postal code, as lists to compare with.

    Parameters
    ----------
    names : DataFrame
        ``nom``, ``codes`` (communes of today it leads to, joined with ``|``), ``code`` of the
        bearer.
    served : mapping of str to frozenset of str
        Communes of each postal code.
    """

    def __init__(self, names: pd.DataFrame, served: dict[str, frozenset[str]]) -> None:
        self.served = served
        self.departements: dict[str, list[Named]] = defaultdict(list)
        self.spelt: dict[str, set[str]] = defaultdict(set)
        for nom, code, codes in zip(names.nom, names.code, names.codes, strict=True):
            name = named(nom, tuple(codes.split("|")) if codes else ())
            for departement in {_departement(one) for one in (code, *name.codes)}:
                self.departements[departement].append(name)
                self.spelt[name.letters].add(departement)

    def scope(self, where: str) -> list[Named]:
        """Names of a département (``"38"``) or of a postal code (``"38000"``)."""
        if len(where) < 5:
            return self.departements[where]
        served = self.served[where]
        around = {_departement(code) for code in served}
        names = [name for departement in around for name in self.departements[departement]]
        return [name for name in names if not served.isdisjoint(name.codes)]

    def elsewhere(self, where: str, label: str) -> frozenset[str]:
        """The letters of a label, if a commune of the rest of France has just that name."""
        own = {where} if len(where) < 5 else {_departement(code) for code in self.served[where]}
        spelt = letters(label)
        return frozenset([spelt]) if self.spelt.get(spelt, set()) - own else frozenset()

    def answer(self, label: str, where: str, cut: bool) -> Verdict:
        """The one answer to a label whose damage is known, or why there is not one."""
        ask = cut_answer if cut else misspelt_answer
        return ask(label, self.scope(where), self.elsewhere(where, label))


def _departement(code: str) -> str:
    return code[:3] if code.startswith(("97", "98")) else code[:2]
