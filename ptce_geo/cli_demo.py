"""The command demo: a file of fictional candidatures."""

from pathlib import Path
from typing import Annotated

import typer

from ptce_geo import demonstration as source
from ptce_geo import demonstration_files as files


def demo_command(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Fichier à écrire, .xlsx ou .csv.")
    ],
    size: Annotated[
        int, typer.Option("--nombre", "-n", min=1, max=source.LARGEST, help="Candidatures.")
    ] = source.DEFAULT_SIZE,
    seed: Annotated[int, typer.Option("--seed", help="Graine du tirage.")] = source.DEFAULT_SEED,
    form: Annotated[
        str | None,
        typer.Option(
            "--forme",
            help="tableau (plat) ou demarche (Démarche numérique, d'office en .xlsx).",
        ),
    ] = None,
    appels: Annotated[
        list[str] | None, typer.Option("--appel", help="Appel, à répéter ; AAP2013 sinon.")
    ] = None,
    truth: Annotated[
        Path | None, typer.Option("--verite", help="CSV des défauts mis et de leur correction.")
    ] = None,
) -> None:
    """Écrit des candidatures de DÉMONSTRATION, fictives, aux défauts connus."""
    form = form or ("demarche" if output.suffix.lower() == ".xlsx" else "tableau")
    try:
        drawn = source.demonstration(size, seed, appels=appels or ["AAP2013"])
        files.write(drawn, output, form)
        if truth is not None:
            drawn.defauts.to_csv(truth, sep=";", index=False, encoding="utf-8-sig")
    except ValueError as error:
        typer.echo(f"{error}.", err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"{error.filename} : écriture impossible ({error.strerror}).", err=True)
        raise typer.Exit(2) from None
    typer.echo(
        f"DÉMONSTRATION : {size} candidatures fictives écrites dans {output},"
        f" dont {len(drawn.defauts)} avec un défaut connu."
    )
