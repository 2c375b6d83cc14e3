"""The page on coherence: the list of records, and the sheet of the one chosen."""

import json

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import coherence_tables, langue, texts, texts_coherence, texts_regles, ui, ui_lignes
from ptce_geo.coherence import RULES
from ptce_geo.coherence_drawing import legend, picture
from ptce_geo.coherence_html import findings_table, legend_list, page
from ptce_geo.coherence_map import coherence_base, faults
from ptce_geo.coherence_sheet import Sheet, sheet
from ptce_geo.ui_selection import passing
from ptce_geo.ui_vue import ISSUES_BY_CODE, view

MAP, TABLE, CHOSEN = "coherence-carte", "dossiers", "dossier"
HEIGHT = 520


@ui.of_edition(128)
def sheet_of(dossier: int) -> Sheet:
    """The sheet of one record."""
    return sheet(ui.controle(), dossier)


def shown_records() -> list[int]:
    """Row numbers of the records that pass the filters, those with most to look at first."""
    rows = sorted(passing().index.tolist())
    issues = [ISSUES_BY_CODE[code] for code in view()["issue"]]
    matching = coherence_tables.matching(ui.controle(), rows, view()["regle"], issues)
    return coherence_tables.telling_first(ui.controle(), matching)


def sentence(shown: list[int]) -> str:
    """How many records are listed."""
    return coherence_tables.phrase(len(shown), len(ui.controle().measures.dossiers))


def show_overview() -> None:
    """What the published perimeters show."""
    with st.expander(texts_coherence.PAGE_ENSEMBLE, expanded=False):
        st.markdown(
            "\n".join(f"- {ui.plain(line)}" for line in coherence_tables.overview(ui.controle()))
        )


def show_choices() -> None:
    """Filters of this page: by rule, by outcome."""
    by_rule, by_issue = st.columns([1.3, 1], gap="medium")
    for name in ("regle", "issue"):
        st.session_state[f"coherence-{name}"] = view()[name]
    by_rule.multiselect(
        texts_coherence.PAGE_REGLE,
        [regle.nom for regle in RULES],
        format_func=lambda rule: texts_regles.TITRES[rule],
        key="coherence-regle",
        placeholder=texts.CHOISIR,
        on_change=take_choice,
        args=("regle",),
    )
    by_issue.pills(
        texts_coherence.PAGE_ISSUE,
        list(ISSUES_BY_CODE),
        format_func=lambda code: texts_coherence.PAGE_ISSUES[ISSUES_BY_CODE[code]],
        selection_mode="multi",
        key="coherence-issue",
        on_change=take_choice,
        args=("issue",),
    )


def take_choice(name: str) -> None:
    """Keep the rules or the outcomes just chosen."""
    view()[name] = list(st.session_state[f"coherence-{name}"])


def chosen_record(shown: list[int]) -> int | None:
    """The record whose sheet is open: that of the address, else the first of the list."""
    ids = ui.controle().measures.text["id"]
    wanted = st.query_params.get(CHOSEN)
    if wanted in ids:
        return ids.index(wanted)
    if wanted is not None:
        st.warning(texts.PARAMETRE_INCONNU.format(nom=CHOSEN, valeur=ui.plain(wanted)))
    return shown[0] if shown else None


@ui.of_edition(16)
def _records(shown: tuple[int, ...]) -> pd.DataFrame:
    return coherence_tables.records_table(ui.controle(), list(shown))


def show_list(shown: list[int], chosen: int | None) -> None:
    """The records; a row opens its sheet."""
    ui.section_title(texts_coherence.PAGE_LISTE, texts_coherence.PAGE_LISTE_AIDE if shown else "")
    if not shown:
        return
    ids = ui.controle().measures.text["id"]
    rows = tuple(shown)
    ui_lignes.show_lines(
        TABLE,
        _records(rows),
        texts_coherence.PAGE_LISTE,
        rows,
        ids=[ids[row] for row in shown],
        chosen="" if chosen is None else ids[chosen],
        opening=take_row,
    )


def take_row(id_dossier: str) -> None:
    """Open the sheet of the row just pressed."""
    st.query_params[CHOSEN] = id_dossier


def show_sheet(dossier: int | None) -> None:
    """One record: summary, map beside its legend and comparison, findings, files."""
    if dossier is None:
        st.html(f'<p class="invite">{texts_coherence.PAGE_AUCUN}</p>')
        return
    made = sheet_of(dossier)
    call = texts.APPELS.get(ui.controle().measures.text["appel"][dossier], "")
    ui.section_title(f"{made.titre} ({call})" if call else made.titre)
    st.write(ui.plain(f"{made.resume} {made.siege}"))
    beside, aside = st.columns([2.1, 1], gap="medium")
    with beside:
        st_folium(
            coherence_base(),
            key=MAP,
            height=HEIGHT,
            use_container_width=True,
            feature_group_to_add=faults(made),
            returned_objects=[],
            render=False,
        )
    with aside:
        st.html(f'<section class="methode"><h3>{texts.LEGENDE}</h3>{legend_of(made)}</section>')
        st.write(ui.plain(made.comparaison))
        show_files(made)
    st.html(f'<section class="constats">{findings_table(made)}</section>')


def legend_of(made: Sheet) -> str:
    """What the map shows, in words: its equal for those who do not see it."""
    return legend_list(legend(picture(made.formes)))


def printed(made: Sheet) -> bytes:
    """The sheet in PDF; what writes it is loaded when it is first asked for."""
    from ptce_geo.coherence_pdf import pdf

    return pdf(made)


def show_files(made: Sheet) -> None:
    """The same sheet to print or to read by machine."""
    name = f"coherence-{made.objet['id']}"
    for label, suffix, media, make in (
        (texts_coherence.PAGE_PDF, "pdf", "application/pdf", lambda: printed(made)),
        (
            texts_coherence.PAGE_HTML,
            "html",
            "text/html",
            lambda: page([made], made.titre).encode("utf-8"),
        ),
        (
            texts_coherence.PAGE_JSON,
            "json",
            "application/json",
            lambda: json.dumps(made.json, ensure_ascii=False, indent=1).encode("utf-8"),
        ),
    ):
        st.download_button(
            label,
            data=langue.in_this_language(make),
            file_name=f"{name}.{suffix}",
            mime=media,
            on_click="ignore",
            width="stretch",
            key=f"fichier-{suffix}",
        )
