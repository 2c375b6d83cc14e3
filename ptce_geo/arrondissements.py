"""The arrondissements of Paris, Lyon and Marseille in every usual writing."""

import re
from typing import NamedTuple

# Commune, number of arrondissements, code of the first.
CITIES = {
    "paris": ("75056", 20, 75101),
    "marseille": ("13055", 16, 13201),
    "lyon": ("69123", 9, 69381),
}
_WORD = r" ?(?:arrondissements?|arrondt|arrdt|ardt|arrt|arr|ar)"
_ARABIC = r"\d{1,2} ?(?:er|ere|re|e|eme|em|ieme|nd|nde|de|d)"
_ROMAN = r"[ivx]+?(?:er|re|e|eme|em)?"
_ORDINAL = rf"(?:{_ARABIC}|\d{{1,2}}|{_ROMAN})"
# An arrondissement said apart from its city: a bare number would be a département.
APART = re.compile(rf"(?:{_ARABIC}|[ivx]+?(?:er|re|e|eme|em)?)(?:{_WORD})?|\d{{1,2}}{_WORD}")
_AFTER = re.compile(rf"(?P<city>paris|marseille|lyon) ?(?P<number>{_ORDINAL})(?P<word>{_WORD})?")
# Before the city a bare number is a département's: « 13 Marseille ».
_BEFORE = re.compile(
    rf"(?P<number>{_ARABIC}|{_ROMAN}|\d{{1,2}}(?={_WORD}))(?P<word>{_WORD})?(?: de)?"
    r" (?P<city>paris|marseille|lyon)"
)
_VALUES = {"i": 1, "v": 5, "x": 10}


class Arrondissement(NamedTuple):
    """An arrondissement as written: its commune, its number, its code if there is such a one.

    ``sur`` is False when the number may as well be the département's (« Marseille 13 »).
    """

    commune: str
    numero: int
    code: str | None
    sur: bool


def roman(text: str) -> int | None:
    """Value of a small roman numeral (up to XXXIX), None when it is not one.

    Examples
    --------
    >>> roman("xviii"), roman("iv"), roman("iiii")
    (18, 4, None)
    """
    if not text or not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", text):
        return None
    values = [_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def arrondissement(key: str, text: str = "") -> Arrondissement | None:
    """The arrondissement that a normalised label names, None when it names none.

    Parameters
    ----------
    key : str
        Normalised label.
    text : str
        The label as written: « Xième » is 10, « XIème » is 11, and only the capitals tell.

    Examples
    --------
    >>> arrondissement("paris xviiie").code, arrondissement("lyon 07").code
    ('75118', '69387')
    >>> arrondissement("marseille 13").sur, arrondissement("lyon 10e").code
    (False, None)
    """
    match = _AFTER.fullmatch(key) or _BEFORE.fullmatch(key)
    if match is None:
        return None
    written = match["number"]
    digits = re.match(r"\d+", written)
    if digits:
        number = int(digits[0])
    else:
        numeral = re.sub(r"(?:er|re|eme|em|e)$", "", written)
        if written.endswith("ieme"):
            # Capitals before a small « i » end the numeral; all alike, nothing tells.
            if re.search(r"[IVX]i[eè]me", text):
                numeral = numeral[:-1]
            elif not re.search(r"[IVX][eè]me", text):
                return None
        value = roman(numeral)
        if value is None:
            return None
        number = value
    commune, last, first = CITIES[match["city"]]
    bare = match.re is _AFTER and written.isdigit() and not match["word"]
    sure = not (bare and commune.startswith(f"{number:02}"))
    code = str(first + number - 1) if 1 <= number <= last else None
    return Arrondissement(commune, number, code, sure)
