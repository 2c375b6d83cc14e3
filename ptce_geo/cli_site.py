"""The command export-site: the public map as a folder of static files."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ptce_geo import cli_layers, cli_publish, texts_site
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
    decisions: cli_publish.Decisions = None,
    on: cli_publish.On = None,
    fond: cli_layers.Fond = None,
    niveau: cli_layers.Niveau = None,
    perimetres: cli_layers.Perimetres = False,
) -> None:
    """Écrit la carte publique en fichiers statiques : tout hébergeur, ou une clé USB."""
    from ptce_geo import site_export

    with cli_publish.told_errors(source, folder):
        layers = cli_layers.asked(fond, niveau, perimetres)
        site_export.check_free(folder)
        if source.resolve().is_relative_to(folder.resolve()):
            raise site_export.SiteError(texts_site.DANS_LA_SOURCE.format(dossier=folder))
        if (source / MANIFEST).is_file():
            files = site_export.site_files(source, layers)
        else:
            # What the public may see is decided in one place: the site knows nothing else.
            with tempfile.TemporaryDirectory() as draft:
                publication = Path(draft) / "publication"
                cli_publish.published(source, decisions, on, publication)
                files = site_export.site_files(publication, layers)
        site_export.write_site(files, folder)
    typer.echo(site_export.told(files, folder))
