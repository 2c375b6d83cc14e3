"""XLSX and ODS workbooks, by calamine: values as text, no formula run, no macro read."""

import datetime
import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from ptce_geo import texts_fichiers as words
from ptce_geo.archives import members
from ptce_geo.phrases import Phrase
from ptce_geo.readings import MAX_ROWS, Sheet, UnreadableError, text_table

DAMAGED = Phrase(words, "CLASSEUR_ABIME")
# What is looked for in the worksheets while they are unpacked: (tag, sentence).
FORMULA = (b"<f>", b"<f ", b"table:formula=")
ERROR = (b't="e"', b'calcext:value-type="error"')


def survey(content: bytes) -> list[str]:
    """Unpack a workbook to its end without keeping it, and say what its cells cannot tell.

    Raises
    ------
    UnreadableError
        It unpacks to more than the limit.
    """
    formulas = errors = 0
    macros = False
    for name, piece in members(content):
        if "vbaProject" in name or name.startswith("Basic/"):
            macros = True
        if name.startswith("xl/worksheets/") or name == "content.xml":
            formulas += sum(piece.count(tag) for tag in FORMULA)
            errors += sum(piece.count(tag) for tag in ERROR)
    notes: list[str] = []
    if macros:
        notes.append(Phrase(words, "MACROS"))
    if formulas:
        notes.append(Phrase(words, "FORMULES", n=formulas))
    if errors:
        notes.append(Phrase(words, "ERREURS", n=errors))
    return notes


def text(value: object) -> str:
    """A cell's value as text: whole numbers without point, dates as ISO.

    Examples
    --------
    >>> text(1001.0), text(datetime.date(2025, 3, 12)), text("01004")
    ('1001', '2025-03-12', '01004')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str | None]]]:
    # calamine yields the empty rows above the first cell, not the columns left of it.
    left = [None] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [*left, *map(text, cells)]


def _merged(sheet: CalamineSheet) -> list[str]:
    merged = sheet.merged_cell_ranges or []
    # Cells merged along one row are titles; down several rows, they hide values.
    tall = sorted((first[0] + 1, last[0] + 1) for first, last in merged if last[0] > first[0])
    if not tall:
        return []
    shown = [f"{first}-{last}" for first, last in tall[:5]] + ["…"] * (len(tall) > 5)
    return [Phrase(words, "FUSIONNEES", lignes=", ".join(shown))]


def read(content: bytes) -> tuple[list[Sheet], dict[str, str], list[str]]:
    """Every sheet of a workbook, hidden ones included, and what was noticed.

    calamine makes room for the whole rectangle a sheet spans, so a cell written in the last
    corner can exhaust the memory: run it through ``confine.read`` on a file that is not yours.
    """
    notes = survey(content)
    sheets = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for described in book.sheets_metadata:
            sheet = book.get_sheet_by_name(described.name)
            if sheet.height > 5 * MAX_ROWS and sheet.width > 1:
                raise UnreadableError(
                    Phrase(
                        words,
                        "FEUILLE_LONGUE",
                        feuille=described.name,
                        ligne=sheet.total_height + 1,
                    )
                )
            odd = _merged(sheet)
            if str(described.visible).rpartition(".")[2] != "Visible":
                odd.append(Phrase(words, "MASQUEE", feuille=described.name))
            sheets.append(Sheet(described.name, text_table(_rows(sheet)), notes=tuple(odd)))
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(DAMAGED) from error
    return [sheet for sheet in sheets if sheet.cells.num_rows], {}, notes
