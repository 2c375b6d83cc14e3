"""A file someone hands over, as sheets of text cells: what it is, whether it can be read.

Nothing here trusts the name of the file, and nothing is written to disk.
"""

from collections.abc import Callable
from pathlib import PurePath

from ptce_geo import texts_fichiers as words
from ptce_geo.archives import open_archive, unpacked
from ptce_geo.phrases import Phrase
from ptce_geo.readings import MAX_BYTES, Reading, Sheet, UnreadableError

FORMATS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "ods": "ODS",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "parquet": "Parquet",
}
SUFFIXES = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".ods": "ods",
    ".geojson": "geojson",
    ".json": "geojson",
    ".gpkg": "gpkg",
    ".parquet": "parquet",
    ".geoparquet": "parquet",
}
# How a file that is none of these begins, and what to tell its owner.
REFUSED = {
    b"\xd0\xcf\x11\xe0": Phrase(words, "XLS"),
    b"%PDF": Phrase(words, "PDF"),
    b"\x89PNG": Phrase(words, "IMAGE"),
    b"\xff\xd8\xff": Phrase(words, "IMAGE"),
    b"GIF8": Phrase(words, "IMAGE"),
    b"\x1f\x8b": Phrase(words, "ARCHIVE", format="gzip"),
    b"7z\xbc\xaf": Phrase(words, "ARCHIVE", format="7z"),
    b"Rar!": Phrase(words, "ARCHIVE", format="RAR"),
    b"\x7fELF": Phrase(words, "PROGRAMME"),
    b"MZ": Phrase(words, "PROGRAMME"),
}


def kind(content: bytes) -> str:
    """Format of a file by its content: one of ``FORMATS``.

    Raises
    ------
    UnreadableError
        Empty, too heavy, or of a kind that is no table; the sentence says which.

    Examples
    --------
    >>> kind("nom;siège".encode()), kind(b'{"type": "FeatureCollection", "features": []}')
    ('csv', 'geojson')
    """
    if not content.strip():
        raise UnreadableError(Phrase(words, "VIDE"))
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            Phrase(
                words,
                "LOURD",
                poids=round(len(content) / 1024**2),
                limite=MAX_BYTES // 1024**2,
            )
        )
    for beginning, sentence in REFUSED.items():
        if content.startswith(beginning):
            raise UnreadableError(sentence)
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(b"SQLite format 3\x00"):
        return "gpkg"
    if content.startswith(b"PAR1"):
        return "parquet"
    return _text_kind(content)


def _text_kind(content: bytes) -> str:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!doctype")):
        raise UnreadableError(Phrase(words, "PAGE_WEB", formats=Phrase(words, "ACCEPTES")))
    if start.startswith(b"{"):
        return "geojson"
    # A few stray NUL bytes are a damaged export; many are not text at all.
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = content[:65536]
        if beginning.count(b"\x00") > 0.05 * len(beginning):
            raise UnreadableError(Phrase(words, "BINAIRE", formats=Phrase(words, "ACCEPTES")))
    return "csv"


def _zip_kind(content: bytes) -> str:
    names = set(open_archive(content).namelist())
    if "xl/workbook.bin" in names:
        raise UnreadableError(Phrase(words, "XLSB"))
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        mimetype = unpacked(content, "mimetype") if "mimetype" in names else b""
        if b"spreadsheet" not in mimetype:
            raise UnreadableError(Phrase(words, "BUREAUTIQUE", formats=Phrase(words, "ACCEPTES")))
        return "ods"
    if "word/document.xml" in names:
        raise UnreadableError(Phrase(words, "WORD"))
    raise UnreadableError(Phrase(words, "ZIP"))


def read(name: str, content: bytes) -> Reading:
    """Sheets of a file, whatever its format.

    Parameters
    ----------
    name : str
        Its name; only to tell that the suffix is wrong.
    content : bytes
        Its content.

    Raises
    ------
    UnreadableError
        The sentence to show.
    """
    form = kind(content)
    sheets, facts, notes = _reader(form)(content)
    if not any(sheet.cells.num_rows for sheet in sheets):
        raise UnreadableError(Phrase(words, "SANS_LIGNE"))
    suffix = PurePath(name).suffix.lower()
    if SUFFIXES.get(suffix) != form:
        odd = (
            Phrase(words, "SUFFIXE", suffixe=suffix, format=FORMATS[form])
            if suffix
            else Phrase(words, "SUFFIXE_SANS", format=FORMATS[form])
        )
        notes = [odd, *notes]
    return Reading(PurePath(name).name, form, tuple(sheets), facts, tuple(notes))


def _reader(form: str) -> Callable[[bytes], tuple[list[Sheet], dict[str, str], list[str]]]:
    # Each reader is loaded when needed: the child process that reads one file starts faster.
    if form == "csv":
        from ptce_geo import csv_files

        return csv_files.read
    if form in ("xlsx", "ods"):
        from ptce_geo import workbooks

        return workbooks.read
    from ptce_geo import layers

    return {
        "geojson": layers.read_geojson,
        "gpkg": layers.read_geopackage,
        "parquet": layers.read_parquet,
    }[form]
