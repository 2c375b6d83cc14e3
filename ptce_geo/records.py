"""Read what is known about PTCE: hand-kept files in, frames and findings out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ptce_geo.findings import Finding, finding_rows
from ptce_geo.rules import RULES
from ptce_geo.schemas import fields, violations
from ptce_geo.sheets import RecordsError, read_sheet
from ptce_geo.validation import Errors, errors

TABLES = ("ptce", "candidatures", "perimetres", "appels", "secteurs", "decisions")


@dataclass(frozen=True)
class Records:
    """The hand-kept files as published, and what in them does not hold.

    Each frame has the columns of its Table Schema (``docs/dictionnaire.md``): codes and words as
    text, empty when unknown, whole numbers as ``Int64``, missing when unknown or unreadable.
    ``findings`` has one row a fault: ``fichier, ligne, colonne, valeur, message``.
    """

    ptce: pd.DataFrame
    candidatures: pd.DataFrame
    perimetres: pd.DataFrame
    appels: pd.DataFrame
    secteurs: pd.DataFrame
    decisions: pd.DataFrame
    findings: pd.DataFrame


def read_records(folder: Path, errors: Errors = errors) -> Records:
    """Read and check the files of a folder; a fault is a finding, and no row is dropped.

    Parameters
    ----------
    folder : Path
        Holds ``ptce.csv``, ``candidatures.csv``, ``perimetres.csv``, ``appels.csv``,
        ``secteurs.csv`` and ``decisions.csv``, UTF-8, separated by ``;``.
    errors : callable, optional
        Where the schemas are checked: here, or apart (``validation.errors_apart``).

    Raises
    ------
    RecordsError
        A file is missing, unreadable, or lacks a required column; one sentence says which.

    Examples
    --------
    >>> from ptce_geo.paths import RECORDS
    >>> records = read_records(RECORDS)
    >>> len(records.ptce), len(records.findings)
    (93, 0)
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise RecordsError(
            f"{folder} : dossier introuvable ; attendu : un dossier qui contient"
            f" {', '.join(f'{name}.csv' for name in TABLES)}."
        )
    read = {name: read_sheet(folder / f"{name}.csv") for name in TABLES}
    sheets = {name: sheet for name, (sheet, _) in read.items()}
    findings = [finding for _, shape in read.values() for finding in shape]
    findings += violations(sheets, errors)
    said = {finding[:3] for finding in findings}
    findings += [finding for rule in RULES for finding in rule(sheets) if finding[:3] not in said]
    return Records(**typed(sheets, findings), findings=finding_rows(findings))


def hand_kept_lists(folder: Path) -> dict[str, pd.DataFrame]:
    """What records that come from elsewhere borrow from those of a folder: its calls and sectors.

    Returns
    -------
    dict
        ``appels`` and ``secteurs``, read but not checked; ``decisions`` and ``findings``, empty.
    """
    sheets = {name: read_sheet(folder / f"{name}.csv")[0] for name in ("appels", "secteurs")}
    decisions = pd.DataFrame(columns=list(fields("decisions")), dtype="str")
    return typed(sheets, []) | {"decisions": decisions, "findings": finding_rows([])}


def typed(sheets: Mapping[str, pd.DataFrame], findings: list[Finding]) -> dict[str, pd.DataFrame]:
    """The same frames renumbered from 0, whole numbers read; a faulty number becomes missing."""
    faulty = {finding[:3] for finding in findings}
    return {name: _numbers(name, sheet, faulty) for name, sheet in sheets.items()}


def _numbers(name: str, sheet: pd.DataFrame, faulty: set[tuple[str, int, str]]) -> pd.DataFrame:
    read = sheet.reset_index(drop=True)
    for column, field in fields(name).items():
        if field["type"] == "integer":
            values = [
                pd.NA if (f"{name}.csv", ligne, column) in faulty else _whole(text)
                for ligne, text in sheet[column].items()
            ]
            read[column] = pd.Series(values, dtype="Int64").array
    return read


def _whole(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        return pd.NA
