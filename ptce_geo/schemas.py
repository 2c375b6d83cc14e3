"""Table Schemas of the hand-kept files, and where a file does what its schema forbids."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo.findings import Finding, listed, quoted
from ptce_geo.paths import RECORDS
from ptce_geo.validation import Error, Errors, errors

SCHEMAS = (
    "ptce",
    "candidatures",
    "perimetres",
    "appels",
    "secteurs",
    "decisions",
    "secteurs_sources",
    "phases_sources",
    "statuts_sources",
    "origine",
    "regions_2013",
    "mouvements",
    "departements_anciens",
    "hors_de_france",
    "liens",
    "seuils",
)
# Past this many good values a sentence names the nearest ones instead of all.
FEW = 20


@cache
def schema(name: str) -> dict[str, Any]:
    """Table Schema of one hand-kept file; shared between callers, so not to be changed.

    Raises
    ------
    ValueError
        No file has this name; the message lists those that exist.
    """
    if name not in SCHEMAS:
        raise ValueError(f"fichier « {name} » inconnu ; connus : {', '.join(SCHEMAS)}")
    document: dict[str, Any] = json.loads(
        (RECORDS / f"{name}.schema.json").read_text(encoding="utf-8")
    )
    return document


def fields(name: str) -> dict[str, dict[str, Any]]:
    """Columns of one file and their descriptions, in order."""
    return {field["name"]: field for field in schema(name)["fields"]}


def vocabulary(name: str, column: str) -> dict[str, str]:
    """Values a column accepts and the label a reader sees for each.

    Examples
    --------
    >>> vocabulary("candidatures", "phase")["gestation"]
    'en gestation'
    """
    return {item["value"]: item["label"] for item in fields(name)[column]["categories"]}


def violations(sheets: Mapping[str, pd.DataFrame], errors: Errors = errors) -> list[Finding]:
    """Cells and keys that break their schema, whatever else is wrong.

    Parameters
    ----------
    sheets : mapping of file name to DataFrame
        Text columns of the schema, indexed by row number in the file. Foreign keys are followed
        between the files given; one that leads to a file not given is a ``KeyError``.
    errors : callable, optional
        How they are found: ``validation.errors``, or ``validation.errors_apart``.
    """
    tables = {
        name: {
            "schema": _enforced(name),
            "data": [list(fields(name)), *sheet[list(fields(name))].values.tolist()],
        }
        for name, sheet in sheets.items()
    }
    found = (_finding(error, sheets) for error in errors(tables))
    return [finding for finding in found if finding is not None]


def _enforced(name: str) -> dict[str, Any]:
    """What of a schema binds: frictionless copies titles and examples many times over."""
    binding = ("name", "type", "constraints")
    return schema(name) | {
        "fields": [
            {key: field[key] for key in binding if key in field} for field in schema(name)["fields"]
        ]
    }


def _finding(error: Error, sheets: Mapping[str, pd.DataFrame]) -> Finding | None:
    name = error.table
    sheet = sheets[name]
    ligne = int(sheet.index[error.row - 2])
    if error.type == "primary-key":
        key = schema(name)["primaryKey"]
        value = " + ".join(str(sheet.loc[ligne, column]) for column in key)
        if not value.replace(" + ", ""):
            return None  # An empty key already breaks the constraint "required".
        reproach = (
            f"{quoted(value)} déjà présent ligne {_first(sheet, key, ligne)} ; un seul attendu"
        )
        return Finding(f"{name}.csv", ligne, " + ".join(key), value, reproach)
    if error.type == "foreign-key":
        column, value = error.column, error.cells[0]
        if not value:
            return None
        known = sheets[error.known][error.known_columns[0]]
        reproach = f"{quoted(value)} absent de {error.known}.csv ; {_good(value, known)}"
        return Finding(f"{name}.csv", ligne, column, value, reproach)
    column = error.column
    value = str(sheet.loc[ligne, column])
    return Finding(f"{name}.csv", ligne, column, value, _reproach(fields(name)[column], error))


def _first(sheet: pd.DataFrame, key: list[str], ligne: int) -> int:
    same = sheet[key].eq(sheet.loc[ligne, key]).all(axis=1)
    return int(sheet.index[same][0])


def _good(value: str, known: pd.Series) -> str:
    values = [good for good in known.drop_duplicates() if good]
    if len(values) <= FEW:
        return f"connus : {listed(values)}"
    near = get_close_matches(value, values, n=3)
    return f"les plus proches : {listed(near)}" if near else f"exemple : {listed(values[:1])}"


def _reproach(field: dict[str, Any], error: Error) -> str:
    """End of the sentence for a cell of the wrong type or outside its constraints."""
    value, example = error.cell, f"exemple : « {field['example']} »"
    if error.type == "type-error":
        return f"{quoted(value)} n'est pas un nombre entier ; {example}"
    # frictionless tells which constraint is broken in its note only: constraint "enum" is "…".
    constraint = error.note.split('"')[1]
    bound = field["constraints"][constraint]
    if constraint == "enum":
        return f"{quoted(value)} n'est pas admis ; valeurs possibles : {listed(bound)}"
    return {
        "required": f"une valeur est attendue ; {example}",
        "minimum": f"{quoted(value)} est trop petit ; au moins {bound}",
        "maximum": f"{quoted(value)} est trop grand ; au plus {bound}",
        "pattern": f"{quoted(value)} n'a pas la forme attendue ; {example}",
    }[constraint]
