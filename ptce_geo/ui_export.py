"""Export what I see: one button a format; a file is made when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from ptce_geo import (
    export_tables,
    langue,
    texts,
    texts_chiffres,
    texts_export,
    ui,
    ui_selection,
)
from ptce_geo.choropleth_words import Coloured
from ptce_geo.declared_members import Declared
from ptce_geo.export_figures import figure_tables
from ptce_geo.export_formats import FORMATS
from ptce_geo.export_layers import with_layers
from ptce_geo.export_view import View, view

PARIS = ZoneInfo("Europe/Paris")
# A panel is filled once it is opened: closed, its buttons would be a third of the work of a filter.
PANEL, FIGURES = "export-panneau", "export-chiffres-panneau"
# Buttons of a row.
ACROSS = 3
MEDIA = {kind.suffix: kind.media for kind in FORMATS.values()}


def shown_view(ptce: pd.DataFrame, chosen: Mapping[str, list[str]]) -> View:
    """What a page shows, ready to be written.

    Parameters
    ----------
    ptce : DataFrame
        The PTCE that pass the filters, in the order shown.
    chosen : mapping
        Codes chosen in each filter.
    """
    those = ui.candidatures()[ui_selection.kept(chosen)]
    return view(
        those[those["id_ptce"].isin(ptce["id_ptce"])],
        ptce,
        chosen,
        ui.labels(),
        len(ui.places()),
        today(),
        list_line(),
    )


def today() -> date:
    """The day of an export, in Paris."""
    return datetime.now(UTC).astimezone(PARIS).date()


def list_line() -> str:
    """Where the list of PTCE comes from: what is published here, or a publication served."""
    served = ui.bundle()
    if served is None:
        return texts.PIED_PTCE
    date = langue.date(served.manifest["date"])
    return texts_export.PUBLICATION.format(publication=texts_chiffres.PUBLICATION.format(date=date))


def show_export(
    ptce: pd.DataFrame,
    chosen: Mapping[str, list[str]],
    ground: Coloured | None,
    perimetres: list[Declared] | None,
    choisi: str | None,
) -> None:
    """The panel: every format of what is shown, each with what it holds.

    Parameters
    ----------
    ptce, chosen
        See ``shown_view``.
    ground, perimetres, choisi
        See ``export_layers.with_layers``.
    """
    panel = st.expander(texts_export.PANNEAU, key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
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
                        make = partial(_content, name, shown, ground, perimetres, choisi)
                        _button(name, shown, make)


def _button(name: str, shown: View, make: Callable[[], bytes]) -> None:
    kind = FORMATS[name]
    download(texts_export.FORMATS[name], make, shown.file_name(kind.suffix, kind.what), name)
    st.html(f'<p class="aide">{texts_export.FORMATS_AIDE[name]}</p>')


def _content(
    name: str,
    shown: View,
    ground: Coloured | None,
    perimetres: list[Declared] | None,
    choisi: str | None,
) -> bytes:
    return FORMATS[name].content(with_layers(shown, ground, perimetres, choisi))


def download(label: str, make: Callable[[], bytes], file_name: str, key: str) -> None:
    """The button of one file, which is written at the click only.

    Parameters
    ----------
    label : str
    make : callable
        Gives the bytes of the file.
    file_name : str
        Its suffix tells its kind.
    key : str
        Unique in the panel of a page.
    """
    st.download_button(
        label,
        data=langue.in_this_language(make),
        file_name=file_name,
        mime=MEDIA[file_name.rpartition(".")[2]],
        on_click="ignore",
        width="stretch",
        key=f"export-{key}",
    )


def show_figures_export(ptce: pd.DataFrame, chosen: Mapping[str, list[str]]) -> None:
    """The tables of the page Chiffres as numbers: one workbook, or one CSV a table.

    Parameters
    ----------
    ptce, chosen
        See ``shown_view``.
    """
    panel = st.expander(texts_export.PANNEAU_CHIFFRES, key=FIGURES, on_change="rerun")
    if not panel.open:
        return
    seen = shown_view(ptce, chosen)
    said = seen.provenance
    told = f"{said.selection} {texts_export.CHIFFRES_NOTE}"
    shown = replace(seen, provenance=replace(said, selection=told))
    with panel:
        st.html(f'<p class="aide">{texts_export.PANNEAU_CHIFFRES_AIDE}</p>')
        download(
            texts_export.TABLEAUX_XLSX,
            partial(_figures_workbook, shown, dict(chosen)),
            shown.file_name("xlsx", texts_export.FICHIER_CHIFFRES),
            "chiffres",
        )
        # A row at a time: on a phone the columns follow one another.
        names = list(texts_export.TABLEAUX)
        for start in range(0, len(names), ACROSS):
            for name, place in zip(names[start:], st.columns(ACROSS), strict=False):
                title = texts_export.TABLEAUX[name]
                with place:
                    download(
                        texts_export.TABLEAUX_CSV.format(titre=title),
                        partial(_figures_csv, name, shown, dict(chosen)),
                        shown.file_name("csv", title),
                        f"chiffres-{name}",
                    )


def _figures(shown: View, chosen: Mapping[str, list[str]]) -> dict[str, pd.DataFrame]:
    return figure_tables(
        ui.records(), shown.candidatures, ui.facets(), ui.labels(), chosen.get("appel", [])
    )


def _figures_workbook(shown: View, chosen: Mapping[str, list[str]]) -> bytes:
    titled = {texts_export.TABLEAUX[k]: table for k, table in _figures(shown, chosen).items()}
    return export_tables.xlsx(titled, shown.provenance)


def _figures_csv(name: str, shown: View, chosen: Mapping[str, list[str]]) -> bytes:
    return export_tables.table_csv(_figures(shown, chosen)[name], shown.provenance)
