"""Départements, régions and names too large for a commune, read in every usual writing."""

import re
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from ptce_geo import cog
from ptce_geo.names import normalize, without_article
from ptce_geo.paths import RECORDS

# What stands for no territory in particular; compared as keys.
WHOLE = (
    "france",
    "france entiere",
    "toute la france",
    "france metropolitaine",
    "france hexagonale",
    "hexagone",
    "national",
    "nationale",
    "niveau national",
    "echelle nationale",
    "territoire national",
    "ensemble du territoire national",
    "tout le territoire",
    "outre mer",
    "antilles",
    "europe",
    "monde",
    "international",
)
SHORT = {
    "paca": "provence alpes cote d azur",
    "idf": "ile de france",
    "aura": "auvergne rhone alpes",
}
_PREFIX = re.compile(
    r"^(?:le |la |l )?(departement|dept|dep|dpt|collectivite(?: europeenne| territoriale)?"
    r"|region|cr|conseil (?:departemental|regional))\b ?"
    r"(?:d |de l |de la |de |du |des |la |le |l )?"
)
_NUMBER = re.compile(r"0*(\d{1,2}|2[ab]|97[1-8]|98[46789])(?:\.0+)?")


class Large(NamedTuple):
    """A territory larger than a commune: its level, its code, its name, its départements."""

    niveau: str
    code: str
    nom: str
    departements: frozenset[str]

    @property
    def titre(self) -> str:
        """Name and level, for a reader."""
        words = {"departement": "département", "region": "région", "region_2013": "région de 2013"}
        return f"{self.nom} ({words[self.niveau]})" if self.niveau in words else self.nom


@cache
def departements() -> dict[str, Large]:
    """Each département and overseas collectivity by its code."""
    rows = cog.departements()
    pairs = zip(rows.code_departement, rows.nom, strict=True)
    return {code: Large("departement", code, nom, frozenset([code])) for code, nom in pairs}


@cache
def regions() -> dict[str, Large]:
    """Each region by its key: those of today, then those of 2013 whose name is no longer used."""
    places = cog.departements().dropna(subset="code_region")
    found: dict[str, Large] = {}
    for level, table in (("region", cog.regions()), ("region_2013", cog.regions_2013())):
        code = f"code_{level}"
        members = places.groupby(code).code_departement.agg(frozenset)
        row: Any
        for row in table.itertuples(index=False):
            value = getattr(row, code)
            large = Large(level, value, row.nom, members[value])
            found.setdefault(normalize(row.nom), large)
    for alias, key in SHORT.items():
        found.setdefault(alias, found[key])
    return found


@cache
def departement_names() -> dict[str, frozenset[str]]:
    """Départements by key of their name, former names included, with or without article."""
    names = {normalize(large.nom): large.departements for large in departements().values()}
    former = pd.read_csv(RECORDS / "departements_anciens.csv", sep=";", dtype=str)
    for nom, codes in zip(former.nom, former.codes, strict=True):
        names[normalize(nom)] = frozenset(codes.split())
    return {without_article(key): codes for key, codes in names.items()} | names


@cache
def large_names() -> dict[str, Large]:
    """Everything larger than a commune by key: départements, régions, the whole country."""
    named = dict(regions())
    for large in departements().values():
        named[normalize(large.nom)] = named[without_article(normalize(large.nom))] = large
    return named | {key: Large("france", "FR", "France entière", frozenset()) for key in WHOLE}


def numbered(text: str) -> str | None:
    """Département written as a number, however it is padded.

    Examples
    --------
    >>> numbered("069"), numbered("1.0"), numbered("2a"), numbered("96"), numbered("974")
    ('69', '01', '2A', None, '974')
    """
    match = _NUMBER.fullmatch(text.strip(" ()[]").lower())
    if match is None:
        return None
    number = match[1].upper().zfill(2)
    return number if number in departements() or number == "20" else None


def named(key: str) -> frozenset[str] | None:
    """Départements of a département's or a region's name, given as a key."""
    for form in (key, without_article(key), _PREFIX.sub("", key)):
        codes = departement_names().get(form)
        if codes is not None:
            return codes
        if form in regions():
            return regions()[form].departements
    return None


def departement_codes(text: str) -> frozenset[str] | None:
    """Départements that a column value designates, in any usual form.

    Parameters
    ----------
    text : str
        ``"69"``, ``"069"``, ``"69 - Rhône"``, ``"Rhône (69)"``, ``"2a"``, ``"Bretagne"``,
        ``"35, 44"``…

    Returns
    -------
    frozenset of str
        Empty when nothing is written; several for a region or a list; None when it can't be
        read, or says two things at once (``"69 - Isère"``).

    Examples
    --------
    >>> sorted(departement_codes("01 – Ain")), sorted(departement_codes("Corse"))
    (['01'], ['2A', '2B'])
    >>> departement_codes("69 - Isère") is None
    True
    """
    key = normalize(text)
    if not key:
        return frozenset()
    number = numbered(text)
    if number is not None:
        return _numbered_codes(number)
    codes = named(key)
    if codes is not None:
        return codes
    # A number and a name must agree.
    words = {word: number for word in key.split() if (number := numbered(word)) is not None}
    rest = " ".join(word for word in key.split() if word not in words)
    if len(words) == 1 and rest:
        codes = _numbered_codes(*words.values())
        rest = _PREFIX.sub("", rest + " ").strip()
        if not rest or rest in ("france", "fr"):
            return codes
        other = named(rest)
        if other is not None:
            return codes if codes <= other else None
    parts = [part for part in re.split(r"[,;/|+]|\bet\b", text) if part.strip()]
    if len(parts) > 1:
        read = [departement_codes(part) for part in parts]
        known = [codes for codes in read if codes is not None]
        return frozenset[str]().union(*known) if len(known) == len(read) else None
    return None


def _numbered_codes(number: str) -> frozenset[str]:
    return frozenset(["2A", "2B"]) if number == "20" else frozenset([number])
