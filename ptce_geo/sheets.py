"""One hand-kept file, read as it is written: nothing corrected, nothing lost."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo.findings import Finding, listed, quoted
from ptce_geo.schemas import fields

SEPARATOR = ";"
# The csv module refuses cells past 131,072 characters unless told; a long note is no fault.
csv.field_size_limit(2**31 - 1)


class RecordsError(ValueError):
    """The files cannot be used at all; the message is one sentence for the person who has them."""


def read_sheet(path: Path) -> tuple[pd.DataFrame, list[Finding]]:
    """Text of one file described by the schema of its name.

    A column the schema does not know is kept, one it does not require may be missing: both are
    findings. Spaces around a cell and blank rows are not information. A byte order mark is.

    Parameters
    ----------
    path : Path
        ``<schema name>.csv``, UTF-8, cells separated by ``;``.

    Returns
    -------
    DataFrame
        Text columns (empty when blank), indexed by row number as a spreadsheet shows it.
    list of Finding
        What in the shape of the table is not as expected.

    Raises
    ------
    RecordsError
        No file, not a table in UTF-8 separated by ``;``, or a required column is missing.
    """
    rows = {
        number: cells
        for number, cells in enumerate(_cells(_text(path), path.name), start=1)
        if any(cells)
    }
    expected = fields(path.stem)
    if not rows:
        raise RecordsError(
            f"{path.name} : fichier vide ; attendu : une ligne d'en-tête {_header(expected)}."
        )
    first, *numbers = rows
    header = _labels(rows[first], first, path.name, expected)
    findings = [
        *_unknown_columns(header, expected, first, path.name),
        *_cells_beyond(header, rows, numbers, path.name),
    ]
    body = [(rows[n] + [""] * len(header))[: len(header)] for n in numbers]
    sheet = pd.DataFrame(body, index=numbers, columns=header, dtype="str")
    for column in expected:
        if column not in sheet:
            sheet[column] = ""
            reproach = "colonne absente, lue comme vide ; attendue dans l'en-tête"
            findings.append(Finding(path.name, first, column, "", reproach))
    others = [column for column in header if column not in expected]
    return sheet[[*expected, *others]], findings


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise RecordsError(f"{path.name} : fichier absent du dossier {path.parent}.") from None
    except OSError as error:
        raise RecordsError(f"{path.name} : lecture impossible ({error.strerror}).") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise RecordsError(
            f"{path.name}, ligne {row} : octet 0x{content[error.start]:02X} illisible en UTF-8 ;"
            " attendu : un fichier enregistré en « CSV UTF-8 »."
        ) from None
    if "\x00" in text:
        row = text[: text.index("\x00")].count("\n") + 1
        raise RecordsError(
            f"{path.name}, ligne {row} : octet nul, ce n'est pas du texte ; attendu : un fichier"
            " enregistré en « CSV UTF-8 »."
        )
    return text


def _cells(text: str, name: str) -> list[list[str]]:
    # strict: an unclosed quote would otherwise swallow the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATOR, strict=True)
    try:
        return [[cell.strip() for cell in cells] for cells in reader]
    except csv.Error:
        raise RecordsError(
            f"{name}, ligne {reader.line_num} : guillemet mal placé ou non fermé ; attendu : une"
            " cellule entre guillemets si elle contient « ; » ou un guillemet, alors doublé."
        ) from None


def _header(expected: dict[str, Any]) -> str:
    return f"« {SEPARATOR.join(expected)} »"


def _labels(cells: list[str], row: int, name: str, expected: dict[str, Any]) -> list[str]:
    """Labels of the columns; those left blank at the end hold no column."""
    while not cells[-1]:
        cells = cells[:-1]
    if len(cells) == 1:
        for other in (",", "\t", "|"):
            if len(set(cells[0].split(other)) & set(expected)) > 1:
                shown = "tabulation" if other == "\t" else f"« {other} »"
                raise RecordsError(
                    f"{name}, ligne {row} : colonnes séparées par {shown} ; attendu :"
                    f" « {SEPARATOR} »."
                )
    labels = [label or f"colonne_{place}" for place, label in enumerate(cells, start=1)]
    twice = [label for label in dict.fromkeys(labels) if labels.count(label) > 1]
    if twice:
        raise RecordsError(
            f"{name}, ligne {row} : colonne écrite deux fois ({listed(twice)}) ; attendu :"
            f" {_header(expected)}."
        )
    missing = [
        column
        for column, field in expected.items()
        if field.get("constraints", {}).get("required") and column not in labels
    ]
    if missing:
        raise RecordsError(
            f"{name}, ligne {row} : colonne absente ({listed(missing)}) parmi"
            f" {quoted(SEPARATOR.join(cells))} ; attendu : {_header(expected)}."
        )
    return labels


def _unknown_columns(
    header: list[str], expected: dict[str, Any], row: int, name: str
) -> list[Finding]:
    reproach = f"colonne inconnue, gardée telle quelle ; connues : {listed(expected)}"
    return [Finding(name, row, label, label, reproach) for label in header if label not in expected]


def _cells_beyond(
    header: list[str], rows: dict[int, list[str]], numbers: list[int], name: str
) -> list[Finding]:
    width = len(header)
    findings = []
    for number in numbers:
        beyond = SEPARATOR.join(rows[number][width:]).strip(SEPARATOR)
        if beyond:
            reproach = (
                f"{quoted(beyond)} dépasse de l'en-tête ; attendu : {width} cellules, et des"
                f" guillemets autour d'une cellule qui contient « {SEPARATOR} »"
            )
            findings.append(Finding(name, number, header[-1], beyond, reproach))
    return findings
