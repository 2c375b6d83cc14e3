"""Fiche: a PTCE chosen by its address or by a search, and the parts of its page."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from ptce_geo import (
    fiche_page,
    ptce_search,
    summary,
    texts,
    texts_coherence,
    texts_fiche,
    trajectory,
    ui,
)
from ptce_geo.coherence_drawing import legend, picture
from ptce_geo.coherence_html import findings_table
from ptce_geo.declared_map import declared_shapes, drift_shapes
from ptce_geo.reference import reference
from ptce_geo.tables import words
from ptce_geo.texts_nombres import champ
from ptce_geo.tuples import each
from ptce_geo.ui_coherence import sheet_of
from ptce_geo.ui_selection import search_texts
from ptce_geo.ui_vue import choose_ptce, chosen_ptce, filters_query

FIELD = "fiche-recherche"
WIDTH, HEIGHT = 640, 420


def chosen() -> pd.DataFrame | None:
    """The candidatures of the PTCE of the address, the oldest first; None without one."""
    id_ptce = chosen_ptce()
    if id_ptce is None:
        return None
    rows = ui.candidatures()
    return trajectory.in_order(rows[rows["id_ptce"].eq(id_ptce)])


def name(one: pd.DataFrame) -> str:
    """Name of the PTCE."""
    return str(summary.ptce(one)["nom"].iloc[0])


def resume(one: pd.DataFrame) -> str:
    """The PTCE in one line."""
    row = summary.ptce(one).iloc[0]
    calls = words("|".join(dict.fromkeys(one["appel"])), texts.APPELS)
    return texts_fiche.resume(texts.STATUTS_PHRASE[row["statut"]], calls, row["lieu"])


def show_search() -> None:
    """The field that narrows the list of PTCE."""
    with st.form("fiche", border=False, enter_to_submit=True):
        field, button = st.columns([3, 1], vertical_alignment="bottom")
        field.text_input(
            texts_fiche.RECHERCHE, key=FIELD, placeholder=texts_fiche.EXEMPLE, max_chars=120
        )
        button.form_submit_button(texts_fiche.CHERCHER, type="primary", width="stretch")


def show_index() -> None:
    """Every PTCE, or those that the search finds."""
    query = st.session_state.get(FIELD, "").strip()
    ptce = summary.ptce(ui.candidatures())
    ptce = ptce[ptce["id_ptce"].isin(ptce_search.matching(search_texts(), query))]
    ui.section_title(texts_fiche.TROUVES if query else texts_fiche.TOUS)
    if query:
        said = texts_fiche.found(len(ptce)) if len(ptce) else texts_fiche.AUCUN.format(texte=query)
        st.html(f'<p class="phrase" role="status">{escape(said)}</p>')
    st.html(fiche_page.index_html(ptce, filters_query()))


def show_identity(one: pd.DataFrame) -> None:
    """Who, where, in which sectors; the way to another PTCE."""
    st.html(fiche_page.identity_html(one.iloc[::-1], ui.labels()["secteur"]))
    st.button(texts_fiche.AUTRE, on_click=choose_ptce, args=(None,))


def show_trajectory(one: pd.DataFrame) -> None:
    """Each call, in order."""
    published = ui.records().candidatures.drop_duplicates("id_candidature")
    steps = fiche_page.trajectory_html(
        one, published.set_index("id_candidature"), ui.labels()["secteur"]
    )
    section(texts_fiche.TRAJECTOIRE, steps)


def show_perimeter(one: pd.DataFrame) -> None:
    """What was declared, item by item, and the map of the latest that can be drawn."""
    declared = [
        (texts.APPELS.get(row.appel, row.appel), own_items(row.id_candidature)) for row in each(one)
    ]
    declared = [(appel, own) for appel, own in declared if own]
    if not declared:
        section(texts_fiche.PERIMETRE, f'<p class="invite">{texts_fiche.PERIMETRE_AUCUN}</p>')
        return
    section(texts_fiche.PERIMETRE, fiche_page.perimeter_html(declared) + map_html(one))


def own_items(id_candidature: str) -> list[fiche_page.Item]:
    """The items of one candidature."""
    rows = ui.declared_items()[ui.declared_items().id_candidature.eq(id_candidature)]
    columns = list(fiche_page.Item._fields)
    return [fiche_page.Item(*row) for row in rows[columns].itertuples(index=False, name=None)]


def map_html(one: pd.DataFrame) -> str:
    """The map of the latest perimeter that comes to communes; nothing without any."""
    row = drawable(one)
    if row is None:
        return ""
    made = sheet_of(dossier(row.id_candidature))
    own = ui.declared_items()[ui.declared_items().id_candidature.eq(row.id_candidature)]
    drawn = picture(declared_shapes(made, own), WIDTH, HEIGHT)
    appel = texts.APPELS.get(row.appel, row.appel)
    alt = texts_fiche.CARTE_ALT.format(appel=appel, resume=made.resume)
    return fiche_page.picture_html(
        drawn, texts_fiche.CARTE_DE.format(appel=appel), alt, legend(drawn)
    )


def drawable(one: pd.DataFrame) -> Any:
    """The latest candidature whose perimeter comes to communes, None without any."""
    known = [
        row for row in each(one) if trajectory.members(ui.declared_items(), row.id_candidature)
    ]
    return known[-1] if known else None


def dossier(id_candidature: str) -> int:
    """Row number of a candidature among the records checked."""
    return ui.controle().measures.text["id"].index(id_candidature)


def latest_dossier(one: pd.DataFrame) -> int | None:
    """Row number among the records checked of the latest perimeter that comes to communes."""
    row = drawable(one)
    return None if row is None else dossier(row.id_candidature)


def show_drift(one: pd.DataFrame) -> None:
    """What the perimeter gains and loses from call to call."""
    if len(one) < 2:
        return
    changes = trajectory.drift(one, ui.declared_items())
    names = reference().nom.tolist()
    parts = []
    for row in each(changes):
        avant, apres = (texts.APPELS.get(a, a) for a in (row.appel_avant, row.appel_apres))
        said = texts_fiche.drifted(row, avant, apres, names)
        parts.append(f"<p>{escape(said)}</p>{drift_map(row, avant, apres, said)}")
    body = "".join(parts) or f"<p>{texts_fiche.DERIVE_SEUL}</p>"
    section(texts_fiche.DERIVE, body)


def drift_map(row: Any, avant: str, apres: str, said: str) -> str:
    """What was kept, added and removed, drawn; nothing when nothing changed."""
    if not row.ajoutees and not row.retirees:
        return ""
    old = trajectory.members(ui.declared_items(), row.avant)
    kept = tuple(sorted(old - set(row.retirees)))
    shapes, lines = drift_shapes(kept, row.ajoutees, row.retirees)
    caption = texts_fiche.DERIVE_CARTE.format(avant=avant, apres=apres)
    return fiche_page.picture_html(picture(shapes, WIDTH, HEIGHT), caption, said, lines)


def show_coherence(one: pd.DataFrame) -> None:
    """What asks to be looked at in the latest perimeter, and the rest folded."""
    row = drawable(one)
    if row is None:
        return
    made = sheet_of(dossier(row.id_candidature))
    asking = [constat for constat in made.constats if constat["issue"].startswith("à ")]
    listed = "".join(
        f"<li>{champ(asked_html(constat), escape(constat['message']))}</li>" for constat in asking
    )
    levels = {item.niveau for item in own_items(row.id_candidature)}
    city = texts_fiche.COHERENCE_VILLE if "arrondissement" in levels else ""
    section(
        texts_fiche.COHERENCE,
        f'<p class="precision">{texts_fiche.COHERENCE_NOTE} {city}</p>'
        f"<p>{escape(made.resume)} {escape(made.comparaison)}</p><ul>{listed}</ul>"
        f'<details class="histoire constats"><summary>{texts_fiche.COHERENCE_TOUT}</summary>'
        f"{findings_table(made)}</details>",
    )
    query = {"dossier": row.id_candidature, **filters_query()}
    ui.page_link("coherence", texts_fiche.COHERENCE_PAGE, query)


def asked_html(constat: dict[str, Any]) -> str:
    """The rule that asks for a look, and what it asks."""
    issue = texts_coherence.ISSUES[constat["issue"]]
    return f"<strong>{escape(constat['titre'])}</strong> ({escape(issue)})"


def section(title: str, html: str) -> None:
    """A part of the page."""
    st.html(f'<section class="methode fiche-partie"><h2>{title}</h2>{html}</section>')
