"""Files of labels as people save them: CSV of any encoding and separator, or a spreadsheet."""

import csv
import io
import re
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd
from openpyxl.utils.exceptions import InvalidFileException

from ptce_geo.names import normalize

# What a spreadsheet would run: a formula, or a sum that calls something.
_LIVE = re.compile(r"^(?:[=@\t\r]|[+-](?=.*[(|!]))")
READ = (".csv", ".txt", ".tsv", ".xlsx")
WRITTEN = (".csv", ".xlsx")
# Column names recognised when none is given, as keys without spaces, the surest first.
PLACE = (
    *("label", "siege", "commune", "nomcommune", "libellecommune", "ville", "lieu", "localite"),
    *("siegesocial", "communesiege", "codecommune", "codeinsee", "insee", "codgeo", "depcom"),
    *("territoire", "epci", "nomepci"),
)
DEPARTEMENT = ("departement", "codedepartement", "nomdepartement", "dep", "dept", "dpt", "coddep")
POSTAL = ("codepostal", "cp", "postal")


class LabelFileError(ValueError):
    """The file cannot be used; the message is one sentence for the person who has it."""


def read_labels(path: Path) -> pd.DataFrame:
    """Text of a file of labels, cells as written, missing ones empty.

    Parameters
    ----------
    path : Path
        ``.csv``, ``.txt``, ``.tsv`` (UTF-8 or Windows-1252, separated by ``;``, ``,``, tab or
        ``|``) or ``.xlsx`` (first sheet).

    Returns
    -------
    DataFrame
        One text column for each column of the file.

    Raises
    ------
    LabelFileError
        No such file, a format that is not read, no header, or a row longer than the header.
    """
    if path.suffix.lower() not in READ:
        raise LabelFileError(
            f"{path} : format « {path.suffix} » inconnu ; lus : {', '.join(READ)}."
        )
    try:
        if path.suffix.lower() == ".xlsx":
            return _spreadsheet(path)
        return _text(path.read_bytes(), path)
    except FileNotFoundError:
        raise LabelFileError(f"{path} : fichier absent.") from None
    except OSError as error:
        raise LabelFileError(f"{path} : lecture impossible ({error.strerror}).") from None


def _spreadsheet(path: Path) -> pd.DataFrame:
    try:
        rows = pd.read_excel(
            path, dtype=str, keep_default_na=False, na_filter=False, engine="openpyxl"
        )
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        raise LabelFileError(f"{path} : ce n'est pas un classeur XLSX lisible.") from None
    if not len(rows.columns):
        raise LabelFileError(f"{path} : première feuille vide, il y faut une ligne d'en-tête.")
    return rows.astype("str")


def _text(content: bytes, path: Path) -> pd.DataFrame:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text or not text.strip():
        what = "fichier vide" if not text.strip() else "ce n'est pas du texte"
        raise LabelFileError(f"{path} : {what} ; attendu : un CSV avec une ligne d'en-tête.")
    header = text.lstrip("\n\r").splitlines()[0]
    separator = max(";,\t|", key=header.count)
    rows = list(csv.reader(io.StringIO(text.lstrip("\n\r"), newline=""), delimiter=separator))
    names, *body = rows
    for number, cells in enumerate(body, start=2):
        if any(cell.strip() for cell in cells[len(names) :]):
            raise LabelFileError(
                f"{path}, ligne {number} : {len(cells)} cellules pour {len(names)} colonnes ;"
                f" une cellule qui contient « {separator} » doit être entre guillemets."
            )
    body = [(cells + [""] * len(names))[: len(names)] for cells in body if any(cells)]
    return pd.DataFrame(body, columns=names, dtype="str")


def column(rows: pd.DataFrame, asked: str | None, usual: tuple[str, ...], path: Path) -> str | None:
    """The column asked for, or the first whose name is usual; None when there is none.

    Raises
    ------
    LabelFileError
        A column was asked for that the file does not have; the message lists those it has.
    """
    if asked is not None:
        if asked not in rows.columns:
            known = ", ".join(f"« {name} »" for name in rows.columns)
            raise LabelFileError(f"{path} : colonne « {asked} » absente ; présentes : {known}.")
        return asked
    keys = {normalize(str(name)).replace(" ", ""): name for name in reversed(rows.columns)}
    return next((keys[key] for key in usual if key in keys), None)


def write_labels(rows: pd.DataFrame, path: Path) -> None:
    """Write resolved rows: ``;`` and UTF-8 with its mark for a spreadsheet, or XLSX as text.

    A cell that a spreadsheet would run as a command is written as text; « - » stays as it is.
    """
    text = rows.select_dtypes(["object", "string"]).columns
    inert = {name: rows[name].str.replace(_LIVE, r"'\g<0>", regex=True) for name in text}
    rows = rows.assign(**inert)
    if path.suffix.lower() == ".xlsx":
        rows.to_excel(path, index=False, engine="openpyxl")
    else:
        rows.to_csv(path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n")
