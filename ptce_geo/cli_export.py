"""The command export: what the filters leave, in the format the file's suffix names."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptce_geo import summary, texts, texts_export
from ptce_geo.paths import RECORDS

if TYPE_CHECKING:
    import pandas as pd

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


def code_of(name: str, value: str, codes: Mapping[str, str]) -> str:
    """Code of a filter's value given by its code or by its word, accents and case apart.

    Raises
    ------
    ValueError
        No such value; the sentence names the good ones.

    Examples
    --------
    >>> code_of("statut", "lauréate", {"laureate": "Lauréate", "deposee": "Déposée"})
    'laureate'
    """
    wanted = summary.alphabetical(value)
    for code, word in codes.items():
        if wanted in (summary.alphabetical(code), summary.alphabetical(word)):
            return code
    known = ", ".join(f"{code} ({word})" if word != code else code for code, word in codes.items())
    raise ValueError(texts_export.VALEUR_INCONNUE.format(nom=name, valeur=value, connus=known))


def labels_of(rows: "pd.DataFrame", records: "Records") -> dict[str, dict[str, str]]:
    """Words of the codes of each filter."""
    regions = rows.dropna(subset="code_region").drop_duplicates("code_region")
    return {
        "appel": texts.APPELS,
        "statut": texts.STATUTS,
        "phase": texts.PHASES,
        "secteur": dict(zip(records.secteurs["code"], records.secteurs["libelle"], strict=True)),
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


def view_of(folder: Path, asked: Mapping[str, list[str]]) -> "View":
    """What the filters leave of a folder of records.

    Parameters
    ----------
    folder : Path
        See ``records.read_records``.
    asked : mapping
        Codes or words asked of each filter.

    Raises
    ------
    RecordsError, ValueError
        The folder cannot be read, or a filter's value is unknown.
    """
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
            else code_of(name, value, {c: labels[name].get(c, c) for c in facets[name].columns})
            for value in values
        ]
        for name, values in asked.items()
    }
    facets |= asked_tables(rows, read, chosen)
    everyone = summary.ptce(rows)
    around = spread(everyone).set_index(everyone["id_ptce"])
    passing = rows[summary.kept(facets, chosen)]
    ours = folder.resolve() == RECORDS.resolve()
    return view(
        passing,
        summary.ptce(passing).join(around, on="id_ptce"),
        chosen,
        labels,
        len(everyone),
        date.today(),
        texts.PIED_PTCE if ours else texts_export.FICHES.format(dossier=folder.name),
    )


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
        list[str] | None, typer.Option(help="Nom, porteur ou commune.", show_default=False)
    ] = None,
    territoire: Annotated[
        list[str] | None,
        typer.Option(help="Comme departement:38 ou commune:35236.", show_default=False),
    ] = None,
    touche: Annotated[
        bool, typer.Option("--touche", help="Périmètre qui touche le territoire, non le siège.")
    ] = False,
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
        shown = view_of(folder, {name: values or [] for name, values in asked.items()})
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
