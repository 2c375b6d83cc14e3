"""Records as coherence rules see them: who, which call, which seat, which communes.

Two ways in: a table with one row a record (columns ``COLUMNS``, those missing are empty), or the
hand-kept folder of ``ptce_geo.records``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ptce_geo import texts_lecture
from ptce_geo.perimeter import Perimeters, numbered
from ptce_geo.phrases import Phrase
from ptce_geo.places_read import (
    Fragment,
    Perimetre,
    Siege,
    merged,
    read_perimetre,
    read_sieges,
    zone_fragment,
)
from ptce_geo.records import Records
from ptce_geo.reference import Reference
from ptce_geo.scope import parents

COLUMNS = (
    "id",
    "nom",
    "appel",
    "statut",
    "phase",
    "secteurs",
    "siege",
    "departement",
    "perimetre",
)
# Read when present: a record may declare more, and then it is compared.
DECLARED = ("id_ptce", "region", "epci", "nb_communes", "lon", "lat")
YEAR = re.compile(r"(?:19|20)\d\d")


class DossiersError(ValueError):
    """The file cannot be used; the message is one French sentence for the person who has it."""


@dataclass(frozen=True)
class Dossiers:
    """Records read, in the order of the input.

    Attributes
    ----------
    text : dict of list
        ``COLUMNS`` and ``DECLARED`` as text, one value a record.
    sieges : list of Siege
    declares : list of Perimetre
        What each perimeter says, fragment by fragment.
    perimeters : Perimeters
        The communes each perimeter comes to.
    """

    text: dict[str, list[str]]
    sieges: list[Siege]
    declares: list[Perimetre]
    perimeters: Perimeters

    @property
    def reference(self) -> Reference:
        """The France they are measured against."""
        return self.perimeters.reference

    @cached_property
    def annee(self) -> list[int]:
        """Year of each record's call, as its name has it; 0 if it has none."""
        years = [YEAR.search(appel) for appel in self.text["appel"]]
        return [int(year.group()) if year else 0 for year in years]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """What the records say as a frame, one row each, with ``annee``."""
        return pd.DataFrame(self.text).assign(annee=self.annee)

    def __len__(self) -> int:
        return len(self.sieges)


def assembled(
    text: dict[str, list[str]],
    sieges: Sequence[Siege],
    declares: Sequence[Perimetre],
    reference: Reference,
) -> Dossiers:
    """Dossiers from columns, seats and perimeters read, all in the same order."""
    members = [merged(declared.fragments) for declared in declares]
    return Dossiers(text, list(sieges), list(declares), numbered(reference, members))


def from_table(table: pd.DataFrame, reference: Reference) -> Dossiers:
    """Records of a table of text, one row each; missing columns count as empty."""
    text = {
        column: [
            "" if value is None or value != value else str(value).strip()
            for value in (table[column].tolist() if column in table else [""] * len(table))
        ]
        for column in (*COLUMNS, *DECLARED)
    }
    # A record without identifier is called by its row, as a spreadsheet numbers it.
    text["id"] = [name or f"ligne {row}" for row, name in enumerate(text["id"], start=2)]
    where = text["departement"]
    sieges = read_sieges(reference, text["siege"], where)
    declares = [
        read_perimetre(reference, *said) for said in zip(text["perimetre"], where, strict=True)
    ]
    return assembled(text, sieges, declares, reference)


def from_records(records: Records, reference: Reference) -> Dossiers:
    """One record a candidature, its perimeter being the items published, in their order."""
    candidatures = records.candidatures
    names = dict(zip(records.ptce.id_ptce, records.ptce.nom, strict=True))
    items = records.perimetres.sort_values(["id_candidature", "rang"])
    by_record: dict[str, list[Item]] = {}
    for key, item in zip(items.id_candidature, published_items(items), strict=True):
        by_record.setdefault(key, []).append(item)
    blank = [""] * len(candidatures)
    text = dict.fromkeys((*COLUMNS, *DECLARED), blank) | {
        "id": candidatures.id_candidature.tolist(),
        "nom": [names.get(key, "") for key in candidatures.id_ptce],
        "appel": candidatures.appel.tolist(),
        "statut": candidatures.statut.tolist(),
        "phase": candidatures.phase.tolist(),
        "secteurs": candidatures.secteurs.tolist(),
        "siege": candidatures.siege.tolist(),
        "departement": candidatures.code_departement.tolist(),
        "region": candidatures.code_region.tolist(),
        "id_ptce": candidatures.id_ptce.tolist(),
    }
    declares = [
        Perimetre(tuple(published(reference, by_record.get(key, ())))) for key in text["id"]
    ]
    text["perimetre"] = [
        " ; ".join(dict.fromkeys(fragment.texte for fragment in declared.fragments))
        for declared in declares
    ]
    sieges = read_sieges(reference, text["siege"], text["departement"])
    return assembled(text, sieges, declares, reference)


