"""Export what I see: one button a format; a file is made when it is asked for."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from ptce_geo import export_tables, langue, summary, texts, texts_chiffres, texts_export, ui
from ptce_geo.export_formats import FORMATS
from ptce_geo.export_view import View, view

PARIS = ZoneInfo("Europe/Paris")


def shown_view(ptce: pd.DataFrame, chosen: Mapping[str, list[str]]) -> View:
    """What a page shows, ready to be written.

    Parameters
    ----------
    ptce : DataFrame
        The PTCE that pass the filters, in the order shown.
    chosen : mapping
        Codes chosen in each filter.
    """
    candidatures = ui.candidatures()
    those = candidatures[summary.kept(ui.facets(), chosen)]
    return view(
        those[those["id_ptce"].isin(ptce["id_ptce"])],
        ptce,
        chosen,
        ui.labels(),
        len(ui.places()),
        datetime.now(UTC).astimezone(PARIS).date(),
        list_line(),
    )


def list_line() -> str:
    """Where the list of PTCE comes from: what is published here, or a publication served."""
    served = ui.bundle()
    if served is None:
        return texts.PIED_PTCE
    date = langue.date(served.manifest["date"])
    return texts_export.PUBLICATION.format(publication=texts_chiffres.PUBLICATION.format(date=date))


def show_export(ptce: pd.DataFrame, chosen: Mapping[str, list[str]]) -> None:
    """The panel: every format of what is shown, each with what it holds.

    Parameters
    ----------
    ptce, chosen
        See ``shown_view``.
    """
    with st.expander(texts_export.PANNEAU):
        if ptce.empty:
            st.html(f'<p class="aide">{texts_export.PANNEAU_VIDE}</p>')
            return
        st.html(f'<p class="aide">{texts_export.PANNEAU_AIDE}</p>')
        shown = shown_view(ptce, chosen)
        groups = st.columns(len(texts_export.GROUPES), gap="medium")
        for (group, title), place in zip(texts_export.GROUPES.items(), groups, strict=True):
            with place:
                st.html(f'<h3 class="sous-titre">{title}</h3>')
                for name, kind in FORMATS.items():
                    if kind.group == group:
                        _button(name, shown)


def _button(name: str, shown: View) -> None:
    kind = FORMATS[name]
    st.download_button(
        texts_export.FORMATS[name],
        # Called at the click: the file is written then only.
        data=langue.in_this_language(partial(kind.content, shown)),
        file_name=shown.file_name(kind.suffix, kind.what),
        mime=kind.media,
        on_click="ignore",
        width="stretch",
        key=f"export-{name}",
    )
    st.html(f'<p class="aide">{texts_export.FORMATS_AIDE[name]}</p>')


def show_table_files(
    key: str,
    title: str,
    table: Callable[[], pd.DataFrame],
    ptce: pd.DataFrame,
    chosen: Mapping[str, list[str]],
) -> None:
    """Two small buttons under a table of a page: the same table as CSV and as XLSX.

    Parameters
    ----------
    key : str
        What tells these buttons from the others of the page; ASCII, part of the file's name.
    title : str
        Title of the table.
    table : callable
        Gives the table with its headings in French, at the click.
    ptce, chosen
        See ``shown_view``.
    """
    shown = shown_view(ptce, chosen)
    what = f"{texts_export.FICHIER_TABLEAU} {key}"
    with st.container(horizontal=True):
        st.download_button(
            texts_export.TABLEAU_CSV,
            data=langue.in_this_language(
                lambda: export_tables.table_csv(table(), shown.provenance)
            ),
            file_name=shown.file_name("csv", what),
            mime=FORMATS["csv"].media,
            on_click="ignore",
            key=f"export-{key}-csv",
        )
        st.download_button(
            texts_export.TABLEAU_XLSX,
            data=langue.in_this_language(
                lambda: export_tables.table_workbook(table(), title, shown.provenance)
            ),
            file_name=shown.file_name("xlsx", what),
            mime=FORMATS["xlsx"].media,
            on_click="ignore",
            key=f"export-{key}-xlsx",
        )
