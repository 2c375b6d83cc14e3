"""What a file says of a place, read into communes of the reference: seats, perimeters, zones.

Current codes are read at once; every other label goes through ``resolve`` and ``territory``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from ptce_geo import history
from ptce_geo import texts_lecture as words
from ptce_geo.answers import METHODES, SANS_RESERVE
from ptce_geo.biography import commune_biography
from ptce_geo.phrases import Liste, Mot, Phrase, plain
from ptce_geo.reference import Reference
from ptce_geo.relecture import Relue, relu
from ptce_geo.resolve import resolve
from ptce_geo.scope import parents
from ptce_geo.territory import communes_of, read_territory
from ptce_geo.translation import perimetre

CLAUSES = re.compile(r"[;|\n]")
CODE = re.compile(r"([013-9]\d|2[AB1-9])\d{3}")
COUNT = re.compile(r"\(?\s*(\d{1,5})\s+communes?\s*\)?")
# Ways of reading whose answer is of another day: what changed is then told, with its date.
DATED = ("ancien_code", "ancien_nom")
WRITTEN_OTHERWISE = ("code_repare",)


class Fragment(NamedTuple):
    """One item of a declared perimeter and what became of it.

    ``communes`` are numbers of the reference, taken away where ``retire``. ``motif`` says why
    there is none, ``note`` what changed since it was so called, ``doute`` how it was read when
    that is not beyond doubt. ``niveau`` is ``indefini`` where the words published name no coded
    territory, which is no fault. ``arrondissement`` is the code of a municipal arrondissement,
    whose commune then stands in ``communes``.
    """

    texte: str
    niveau: str
    communes: tuple[int, ...]
    motif: str = ""
    note: str = ""
    doute: str = ""
    retire: bool = False
    arrondissement: str = ""


class Perimetre(NamedTuple):
    """A declared perimeter as read.

    ``annonce`` is the number of communes it claims in all (-1: none); ``accord`` and ``ecart``
    say whether a number claimed for a part of it is right, and how it is not.
    """

    fragments: tuple[Fragment, ...]
    annonce: int = -1
    accord: bool = False
    ecart: str = ""


class Siege(NamedTuple):
    """A declared seat as read: commune number or -1, its label, and what is to be said of it."""

    commune: int
    texte: str
    motif: str = ""
    note: str = ""
    doute: str = ""


def read_perimetre(reference: Reference, texte: str, departement: str = "") -> Perimetre:
    """A perimeter written as codes, names or words, separated as people do.

    Examples
    --------
    >>> from ptce_geo.reference import reference
    >>> found = read_perimetre(reference(), "35238, 35024 ; 2 communes")
    >>> [fragment.texte for fragment in found.fragments], found.annonce
    (['35238', '35024'], 2)
    """
    number = reference.number
    fragments: list[Fragment] = []
    words: list[str] = []
    annonce = -1
    clauses = [
        (clause, [token for token in map(str.strip, clause.split(",")) if token])
        for clause in CLAUSES.split(texte)
    ]
    # Beside a code of today, five figures are a commune's code and not a postal code.
    coded = any(token in number for _, tokens in clauses for token in tokens)
    for clause, tokens in clauses:
        rows = [number.get(token) for token in tokens]
        if None not in rows:
            fragments += [Fragment(token, "commune", (number[token],)) for token in tokens]
        elif coded and all(
            row is not None or heirs(token) for token, row in zip(tokens, rows, strict=True)
        ):
            fragments += [
                former(reference, token) if row is None else Fragment(token, "commune", (row,))
                for token, row in zip(tokens, rows, strict=True)
            ]
        elif count := COUNT.fullmatch(clause.strip()):
            annonce = int(count[1])
        else:
            words.append(clause)
    if not words:
        return Perimetre(tuple(fragments), annonce)
    read = _read_words(reference, " ; ".join(words), departement)
    return Perimetre((*fragments, *read.fragments), annonce, read.accord, read.ecart)


def _read_words(reference: Reference, texte: str, departement: str) -> Perimetre:
    """A perimeter read by ``territory``, its fragments in the reference's numbers."""
    fragments, accord, ecart = [], False, ""
    rows = read_territory(texte, departement or None).fragments
    for said, fate, niveau, code, nom, count, methode, motif in rows.itertuples(index=False):
        match fate:
            case "ajouté" | "retiré":
                communes = tuple(
                    reference.number[parents().get(commune, commune)]
                    for commune in communes_of(code, niveau)
                )
                note, doute = remarks(said, code, nom, methode)
                taken, part = fate == "retiré", code if code in parents() else ""
                fragments.append(Fragment(said, niveau, communes, "", note, doute, taken, part))
            case "non lu":
                fragments.append(Fragment(said, "", (), unread(said, motif)))
            case "non nommé":
                fragments.append(Fragment(said, "", (), Phrase(words, "SANS_NOMS", n=count)))
            case "nombre conforme":
                accord = True
            case "nombre différent":
                ecart = relu(motif, words)
    return Perimetre(tuple(fragments), accord=accord, ecart=ecart)


def unread(said: str, motif: str) -> Phrase:
    """Why what is declared was not read."""
    return Phrase(words, "NON_LU", texte=said, motif=Relue(motif))


def remarks(said: str, code: str, nom: str, methode: str) -> tuple[str, str]:
    """What changed since a place was so called, and how it was read if not beyond doubt."""
    if methode in DATED:
        return change(said, code, nom), ""
    if methode in WRITTEN_OTHERWISE or METHODES[methode][0] < SANS_RESERVE:
        how = Mot(METHODES[methode][1])
        return "", Phrase(words, "LU_COMME", texte=said, nom=nom, code=code, methode=how)
    return "", ""


