"""The command export: what the filters leave, in the format the file's suffix names."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptce_geo import cli_layers, summary, tables, texts, texts_export, texts_site
from ptce_geo.paths import RECORDS

if TYPE_CHECKING:
    import pandas as pd

    from ptce_geo.asked_layers import Asked
    from ptce_geo.export_view import View
    from ptce_geo.records import Records

Filter = Annotated[
    list[str] | None,
    typer.Option(help="Code ou nom ; l'option se répète.", show_default=False),
]
MACHINE = "machine"
# Filters whose values are not a list of codes of the records.
FREE = ("q", "territoire", "lien")


def stop(sentence: str) -> typer.Exit:
    """Say why nothing is written; exit code 2."""
    typer.echo(sentence, err=True)
    return typer.Exit(2)


def labels_of(rows: "pd.DataFrame", records: "Records") -> dict[str, dict[str, str]]:
    """Words of the codes of each filter."""
    regions = rows.dropna(subset="code_region").drop_duplicates("code_region")
    return {
        "appel": texts.APPELS,
        "statut": texts.STATUTS,
        "phase": texts.PHASES,
        "secteur": tables.sector_words(records.secteurs),
        "region": dict(zip(regions["code_region"], regions["nom_region"], strict=True)),
    }


def asked_tables(
    rows: "pd.DataFrame", records: "Records", chosen: Mapping[str, list[str]]
) -> dict[str, "pd.DataFrame"]:
    """What a search and a territory leave, as ``summary.facets`` tells the other filters.

    Raises
    ------
    ValueError
        A territory is unknown; the sentence says what is expected.
    """
    import pandas as pd

    from ptce_geo import ancrage, ptce_search

    declared = ancrage.declared(rows["id_candidature"], records.perimetres)
    known = ptce_search.search_texts(rows, records)
    link = next(iter(chosen["lien"]), ancrage.LINKS[0])
    held = {
        "q": {text: ptce_search.found(rows, known, declared, text) for text in chosen["q"]},
        "territoire": {
            code: ancrage.anchored(rows, declared, code, link) for code in chosen["territoire"]
        },
    }
    return {name: pd.DataFrame(codes, index=rows.index) for name, codes in held.items() if codes}


def view_of(
    folder: Path,
    asked: Mapping[str, list[str]],
    layers: "Asked",
    ptce: str | None,
) -> "View":
    """What the filters leave of a folder of records, with the layers asked for.

    Parameters
    ----------
    folder : Path
        See ``records.read_records``.
    asked : mapping
        Codes or words asked of each filter.
    layers : asked_layers.Asked
    ptce : str or None
        The PTCE whose card is open.

    Raises
    ------
    RecordsError, ValueError
        The folder cannot be read, or a value is unknown.
    """
    from ptce_geo import asked_layers
    from ptce_geo.export_layers import with_layers
    from ptce_geo.export_view import view
    from ptce_geo.join import join
    from ptce_geo.records import read_records
    from ptce_geo.spiral import spread

    read = read_records(folder)
    for finding in read.findings.itertuples():
        typer.echo(finding.message, err=True)
    rows = summary.ready(join(read))
    facets, labels = summary.facets(rows), labels_of(rows, read)
    chosen = {
        name: [
            value
            if name in FREE
            else cli_layers.code_of(
                name, value, {c: labels[name].get(c, c) for c in facets[name].columns}
            )
            for value in values
        ]
        for name, values in asked.items()
    }
    facets |= asked_tables(rows, read, chosen)
    everyone = summary.ptce(rows)
    around = spread(everyone).set_index(everyone["id_ptce"])
    passing = rows[summary.kept(facets, chosen)]
    ours = folder.resolve() == RECORDS.resolve()
    shown = view(
        passing,
        summary.ptce(passing).join(around, on="id_ptce"),
        chosen,
        labels,
        len(everyone),
        date.today(),
        texts.PIED_PTCE if ours else texts_export.FICHES.format(dossier=folder.name),
    )
    if ptce is not None and ptce not in set(everyone["id_ptce"]):
        raise ValueError(texts_site.PTCE_INCONNU.format(valeur=ptce))
    if ptce is not None and ptce not in set(passing["id_ptce"]):
        typer.echo(texts_export.PTCE_HORS_FILTRES.format(ptce=ptce), err=True)
    drawn = asked_layers.drawn(layers, rows, passing, read, chosen["appel"])
    return with_layers(shown, drawn.fond, drawn.perimetres, ptce)


def export_command(
    folder: Annotated[Path, typer.Argument(help="Dossier des fiches (voir docs/dictionnaire.md).")],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="Fichier : .pdf, .png, .html, .csv, .xlsx, .geojson, .gpkg."
        ),
    ],
    appel: Filter = None,
    statut: Filter = None,
    phase: Filter = None,
    secteur: Filter = None,
    region: Filter = None,
    recherche: Annotated[
        list[str] | None,
        typer.Option("--recherche", "--q", help="Nom, porteur ou commune.", show_default=False),
    ] = None,
    territoire: Annotated[
        list[str] | None,
        typer.Option(help="Comme departement:38 ou commune:35236.", show_default=False),
    ] = None,
    touche: Annotated[
        bool, typer.Option("--touche", help="Périmètre qui touche le territoire, non le siège.")
    ] = False,
    ptce: Annotated[
        str | None, typer.Option(help="Identifiant du PTCE dont la fiche est ouverte.")
    ] = None,
    fond: cli_layers.Fond = None,
    niveau: cli_layers.Niveau = None,
    perimetres: cli_layers.Perimetres = False,
    machine: Annotated[
        bool, typer.Option("--machine", help="CSV au schéma publié, une ligne par candidature.")
    ] = False,
) -> None:
    """Exporte ce que laissent les filtres, avec leur phrase, la date, les sources et la licence."""
    from ptce_geo.export_formats import FORMATS
    from ptce_geo.sheets import RecordsError

    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in FORMATS or suffix == MACHINE:
        known = ", ".join(f".{kind.suffix}" for name, kind in FORMATS.items() if name != MACHINE)
        raise stop(
            texts_export.FORMAT_INCONNU.format(fichier=output, suffixe=output.suffix, connus=known)
        )
    asked = {
        "appel": appel,
        "statut": statut,
        "phase": phase,
        "secteur": secteur,
        "region": region,
        "q": recherche,
        "territoire": territoire,
        "lien": ["touche"] if touche else None,
    }
    try:
        layers = cli_layers.asked(fond, niveau, perimetres)
        shown = view_of(
            folder, {name: values or [] for name, values in asked.items()}, layers, ptce
        )
    except (RecordsError, ValueError) as error:
        raise stop(str(error)) from None
    if shown.ptce.empty:
        raise stop(texts_export.RIEN)
    content = FORMATS[MACHINE if machine and suffix == "csv" else suffix].content(shown)
    try:
        output.write_bytes(content)
    except OSError as error:
        raise stop(f"{output} : écriture impossible ({error.strerror}).") from None
    typer.echo(texts_export.ECRIT.format(compte=shown.provenance.compte, fichier=output))
