"""What one cell of a stranger's table says, as text: cleaned, and what is odd in it told.

Every reader of cells (here, in values and in terms) takes the text of a cell and gives a
``Value``: what was understood and, when something is wrong or was repaired, the reason in French
with what is proposed.
"""

import html
import re
import unicodedata
from typing import NamedTuple

from ptce_geo import texts_recueil as words
from ptce_geo.phrases import Phrase

MAX_NAME = 300


class Value(NamedTuple):
    """What was understood of a cell; ``motif`` is empty when nothing is to be said."""

    valeur: str | None
    motif: str = ""
    proposition: str = ""
    confiance: str = ""
    gravite: str = ""


def repaired(valeur: str, motif: str) -> Value:
    """A value changed in a way that leaves no doubt, said all the same."""
    return Value(valeur, motif, valeur, "haute", "information")


def doubtful(motif: str, proposition: str = "", confiance: str = "") -> Value:
    """No value: the cell is to be examined."""
    return Value(None, motif, proposition, confiance, "a_examiner")


class _Folding(dict[int, str]):
    """Each character as it stands in a key, worked out once, when first met."""

    def __missing__(self, point: int) -> str:
        parts = unicodedata.normalize("NFKD", {"œ": "oe", "Œ": "oe"}.get(chr(point), chr(point)))
        folded = "".join(
            part if part.isalnum() else " "
            for part in parts.casefold()
            if not unicodedata.combining(part)
        )
        return self.setdefault(point, folded)


_FOLDING = _Folding()


def key(text: str) -> str:
    """Text without case, accents, punctuation or doubled spaces, to compare labels and words.

    Examples
    --------
    >>> key("  Commune du SIÈGE (*) :"), key("N° de dossier")
    ('commune du siege', 'n de dossier')
    """
    return " ".join(text.translate(_FOLDING).split())


_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_UNTIDY = re.compile(rf"{_INVISIBLE.pattern}|[^\S ]|  |^ | $")
_SPACES = re.compile(r"\s+")
_EMPTY = {"", "-", "--", "—", "/", ".", "?", "n/a", "na", "#n/a", "nan", "null", "none", "néant",
          "nc", "n.c.", "sans objet", "so", "vide", "(vide)"}  # fmt: skip
TAG = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]{0,500}>")
_FORMULA = re.compile(r"^\s*[=+@]|^\s*-\s*[A-Za-z(=]")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
SCIENTIFIC = re.compile(r"^\d[.,]\d+E\+\d+$", re.IGNORECASE)


# From a letter or a digit to another sign that asks nothing, without what no name holds.
_ORDINARY = re.compile(r"[^\W_](?:[\w '’,.;:()&/+*°-]{0,1997}[\w'’,.;:()&/+*°-])?")


def ordinary(text: str) -> bool:
    """Whether a text is so plain that there is nothing to clean or to tell: most are.

    Examples
    --------
    >>> ordinary("Pôle d'Anjou (49)"), ordinary("=A1"), ordinary("Redon  Agglo")
    (True, False, False)
    """
    return (
        _ORDINARY.fullmatch(text) is not None
        and "  " not in text
        and "Ã" not in text
        and "Â" not in text
    )


def cleaned(text: str) -> str:
    """Text without invisible characters, its spaces made single.

    Examples
    --------
    >>> cleaned("  Redon\\u202e  Agglo\\xa0 ")
    'Redon Agglo'
    """
    # Most cells are clean, and there are millions of them.
    if ordinary(text) or _UNTIDY.search(text) is None:
        return text
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def is_empty(text: str | None) -> bool:
    """Whether a cell says nothing: blank, or a word for nothing (« néant », « n/a », « - »)."""
    return text is None or text.casefold() in _EMPTY


def _unscrambled(text: str) -> str | None:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def plain(raw: str) -> Value:
    """A text, with what is odd in it: markup, a formula, lost or scrambled accents.

    Examples
    --------
    >>> plain("Ã‰copÃ´le").proposition
    'Écopôle'
    """
    if ordinary(raw):
        return Value(raw)
    text = cleaned(raw)
    if _MOJIBAKE.search(text) and (proposed := _unscrambled(text)):
        return Value(text, Phrase(words, "ACCENTS"), proposed, "haute", "a_examiner")
    if "\ufffd" in text:
        return Value(text, Phrase(words, "CARACTERE_PERDU"), "", "", "a_examiner")
    if TAG.search(text):
        bare = cleaned(html.unescape(TAG.sub(" ", text)))
        return Value(
            text, Phrase(words, "BALISES"), bare,
            "moyenne", "a_examiner",
        )  # fmt: skip
    if _FORMULA.search(text):
        return Value(
            text, Phrase(words, "FORMULE"),
            "", "", "information",
        )  # fmt: skip
    if len(text) > 2_000:
        return Value(text, Phrase(words, "TEXTE_LONG", caracteres=len(text)), "", "", "information")
    if _INVISIBLE.search(raw):
        return Value(
            text, Phrase(words, "INVISIBLES"), text, "haute",
            "information",
        )  # fmt: skip
    return Value(text)


def name(raw: str) -> Value:
    """Name of a PTCE or of its carrier: a text of reasonable length.

    Examples
    --------
    >>> name("Pôle Laine du Pays de Saugues").motif
    ''
    """
    value = plain(raw)
    if value.valeur is not None and not _has_letter(value.valeur):
        return Value(value.valeur, Phrase(words, "NOM_SANS_LETTRE"), "", "", "a_examiner")
    if len(value.valeur or "") > MAX_NAME:
        return Value(
            value.valeur, Phrase(words, "NOM_LONG", caracteres=MAX_NAME), "", "", "a_examiner"
        )
    return value


def _has_letter(text: str) -> bool:
    # The first sign of a name is nearly always one.
    return text[:1].isalpha() or any(map(str.isalpha, text))
