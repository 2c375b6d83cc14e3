"""What is shown as a CSV for people, a CSV for machines, a workbook; all can be read again."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ptce_geo import texts_export
from ptce_geo.export import CONTROL, csv_text, inert
from ptce_geo.export_view import View, candidature_rows, in_words, ptce_rows
from ptce_geo.provenance import Provenance

# Characters: as wide as the longest text, within what one can still read.
NARROWEST, WIDEST = 9, 46


def mentioned(table: pd.DataFrame, said: Provenance, headings: Mapping[str, str]) -> pd.DataFrame:
    """A table whose last columns say, on each line, the filters, the date and the sources.

    A line copied elsewhere keeps its source, and nothing stands above the headings: the file
    filters, sorts and is read again as it is.
    """
    told = {
        "selection": f"{said.titre}. {said.selection}",
        "date": said.date,
        "mentions": said.mentions,
    }
    return table.assign(**{headings[name]: text for name, text in told.items()})


def people_csv(shown: View) -> bytes:
    """One row a PTCE, in words, official codes kept: ``;``, decimal comma, byte order mark."""
    return table_csv(ptce_in_words(shown), shown.provenance)


def ptce_in_words(shown: View) -> pd.DataFrame:
    """One row a PTCE under headings for people."""
    return in_words(ptce_rows(shown), shown.secteurs).rename(columns=texts_export.COLONNES)


def people_candidatures_csv(shown: View) -> bytes:
    """One row a candidature, in words, for people: as ``people_csv``."""
    return table_csv(candidatures_in_words(shown), shown.provenance)


def candidatures_in_words(shown: View) -> pd.DataFrame:
    """One row a candidature under headings for people."""
    rows = in_words(candidature_rows(shown), shown.secteurs)
    return rows.rename(columns=texts_export.COLONNES_CANDIDATURES)


def machine_csv(shown: View) -> bytes:
    """One row a candidature under the names of the published schema: ``,``, UTF-8, codes."""
    return table_machine_csv(candidature_rows(shown), shown.provenance)


def table_csv(table: pd.DataFrame, said: Provenance) -> bytes:
    """Any table of a page as a CSV for people, with its provenance."""
    return csv_text(mentioned(table, said, texts_export.MENTIONS)).encode("utf-8-sig")


def table_machine_csv(table: pd.DataFrame, said: Provenance) -> bytes:
    """Any table as a CSV for machines, with its provenance: ``,``, UTF-8, dates AAAA-MM-JJ."""
    headings = {"selection": "export_selection", "date": "export_date", "mentions": "mentions"}
    told = mentioned(table, said, headings)
    told["export_date"] = said.jour.isoformat()
    return inert(told).to_csv(index=False, lineterminator="\n").encode()


def workbook(shown: View) -> bytes:
    """Sheets of PTCE, of candidatures, of what colours the map, of sources; text stays text."""
    names = texts_export.FEUILLES
    told = {
        names["ptce"]: ptce_in_words(shown),
        names["candidatures"]: candidatures_in_words(shown),
    }
    sheets = {**told, **shown.tables}
    return xlsx(sheets, shown.provenance)


def xlsx(sheets: Mapping[str, pd.DataFrame], said: Provenance) -> bytes:
    """Tables as the sheets of a workbook, and a last sheet on where they come from.

    Parameters
    ----------
    sheets : mapping of str to DataFrame
        Title and table of each sheet.
    said : Provenance

    Returns
    -------
    bytes
        An XLSX file: headings frozen and filtered, every text typed as text, so that no code
        loses its leading zero and no cell runs.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = said.titre
    book.properties.subject = said.selection
    book.properties.description = f"{said.compte} {said.mentions}"
    book.properties.language = "fr"
    for title, table in sheets.items():
        _write_sheet(book, sheet_title(title), table, filtered=True)
    about = pd.DataFrame(said.lines(), columns=["", said.titre])
    _write_sheet(book, texts_export.FEUILLES["sources"], about, filtered=False)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_title(title: str) -> str:
    """A title a workbook accepts: no sign it forbids, 31 characters at most.

    Examples
    --------
    >>> sheet_title("Taux : dossiers / lauréats [2023]")
    'Taux   dossiers   lauréats  202'
    """
    return title.translate(dict.fromkeys(map(ord, "[]:*?/\\"), " "))[:31]


def _write_sheet(book: Any, title: str, table: pd.DataFrame, filtered: bool) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for rank, name in enumerate(table.columns, start=1):
        longest = max([len(str(name)) + 3, *table[name].astype(str).str.len()])
        width = min(max(longest, NARROWEST), WIDEST if filtered else 110)
        sheet.column_dimensions[get_column_letter(rank)].width = width

    def cell(value: Any, bold: bool = False) -> Any:
        if pd.isna(value):
            return None
        if isinstance(value, str):
            written = WriteOnlyCell(sheet, value=CONTROL.sub("", value))
            # Text stays text: no formula, no code that loses its leading zero.
            written.data_type, written.number_format = "s", "@"
        else:
            written = WriteOnlyCell(sheet, value=value)
        if bold:
            written.font = Font(bold=True)
        if not filtered:
            written.alignment = Alignment(wrap_text=True, vertical="top")
        return written

    if filtered:
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table) + 1}"
    sheet.append([cell(str(name), bold=True) for name in table.columns])
    for values in table.astype(object).itertuples(index=False):
        sheet.append([cell(value) for value in values])
