"""The ``resolve`` command: place labels of a file into official codes."""

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer
from rich.console import Console
from rich.progress import track

from ptce_geo import label_files
from ptce_geo.label_files import LabelFileError
from ptce_geo.report import summary_line
from ptce_geo.resolve import NIVEAUX, resolve

# Rows resolved between two moves of the progress bar.
STEP = 20_000
_errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def resolve_command(
    source: Annotated[Path, typer.Argument(help="Fichier CSV ou XLSX des étiquettes.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Fichier CSV ou XLSX à écrire.")],
    place: Annotated[str | None, typer.Option(help="Colonne des étiquettes.")] = None,
    departement: Annotated[str | None, typer.Option(help="Colonne du département.")] = None,
    code_postal: Annotated[str | None, typer.Option(help="Colonne du code postal.")] = None,
    level: Annotated[str, typer.Option(help=f"Niveau attendu : {', '.join(NIVEAUX)}.")] = "commune",
    date: Annotated[str | None, typer.Option(help="Date du COG des réponses.")] = None,
    decisions: Annotated[Path | None, typer.Option(help="Fichier des décisions.")] = None,
) -> None:
    """Donne à chaque étiquette de lieu son code officiel, ou la raison de n'en avoir pas.

    Les colonnes du fichier sont gardées, celles de la réponse ajoutées. Une étiquette sans code
    n'est pas une erreur ; un fichier illisible ou une colonne absente arrête tout (code 2).
    """
    try:
        if output.suffix.lower() not in label_files.WRITTEN:
            known = ", ".join(label_files.WRITTEN)
            raise LabelFileError(
                f"{output} : format « {output.suffix} » inconnu ; écrits : {known}."
            )
        rows = label_files.read_labels(source)
        asked = {"place": place, "departement": departement, "code_postal": code_postal}
        columns = chosen_columns(rows, source, asked)
        decided = label_files.read_labels(decisions) if decisions else None
        resolved = in_steps(rows, columns, level, date, decided)
        label_files.write_labels(resolved, output)
    except ValueError as error:
        sentence = str(error)
        _errors.print(sentence if sentence.endswith(".") else f"{sentence}.")
        raise typer.Exit(2) from None
    except OSError as error:
        _errors.print(f"{output} : écriture impossible ({error.strerror}).")
        raise typer.Exit(2) from None
    typer.echo(f"{output} : {summary_line(resolved)}")


def chosen_columns(
    rows: pd.DataFrame, source: Path, asked: dict[str, str | None]
) -> dict[str, str | None]:
    """Columns to read: those asked for, else those whose name is usual."""
    usual = {
        "place": label_files.PLACE,
        "departement": label_files.DEPARTEMENT,
        "code_postal": label_files.POSTAL,
    }
    found = {
        name: label_files.column(rows, asked[name], names, source) for name, names in usual.items()
    }
    if found["place"] is None:
        # A file of nothing but postal codes.
        found["place"], found["code_postal"] = found["code_postal"], None
    if found["place"] is None:
        present = ", ".join(f"« {name} »" for name in rows.columns)
        raise LabelFileError(
            f"{source} : aucune colonne de lieu reconnue parmi {present} ; indiquez-la avec"
            " --place, ou nommez-la label, commune, ville, siege ou code_postal."
        )
    return found


def in_steps(
    rows: pd.DataFrame,
    columns: dict[str, Any],
    level: str,
    date: str | None,
    decisions: pd.DataFrame | None,
) -> pd.DataFrame:
    """Resolve a file by steps, so that a long one shows its progress."""
    starts = range(0, max(len(rows), 1), STEP)
    parts = [
        resolve(
            rows.iloc[start : start + STEP],
            **columns,
            level=level,
            a_la_date=date,
            decisions=decisions,
        )
        for start in track(
            starts, "étiquettes", console=_errors, transient=True, disable=not _errors.is_terminal
        )
    ]
    return pd.concat(parts)
