"""What an import leads to: the map, the funnel, the files to take away."""

from collections.abc import Callable
from html import escape

import geopandas as gpd
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import (
    check,
    coherence,
    decisions,
    exchange,
    intake,
    langue,
    maps,
    publish,
    spiral,
    standalone,
    summary,
    texts,
    texts_coherence,
    ui,
    ui_lignes,
)
from ptce_geo import texts_importer as words
from ptce_geo.constats import ISSUES
from ptce_geo.dossiers import from_records
from ptce_geo.export import inert
from ptce_geo.fiction import all_alike
from ptce_geo.join import join
from ptce_geo.phrases import dite
from ptce_geo.reference import reference
from ptce_geo.ui_importer import DECIDED, TAKEN

# Beyond this many candidatures, signs hide one another and the browser tires.
MAP_LIMIT = 5_000
CHECK_LIMIT = 500
JOINED, CHECKED = "importer-joint", "importer-coherence"


def joined(result: intake.Intake) -> gpd.GeoDataFrame:
    """The candidatures joined to the official territories, once a reading."""
    kept = st.session_state.get(JOINED)
    if kept is None or kept[0] is not result:
        kept = (result, join(exchange.to_records(result)))
        st.session_state[JOINED] = kept
    return kept[1]


def show_map(result: intake.Intake) -> None:
    """The candidatures on the map, those of some sectors if asked; the funnel beside."""
    rows = joined(result)
    labels = ui.labels()["secteur"]
    st.html(f'<h2 class="tableau-titre">{words.CARTE_TITRE}</h2>')
    present = sorted({code for text in rows.secteurs for code in text.split("|") if code})
    chosen = st.multiselect(
        words.SECTEURS, present, format_func=lambda code: labels.get(code, code),
        placeholder=words.TOUS, select_all=False,
    )  # fmt: skip
    if chosen:
        rows = rows[[not set(chosen).isdisjoint(text.split("|")) for text in rows.secteurs]]
    beside, aside = st.columns([2.1, 1], gap="medium")
    with beside:
        if len(rows) > MAP_LIMIT:
            st.html(f'<p class="invite">{words.TROP_DE_LIGNES.format(limite=MAP_LIMIT)}</p>')
        else:
            ptce = summary.ptce(summary.ready(rows))
            located = int(ptce["lon"].isna().sum())
            st.html(f'<p class="aide">{texts.phrase(len(ptce), len(ptce), located)}</p>')
            signs = maps.signs(maps.points(ptce.join(spiral.spread(ptce))))
            st_folium(
                maps.base_map(), key="carte-importee", height=520, use_container_width=True,
                feature_group_to_add=signs, returned_objects=[],
            render=False,
            )  # fmt: skip
    with aside:
        show_funnel(rows.statut)


def show_funnel(statuts: pd.Series) -> None:
    """How many were filed, admissible, laureates: each share with its denominator."""
    laureates = int(statuts.eq("laureate").sum())
    recevables = int(statuts.eq("recevable").sum())
    told = words.funnel(len(statuts), recevables + laureates if recevables else 0, laureates)
    lines = "".join(f"<li>{escape(line)}</li>" for line in told)
    st.html(f"<h3>{words.ENTONNOIR_TITRE}</h3><ul>{lines}</ul>")


def checked(result: intake.Intake) -> pd.DataFrame:
    """What the coherence rules say of the declared perimeters, checked once a reading."""
    kept = st.session_state.get(CHECKED)
    if kept is None or kept[0] is not result:
        records = from_records(exchange.to_records(result), reference())
        kept = (result, check.rows(coherence.check(records, repairs=len(records) <= CHECK_LIMIT)))
        st.session_state[CHECKED] = kept
    return kept[1]


def show_coherence(result: intake.Intake) -> None:
    """The coherence findings that ask something of the reader."""
    ui.section_title(words.COHERENCE_TITRE)
    st.html(f'<p class="aide">{words.COHERENCE_AIDE}</p>')
    if len(result.candidatures) > CHECK_LIMIT:
        st.html(f'<p class="invite">{words.COHERENCE_TROP.format(limite=CHECK_LIMIT)}</p>')
        if not st.toggle(words.COHERENCE_VERIFIER):
            return
    found = checked(result)
    asking = found[found.issue.isin(ISSUES[:2])]
    if asking.empty:
        st.html(f'<p class="invite">{words.COHERENCE_RIEN}</p>')
        return
    table = asking[list(words.COHERENCE_COLONNES)].map(dite)
    table = table.assign(issue=table.issue.map(texts_coherence.ISSUES))
    table = table.rename(columns=words.COHERENCE_COLONNES)
    ui_lignes.show_lines("constats", table, words.COHERENCE_TITRE, tuple(asking.index))


def coherence_csv(result: intake.Intake) -> bytes:
    """Every coherence finding, ``;`` and a byte order mark, no live formula."""
    text = inert(checked(result)).to_csv(sep=";", index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def publication(result: intake.Intake) -> bytes:
    """What the public may see of the file: laureates whole, the others in totals."""
    perimetres = exchange.to_records(result).perimetres
    # A publication is one for all, whoever makes it.
    with langue.speaking(langue.FRENCH):
        return publish.zipped(publish.contents(joined(result), perimetres=perimetres))


def report(result: intake.Intake) -> bytes:
    """The report as a workbook; what writes it is loaded when it is first asked for."""
    from ptce_geo.intake_workbook import report_workbook

    return report_workbook(result)


def show_downloads(result: intake.Intake) -> None:
    """The files to take away, each made when it is asked for."""
    decided = st.session_state[DECIDED]
    files: dict[str, tuple[Callable[[], str | bytes], str, str]] = {
        "table": (lambda: exchange.candidature_csv(result), "candidatures.csv", "text/csv"),
        "brute": (
            lambda: exchange.candidature_csv(result, for_people=False),
            "candidatures-brutes.csv",
            "text/csv",
        ),
        "decisions": (lambda: decisions.decisions_csv(decided), "decisions.csv", "text/csv"),
        "rapport": (
            lambda: report(result),
            "rapport.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "carte": (
            lambda: standalone.html(joined(result), ui.labels()["secteur"]),
            "carte.html",
            "text/html",
        ),
        "coherence": (lambda: coherence_csv(result), "coherence.csv", "text/csv"),
        "publication": (lambda: publication(result), "publication.zip", "application/zip"),
    }
    if not all_alike(joined(result)):
        # Fiction among real candidatures is for no public.
        del files["publication"]
    st.html(f'<h2 class="tableau-titre">{words.EMPORTER_TITRE}</h2>')
    for column, (name, (make, file_name, mime)) in zip(
        st.columns(len(files)), files.items(), strict=True
    ):
        column.download_button(
            words.EMPORTER[name],
            langue.in_this_language(make),
            file_name,
            mime,
            on_click="ignore",
            width="stretch",
        )


def forget_map() -> None:
    """Leave nothing of an import that was forgotten."""
    if TAKEN not in st.session_state:
        st.session_state.pop(JOINED, None)
        st.session_state.pop(CHECKED, None)
