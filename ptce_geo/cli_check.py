"""``python -m ptce_geo check``: the coherence of a file of records, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from ptce_geo.check import FORMATS, check_file, summary_line, written
from ptce_geo.dossiers import DossiersError

SOUND, BLOCKED, UNUSABLE = 0, 1, 2


def run_check(
    source: Path, output: Path | None = None, fmt: str | None = None
) -> tuple[int, bytes, str]:
    """Check a file and write what was found.

    Parameters
    ----------
    source : Path
        A ``.csv``, an ``.xlsx`` or a records folder.
    output : Path, optional
        Where to write; nothing is written when not given.
    fmt : str, optional
        One of ``check.FORMATS``; by default the suffix of ``output``, else ``table``.

    Returns
    -------
    code : int
        0 when nothing blocks, 1 when a record cannot be evaluated because of its data, 2 when the
        file cannot be used.
    content : bytes
        What goes to the standard output when there is no ``output``; empty otherwise.
    message : str
        One French sentence for the person who ran it.
    """
    if fmt is None:
        suffix = output.suffix.lower().lstrip(".") if output else "table"
        fmt = suffix if suffix in FORMATS else "table"
    if fmt not in FORMATS:
        return UNUSABLE, b"", f"Format « {fmt} » inconnu ; connus : {', '.join(FORMATS)}."
    if fmt == "xlsx" and output is None:
        return UNUSABLE, b"", "Le format xlsx s'écrit dans un fichier : ajoutez -o FICHIER.xlsx."
    try:
        controle = check_file(source)
    except DossiersError as error:
        return UNUSABLE, b"", str(error)
    content = written(controle, fmt)
    message = summary_line(controle)
    if controle.blocked:
        message += " Des dossiers ne peuvent pas être évalués à cause de leurs données."
    if output is not None:
        try:
            output.write_bytes(content)
        except OSError as error:
            return UNUSABLE, b"", f"{output} : écriture impossible ({error.strerror})."
        content = b""
    return (BLOCKED if controle.blocked else SOUND), content, message


def check_command(
    source: Annotated[
        Path, typer.Argument(help="Fichier CSV ou XLSX de dossiers, ou dossier de fiches.")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Fichier à écrire.")] = None,
    fmt: Annotated[
        str | None, typer.Option("--format", help=f"Format : {', '.join(FORMATS)}.")
    ] = None,
) -> None:
    """Vérifie la cohérence de chaque périmètre et propose la plus petite réparation."""
    code, content, message = run_check(source, output, fmt)
    # The machine's formats go out alone; the sentence for the person goes beside them.
    typer.echo(content, nl=False)
    typer.echo(message, err=True)
    if code:
        raise typer.Exit(code)
