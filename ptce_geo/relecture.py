"""The words of a sentence that came as plain French text, so that it is said in another language.

Frames, decision files and the process that reads a file given hold text only. What they say was
made of the sentences of a module of words: its gaps are found again there, and filled anew.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape
from types import ModuleType
from typing import NamedTuple

from babel import dates

from ptce_geo import langue, texts_lecture
from ptce_geo.phrases import Jour, Phrase, Suite, dite
from ptce_geo.traduction import FRENCH, LOCALES, PLURAL

_GAP = re.compile(r"\{(\w+)\}")
_SPACE = "[ \u00a0\u202f]"
_THEN = re.compile(f"{_SPACE};{_SPACE}")
_GROUPED = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})*")
# A sentence of fewer letters than this could be read into anything.
LETTERS = 2
# What some gaps look like, where spaces alone would not tell where they begin.
_LOOKS = {"date": r"(?:au plus tard )?le \d.+?", "n": r"\d[\d \u00a0\u202f]*"}
# Gaps that hold a sentence in their turn; the others hold names, codes, numbers.
SENTENCES = frozenset({"motif", "raison", "source", "date", "ou", "formats"})


class Relue(str):
    """Plain French text of ``texts_lecture``, said in the language in force within a sentence."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The text, said."""
        if langue.current() == FRENCH:
            return str(self)
        return dite(relu(str(self), texts_lecture))


def relu(text: str, *mots: ModuleType) -> str:
    """The sentence that a French text is, as a ``Phrase``; the text itself when it is none.

    Parameters
    ----------
    text : str
    *mots : module
        Modules of words among whose sentences it is looked for, those that say most first.

    Examples
    --------
    >>> found = relu("inconnu: pas de Redon dans 44", texts_lecture)
    >>> with langue.speaking("en"):
    ...     dite(found)
    'unknown: no Redon in 44'
    """
    if isinstance(text, Phrase):
        return text
    parts = _THEN.split(text)
    said = [relu(part, *mots) for part in parts] if len(parts) > 1 else []
    if said and all(isinstance(part, Phrase) for part in said):
        return Phrase(texts_lecture, "SUITE", phrases=Suite(said))
    for sentence in _sentences(*mots):
        match = sentence.pattern.fullmatch(text)
        if match:
            gaps = {name: _value(name, said, mots) for name, said in match.groupdict().items()}
            return Phrase(sentence.mots, sentence.nom, **gaps)
    return text


def relu_html(text: str) -> str:
    """A French text as HTML: said in the language in force, or told to be in French.

    Examples
    --------
    >>> with langue.speaking("en"):
    ...     relu_html("ambigu"), relu_html("siège inféré")
    ('ambiguous', '<span lang="fr">siège inféré</span>')
    """
    found = relu(text, texts_lecture)
    return escape(dite(found)) if isinstance(found, Phrase) else langue.in_french(text)


def _value(name: str, said: str, mots: tuple[ModuleType, ...]) -> object:
    if _GROUPED.fullmatch(said) and (name == "n" or (len(said) > 3 and not said.isdigit())):
        return int(re.sub(_SPACE, "", said))
    if name == "jour":
        return _day(said) or said
    return relu(said, *mots) if name in SENTENCES else said


@cache
def _months() -> dict[str, int]:
    named = dates.get_month_names("wide", locale=LOCALES[FRENCH])
    return {name: rank for rank, name in named.items()}


def _day(said: str) -> Jour | None:
    """A French day in words, None when it is none."""
    match = re.fullmatch(r"(\d{1,2})(?:er)? (\w+) (\d{4})", said)
    if match is None or match[2] not in _months():
        return None
    return Jour(date(int(match[3]), _months()[match[2]], int(match[1])).isoformat())


class _Sentence(NamedTuple):
    """A sentence of a module of words: where it is, and what it looks like once filled."""

    mots: ModuleType
    nom: str
    pattern: re.Pattern[str]


@cache
def _sentences(*mots: ModuleType) -> tuple[_Sentence, ...]:
    """Every sentence of some modules, those that say most by themselves first."""
    found = [
        (letters(template), _Sentence(module, nom, _pattern(template)))
        for module in mots
        for constant, value in langue.written(module.__name__).items()
        for nom, template in _templates(constant, value)
    ]
    kept = [(size, one) for size, one in found if size >= LETTERS]
    return tuple(one for _, one in sorted(kept, key=lambda item: -item[0]))


def letters(template: str) -> int:
    """How many letters a sentence has by itself.

    Examples
    --------
    >>> letters("{nom} ({code})"), letters("le {jour}")
    (0, 2)
    """
    return sum(letter.isalpha() for letter in _GAP.sub("", template))


def _templates(nom: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield nom, value
    elif isinstance(value, dict) and value.keys() == PLURAL:
        yield from ((nom, form) for form in value.values())
    elif isinstance(value, dict | tuple):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        yield from ((f"{nom}.{key}", said) for key, said in entries if isinstance(said, str))


def _pattern(template: str) -> re.Pattern[str]:
    parts, seen = [], set[str]()
    for rank, piece in enumerate(_GAP.split(template)):
        if rank % 2 == 0:
            parts.append(re.sub(r"\\?[ \u00a0\u202f]", lambda _: _SPACE, re.escape(piece)))
        elif piece in seen:
            parts.append(f"(?P={piece})")
        else:
            seen.add(piece)
            parts.append(f"(?P<{piece}>{_LOOKS.get(piece, '.+?')})")
    return re.compile("".join(parts), re.DOTALL)
