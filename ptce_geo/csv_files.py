"""CSV as it circulates in France: windows-1252 or UTF-8, semicolons, title lines, ragged rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from ptce_geo import texts_fichiers as words
from ptce_geo.phrases import Phrase
from ptce_geo.readings import MAX_BYTES, Sheet, text_table

SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "windows-1252",
    "mac_roman": "Mac OS Roman",
    "cp850": "CP850 (DOS)",
}
BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Enough lines to see the rows below the titles, few enough to decide at once.
SAMPLE_LINES = 60
SAMPLE_CHARACTERS = 16_384
SAMPLE_WIDTH = 2_000
_MULTIBYTE = re.compile(rb"[\xc3\xc5\xe2][\x80-\xbf]")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


codecs.register_error("ptce_cp1252", _as_cp1252)


def decoded(content: bytes) -> tuple[str, str, list[str]]:
    """Text of a file, the name of its encoding, and what was odd about it.

    A byte order mark is believed, then valid UTF-8. A file that is UTF-8 here and windows-1252
    there (two exports pasted together) is read piece by piece. Otherwise charset-normalizer
    chooses among the encodings French software writes: left free, it takes short French texts for
    Korean or Chinese ones.

    Examples
    --------
    >>> decoded("siège".encode("cp1252"))
    ('siège', 'windows-1252', [])
    """
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            text = content.decode(encoding, "replace")
            odd = text.count("\ufffd")
            return text, "UTF-8" if mark == codecs.BOM_UTF8 else "UTF-16", _lost(odd)
    try:
        return content.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError:
        pass
    if _MULTIBYTE.search(content):
        text = content.decode("utf-8", "ptce_cp1252")
        return (
            text,
            "UTF-8 et windows-1252 mêlés",
            [Phrase(words, "ENCODAGES")],
        )
    from charset_normalizer import from_bytes

    best = from_bytes(content[:MAX_BYTES], cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = content.decode(encoding, "replace")
    return text, ENCODINGS.get(encoding, encoding), _lost(text.count("\ufffd"))


def _lost(count: int) -> list[str]:
    return [Phrase(words, "ILLISIBLES", n=count)] if count else []


def separator(text: str) -> str:
    """Separator of a CSV text, by clevercsv among those in use; one column has none.

    Examples
    --------
    >>> separator("Export du 3 mars, provisoire;;\\nnom;montant\\nPôle;12,5\\nCoop;13,5")
    ';'
    """
    from clevercsv import Sniffer
    from clevercsv.exceptions import NoDetectionResult

    lines = text[:SAMPLE_CHARACTERS].splitlines()[:SAMPLE_LINES]
    # clevercsv looks for addresses in each line, and one line without end would take it seconds.
    sample = "\n".join(line[:SAMPLE_WIDTH] for line in lines)
    if not any(mark in sample for mark in SEPARATORS):
        return ";"
    try:
        dialect = Sniffer().sniff(sample, delimiters=list(SEPARATORS))
    except NoDetectionResult:
        dialect = None
    if dialect is not None and dialect.delimiter in SEPARATORS:
        return dialect.delimiter
    return max(SEPARATORS, key=sample.count)


def _rows(text: str, mark: str, **form: Any) -> Iterator[tuple[int, list[Any]]]:
    csv.field_size_limit(MAX_BYTES)
    return enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark, **form), start=1)


def _table(text: str, mark: str) -> tuple[pa.Table, list[str]]:
    """Cells, strictly read if they can be: a quote left open would swallow all that follows."""
    try:
        return text_table(_rows(text, mark, strict=True)), []
    except csv.Error as error:
        endless = "unexpected end" in str(error)
    if endless:
        told = Phrase(words, "GUILLEMET")
        return text_table(_rows(text, mark, quoting=csv.QUOTE_NONE)), [told]
    told = Phrase(words, "GUILLEMETS")
    return text_table(_rows(text, mark)), [told]


def read(content: bytes) -> tuple[list[Sheet], dict[str, str], list[str]]:
    """The one sheet of a CSV file, its encoding and separator, and what was odd."""
    text, encoding, notes = decoded(content)
    if "\x00" in text:
        notes = [*notes, Phrase(words, "NULS", n=text.count(chr(0)))]
        text = text.replace("\x00", "")
    first_line, _, rest = text.partition("\n")
    if declared := re.fullmatch(r"sep=(.)\s*", first_line):
        # Excel's own first line; the row numbers it shows do not count it.
        mark, text = declared[1], rest
    else:
        mark = separator(text)
    cells, told = _table(text, mark)
    facts = {"encodage": encoding, "séparateur": SEPARATORS.get(mark, mark)}
    return [Sheet("", cells)], facts, [*notes, *told]
