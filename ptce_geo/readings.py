"""A file as sheets of text cells, within limits, and the same packed from process to process."""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from ptce_geo import texts_fichiers as words
from ptce_geo.phrases import Phrase

MAX_BYTES = 50 * 1024**2
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
# The longest text a spreadsheet cell can hold.
MAX_TEXT = 32_767
BATCH = 10_000


class UnreadableError(ValueError):
    """A file that cannot be read; the message is a French sentence for its owner."""


@dataclass(frozen=True)
class Sheet:
    """One table of a file: ``ligne`` (as a spreadsheet numbers it), then columns "0", "1"…

    ``labels`` are the names of the columns when the format has them; a layer keeps its contours
    as WKB in a column ``geometry``, in the projection ``crs``.
    """

    nom: str
    cells: pa.Table
    labels: tuple[str, ...] | None = None
    crs: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All the sheets of a file, what its form is, and what was noticed while reading it."""

    nom: str
    format: str
    sheets: tuple[Sheet, ...]
    facts: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def text_table(rows: Iterable[tuple[int, list[str | None]]]) -> pa.Table:
    """Arrow table of text from numbered rows of any lengths; blank rows are left out.

    Parameters
    ----------
    rows : iterable of (int, list)
        Number of the row as a spreadsheet shows it, and its cells; ``None`` or "" is empty.

    Raises
    ------
    UnreadableError
        More than ``MAX_ROWS`` rows or ``MAX_COLUMNS`` columns.
    """
    pieces: list[pa.Table] = []
    batch: list[list[str | None]] = []
    numbers: list[int] = []
    count = 0
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise UnreadableError(
                Phrase(words, "LIGNE_LARGE", ligne=number, colonnes=len(cells), limite=MAX_COLUMNS)
            )
        count += 1
        # One more than the limit: the heading is a row too.
        if count > MAX_ROWS + 1:
            raise UnreadableError(Phrase(words, "TROP_DE_LIGNES", limite=MAX_ROWS))
        batch.append(cells)
        numbers.append(number)
        if len(batch) == BATCH:
            pieces.append(_batch(numbers, batch))
            batch, numbers = [], []
    pieces.append(_batch(numbers, batch))
    return pa.concat_tables(pieces, promote_options="default")


def _batch(numbers: list[int], rows: list[list[str | None]]) -> pa.Table:
    width = max(map(len, rows), default=0)
    columns = {"ligne": pa.array(numbers, pa.int32())}
    for position in range(width):
        values = [row[position] if position < len(row) else None for row in rows]
        columns[str(position)] = _texts(values)
    return pa.table(columns)


def _texts(values: list[str | None]) -> pa.Array:
    """Cells as they are written; only what cannot stay so is looked at one by one."""
    try:
        texts = pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([*map(_cell, values)], pa.string())
    lengths = pc.utf8_length(texts)
    if (pc.max(lengths).as_py() or 0) > MAX_TEXT:
        return pa.array([*map(_cell, values)], pa.string())
    return pc.if_else(pc.equal(lengths, 0), pa.scalar(None, pa.string()), texts)


def _cell(value: str | None) -> str | None:
    if not value:
        return None
    if len(value) > MAX_TEXT:
        value = value[: MAX_TEXT - 1] + "…"
    # A lone surrogate is no text: it cannot be written anywhere.
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def pack(reading: Reading) -> bytes:
    """A reading as bytes, to cross from one process to another."""
    described = {
        "nom": reading.nom,
        "format": reading.format,
        "facts": reading.facts,
        "notes": reading.notes,
        "sheets": [
            {"nom": s.nom, "labels": s.labels, "crs": s.crs, "notes": s.notes}
            for s in reading.sheets
        ],
    }
    out = io.BytesIO()
    _write_block(out, json.dumps(described).encode())
    for sheet in reading.sheets:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, sheet.cells.schema) as writer:
            writer.write_table(sheet.cells)
        _write_block(out, sink.getvalue())
    return out.getvalue()


def _write_block(out: io.BytesIO, block: bytes | pa.Buffer) -> None:
    out.write(len(block).to_bytes(8, "big"))
    out.write(block)


def unpack(packed: bytes) -> Reading:
    """The reading that ``pack`` packed."""
    view = memoryview(packed)
    blocks = []
    while view:
        length = int.from_bytes(view[:8], "big")
        blocks.append(view[8 : 8 + length])
        view = view[8 + length :]
    described = json.loads(bytes(blocks[0]))
    sheets = tuple(
        Sheet(
            nom=sheet["nom"],
            cells=pa.ipc.open_stream(block).read_all(),
            labels=None if sheet["labels"] is None else tuple(sheet["labels"]),
            crs=sheet["crs"],
            notes=tuple(sheet["notes"]),
        )
        for sheet, block in zip(described["sheets"], blocks[1:], strict=True)
    )
    return Reading(
        described["nom"], described["format"], sheets, described["facts"], tuple(described["notes"])
    )
