"""The page *Importer*: a file of one's own, what is understood of it, decisions, downloads."""

import datetime
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import streamlit as st

from ptce_geo import (
    confine,
    decisions,
    demonstration,
    demonstration_files,
    intake,
    journal,
    texts,
    texts_recueil,
    ui,
    ui_lignes,
)
from ptce_geo import texts_importer as words
from ptce_geo.intake_report import report_rows, reread, retold
from ptce_geo.interpretation import BLOCKING, INFORMATION, TO_EXAMINE
from ptce_geo.phrases import dite
from ptce_geo.readings import UnreadableError

# Kept in this session only; the file itself is not: its uploader is renewed once it is read.
TAKEN, DECIDED, CALL, ROUND = (f"importer-{name}" for name in ("lu", "decisions", "appel", "tour"))

# What is told again of a finding that is ticked.
TICKED = ("ligne", "colonne", "valeur", "motif", "proposition")


def taken() -> intake.Intake | None:
    """What this session has read, if anything."""
    return st.session_state.get(TAKEN)


def open_findings(result: intake.Intake) -> pd.DataFrame:
    """Findings that nobody has decided, the gravest first."""
    rows = result.findings[result.findings.decision.eq("")]
    order = {BLOCKING: 0, TO_EXAMINE: 1, INFORMATION: 2}
    return rows.sort_values("gravite", key=lambda column: column.map(order), kind="stable")


def sentence() -> str:
    """State of the import, for the heading."""
    result = taken()
    if result is None:
        return ""
    left = open_findings(result)
    informations = int(left.gravite.eq(INFORMATION).sum())
    return words.state(len(result.candidatures), len(left) - informations, informations)


def ask_files() -> None:
    """Ask for the files, the decisions of last time, the call; the server makes ready for them."""
    confine.expect()
    st.info(words.CONFIDENTIEL)
    turn = st.session_state.get(ROUND, 0)
    given = st.file_uploader(words.FICHIERS, accept_multiple_files=True, key=f"fichiers-{turn}")
    memory = st.file_uploader(words.DECISIONS, key=f"decisions-{turn}")
    appel = st.selectbox(
        words.APPEL,
        ["", *texts.APPELS],
        format_func=lambda code: texts.APPELS.get(code, words.APPEL_AUCUN),
    )
    if st.button(words.LIRE, type="primary", disabled=not given):
        read([(file.name, file.getvalue()) for file in given], memory, appel)
    if st.button(words.DEMONSTRATION):
        read([(words.DEMONSTRATION_NOM, demonstration_workbook())], memory, "")


