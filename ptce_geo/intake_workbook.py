"""The report of an intake as a workbook: every problem, and the faulty cells marked."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from ptce_geo import langue
from ptce_geo import texts_recueil as words
from ptce_geo.columns import IGNORED, PERSONAL, Table
from ptce_geo.export import CONTROL
from ptce_geo.intake import Intake
from ptce_geo.intake_report import report_rows, retold
from ptce_geo.interpretation import BLOCKING, INFORMATION, TO_EXAMINE
from ptce_geo.texts_nombres import champ

WIDTHS = {"motif": 70, "valeur": 40, "proposition": 40, "colonne": 28, "feuille": 18}
# No colour alone: the reason stands in the cell's note and in the first column.
FILLS = {
    BLOCKING: PatternFill("solid", fgColor="F8C9C4"),
    TO_EXAMINE: PatternFill("solid", fgColor="FDE9B8"),
    INFORMATION: PatternFill("solid", fgColor="E3ECF7"),
}
BOLD = Font(bold=True)
# Beyond this many rows, only the faulty ones are copied.
WHOLE = 5_000
NAME_LIMIT = 31
# How grave a finding is, and what it says.
Mark = tuple[str, str]


def report_workbook(intake: Intake) -> bytes:
    """XLSX: a sheet « Constats » to filter, then each sheet of the file with its cells marked.

    Every text cell is typed as text, so that nothing runs and no code loses its zero. Only the
    columns that are a field are copied: what is not recognised may name a person. A sheet of
    more than 5,000 rows is copied in its faulty rows only, and says so.
    """
    book = Workbook(write_only=True)
    _findings_sheet(book, report_rows(intake.findings))
    taken = {words.RAPPORT_FEUILLES[0]}
    for table in intake.upload.tables:
        here = intake.findings[intake.findings.feuille.eq(table.nom) & intake.findings.ligne.gt(0)]
        name = _sheet_name(table.nom, taken)
        taken.add(name)
        _marked_sheet(book, name, table, _shown(table, intake.match), here)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _findings_sheet(book: Workbook, rows: pd.DataFrame) -> None:
    sheet = book.create_sheet(words.RAPPORT_FEUILLES[0])
    sheet.freeze_panes = "A2"
    for n, name in enumerate(words.RAPPORT, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = WIDTHS.get(name, 14)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(words.RAPPORT))}{len(rows) + 1}"
    sheet.append([_cell(sheet, label, bold=True) for label in rows.columns])
    for values in rows.astype(object).itertuples(index=False):
        sheet.append([_cell(sheet, value) for value in values])


def _sheet_name(nom: str, taken: set[str]) -> str:
    plain = "".join(" " if c in "[]:*?/\\'" else c for c in CONTROL.sub("", nom)).strip()
    wanted = plain[:NAME_LIMIT] or words.RAPPORT_FEUILLES[1]
    name, number = wanted, 2
    while name.casefold() in {other.casefold() for other in taken}:
        suffix = f" ({number})"
        name, number = wanted[: NAME_LIMIT - len(suffix)] + suffix, number + 1
    return name


def _shown(table: Table, match: pd.DataFrame) -> list[int]:
    """Positions of the columns to copy: those that are a field, or are to be looked at."""
    here = match[match.feuille.eq(table.nom)]
    return here.position[~here.champ.isin(["", PERSONAL, IGNORED])].tolist()


def _marked_sheet(
    book: Workbook, name: str, table: Table, shown: list[int], findings: pd.DataFrame
) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    marked = _by_cell(findings)
    cells = table.cells[shown]
    labels = [table.labels[position] for position in shown]
    if len(cells) > WHOLE:
        cells = cells[cells.index.isin([*marked])]
        sheet.append([_cell(sheet, langue.counted(words.RAPPORT_COUPE, len(table.cells)))])
    sheet.append([_cell(sheet, label, bold=True) for label in (*words.RAPPORT_COLONNES, *labels)])
    for line, values in zip(cells.index, cells.astype(object).to_numpy(), strict=True):
        sheet.append(list(_marked_row(sheet, int(line), values, labels, marked.get(int(line), {}))))


def _by_cell(findings: pd.DataFrame) -> dict[int, dict[str, list[Mark]]]:
    """What is said of each cell, by line then by label, labels in order."""
    marked: dict[int, dict[str, list[Mark]]] = {}
    columns = (findings.ligne, findings.colonne, findings.gravite, retold(findings.motif))
    for line, label, gravity, said in zip(*(column.tolist() for column in columns), strict=True):
        marked.setdefault(int(line), {}).setdefault(label, []).append((gravity, said))
    return {line: dict(sorted(cells.items())) for line, cells in marked.items()}


def _marked_row(
    sheet: Any, line: int, values: np.ndarray, labels: list[str], here: Mapping[str, list[Mark]]
) -> Iterator[Cell | None]:
    said = " ".join(champ(label, told) for label, marks in here.items() for _, told in marks)
    yield _cell(sheet, line)
    yield _cell(sheet, said)
    for label, value in zip(labels, values, strict=True):
        cell = _cell(sheet, None if pd.isna(value) else value)
        if (marks := here.get(label)) is not None:
            cell = cell or WriteOnlyCell(sheet)
            gravities = {gravity for gravity, _ in marks}
            cell.fill = FILLS[next(gravity for gravity in FILLS if gravity in gravities)]
            note = "\n".join(told for _, told in marks)[:2000]
            cell.comment = Comment(note, "ptce_geo", width=320, height=120)
        yield cell


def _cell(sheet: Any, value: Any, bold: bool = False) -> Cell | None:
    if value is None or (not isinstance(value, str) and pd.isna(value)) or value == "":
        return None
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        # Text stays text: no formula, no code that loses its leading zero.
        cell.data_type = "s"
        cell.number_format = "@"
    if bold:
        cell.font = BOLD
    return cell
