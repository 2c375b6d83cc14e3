"""Export what I see, on the page that compares: the figures of both sides, and their PTCE."""

from functools import partial

import pandas as pd
import streamlit as st

from ptce_geo import (
    duel,
    duel_figures,
    export_duel,
    texts_export,
    ui,
    ui_comparer,
    ui_export,
)
from ptce_geo.export_view import View, view
from ptce_geo.fiction import is_demonstration
from ptce_geo.provenance import Provenance, file_name, provenance
from ptce_geo.selection import filter_sentence
from ptce_geo.ui_comparer import Duel

# See ``ui_export.PANEL``.
PANEL = "export-duel-panneau"


def figures(made: Duel) -> pd.DataFrame:
    """The figures of the page, in its order: ``export_duel.COLUMNS``."""
    tables = []
    if made.axis == "appel":
        tables.append(export_duel.published_rows(ui_comparer.both_calls(made)))
    if made.axis == "region":
        tables.append(export_duel.inhabitants_rows(*ui_comparer.by_inhabitant(made)))
    tables += [
        export_duel.counts_rows(found, dimension, labels)
        for dimension, found, labels in ui_comparer.counted(made)
    ]
    return pd.concat(tables, ignore_index=True)


def sides(made: Duel) -> tuple[View, View]:
    """The candidatures and the PTCE of each side, as its map shows them."""
    left, right = (
        view(
            ui.candidatures()[mask],
            made.ptce(mask),
            {},
            ui.labels(),
            len(ui.places()),
            ui_export.today(),
            ui_export.list_line(),
        )
        for mask in (made.left, made.right)
    )
    return left, right


def told(made: Duel) -> tuple[Provenance, str]:
    """What the files say of themselves, and what their names tell."""
    left, right = made.names
    compared = texts_export.COMPARAISON.format(gauche=left, droite=right)
    others = {name: codes for name, codes in made.chosen.items() if name != made.axis}
    filtered = any(codes for name, codes in others.items() if name != "lien")
    phrase = filter_sentence(others, ui.labels()) if filtered else ""
    filters = (
        texts_export.FILTRES.format(phrase=phrase) if phrase else texts_export.SANS_AUTRE_FILTRE
    )
    rows = ui.candidatures()
    where = duel.both_sides(rows["id_ptce"], made.left, made.right)
    said = provenance(
        f"{compared} {filters}",
        duel_figures.sentence(where, made.names),
        bool(is_demonstration(rows[made.left | made.right]).any()),
        ui_export.today(),
        ui_export.list_line(),
    )
    return said, " ".join((left, right, phrase))


def content(name: str, made: Duel, said: Provenance) -> bytes:
    """A file of the panel.

    Parameters
    ----------
    name : str
        Key of ``texts_export.FORMATS_DUEL``.
    made : Duel
    said : Provenance
        As ``told`` gives it.
    """
    match name:
        case "chiffres-csv":
            return export_duel.figures_csv(figures(made), made.names, said)
        case "chiffres-machine":
            return export_duel.figures_machine_csv(figures(made), made.codes, said)
        case "ptce-csv":
            return export_duel.ptce_csv(sides(made), made.names, said)
        case "ptce-machine":
            return export_duel.candidatures_machine_csv(sides(made), made.codes, said)
        case _:
            return export_duel.figures_workbook(figures(made), sides(made), made.names, said)


def show_export(made: Duel) -> None:
    """The panel; nothing is counted again before a file is asked for."""
    panel = st.expander(texts_export.PANNEAU, key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
        st.html(f'<p class="aide">{texts_export.PANNEAU_DUEL_AIDE}</p>')
        said, phrase = told(made)
        places = st.columns(len(texts_export.GROUPES_DUEL), gap="medium")
        for (group, title), place in zip(texts_export.GROUPES_DUEL.items(), places, strict=True):
            with place:
                st.html(f'<h3 class="sous-titre">{title}</h3>')
                for name, label in texts_export.FORMATS_DUEL.items():
                    if name.startswith(group):
                        suffix = "xlsx" if name.endswith("xlsx") else "csv"
                        named = file_name(said, texts_export.FICHIERS_DUEL[name], phrase, suffix)
                        ui_export.download(
                            label, partial(content, name, made, said), named, f"duel-{name}"
                        )
                        st.html(f'<p class="aide">{texts_export.FORMATS_DUEL_AIDE[name]}</p>')
