"""The language in which a reader is spoken to: its words, its numbers, its dates, its plurals.

The words are the constants of ``texts*.py``; ``traduction`` knows what they are in each language.
"""

import datetime
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import cache, lru_cache
from html import escape
from types import ModuleType
from typing import Any, ParamSpec, TypeVar, cast

from babel import Locale, dates, lists, numbers

from ptce_geo.traduction import FRENCH as FRENCH
from ptce_geo.traduction import LOCALES as LOCALES
from ptce_geo.traduction import spaced, translated, translations

P = ParamSpec("P")
T = TypeVar("T")

CAPITALS = re.compile(r"[A-Z][A-Z0-9_]*")

# A context variable: each visit runs in its own thread, and each has its language.
_IN_FORCE: ContextVar[str] = ContextVar("langue", default=FRENCH)


def current() -> str:
    """Code of the language in force, one of ``LOCALES``; French unless told otherwise."""
    return _IN_FORCE.get()


def speak(code: str) -> None:
    """Put a language in force for what follows in this thread.

    Raises
    ------
    ValueError
        No such language; the message lists those there are.
    """
    if code not in LOCALES:
        raise ValueError(f"langue « {code} » inconnue ; connues : {', '.join(LOCALES)}")
    _IN_FORCE.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """A language in force for a while.

    Examples
    --------
    >>> with speaking("en"):
    ...     entier(1253)
    '1,253'
    >>> entier(1253)
    '1\\u202f253'
    """
    before = current()
    speak(code)
    try:
        yield
    finally:
        _IN_FORCE.set(before)


def in_this_language(made: Callable[P, T]) -> Callable[P, T]:
    """A function that will speak the language in force now, in whatever thread it is called."""
    here = copy_context()

    def later(*args: P.args, **kwargs: P.kwargs) -> T:
        return here.copy().run(made, *args, **kwargs)

    return later


def own_name(code: str) -> str:
    """Name of a language in itself.

    Examples
    --------
    >>> own_name("fr"), own_name("en")
    ('Français', 'English')
    """
    return str(Locale(code).get_display_name(code)).capitalize()


# --- words ------------------------------------------------------------------------------------


def said(text: str) -> str:
    """Words kept elsewhere than in ``texts*.py``, such as a sector's, in the language in force."""
    return translations(current()).gettext(text) if text else ""


def in_french(text: str) -> str:
    """Words that exist in French only, as HTML: told as such on a page in another language.

    They get the spaces of French typography.

    Examples
    --------
    >>> in_french("R&D")
    'R&amp;D'
    >>> with speaking("en"):
    ...     in_french("siège inféré")
    '<span lang="fr">siège inféré</span>'
    """
    shown = escape(spaced(text))
    return shown if not text or current() == FRENCH else f'<span lang="{FRENCH}">{shown}</span>'


def counted(forms: Mapping[str, str], n: int, **more: object) -> str:
    """A sentence in the plural its number asks for, the number written in it.

    Parameters
    ----------
    forms : mapping
        Constant of ``texts*.py``: ``one`` and ``other`` at least.
    n : int
        The number, ``{n}`` in the sentence.
    **more
        What else the sentence holds.

    Examples
    --------
    >>> forms = {"one": "{n} PTCE trouvé.", "other": "{n} PTCE trouvés."}
    >>> counted(forms, 0), counted(forms, 1200)
    ('0 PTCE trouvé.', '1\\u202f200 PTCE trouvés.')
    """
    form = forms.get(_plural(n, current()), forms["other"])
    return form.format(n=entier(n), **more)


def compte(count: int, one: str, many: str) -> str:
    """Number and its noun, where a whole sentence would say no more.

    Examples
    --------
    >>> compte(0, "commune", "communes"), compte(3, "commune", "communes")
    ('0\\xa0commune', '3\\xa0communes')
    """
    alone = _plural(count, current()) == "one"
    return f"{entier(count)}\u00a0{one if alone else many}"


@lru_cache(maxsize=65536)
def _plural(count: int, code: str) -> str:
    return str(LOCALES[code].plural_form(count))


