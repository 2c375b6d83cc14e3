"""The command publish: the public bundle of a folder of records or of a staff's file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ptce_geo.audience import policy
from ptce_geo.paths import RECORDS

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

# What the bundle says of rows that come from a file: its name may say too much.
FROM_A_FILE = "fichier des candidatures de l'appel"

# Options of every command that publishes.
Decisions = Annotated[
    Path | None, typer.Option("--decisions", help="Décisions à rejouer sur le fichier.")
]
On = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="Date de publication ; ce jour sinon."),
]


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


def published(
    source: Path, decisions: Path | None, on: datetime | None, output: Path
) -> tuple[dict[str, Any], int]:
    """Publish a folder or a file; the manifest, and how many candidatures were read."""
    from ptce_geo.publish import publish

    rows, perimetres, publics = read(source, decisions)
    day = on.date() if on else None
    return publish(rows, output, perimetres=perimetres, publics=publics, on=day), len(rows)


@contextmanager
def told_errors(source: Path, output: Path) -> Iterator[None]:
    """Stop with one sentence (exit code 2) where a file is missing, unusable or not writable."""
    if not source.exists():
        raise _stop(f"{source} : introuvable.")
    try:
        yield
    except OSError as error:
        raise _stop(f"{error.filename or output} : {error.strerror}.") from None
    except ValueError as error:
        raise _stop(f"{str(error).rstrip('.')}.") from None


def _stop(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(2)


def publish_command(
    source: Annotated[
        Path,
        typer.Argument(metavar="IN", help="Dossier des fiches, ou fichier de candidatures."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Dossier à écrire.")],
    decisions: Decisions = None,
    on: On = None,
) -> None:
    """Écrit la publication : les lauréats en entier, les candidats en totaux seulement."""
    with told_errors(source, output):
        manifest, count = published(source, decisions, on, output)
    named = manifest["fichiers"]["laureates.csv"]["lignes"]
    typer.echo(
        f"{manifest['titre'].split(' – ')[0] + ' : ' if manifest['demonstration'] else ''}"
        f"{named} candidatures nommées et {count - named} comptées seulement, dans {output}"
        f" (cases de moins de {policy()['minimum']} masquées)."
    )
