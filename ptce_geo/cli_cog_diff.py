"""``python -m ptce_geo cog-diff``: what a new year of the COG changes for each PTCE."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from ptce_geo.export import inert
from ptce_geo.langue import compte
from ptce_geo.millesimes import changes
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records
from ptce_geo.sheets import RecordsError

DONE, UNUSABLE = 0, 2


def run_cog_diff(
    depuis: str, folder: Path = RECORDS, output: Path | None = None
) -> tuple[int, str, str]:
    """Compare a past year with today's for the PTCE of a folder, and write what changed.

    Parameters
    ----------
    depuis : str
        Year of the COG before.
    folder : Path
        Folder of records.
    output : Path, optional
        CSV to write, ``;`` and a byte order mark; without it, sentences are given back.

    Returns
    -------
    code : int
        0, or 2 when the folder or the year cannot be used.
    content : str
        One line a change, when there is no ``output``.
    message : str
        One French sentence for the person who ran it.
    """
    try:
        records = read_records(folder)
        found = changes(records, depuis)
    except (RecordsError, ValueError) as error:
        return UNUSABLE, "", str(error)
    content = "".join(f"{row.nom} · {row.objet} · {row.phrase}\n" for row in found.itertuples())
    if output is not None:
        try:
            output.write_bytes(as_csv(found))
        except OSError as error:
            return UNUSABLE, "", f"{output} : écriture impossible ({error.strerror})."
        content = ""
    who = compte(found.id_ptce.nunique(), "PTCE concerné", "PTCE concernés")
    counted = compte(len(found), "changement", "changements")
    return DONE, content, f"{counted} depuis {depuis}, {who} sur {len(records.ptce)}."


def as_csv(found: pd.DataFrame) -> bytes:
    """The changes for a French spreadsheet, no live formula."""
    text = inert(found).to_csv(sep=";", index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def cog_diff_command(
    depuis: Annotated[str, typer.Argument(help="Millésime d'avant, par exemple 2025.")],
    folder: Annotated[
        Path, typer.Argument(help="Dossier des fiches ; celles du projet d'office.")
    ] = RECORDS,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Fichier CSV à écrire.")
    ] = None,
) -> None:
    """Dit ce que les millésimes du COG parus depuis changent pour chaque PTCE."""
    code, content, message = run_cog_diff(depuis, folder, output)
    typer.echo(content, nl=False)
    typer.echo(message, err=True)
    if code:
        raise typer.Exit(code)