def catalogue(name: str) -> Any:
    """Make the words of a module follow the language in force; its last line calls this.

    Each constant in capitals becomes a property of the module: reading ``texts.TITRE`` gives its
    words in the language in force. The module's own functions read their words from what this
    returns: a bare name would give them the French ones.

    Parameters
    ----------
    name : str
        ``__name__`` of the module.
    """
    module = sys.modules[name]
    words = {
        constant: _in_force(value)
        for constant, value in vars(module).items()
        if CAPITALS.fullmatch(constant) and isinstance(value, str | dict | tuple)
    }
    module.__class__ = cast(type[ModuleType], type("Catalogue", (ModuleType,), words))
    return module


class _Said(dict[str, object]):
    """A constant in each language, translated when first asked for."""

    def __init__(self, written: object) -> None:
        self.written = written

    def __missing__(self, code: str) -> object:
        self[code] = translated(self.written, code)
        return self[code]


def written(name: str) -> dict[str, object]:
    """The constants of a module of words as its text has them: what translations are found by."""
    held = vars(sys.modules[name])
    return {constant: value for constant, value in held.items() if CAPITALS.fullmatch(constant)}


def _in_force(french: object) -> property:
    known, in_force = _Said(french), _IN_FORCE.get
    return property(lambda _: known[in_force()])


# --- numbers, dates, lists --------------------------------------------------------------------


def entier(value: float) -> str:
    """Whole number, thousands apart.

    Examples
    --------
    >>> entier(1253)
    '1\\u202f253'
    """
    return _decimal(round(value), "#,##0", current())


def decimal(value: float, digits: int = 1) -> str:
    """Number with its decimals.

    Examples
    --------
    >>> decimal(1234.56)
    '1\\u202f234,6'
    """
    return _decimal(float(value), f"#,##0.{'0' * digits}", current())


# A file of 10,000 records says some 50,000 different numbers.
@lru_cache(maxsize=65536)
def _decimal(value: float, pattern: str, code: str) -> str:
    return str(_pattern(pattern).apply(value, LOCALES[code]))


@cache
def _pattern(pattern: str) -> numbers.NumberPattern:
    """A pattern read once: Babel would read it again for each number."""
    return numbers.parse_pattern(pattern)


def percentage(share: float, digits: int = 1) -> str:
    """Share as a percentage with its decimals.

    Examples
    --------
    >>> percentage(0.1278)
    '12,8\\xa0%'
    """
    return _percent(float(share), digits, current())


@lru_cache(maxsize=8192)
def _percent(share: float, digits: int, code: str) -> str:
    locale = LOCALES[code]
    decimals = f"0.{'0' * digits}" if digits else "0"
    pattern = locale.percent_formats[None].pattern.replace("0", decimals)
    return numbers.format_percent(share, format=pattern, locale=locale)


def euros(value: int) -> str:
    """An amount in whole euros.

    Examples
    --------
    >>> euros(288600)
    '288\\u202f600\\xa0€'
    """
    locale = LOCALES[current()]
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    return numbers.format_currency(
        int(value), "EUR", format=pattern, locale=locale, currency_digits=False
    )


def date(day: datetime.date | str) -> str:
    """A date as precisely as it is known, in figures; what is not a date stays as it is.

    Examples
    --------
    >>> date(datetime.date(2014, 1, 10)), date("2024-10"), date("2021/2022")
    ('10/01/2014', '10/2024', '2021/2022')
    """
    locale = LOCALES[current()]
    if isinstance(day, str):
        if re.fullmatch(r"\d{4}-\d\d", day):
            month = datetime.date.fromisoformat(f"{day}-01")
            return dates.format_skeleton("yMM", month, locale=locale)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            return day
        day = datetime.date.fromisoformat(day)
    return dates.format_date(day, format="short", locale=locale)


def jour(day: str) -> str:
    """A day in words.

    Examples
    --------
    >>> jour("2017-01-01"), jour("2024-03-15")
    ('1er janvier 2017', '15 mars 2024')
    """
    return _day(day, current())


@lru_cache(maxsize=4096)
def _day(day: str, code: str) -> str:
    said = dates.format_date(datetime.date.fromisoformat(day), format="long", locale=LOCALES[code])
    # French says the first of a month by its rank.
    return re.sub(r"^1 ", "1er ", said) if code == FRENCH else said


def listing(items: Sequence[str]) -> str:
    """Items in a sentence, the last after « et ».

    Examples
    --------
    >>> listing(["Othe", "Séron", "Luquet"]), listing(["Othe"]), listing([])
    ('Othe, Séron et Luquet', 'Othe', '')
    """
    return lists.format_list([str(item) for item in items], locale=LOCALES[current()])
