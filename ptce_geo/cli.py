"""The commands and what they share. Exit codes: 0 done, 1 blocking findings, 2 unusable input."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ptce_geo import cli_layers
from ptce_geo.cli_commands import LATER, Commands

if TYPE_CHECKING:
    import geopandas as gpd

    from ptce_geo.records import Records as Sheets

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Les pôles territoriaux de coopération économique et les contours officiels.",
)
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

for name, loaded in LATER.items():
    app.command(name)(loaded)

Records = Annotated[Path, typer.Argument(help="Dossier des fiches (voir docs/dictionnaire.md).")]


def progress() -> Progress:
    """A line that tells the current step, drawn only on a terminal."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=errors,
        disable=not errors.is_terminal,
    )


def stop(sentence: str) -> typer.Exit:
    """Say why the input cannot be used; exit code 2."""
    errors.print(sentence)
    return typer.Exit(2)


def read(folder: Path) -> "Sheets":
    """Records of a folder; findings go to the error stream."""
    from ptce_geo.records import read_records
    from ptce_geo.sheets import RecordsError

    try:
        records = read_records(folder)
    except RecordsError as error:
        raise stop(str(error)) from None
    for finding in records.findings.itertuples():
        errors.print(finding.message)
    return records


def joined(folder: Path) -> "tuple[gpd.GeoDataFrame, Sheets]":
    """Joined candidatures of a folder and its records."""
    from ptce_geo.join import join

    records = read(folder)
    return join(records), records


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turn an output that cannot be written into one sentence; exit code 2."""
    try:
        yield
    except OSError as error:
        raise stop(f"{output} : écriture impossible ({error.strerror}).") from None


@app.command("build")
def build_command(
    depuis: Annotated[
        str | None, typer.Option(help="Millésime d'avant : dit ensuite ce qui change (cog-diff).")
    ] = None,
) -> None:
    """Reconstruit data/built à partir des paquets publiés et déclarés."""
    from ptce_geo.build import recipe  # noqa: TID251
    from ptce_geo.millesimes import years

    if depuis is not None and depuis not in years()[:-1]:
        # Said before the minutes that the build takes.
        raise stop(f"millésime « {depuis} » : attendu, un parmi {', '.join(years()[:-1])}.")
    with progress() as bar:
        task = bar.add_task("sources", total=None)
        written = recipe.build(step=lambda name: bar.update(task, description=name))
    weight = sum(row["octets"] for row in written.values()) / 1e6
    typer.echo(f"{len(written)} fichiers écrits dans data/built, {weight:.1f} Mo.")
    if depuis is not None:
        # In a process of its own: this one may remember tables of the year before.
        command = [sys.executable, "-m", "ptce_geo", "cog-diff", depuis]
        if code := subprocess.run(command, check=False).returncode:
            raise typer.Exit(code)


@app.command("join")
def join_command(
    folder: Records,
    output: Annotated[Path, typer.Option("--output", "-o", help="Fichier ou dossier à écrire.")],
    source: Annotated[
        Path | None,
        typer.Option("--etablissements", help="Parquet d'établissements à joindre aux périmètres."),
    ] = None,
    engine: Annotated[str, typer.Option(help="Pour les établissements : local ou dask.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Adresse d'un ordonnanceur Dask ; sans elle, deux ouvriers.")
    ] = None,
    measures: Annotated[
        list[str] | None, typer.Option("--somme", help="Colonne d'établissements à additionner.")
    ] = None,
) -> None:
    """Joint candidatures, ou établissements, aux communes, EPCI, départements et régions."""
    if source is None:
        if engine != "local" or scheduler or measures:
            raise stop("--engine, --scheduler et --somme vont avec --etablissements.")
        join_records(folder, output)
        return
    from ptce_geo.cli_etablissements import join_etablissements
    from ptce_geo.etablissements_parquet import EtablissementsError

    records = read(folder)
    with progress() as bar, writing(output):
        try:
            done = join_etablissements(
                records, source, output, engine, scheduler, measures or [], bar
            )
        except EtablissementsError as error:
            raise stop(str(error)) from None
    typer.echo(done)


def join_records(folder: Path, output: Path) -> None:
    """Write the candidatures of a folder with their places."""
    from ptce_geo import export

    if output.suffix.lower() not in export.WRITERS:
        known = ", ".join(export.WRITERS)
        raise stop(f"{output} : format « {output.suffix} » inconnu ; connus : {known}.")
    with progress() as bar:
        bar.add_task("jointure", total=None)
        rows, records = joined(folder)
        with writing(output):
            export.write(rows, output)
    placed = int(rows.geometry.notna().sum())
    typer.echo(
        f"{len(rows)} candidatures écrites dans {output}, dont {placed} localisées et"
        f" {len(rows) - placed} sans lieu."
    )
    if len(records.findings):
        raise typer.Exit(1)


@app.command("map")
def map_command(
    folder: Records,
    output: Annotated[Path, typer.Option("--output", "-o", help="Fichier HTML à écrire.")],
    fond: cli_layers.Fond = None,
    niveau: cli_layers.Niveau = None,
    perimetres: cli_layers.Perimetres = False,
) -> None:
    """Écrit la carte en un seul fichier HTML, qui s'ouvre sans réseau."""
    from ptce_geo import asked_layers, standalone, summary, tables

    try:
        layers = cli_layers.asked(fond, niveau, perimetres)
    except ValueError as error:
        raise stop(str(error)) from None
    with progress() as bar:
        bar.add_task("carte", total=None)
        rows, records = joined(folder)
        ready = summary.ready(rows)
        drawn = asked_layers.drawn(layers, ready, ready, records, [])
        words = tables.sector_words(records.secteurs)
        page = standalone.html(rows, words, perimetres=drawn.perimetres, fond=drawn.fond)
        with writing(output):
            output.write_text(page, encoding="utf-8")
    typer.echo(f"Carte de {len(rows)} candidatures écrite dans {output}.")
    if len(records.findings):
        raise typer.Exit(1)