@cache
def heirs(code: str) -> tuple[tuple[str, str, str], ...]:
    """Communes of today on the ground of a code no longer used: code, name, dated sentence.

    Examples
    --------
    >>> heirs("74011")[0][:2], heirs("74010"), heirs("99999")
    (('74010', 'Annecy'), (), ())
    """
    day = history.last_day(code) if CODE.fullmatch(code) else None
    if day is None or day == history.TODAY:
        return ()
    # The day is given: finding it from the codes alone reads the whole history.
    rows = perimetre([code], depuis=day)
    rows = rows[rows.code_commune.notna()]
    return tuple(zip(rows.code_commune, rows.nom, rows.explication, strict=True))


def former(reference: Reference, code: str) -> Fragment:
    """Fragment of a code no longer used: the commune that holds its ground, if there is one."""
    held = heirs(code)
    if len(held) > 1:
        named = Liste([Phrase(words, "COMMUNE", nom=nom, code=today) for today, nom, _ in held])
        return Fragment(code, "commune", (), Phrase(words, "AMBIGU_CODE", code=code, noms=named))
    today, nom, told = held[0]
    note = relu(told.rstrip(". "), words) if told else since(code, today, nom)
    return Fragment(code, "commune", (reference.number[today],), note=note)


def since(said: str, code: str, nom: str) -> Phrase:
    """What a place is today."""
    return Phrase(words, "AUJOURDHUI", texte=said, nom=nom, code=code)


@cache
def change(said: str, code: str, nom: str) -> str:
    """The dated sentence of what became of a place declared as it was.

    Examples
    --------
    >>> change("74011", "74010", "Annecy")
    '74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017'
    >>> change("Ancenis", "44003", "Ancenis-Saint-Géréon")
    '44003 Ancenis est devenue Ancenis-Saint-Géréon le 1er janvier 2019'
    """
    for today, _, told in heirs(said):
        if today == code and told:
            return relu(told.rstrip(". "), words)
    lives = commune_biography(said)
    told = "\n".join(lives.recit[lives.devenue.str.startswith(code)])
    # What happened to the place of that very name, not to those it was merged with.
    mine = re.search(rf"^\w{{5}} {re.escape(said)} .*$", told, re.MULTILINE | re.IGNORECASE)
    return relu(mine[0].rstrip(". "), words) if mine else since(said, code, nom)


def read_sieges(
    reference: Reference, textes: Sequence[str], departements: Sequence[str]
) -> list[Siege]:
    """Seats written as codes or names, in order."""
    asked = [
        (texte.strip(), departement)
        for texte, departement in zip(textes, departements, strict=True)
    ]
    # Each distinct seat once: some are those of thousands of records.
    read = {said: _coded_siege(reference, said[0]) for said in dict.fromkeys(asked)}
    named = [said for said, seat in read.items() if seat.texte and seat.commune < 0]
    if named:
        read |= dict(zip(named, _named_sieges(reference, named), strict=True))
    return [read[said] for said in asked]


def _coded_siege(reference: Reference, label: str) -> Siege:
    """A seat read as a code of today; another stays to be read."""
    return Siege(
        reference.number.get(label, -1), label, "" if label else plain(words, "SANS_SIEGE")
    )


def _named_sieges(reference: Reference, asked: Sequence[tuple[str, str]]) -> Iterator[Siege]:
    """Seats written in words, each with its département."""
    found = resolve(
        pd.DataFrame(asked, columns=["label", "departement"]), departement="departement"
    )
    columns = ("label", "code", "code_commune", "nom_officiel", "methode", "motif")
    for label, code, commune, nom, methode, motif in zip(
        *(found[column].astype(object).tolist() for column in columns), strict=True
    ):
        if code is None or code != code:
            yield Siege(-1, label, unread(label, motif))
        else:
            yield Siege(reference.number[commune], label, "", *remarks(label, code, nom, methode))


@cache
def zone_code(zoning: str, texte: str) -> str:
    """Code of a zone written by code or name; "" when it is none."""
    found = resolve(pd.DataFrame({"label": [texte]}), level=zoning)
    code = found.code.iloc[0]
    return code if isinstance(code, str) else ""


def read_zone(reference: Reference, zoning: str, texte: str) -> int:
    """Zone written by code or name; -1 when it is none.

    Examples
    --------
    >>> from ptce_geo.reference import reference
    >>> france = reference()
    >>> france.zonings["region"].nom[read_zone(france, "region", "bretagne")]
    'Bretagne'
    """
    division = reference.zonings[zoning]
    found = np.flatnonzero(division.code == texte.strip())
    if not len(found):
        found = np.flatnonzero(division.code == zone_code(zoning, texte.strip()))
    return int(found[0]) if len(found) else -1


def zone_fragment(reference: Reference, niveau: str, code: str, texte: str) -> Fragment:
    """Fragment that names a whole EPCI, département or région."""
    division = reference.zonings[niveau]
    zone = np.flatnonzero(division.code == code)
    if not len(zone):
        return Fragment(texte, niveau, (), Phrase(words, f"CODE_PASSE.{niveau}", code=code))
    return Fragment(texte, niveau, tuple(division.communes_of(zone[0]).tolist()))


def merged(fragments: Iterable[Fragment]) -> list[int]:
    """Communes of the fragments, those taken away left out, each once, in number order."""
    fragments = list(fragments)
    removed = {row for fragment in fragments if fragment.retire for row in fragment.communes}
    return sorted(
        {row for fragment in fragments if not fragment.retire for row in fragment.communes}
        - removed
    )
