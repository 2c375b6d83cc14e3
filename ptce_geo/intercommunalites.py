"""EPCI by name or SIREN, those of past years included, and what became of the dissolved ones."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd

from ptce_geo import cog, history
from ptce_geo.cog import code_departement
from ptce_geo.names import LINKS, normalize
from ptce_geo.paths import BUILT

# Legal forms at the head of a name, longest first, as keys; and the nature each claims.
FORMS = {
    "communaute de communes": "CC",
    "communaute des communes": "CC",
    "communaute de commune": "CC",
    "communaute d agglomeration": "CA",
    "communaute d agglo": "CA",
    "communaute agglomeration": "CA",
    "communaute urbaine": "CU",
    "com de com": "CC",
    "com com": "CC",
    "comcom": "CC",
    "comm comm": "CC",
    "codecom": "CC",
    "c c": "CC",
    "cc": "CC",
    "com d agglo": "CA",
    "ca": "CA",
    "c a": "CA",
    "cu": "CU",
    "eurometropole": "ME",
    "metropole": "ME",
    "etablissement public territorial": "EPT",
    "ept": "EPT",
    "agglomeration": "",
    "agglo": "",
    "communaute": "",
    "intercommunalite": "",
    "epci": "",
}
_HEAD = re.compile(rf"(?:la |l |le )?(?P<form>{'|'.join(sorted(FORMS, key=len, reverse=True))}) ")
_TAIL = re.compile(r" (?:agglomeration|agglo|communaute|metropole|communaute de communes)$")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True)
class Epci:
    """One EPCI under one name: SIREN, name, nature, last year listed, départements.

    ``actuel`` is that of the EPCI, not of the name: « CC X » and « Communauté de communes X » are
    one current EPCI under two names.
    """

    code: str
    nom: str
    nature: str
    derniere: str
    departements: frozenset[str]
    actuel: bool


def form(key: str) -> str | None:
    """Nature that a key claims in its first words: ``"CC"``, ``""`` when unsaid, None if none.

    Examples
    --------
    >>> form("cc du pays d ancenis"), form("agglo de redon"), form("redon")
    ('CC', '', None)
    """
    match = _HEAD.match(key + " ")
    return None if match is None else FORMS[match["form"]]


def core(key: str) -> str:
    """What is left of an EPCI's name without its legal form, articles and link words.

    Examples
    --------
    >>> core("communaute de communes du pays d ancenis"), core("redon agglomeration")
    ('pays ancenis', 'redon')
    """
    rest = key[match.end() :] if (match := _HEAD.match(key + " ")) else key
    rest = _TAIL.sub("", rest) or rest
    words = [word for word in rest.split() if word not in LINKS]
    return " ".join(words)


def aliases(nom: str) -> set[str]:
    """Keys of one published name: with and without what it holds between brackets, and that."""
    bare = normalize(_BRACKET.sub(" ", nom))
    inside = {normalize(text) for text in _BRACKET.findall(nom)}
    return {normalize(nom), bare} | {key for key in inside if " " not in key and len(key) > 3}


@cache
def membres() -> pd.DataFrame:
    """Members: ``code_epci, code_commune, premiere, derniere`` (years)."""
    return pd.read_parquet(BUILT / "epci_membres.parquet")


@cache
def historique() -> pd.DataFrame:
    """Names since 2019: ``code_epci, nom, nature, premiere, derniere`` (years)."""
    return pd.read_parquet(BUILT / "epci_historique.parquet")


@cache
def names() -> list[Epci]:
    """Every EPCI under every name listed since 2019."""
    rows = historique()
    places = membres().assign(dep=membres().code_commune.map(code_departement))
    departements = places.groupby("code_epci").dep.agg(frozenset)
    current = set(rows.code_epci[rows.derniere.eq(cog.MILLESIME)])
    return [
        Epci(code, nom, nature, last, departements[code], code in current)
        for code, nom, nature, _, last in rows.itertuples(index=False, name=None)
    ]


@cache
def by_key() -> dict[str, list[Epci]]:
    """EPCI by each key of each of their names."""
    found = defaultdict(list)
    for epci in names():
        for key in aliases(epci.nom):
            found[key].append(epci)
    return found


@cache
def by_core() -> dict[str, list[Epci]]:
    """EPCI by what is left of their names without the legal form."""
    found = defaultdict(list)
    for epci in names():
        for key in aliases(epci.nom):
            found[core(key)].append(epci)
    return found


@cache
def by_code() -> dict[str, Epci]:
    """EPCI by SIREN, under its latest name."""
    return {epci.code: epci for epci in sorted(names(), key=lambda epci: epci.derniere)}


@cache
def communes(code_epci: str) -> tuple[str, ...]:
    """Communes of an EPCI, in today's codes: its members, or those of its last year listed."""
    rows = membres()[membres().code_epci.eq(code_epci)]
    last = rows.derniere.max()
    codes = rows.code_commune[rows.derniere.eq(last)]
    if last == cog.MILLESIME:
        return tuple(sorted(codes))
    # The list of 2020 uses the communes of 2019.
    day = "2019-01-01" if last == "2020" else f"{last}-01-01"
    heirs = {heir for code in codes for heir in history.successors(code, day)}
    return tuple(sorted(heirs))


@cache
def heirs(code_epci: str) -> tuple[str, ...]:
    """Current EPCI that hold the communes of one, itself if it is current."""
    epci = by_code()[code_epci]
    if epci.actuel:
        return (code_epci,)
    rows = cog.communes()
    rows = rows[rows.code_commune.isin(communes(code_epci))]
    return tuple(sorted(rows.code_epci.dropna().unique()))


def _namesakes(found: list[Epci], departements: frozenset[str] | None) -> list[Epci]:
    """Current EPCI of the same nature whose full name is one that those found have also borne."""
    codes = {epci.code for epci in found}
    full = [epci for epci in names() if epci.code in codes and epci.derniere == cog.MILLESIME]
    alike = [other for epci in full for other in by_key()[normalize(epci.nom)]]
    return [
        other
        for other in alike
        if other.code not in codes
        and other.actuel
        and (departements is None or not departements.isdisjoint(other.departements))
    ]


def lookup(key: str, departements: frozenset[str] | None) -> tuple[list[Epci], bool]:
    """EPCI that a key can be, those of today first, and whether the key is a whole name.

    A legal form that is written must be theirs, unless no EPCI of that form bears the name: it
    has often changed form since.
    """
    claimed = form(key)
    for exact, named in ((True, by_key().get(key, ())), (False, by_core().get(core(key), ()))):
        kept = [
            epci
            for epci in named
            if departements is None or not departements.isdisjoint(epci.departements)
        ]
        if kept:
            agreeing = [epci for epci in kept if exact or epci.nature == claimed]
            kept = agreeing or kept
            if exact:
                # « CC des 2 Vallées » and « CC des Deux Vallées » are written alike elsewhere.
                kept = kept + _namesakes(kept, departements)
            return [epci for epci in kept if epci.actuel] or kept, exact
    return [], False
