"""A French place name as a key: the same function when the index is built and when it is read.

If the two disagreed by one character, a name present in the index would not be found.
"""

import re
import unicodedata

# What decomposition leaves whole, and what reads as a space.
_LETTERS = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# « s/ » is « sur », « s/s » is « sous »: read before the slash becomes a space.
_UNDER = re.compile(r"\bs\s?/\s?s\b", re.IGNORECASE)
_ON = re.compile(r"\bs\s?/", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
ARTICLES = ("le", "la", "les", "l", "aux", "las", "los")


class _Folding(dict[int, str]):
    """Each character as it stands in a key, worked out once when first met."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        folded = _LETTERS.get(letter)
        if folded is None:
            if unicodedata.category(letter) == "Cf":
                folded = ""
            else:
                parts = unicodedata.normalize("NFKD", letter).casefold()
                parts = "".join(_LETTERS.get(part, part) for part in parts)
                parts = unicodedata.normalize("NFKD", parts)
                parts = "".join(part for part in parts if not unicodedata.combining(part))
                folded = "".join(
                    part if part.isascii() and part.isalnum() else " " for part in parts
                )
        self[point] = folded
        return folded


_FOLDING = _Folding()


def normalize(name: str) -> str:
    """Key of a place name: small letters, digits and single spaces.

    Case, accents, ligatures, hyphens, apostrophes of every shape and outer spaces do not matter;
    « St », « Ste », « s/ » and « & » are written out. The article stays: La Vergne is not Vergné.

    Examples
    --------
    >>> normalize("  STE-FOY-L’ARGENTIÈRE ")
    'sainte foy l argentiere'
    >>> normalize("Chalon s/ Saône"), normalize("Œuilly")
    ('chalon sur saone', 'oeuilly')
    """
    if "/" in name:
        name = _ON.sub(" sur ", _UNDER.sub(" sous ", name))
    if "&" in name:
        name = name.replace("&", " et ")
    words = name.translate(_FOLDING).split()
    return " ".join([_WORDS.get(word, word) for word in words])


def without_article(key: str) -> str:
    """A key without its leading article.

    Examples
    --------
    >>> without_article("le mans"), without_article("lemans")
    ('mans', 'lemans')
    """
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


# Words that writers drop, confuse or shorten: within one département they tell nothing apart.
LINKS = frozenset(
    (
        *("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "las", "le", "les"),
        *("lez", "los", "s", "sous", "sur"),
    )
)


def compact(key: str) -> str:
    """A key without its spaces nor its leading article, « lez » being written « les ».

    A lost hyphen, apostrophe or article does not matter any more.

    Examples
    --------
    >>> compact("l hay les roses"), compact("fontaine lez dijon")
    ('haylesroses', 'fontainelesdijon')
    """
    words = without_article(key).split()
    return "".join(["les" if word == "lez" else word for word in words])


def loose(key: str) -> str:
    """A key without spaces, articles and link words.

    Examples
    --------
    >>> loose("fontenay s bois") == loose("fontenay sous bois")
    True
    """
    words = key.split()
    return "".join([word for word in words if word not in LINKS]) or "".join(words)


def compacts(key: str) -> set[str]:
    """Both compact forms of a key: without its leading article, and with it.

    Examples
    --------
    >>> sorted(compacts("le mans"))
    ['lemans', 'mans']
    """
    return {compact(key), key.replace(" lez ", " les ").replace(" ", "")}
