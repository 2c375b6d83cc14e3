"""Export what I see, on the page of one PTCE: its candidatures, its perimeters, their coherence."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from ptce_geo import export_perimeters, summary, texts_export, ui, ui_export
from ptce_geo.export_tables import machine_csv, people_candidatures_csv
from ptce_geo.export_view import View, one_view
from ptce_geo.ui_coherence import printed, sheet_of

# See ``ui_export.PANEL``.
PANEL = "export-fiche-panneau"
# Files whose suffix is not their name here.
SUFFIXES = {"machine": "csv"}


def fiche_view(one: pd.DataFrame) -> View:
    """All the candidatures of a PTCE, ready to be written.

    Parameters
    ----------
    one : DataFrame
        Rows of ``summary.ready`` of one PTCE.
    """
    labels = ui.labels()["secteur"]
    line = ui_export.list_line()
    return one_view(one, summary.ptce(one), labels, ui_export.today(), line)


def show_export(one: pd.DataFrame, dossier: int | None) -> None:
    """The panel.

    Parameters
    ----------
    one : DataFrame
        See ``fiche_view``.
    dossier : int or None
        Row number, among the records checked, of the latest candidature whose perimeter comes to
        communes.
    """
    panel = st.expander(texts_export.PANNEAU, key=PANEL, on_change="rerun")
    if not panel.open:
        return
    items = ui.declared_items()
    own = items[items["id_candidature"].isin(one["id_candidature"])]
    with panel:
        st.html(f'<p class="aide">{texts_export.PANNEAU_FICHE_AIDE}</p>')
        shown = fiche_view(one)
        makers: dict[str, dict[str, Callable[[], bytes]]] = {
            "candidatures": {
                "xlsx": partial(export_perimeters.ptce_workbook, shown, own),
                "csv": partial(people_candidatures_csv, shown),
                "machine": partial(machine_csv, shown),
            },
            "perimetre": {
                "geojson": partial(export_perimeters.perimeters_geojson, shown, own),
                "gpkg": partial(export_perimeters.perimeters_geopackage, shown, own),
            }
            if len(own)
            else {},
            "coherence": {} if dossier is None else {"pdf": partial(_coherence, dossier)},
        }
        places = st.columns(len(makers), gap="medium")
        for (group, files), place in zip(makers.items(), places, strict=True):
            with place:
                st.html(f'<h3 class="sous-titre">{texts_export.GROUPES_FICHE[group]}</h3>')
                for name, make in files.items():
                    _button(name, make, shown)
                if not files:
                    st.html(f'<p class="aide">{texts_export.RIEN_FICHE[group]}</p>')


def _button(name: str, make: Callable[[], bytes], shown: View) -> None:
    file_name = shown.file_name(SUFFIXES.get(name, name), texts_export.FICHIERS_FICHE[name])
    ui_export.download(texts_export.FORMATS_FICHE[name], make, file_name, f"fiche-{name}")
    st.html(f'<p class="aide">{texts_export.FORMATS_FICHE_AIDE[name]}</p>')


def _coherence(dossier: int) -> bytes:
    return printed(sheet_of(dossier))
