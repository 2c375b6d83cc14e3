"""Personal data: recognised by label or by content, dropped when a file comes in.

The project needs organisations and places. E-mails, telephones and the civil identity of natural
persons are of no use to it, so they go no further than this module.
"""

import re

import pandas as pd

from ptce_geo.cells import key

# Bounded, or a long cell without any address would take for ever.
EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = re.compile(
    r"(?<![\d/])(?:\+33[\s.]?(?:\(0\))?|0033[\s.]?|0)[1-9](?:[\s.-]?\d{2}){4}(?![\d/])"
)
REMOVED = "[donnée personnelle retirée]"
# One of these words in a label is enough.
WORDS = frozenset(
    ("email", "mail", "courriel", "telephone", "tel", "portable", "mobile", "fax", "prenom",
     "prenoms", "civilite", "mandataire", "instructeur", "instructeurs", "contact", "contacts",
     "naissance", "signataire", "referent", "referente", "representant", "representante",
     "president", "presidente", "directeur", "directrice", "dirigeant", "dirigeante",
     "coordinateur", "coordinatrice", "animateur", "animatrice", "interlocuteur",
     "interlocutrice", "usager", "demandeur", "beneficiaire", "expert", "experts",
     "evaluateur", "evaluateurs", "rapporteur", "auteur")
)  # fmt: skip
# Share of the values of a column that makes it a column of addresses or of telephones.
SHARE = 0.2


_ONE = f"(?:{EMAIL.pattern}|{PHONE.pattern})"
# Digits as a telephone has them, whatever stands between.
_DIGITS = "[1-9](?:(?:.|\n)?[0-9]{2}){4}"
_NOTHING_ELSE = rf"\s*<?{_ONE}>?(?:\s*[,;/]?\s*<?{_ONE}>?){{0,5}}\s*"


def in_label(label: str) -> bool:
    """Whether a column label announces a natural person.

    Examples
    --------
    >>> in_label("Prénom du représentant légal"), in_label("Nom du PTCE")
    (True, False)
    """
    return not WORDS.isdisjoint(key(label).replace("e mail", "email").split())


def in_values(values: pd.Series) -> bool:
    """Whether a column mostly holds e-mail addresses or telephone numbers."""
    given = values.dropna()
    if given.empty:
        return False
    alone = given[_suspected(given)].str.fullmatch(_NOTHING_ELSE)
    return bool(alone.sum() / len(given) >= SHARE)


def without(values: pd.Series) -> pd.Series:
    """Texts without the e-mail addresses and telephones they hold.

    Examples
    --------
    >>> without(pd.Series(["Redon, voir a.b@exemple.fr ou 02 99 00 00 00"])).item()
    'Redon, voir [donnée personnelle retirée] ou [donnée personnelle retirée]'
    """
    held = _suspected(values)
    if not held.any():
        return values
    kept = values.copy()
    kept[held] = values[held].map(_without)
    return kept


def _suspected(values: pd.Series) -> pd.Series:
    """Whether each text may hold an address or a telephone, found by Arrow and not one by one."""
    held = values.str.contains("@", regex=False, na=False)
    return held | values.str.contains(_DIGITS, na=False)


def _without(text: str) -> str:
    return PHONE.sub(REMOVED, EMAIL.sub(REMOVED, text))
