"""The command export-site: the public map as a folder of static files."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ptce_geo import cli_publish, texts_site
from ptce_geo.bundle import MANIFEST
from ptce_geo.paths import RECORDS


def export_site_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DOSSIER", help="Dossier à écrire, ou site à remplacer.")
    ],
    source: Annotated[
        Path,
        typer.Option(
            "--source", "-s", help="Publication, dossier des fiches ou fichier de candidatures."
        ),
    ] = RECORDS,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Décisions à rejouer sur le fichier.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Date de publication ; ce jour sinon."),
    ] = None,
) -> None:
    """Écrit la carte publique en fichiers statiques : tout hébergeur, ou une clé USB."""
    from ptce_geo import site_export
    from ptce_geo.publish import publish

    if not source.exists():
        raise _stop(f"{source} : introuvable.")
    try:
        site_export.check_free(folder)
        if source.resolve().is_relative_to(folder.resolve()):
            raise site_export.SiteError(texts_site.DANS_LA_SOURCE.format(dossier=folder))
        if (source / MANIFEST).is_file():
            files = site_export.site_files(source)
        else:
            # What the public may see is decided in one place: the site knows nothing else.
            with tempfile.TemporaryDirectory() as draft:
                publication = Path(draft) / "publication"
                rows, perimetres, publics = cli_publish.read(source, decisions)
                publish(
                    rows,
                    publication,
                    perimetres=perimetres,
                    publics=publics,
                    on=on.date() if on else None,
                )
                files = site_export.site_files(publication)
        site_export.write_site(files, folder)
    except OSError as error:
        raise _stop(f"{error.filename or folder} : {error.strerror}.") from None
    except ValueError as error:
        raise _stop(f"{str(error).rstrip('.')}.") from None
    typer.echo(site_export.told(files, folder))


def _stop(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(2)