class Item(NamedTuple):
    """One line of a published perimeter: a territory and how it was written."""

    niveau: str
    code: str
    libelle: str


def published_items(perimetres: pd.DataFrame) -> Iterator[Item]:
    """The lines of published perimeters, in their order."""
    return map(Item, *(perimetres[column].tolist() for column in Item._fields))


def published(reference: Reference, items: Iterable[Item]) -> list[Fragment]:
    """What each published item of one perimeter comes to, in the order of the items."""
    above = parents()
    fragments = []
    for niveau, code, label in items:
        if niveau == "indefini":
            fragments.append(Fragment(label, "indefini", ()))
        elif niveau in ("epci", "departement", "region"):
            fragments.append(zone_fragment(reference, niveau, code, label))
        else:
            row = reference.number.get(above.get(code, code))
            motif = (
                "" if row is not None else Phrase(texts_lecture, "CODE_PASSE.commune", code=code)
            )
            part = code if code in above else ""
            known = () if row is None else (row,)
            fragments.append(Fragment(label, niveau, known, motif, arrondissement=part))
    return fragments


def one(reference: Reference, communes: Sequence[int], siege: int = -1, **columns: str) -> Dossiers:
    """A single record from commune numbers, as for a proposal or a question asked on screen."""
    text = {column: [columns.get(column, "")] for column in (*COLUMNS, *DECLARED)}
    declared = Perimetre(
        tuple(Fragment(reference.code[row], "commune", (row,)) for row in communes)
    )
    seat = Siege(siege, "", "" if siege >= 0 else Phrase(texts_lecture, "SANS_SIEGE"))
    return assembled(text, [seat], [declared], reference)


def read_table(path: Path) -> pd.DataFrame:
    """Table of text of a CSV (separator and encoding found) or of the first sheet of an XLSX.

    Raises
    ------
    DossiersError
        No file, not a table, or neither ``siege`` nor ``perimetre`` among its columns.
    """
    path = Path(path)
    if not path.exists():
        raise DossiersError(f"{path} : fichier introuvable.")
    if path.suffix.lower() == ".xlsx":
        table = _workbook(path)
    elif path.suffix.lower() in (".csv", ".txt", ".tsv"):
        table = _text_table(path)
    else:
        raise DossiersError(
            f"{path.name} : format « {path.suffix} » inconnu ; attendu : .csv, .xlsx ou un dossier."
        )
    table.columns = [str(label).strip().lower() for label in table.columns]
    if not {"siege", "perimetre"} & set(table.columns):
        raise DossiersError(
            f"{path.name} : ni colonne « siege » ni colonne « perimetre » parmi "
            f"« {', '.join(table.columns)} » ; attendu : {', '.join(COLUMNS)}."
        )
    return table


def _workbook(path: Path) -> pd.DataFrame:
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return pd.read_excel(path, dtype=str, engine="openpyxl", keep_default_na=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise DossiersError(
            f"{path.name} : classeur illisible ; attendu : un fichier .xlsx."
        ) from None


def _text_table(path: Path) -> pd.DataFrame:
    import io

    try:
        content = path.read_bytes()
    except OSError as error:
        raise DossiersError(f"{path.name} : lecture impossible ({error.strerror}).") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if not text.strip() or "\x00" in text:
        raise DossiersError(f"{path.name} : fichier vide ou qui n'est pas du texte.")
    header = text.lstrip().splitlines()[0]
    separator = max(";,\t", key=header.count)
    try:
        return pd.read_csv(
            io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, index_col=False
        )
    except pd.errors.ParserError:
        raise DossiersError(
            f"{path.name} : tableau illisible ; attendu : une ligne par dossier, cellules séparées "
            f"par « {separator} », guillemets autour d'une cellule qui le contient."
        ) from None
