"""Amounts, dates, SIRET and web addresses, each read or explained."""

import datetime
import re

from ptce_geo import texts_recueil as words
from ptce_geo.cells import SCIENTIFIC, Value, cleaned, doubtful, key, repaired
from ptce_geo.phrases import Euros, Phrase

# The first call dates from 2013: what lies outside is a slip of the keyboard.
FIRST_YEAR, LAST_YEAR = 2010, 2040
# The largest support granted to one PTCE is 290,000 EUR.
MAX_AMOUNT = 10_000_000

_DECIMALS = re.compile(r"(-?[\d.,'’]+?)(?:[.,](\d{1,2}))?")
_GROUPED = re.compile(r"^-?\d{1,3}([.,'’]\d{3})+([.,]\d{1,2})?$")
_NUMBER = re.compile(r"^-?\d+([.,]\d+)?(e[+-]?\d+)?$")
_SCALE = {"k": 1_000, "m": 1_000_000}


def amount(raw: str) -> Value:
    """Amount in whole euros, however its thousands and decimals are written.

    Examples
    --------
    >>> amount("100 000,00 €").valeur, amount("1.234,56").valeur, amount("72 k€").valeur
    ('100000', '1235', '72000')
    >>> amount("1000000000").motif
    'Montant invraisemblable\\xa0: plus de 10\\u202f000\\u202f000\\xa0€.'
    """
    text = re.sub(r"[\s_]", "", cleaned(raw)).casefold()
    scale = 1
    if found := re.fullmatch(r"(.*\d)([km])(€|eur|euros?)?", text):
        text, scale = found[1], _SCALE[found[2]]
    text = re.sub(r"€|eur(os?)?|ttc|ht", "", text)
    if _GROUPED.match(text) and (parts := _DECIMALS.fullmatch(text)):
        whole, decimals = parts.groups()
        number = float(re.sub(r"[.,'’]", "", whole) + "." + (decimals or "0"))
    elif _NUMBER.match(text):
        number = float(text.replace(",", "."))
    else:
        return doubtful(Phrase(words, "MONTANT_ILLISIBLE"))
    number *= scale
    if number < 0:
        return doubtful(Phrase(words, "MONTANT_NEGATIF"), str(round(-number)), "basse")
    if number > MAX_AMOUNT:
        return doubtful(Phrase(words, "MONTANT_ENORME", euros=Euros(MAX_AMOUNT)))
    euros = int(number + 0.5)
    if euros != number:
        return repaired(str(euros), Phrase(words, "MONTANT_ARRONDI"))
    return Value(str(euros))


_MONTHS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}[:h]\d{2}.*)?$")
_FRENCH = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?: .*)?$")
_WORDS = re.compile(r"^(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})(?: .*)?$")


def date(raw: str) -> Value:
    """Day, as ISO, from ISO, 12/03/2025, « 12 mars 2025 » or a spreadsheet's serial number.

    Examples
    --------
    >>> date("12/03/2025 14:05").valeur, date("1er mars 2024").valeur
    ('2025-03-12', '2024-03-01')
    >>> date("31/02/2025").motif
    "Cette date n'existe pas."
    """
    text = cleaned(raw)
    if found := _ISO.match(text):
        year, month, day = map(int, found.groups())
    elif found := _FRENCH.match(text):
        day, month, year = map(int, found.groups())
        year += 2000 if year < 100 else 0
    elif (found := _WORDS.match(key(text))) and found[2] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2]], int(found[3])
    elif re.fullmatch(r"[34]\d{4}", text):
        day_one = datetime.date(1899, 12, 30)
        found_date = (day_one + datetime.timedelta(days=int(text))).isoformat()
        return doubtful(Phrase(words, "DATE_NOMBRE"), found_date, "moyenne")
    else:
        return doubtful(Phrase(words, "DATE_ILLISIBLE"))
    try:
        found_date = datetime.date(year, month, day).isoformat()
    except ValueError:
        return doubtful(Phrase(words, "DATE_FAUSSE"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return doubtful(Phrase(words, "DATE_LOIN", debut=str(FIRST_YEAR), fin=str(LAST_YEAR)))
    return Value(found_date)


def siret(raw: str) -> Value:
    """SIRET of an establishment, its key checked (Luhn; La Poste has a rule of its own).

    Examples
    --------
    >>> siret("732 829 320 00074").valeur, siret("73282932000075").motif
    ('73282932000074', 'SIRET faux\\xa0: sa clé de contrôle ne tombe pas juste.')
    """
    text = cleaned(raw)
    if SCIENTIFIC.match(text):
        return doubtful(Phrase(words, "SIRET_ABIME"))
    digits = re.sub(r"[\s.  -]", "", text)
    if not digits.isdigit():
        return doubtful(Phrase(words, "SIRET_ILLISIBLE"))
    if len(digits) == 13:
        digits = "0" + digits
    if len(digits) == 9:
        return doubtful(Phrase(words, "SIREN"))
    if len(digits) != 14:
        return doubtful(Phrase(words, "SIRET_LONGUEUR", chiffres=len(digits)))
    if not _luhn(digits) and not (
        digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0
    ):
        return doubtful(Phrase(words, "SIRET_FAUX"))
    return Value(digits)


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


_SITE = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)


def site(raw: str) -> Value:
    """Address of a web site, http or https only.

    Examples
    --------
    >>> site("www.lelabo-ess.org").valeur, site("javascript:alert(1)").valeur
    ('https://www.lelabo-ess.org', None)
    """
    text = cleaned(raw)
    if not _SITE.match(text) or "@" in text:
        return doubtful(Phrase(words, "SITE_ILLISIBLE"))
    return Value(text if text.casefold().startswith("http") else f"https://{text}")
