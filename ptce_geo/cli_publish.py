"""The command publish: the public bundle of a folder of records or of a staff's file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptce_geo.audience import policy
from ptce_geo.paths import RECORDS

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

# What the bundle says of rows that come from a file: its name may say too much.
FROM_A_FILE = "fichier des candidatures de l'appel"


def read(
    source: Path, decisions: Path | None
) -> "tuple[gpd.GeoDataFrame, pd.DataFrame, frozenset[str]]":
    """Joined candidatures, declared perimeters and public identifiers of a folder or a file."""
    from ptce_geo.join import join
    from ptce_geo.records import read_records

    if source.is_dir():
        records = read_records(source)
        # Only the project's own records cite a public source on each line, by review.
        ours = source.resolve() == RECORDS.resolve()
        publics = frozenset(records.candidatures.id_candidature) if ours else frozenset()
        return join(records), records.perimetres, publics
    from ptce_geo import exchange, intake
    from ptce_geo.decisions import read_decisions

    decided = None
    if decisions is not None:
        decided, notes = read_decisions(decisions.read_bytes())
        for note in notes:
            typer.echo(note, err=True)
    upload = intake.read_upload([(source.name, source.read_bytes())])
    records = exchange.to_records(intake.understand(upload, decided), source=FROM_A_FILE)
    return join(records), records.perimetres, frozenset()


def publish_command(
    source: Annotated[
        Path,
        typer.Argument(metavar="IN", help="Dossier des fiches, ou fichier de candidatures."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Dossier à écrire.")],
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Décisions à rejouer sur le fichier.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Date de publication ; ce jour sinon."),
    ] = None,
) -> None:
    """Écrit la publication : les lauréats en entier, les candidats en totaux seulement."""
    from ptce_geo.publish import publish

    if not source.exists():
        typer.echo(f"{source} : introuvable.", err=True)
        raise typer.Exit(2)
    try:
        rows, perimetres, publics = read(source, decisions)
        manifest = publish(
            rows,
            output,
            perimetres=perimetres,
            publics=publics,
            on=on.date() if on else None,
        )
    except OSError as error:
        typer.echo(f"{error.filename or output} : {error.strerror}.", err=True)
        raise typer.Exit(2) from None
    except ValueError as error:
        typer.echo(f"{str(error).rstrip('.')}.", err=True)
        raise typer.Exit(2) from None
    named = manifest["fichiers"]["laureates.csv"]["lignes"]
    typer.echo(
        f"{manifest['titre'].split(' – ')[0] + ' : ' if manifest['demonstration'] else ''}"
        f"{named} candidatures nommées et {len(rows) - named} comptées seulement, dans {output}"
        f" (cases de moins de {policy()['minimum']} masquées)."
    )
