"""What a text is in each language known: gettext catalogues, and the spaces that French asks for.

French is the language of the source: its words are the constants of ``texts*.py``. The other
languages are gettext catalogues, ``locale/<code>/LC_MESSAGES/ptce_geo.po``.
"""

import gettext
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale

FRENCH = "fr"
# Code in the address and on the page, and the usages that numbers and dates follow.
LOCALES = {FRENCH: Locale("fr", "FR"), "en": Locale("en", "GB")}
FOLDER = Path(__file__).parent / "locale"

PLURAL = frozenset({"one", "other"})

# Where French wants a space that no line breaks at; an address, a time, a code have none there.
_BEFORE = re.compile(r" ([:;?!])(?![^\s<)\]»”\"'…])")
# Numbers that a colon announces: they stay with it, and with what they count.
_NUMBER = r"\{(?:hors|imprecis|nombre)\}"
_COUNTED = re.compile(rf"(?<=: )({_NUMBER}) (?=[a-zA-Z])")
_ANNOUNCED = re.compile(rf"(?<=:) (?={_NUMBER}(?:[ \u00a0.,;)]|$))")
_SPACES = {":": "\u00a0", ";": "\u202f", "?": "\u202f", "!": "\u202f"}


def spaced(text: str) -> str:
    """French words with the non-breaking spaces of its typography.

    A narrow one before ``; ? !``, a whole one before a colon and inside quotation marks, as the
    *Lexique des règles typographiques en usage à l'Imprimerie nationale* has them; a number that
    a colon announces stands alone on no line.

    Examples
    --------
    >>> spaced("Siège : « Redon » ; vu à 12:30 ?")
    'Siège\\xa0: «\\xa0Redon\\xa0»\\u202f; vu à 12:30\\u202f?'
    >>> spaced("Non comptés : {hors} PTCE")
    'Non comptés\\xa0:\\xa0{hors}\\xa0PTCE'
    """
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    text = _ANNOUNCED.sub("\u00a0", _COUNTED.sub("\\1\u00a0", text))
    return _BEFORE.sub(lambda found: _SPACES[found[1]] + found[1], text)


class French(gettext.NullTranslations):
    """The language of the source: a message is itself, its spaces made right."""

    def gettext(self, message: str) -> str:
        """The message."""
        return spaced(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One of the two forms; none is one, in French."""
        return spaced(msgid1 if n < 2 else msgid2)


@cache
def translations(code: str) -> gettext.NullTranslations:
    """What gettext reads for a language; the ``.po`` is compiled once, in memory."""
    if code == FRENCH:
        return French()
    # Imported here: whoever reads French never needs it.
    from babel.messages import mofile, pofile

    path = FOLDER / code / "LC_MESSAGES" / "ptce_geo.po"
    compiled = BytesIO()
    with path.open("rb") as stream:
        mofile.write_mo(compiled, pofile.read_po(stream, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translated(value: object, code: str) -> object:
    """A constant in another language: its texts are, its keys and its shape stay.

    A mapping of ``one`` and ``other`` holds the French forms of a plural; it becomes a mapping
    with every form of the other language, by their CLDR names.
    """
    if isinstance(value, str):
        return translations(code).gettext(value) if value else ""
    if isinstance(value, tuple):
        return tuple(translated(part, code) for part in value)
    if isinstance(value, dict):
        if value.keys() == PLURAL:
            return plural_forms(value["one"], value["other"], code)
        return {key: translated(part, code) for key, part in value.items()}
    return value


def plural_forms(one: str, other: str, code: str) -> dict[str, str]:
    """Every plural form of a language, from the French ones."""
    known, locale = translations(code), LOCALES[code]
    # Some number of each form; the last form of all for the numbers that have decimals.
    examples = {str(locale.plural_form(n)): n for n in (1_000_000, *range(101, -1, -1))}
    forms = {form: known.ngettext(one, other, n) for form, n in examples.items()}
    return {"other": known.ngettext(one, other, 1_000_000), **forms}
