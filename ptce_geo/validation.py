"""Tables against their Table Schemas, by frictionless: here, or in a process that then ends.

A server reads its records once and keeps running: loaded in it, frictionless and what it copies of
each schema would stay for good (some 45 MB). Only the standard library is imported here, so that
the other process has nothing else to load.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, NamedTuple

from ptce_geo.paths import ROOT

COMMAND = [sys.executable, "-m", "ptce_geo.validation"]
# Seconds after which the other process is given up; it takes half a second.
SECONDS = 60
# By name, a table as ``schema`` (its descriptor) and ``data`` (its heading, then its rows).
Tables = Mapping[str, Mapping[str, Any]]

_lock = Lock()
_spare: subprocess.Popen[bytes] | None = None


class Error(NamedTuple):
    """What frictionless reproaches to one row; what it does not say of this kind is empty.

    ``row`` is counted from 1, the heading's; ``known`` and ``known_columns`` are the table and the
    columns that a foreign key leads to.
    """

    table: str
    type: str
    row: int
    column: str
    cell: str
    cells: tuple[str, ...]
    note: str
    known: str
    known_columns: tuple[str, ...]


Errors = Callable[[Tables], list[Error]]


def errors(tables: Tables) -> list[Error]:
    """Every cell and key that breaks its schema, in this process.

    Examples
    --------
    >>> fields = [{"name": "annee", "type": "integer"}]
    >>> table = {"schema": {"fields": fields}, "data": [["annee"], ["2013"], ["deux"]]}
    >>> [(error.table, error.row, error.cell) for error in errors({"appels": table})]
    [('appels', 3, 'deux')]
    """
    # Loading frictionless costs a quarter of a second: only those who validate pay it.
    from frictionless import Package, Resource, Schema

    resources = [
        Resource(name=name, data=table["data"], schema=Schema.from_descriptor(table["schema"]))
        for name, table in tables.items()
    ]
    # By default the report stops at a thousand errors: none may be lost.
    report = Package(resources=resources).validate(limit_errors=10**9)
    return [_error(task.name, error) for task in report.tasks for error in task.errors]


def _error(table: str, error: Any) -> Error:
    foreign = error.type == "foreign-key"
    return Error(
        table,
        error.type,
        error.row_number,
        error.field_names[0] if foreign else getattr(error, "field_name", ""),
        getattr(error, "cell", None) or "",
        tuple(cell or "" for cell in error.field_cells) if foreign else (),
        error.note,
        error.reference_name if foreign else "",
        tuple(error.reference_field_names) if foreign else (),
    )


def errors_apart(tables: Tables) -> list[Error]:
    """The same errors, found by a process of their own, which ends.

    Should it fail, they are found here: what is served must not depend on a second process.
    """
    try:
        process = _taken() or _start()
        told, _ = process.communicate(json.dumps(tables).encode(), timeout=SECONDS)
    except OSError:
        return errors(tables)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return errors(tables)
    if process.returncode:
        return errors(tables)
    rows: list[list[Any]] = json.loads(told)
    # JSON knows lists only.
    return [
        Error._make(tuple(cell) if isinstance(cell, list) else cell for cell in row) for row in rows
    ]


def ready() -> None:
    """Start the process of the next ``errors_apart``: it loads while this one does.

    It ends by itself with this one, were it never asked anything.
    """
    global _spare
    with _lock:
        if _spare is None:
            _spare = _start()


def _taken() -> subprocess.Popen[bytes] | None:
    global _spare
    with _lock:
        spare, _spare = _spare, None
    return spare


def _start() -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT)


def main() -> int:
    """Body of the other process: tables by its standard input, errors by its standard output."""
    import frictionless  # noqa: F401

    told = sys.stdin.buffer.read()
    if told:
        sys.stdout.write(json.dumps(errors(json.loads(told))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
