"""Exports of Démarche numérique (ex Démarches simplifiées): what their columns and sheets mean.

A commune or EPCI field is three columns; a repeatable block is a sheet of its own, keyed by the
file number, and exists only in XLSX and ODS. Labels and order vary with the export template, so
nothing is read by position.
"""

import re
from typing import NamedTuple

import pandas as pd

from ptce_geo.cells import cleaned, key
from ptce_geo.columns import Table

_SEAT = frozenset(
    ("siege", "implantation", "adresse", "localisation", "localite", "etablissement",
     "domiciliation")
)  # fmt: skip
_PERIMETER = frozenset(
    ("perimetre", "territoire", "territoires", "communes", "epci", "intercommunalites",
     "concernee", "concernees", "concernes", "couvert", "couverts", "couvertes", "action",
     "intervention")
)  # fmt: skip
_SUFFIX = re.compile(
    r"^(?P<libelle>.+?)\s*\((?P<part>Code INSEE|Code|Département)\)$", re.IGNORECASE
)
ITEMS = ["ligne", "colonne", "niveau", "code", "libelle", "departement"]
_POSTAL = re.compile(r"\s*\((\d{5}|\d[AB]\d{3})\)\s*$")


class Triple(NamedTuple):
    """The three columns of one commune or EPCI field, by position; -1 for one that is absent."""

    libelle: str
    niveau: str
    nom: int
    code: int
    departement: int

    @property
    def of_seat(self) -> bool:
        """Whether the field asks where the seat is."""
        return not _SEAT.isdisjoint(key(self.libelle).split())

    @property
    def of_perimeter(self) -> bool:
        """Whether the field asks which territory is covered."""
        return not _PERIMETER.isdisjoint(key(self.libelle).split())


def is_export(table: Table) -> bool:
    """Whether a sheet is the main one of an export: file numbers and their state."""
    labels = set(map(key, table.labels))
    return bool({"id", "dossier id"} & labels) and "etat du dossier" in labels


def is_block(table: Table) -> bool:
    """Whether a sheet is a repeatable block: lines of a file."""
    labels = set(map(key, table.labels))
    return {"dossier id", "ligne"} <= labels


def is_establishments(table: Table) -> bool:
    """Whether a sheet holds the establishments that XLSX exports put apart."""
    labels = set(map(key, table.labels))
    return {"dossier id", "champ", "etablissement siret"} <= labels


def is_drawing(table: Table) -> bool:
    """Whether a layer is the export of a map field: contours keyed by the file number."""
    return table.geometry is not None and "dossier id" in set(map(key, table.labels))


def position(table: Table, *keys: str) -> int:
    """Position of the first column with one of these keys; -1 without any."""
    return next((n for n, label in enumerate(table.labels) if key(label) in keys), -1)


def triples(labels: tuple[str, ...]) -> list[Triple]:
    """The commune and EPCI fields among column labels.

    Examples
    --------
    >>> triples(("ID", "Siège", "Siège (Code INSEE)", "Siège (Département)"))
    [Triple(libelle='Siège', niveau='commune', nom=1, code=2, departement=3)]
    """
    at = {key(label): n for n, label in reversed(list(enumerate(labels)))}
    found = []
    for n, label in enumerate(labels):
        match = _SUFFIX.match(label.strip())
        if match is None or key(match["part"]) not in ("code insee", "code"):
            continue
        libelle = match["libelle"]
        departement = at.get(key(f"{libelle} (Département)"), -1)
        insee = key(match["part"]) == "code insee"
        if not insee and departement < 0:
            continue
        niveau = "commune" if insee else "epci"
        found.append(Triple(libelle, niveau, at.get(key(libelle), -1), n, departement))
    return found


def is_perimeter_block(table: Table) -> bool:
    """Whether a repeatable block lists territories, by its name or by its fields' labels."""
    said = " ".join([key(table.nom), *(key(t.libelle) for t in triples(table.labels))]).split()
    return is_block(table) and not _PERIMETER.isdisjoint(said)


def choices(table: Table) -> dict[str, str]:
    """Field of each column of the triples, as ``columns.match`` takes choices.

    On the main sheet, the first commune field that does not ask for a territory is the seat; the
    others, and the EPCI fields, are the perimeter, unless they ask for a seat. In a repeatable
    block they are the perimeter if the block is about one, and nothing otherwise: members have
    communes too.
    """
    chosen: dict[str, str] = {}
    labels = table.labels
    found = triples(labels)
    communes = [t for t in found if t.niveau == "commune"]
    seats = [t for t in communes if t.of_seat] or [t for t in communes if not t.of_perimeter]
    if is_block(table):
        seats = []
    for triple in found:
        if seats and triple == seats[0]:
            champs = ("siege", "code_commune", "code_departement")
        elif triple.of_seat or (is_block(table) and not is_perimeter_block(table)):
            champs = ("", "", "")
        else:
            champs = (f"{_PLURAL[triple.niveau]}_perimetre",) * 3
        for at, champ in zip(triple[2:], champs, strict=True):
            if at >= 0:
                chosen[labels[at]] = champ
    return chosen


_PLURAL = {"commune": "communes", "epci": "epci"}


def name_only(text: str) -> str:
    """Name of a commune field without its postal code.

    Examples
    --------
    >>> name_only("L'Abergement-Clémenciat (01400)")
    "L'Abergement-Clémenciat"
    """
    return _POSTAL.sub("", cleaned(text))


def perimeter_items(table: Table, chosen: pd.Series) -> pd.DataFrame:
    """Territories that commune and EPCI fields name, one row each.

    Parameters
    ----------
    table : Table
        A main sheet or a repeatable block.
    chosen : Series
        Field of each column, by position.

    Returns
    -------
    DataFrame
        ``ligne, colonne, niveau, code, libelle, departement``; code or libelle may be missing.
    """
    pieces = []
    for triple in triples(table.labels):
        if chosen.get(triple.code) not in ("communes_perimetre", "epci_perimetre"):
            continue
        columns = {"libelle": triple.nom, "code": triple.code, "departement": triple.departement}
        piece = pd.DataFrame(
            {name: table.cells[at] if at >= 0 else None for name, at in columns.items()},
            index=table.cells.index,
            dtype="str",
        )
        piece["libelle"] = piece.libelle.map(name_only, na_action="ignore")
        piece = piece[piece.libelle.notna() | piece.code.notna()]
        pieces.append(piece.assign(niveau=triple.niveau, colonne=triple.libelle))
    if not pieces:
        return pd.DataFrame(
            columns=["ligne", "colonne", "niveau", "code", "libelle", "departement"]
        )
    return pd.concat(pieces).rename_axis("ligne").reset_index().sort_values("ligne", kind="stable")
