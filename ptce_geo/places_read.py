"""What a file says of a place, read into communes of the reference: seats, perimeters, zones."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ptce_geo.reference import Reference

SEPARATORS = re.compile(r"[;,|\n]")
CODE = re.compile(r"^([013-9]\d|2[AB1-9])\d{3}$")


class Fragment(NamedTuple):
    """One item of a declared perimeter and what became of it.

    ``communes`` are numbers of the reference; ``motif`` says why there is none, ``note`` what was
    repaired or followed to today's code. ``niveau`` is ``indefini`` where the words published name
    no coded territory, which is no fault.
    """

    texte: str
    niveau: str
    communes: tuple[int, ...]
    motif: str = ""
    note: str = ""


class Perimetre(NamedTuple):
    """A declared perimeter as read: its fragments, and how many communes it claims (-1: none)."""

    fragments: tuple[Fragment, ...]
    annonce: int = -1


class Siege(NamedTuple):
    """A declared seat as read: commune number or -1, its label, and why it is not known."""

    commune: int
    texte: str
    motif: str = ""
    note: str = ""


def read_perimetre(reference: Reference, texte: str, departement: str = "") -> Perimetre:
    """A perimeter written as codes separated by ``;``, ``,``, ``|`` or line ends."""
    number = reference.number
    tokens = [token for token in (part.strip() for part in SEPARATORS.split(texte)) if token]
    return Perimetre(tuple(_commune(number, token) for token in tokens))


def _commune(number: dict[str, int], token: str) -> Fragment:
    row = number.get(token)
    if row is not None:
        return Fragment(token, "commune", (row,))
    return Fragment(token, "", (), f"« {token} » n'est pas un code commune actuel")


def read_siege(reference: Reference, texte: str, departement: str = "") -> Siege:
    """A seat written as a commune code."""
    texte = texte.strip()
    if not texte:
        return Siege(-1, "", "aucun siège déclaré")
    row = reference.number.get(texte)
    if row is None:
        return Siege(-1, texte, f"« {texte} » n'est pas un code commune actuel")
    return Siege(row, texte)


def read_zone(reference: Reference, zoning: str, texte: str) -> int:
    """Zone written by code or exact name; -1 when it is neither."""
    division = reference.zonings[zoning]
    wanted = texte.strip()
    if zoning == "departement":
        wanted = re.sub(r"^(\d)$", r"0\1", re.split(r"\s*[-–—]\s*", wanted)[0].upper()) or wanted
    found = np.flatnonzero(division.code == wanted)
    if not len(found):
        names = np.array([name.casefold() for name in division.nom])
        found = np.flatnonzero(names == texte.strip().casefold())
    return int(found[0]) if len(found) else -1


def zone_fragment(reference: Reference, niveau: str, code: str, texte: str) -> Fragment:
    """Fragment that names a whole EPCI, département or région."""
    division = reference.zonings[niveau]
    zone = np.flatnonzero(division.code == code)
    if not len(zone):
        return Fragment(texte, niveau, (), f"« {code} » n'est pas un code actuel ({niveau})")
    return Fragment(texte, niveau, tuple(division.communes_of(zone[0]).tolist()))


def merged(fragments: Iterable[Fragment]) -> list[int]:
    """Communes of the fragments, each once, in number order."""
    return sorted({row for fragment in fragments for row in fragment.communes})