@st.cache_resource(show_spinner=False)
def demonstration_workbook() -> bytes:
    """The demonstration as staff receive it: a Démarche numérique workbook, fiction said in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / words.DEMONSTRATION_NOM
        demonstration_files.write(demonstration.demonstration(), path, "demarche")
        return path.read_bytes()


def read(files: list[tuple[str, bytes]], memory: Any, appel: str) -> None:
    """Read the files and keep what is understood; a file that cannot be read gets its sentence."""
    bar = st.progress(0.0, words.EN_COURS)
    start = time.perf_counter()

    def tell(step: str, share: float) -> None:
        bar.progress(share, dite(step))

    decided = intake.NO_DECISION
    try:
        if memory is not None:
            decided, odd = decisions.read_decisions(memory.getvalue())
            for said in odd:
                st.warning(ui.plain(dite(said)))
        upload = intake.read_upload(files, tell=tell)
    except (UnreadableError, ValueError) as error:
        bar.empty()
        st.error(ui.plain(dite(reread(error.args[0]))))
        journal.write("import_refuse", fichiers=len(files), ms=elapsed(start))
        return
    st.session_state[CALL] = appel
    result = understand(upload, decided, tell)
    journal.write(
        "import", fichiers=len(files), lignes=len(result.candidatures),
        constats=len(result.findings), ms=elapsed(start),
    )  # fmt: skip
    # A new uploader: Streamlit then forgets the file, personal data included.
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()


def understand(
    upload: intake.Upload, decided: pd.DataFrame, tell: intake.Tell = intake.silent
) -> intake.Intake:
    """Understand the sheets again, with the decisions taken so far."""
    result = intake.understand(upload, decided, st.session_state.get(CALL, ""), tell)
    st.session_state[TAKEN], st.session_state[DECIDED] = result, decided
    return result


def elapsed(start: float) -> int:
    """Milliseconds since a time of ``time.perf_counter``."""
    return round(1000 * (time.perf_counter() - start))


def decide(lines: list[pd.DataFrame]) -> None:
    """Add decisions to those taken, and understand again."""
    decided = pd.concat([st.session_state[DECIDED], *lines], ignore_index=True)
    places = ["champ", "valeur", "contexte"]
    # Findings are decided of what was read.
    if (result := taken()) is not None:
        understand(result.upload, decided.drop_duplicates(places, keep="last", ignore_index=True))


def forget() -> None:
    """Start again: nothing of the file stays in the session."""
    for name in (TAKEN, DECIDED, CALL):
        st.session_state.pop(name, None)


def ask_call(result: intake.Intake) -> None:
    """Ask for the call when neither the file nor the person has said it."""
    if result.candidatures.appel.notna().any():
        return
    appel = st.selectbox(
        words.APPEL_MANQUE,
        ["", *texts.APPELS],
        format_func=lambda code: texts.APPELS.get(code, "…"),
    )
    if appel:
        st.session_state[CALL] = appel
        understand(result.upload, st.session_state[DECIDED])
        st.rerun()


def show_columns(result: intake.Intake) -> None:
    """The match of columns, to correct."""
    titles = words.field_words()
    rows = result.match[["feuille", "colonne", "champ", "exemple", "origine", "motif"]].copy()
    rows["champ"] = rows.champ.map(titles)
    rows["origine"] = rows.origine.map(texts_recueil.ORIGINES)
    rows["motif"] = retold(rows.motif)
    table = rows.rename(columns=words.MATCH)
    champ = words.MATCH["champ"]
    with st.expander(words.COLONNES_TITRE, expanded=False):
        st.html(f'<p class="aide">{words.COLONNES_AIDE}</p>')
        edited = st.data_editor(
            table,
            key=f"colonnes-{len(st.session_state[DECIDED])}",
            hide_index=True,
            disabled=[name for name in map(str, table) if name != champ],
            column_config={
                champ: st.column_config.SelectboxColumn(
                    options=list(titles.values()), required=True
                )
            },
        )
    changed = edited[edited[champ].ne(table[champ])]
    if len(changed):
        names = {title: name for name, title in titles.items()}
        today = datetime.date.today().isoformat()
        decide(
            [
                decisions.decision(
                    decisions.COLUMN, rows.colonne[index], "", "remplacer",
                    names[changed[champ][index]], "", today,
                )
                for index in changed.index
            ]
        )  # fmt: skip
        st.rerun()


def show_findings(result: intake.Intake) -> None:
    """The report, to filter, and the two answers to a finding."""
    st.html(f'<h2 class="tableau-titre">{words.CONSTATS_TITRE}</h2>'
            f'<p class="aide">{words.CONSTATS_AIDE}</p>')  # fmt: skip
    gravites = st.pills(
        words.CONSTATS_TITRE, list(words.GRAVITES), selection_mode="multi",
        default=[BLOCKING, TO_EXAMINE], format_func=words.GRAVITES.__getitem__,
        label_visibility="collapsed",
    )  # fmt: skip
    every = st.checkbox(words.DEJA)
    rows = result.findings if every else open_findings(result)
    rows = rows[rows.gravite.isin(gravites)]
    if rows.empty:
        st.html(f'<p class="invite">{words.CONSTATS_AUCUN}</p>')
        return
    chosen = st.dataframe(
        report_rows(rows),
        key=f"constats-{len(st.session_state[DECIDED])}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        alt=words.CONSTATS_TITRE,
    )
    ticked = rows.iloc[chosen.selection.rows]
    ticked = ticked[ticked.champ.ne("")]
    show_ticked(ticked)
    why = st.text_input(words.POURQUOI)
    accept, keep = st.columns(2)
    proposed = ticked[ticked.proposition.ne("")]
    accept.button(
        words.ACCEPTER, type="primary", width="stretch", disabled=proposed.empty,
        on_click=lambda: decide([_answer(row, True, why) for row in proposed.itertuples()]),
    )  # fmt: skip
    keep.button(
        words.GARDER, width="stretch", disabled=ticked.empty,
        on_click=lambda: decide([_answer(row, False, why) for row in ticked.itertuples()]),
    )  # fmt: skip


def show_ticked(ticked: pd.DataFrame) -> None:
    """The findings to be answered, whole: a phone shows half of the columns they are ticked in."""
    if ticked.empty:
        return
    rows = report_rows(ticked)[[texts_recueil.RAPPORT[name] for name in TICKED]]
    ui_lignes.show_lines("coches", rows, words.COCHES, tuple(ticked.index), head=1)


def _answer(row: Any, accepted: bool, why: str) -> pd.DataFrame:
    """The decision that accepting or refusing a finding's proposal is."""
    today = datetime.date.today().isoformat()
    if row.champ == decisions.DUPLICATE:
        word, par = ("meme" if accepted else "distincts"), ""
    else:
        word, par = ("remplacer", row.proposition) if accepted else ("garder", "")
    return decisions.decision(row.champ, row.valeur, row.contexte, word, par, why, today)


def show_start_again() -> None:
    """The button that forgets everything."""
    st.button(words.RECOMMENCER, on_click=forget)


def heading() -> None:
    """Title of the page and state of the import."""
    ui.heading(words.TITRE, words.CHAPEAU, sentence())
