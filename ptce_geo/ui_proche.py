"""Près de chez moi: the search, the choices when there are several, the lists and the map."""

from html import escape
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ptce_geo import nearness, nearness_map, summary, texts, texts_proche, ui
from ptce_geo.nearness_html import Entry, entries_html, sentences_html
from ptce_geo.perimeter_words import de
from ptce_geo.reference import reference
from ptce_geo.tuples import each
from ptce_geo.ui_selection import passing
from ptce_geo.ui_vue import came_by_menu, choose_ptce, chosen_ptce, filters_query
from ptce_geo.whereabouts import Place, Whereabouts, label, place, question, whereabouts

# Name in the address, and what is kept when the reader goes to another page and back.
COMMUNE = "commune"
KEPT = "proche-gardee"
FIELD = "proche-lieu"
MAP = "proche-carte"
HEIGHT = 560
# Laureates listed at first, and how many more at each request.
FIRST, MORE = 5, 10
COUNT = "proche-nombre"


class Answer(NamedTuple):
    """What is shown of one commune: four lists of PTCE, and what they are taken from."""

    place: Place
    covering: pd.DataFrame
    seated: pd.DataFrame
    bordering: pd.DataFrame
    nearest: pd.DataFrame
    vague: pd.DataFrame
    ptce: pd.DataFrame
    without: int
    kept: int


def asked() -> str:
    """What the reader looks for: in the address, or kept while another page was open."""
    if COMMUNE not in st.query_params and came_by_menu() and st.session_state.get(KEPT):
        st.query_params[COMMUNE] = st.session_state[KEPT]
    st.session_state[KEPT] = st.query_params.get(COMMUNE, "").strip()
    return str(st.session_state[KEPT])


def found() -> Whereabouts | None:
    """The commune meant, or the choices; None when nothing is asked."""
    query = asked()
    return whereabouts(query) if query else None


def ask(query: str) -> None:
    """Look for another commune."""
    st.session_state.pop(COUNT, None)
    if query.strip():
        st.query_params[COMMUNE] = query.strip()
    else:
        st.query_params.pop(COMMUNE, None)


def show_search() -> None:
    """The field, its button, and what is done with what is written."""
    st.session_state[FIELD] = asked()
    with st.form("proche", border=False, enter_to_submit=True):
        field, button = st.columns([3, 1], vertical_alignment="bottom")
        field.text_input(
            texts_proche.COMMUNE, key=FIELD, placeholder=texts_proche.EXEMPLE, max_chars=120
        )
        button.form_submit_button(
            texts_proche.CHERCHER,
            type="primary",
            on_click=lambda: ask(st.session_state[FIELD]),
            width="stretch",
        )
    st.html(f'<p class="aide">{texts_proche.VIE_PRIVEE}</p>')
    if not asked():
        st.html(f'<p class="invite">{texts_proche.INVITE}</p>')


def show_choices(found: Whereabouts | None) -> None:
    """Why there is no single answer, and the communes to choose from."""
    if found is None or (found.code and not found.choices):
        return
    if found.code is None:
        said = texts_proche.CHOIX[found.motif].format(lieu=asked(), detail=found.detail)
        st.html(f'<p class="phrase" role="status">{escape(said)}</p>')
    lead = {"ambigu": ""}.get(found.motif, texts_proche.VOULIEZ_VOUS)
    if found.choices:
        st.text(texts_proche.AUTRES if found.code else lead) if lead or found.code else None
        with st.container(key="proche-choix"):
            for code in found.choices:
                st.button(label(code), key=f"choix-{code}", on_click=choose, args=(code,))
    if found.motif in ("ambigu", "trop large"):
        st.html(f'<p class="aide">{texts_proche.PRECISER}</p>')


def choose(code: str) -> None:
    """Take one of the choices."""
    ask(question(code))


def answer(found: Whereabouts | None) -> Answer | None:
    """The three lists of the commune found, among the candidatures that pass the filters."""
    if found is None or found.code is None:
        return None
    here = place(found.code)
    rows = passing()
    items = ui.declared_items()
    tested = items[items.id_candidature.isin(rows.id_candidature)]
    seats = nearness.laureate_seats(rows)
    france = reference()
    region = france.zonings["region"]
    number = france.number[here.code_commune]
    code_region = str(region.code[region.of[number]]) if region.of[number] >= 0 else None
    covering = nearness.covering(tested, here, france)
    seated = nearness.seated(rows, here)
    return Answer(
        here,
        covering,
        seated[~seated.id_ptce.isin(covering.id_ptce)],
        nearness.bordering(tested, here, france),
        nearness.nearest(seats, here),
        nearness.vague(seats, here, code_region),
        summary.ptce(rows).join(ui.places(), on="id_ptce"),
        nearness.without_territory(tested, rows.id_ptce),
        len(rows),
    )


def show_place(found: Whereabouts, answer: Answer) -> None:
    """The commune, the answer in a sentence, and what the commune was or became."""
    here, nearest = answer.place, answer.nearest
    first = next(nearest.itertuples(), None)
    far = texts_proche.how_far(first, here.code) if first else ""
    said = texts_proche.phrase(len(answer.covering), len(answer.seated), len(answer.bordering), far)
    ui.section_title(label(here.code))
    st.html(f'<p class="phrase" role="status">{escape(said)}</p>')
    if found.became:
        st.html(sentences_html(found.became, texts_proche.DEVENUE, folded=False))
    if found.past:
        st.html(sentences_html(found.past, texts_proche.HISTOIRE, folded=True))


def show_lists(answer: Answer) -> None:
    """The PTCE that cover the commune, those beside it, the nearest laureates."""
    nom = answer.place.nom
    names = reference().nom
    title = texts_proche.COUVRENT.format(nom=nom)
    show_list(
        answer,
        title,
        [(row, texts_proche.covers(row, nom)) for row in answer.covering.itertuples()],
        texts_proche.COUVRENT_AUCUN.format(nom=nom),
    )
    if len(answer.seated):
        here = [(row, texts_proche.is_here(row)) for row in answer.seated.itertuples()]
        show_list(answer, texts_proche.SITUES, here)
    number = reference().number[answer.place.code_commune]
    city = str(names[number])
    alone = not len(reference().graph.of(number))
    none = texts_proche.VOISINS_SANS if alone else texts_proche.VOISINS_AUCUN
    show_list(
        answer,
        texts_proche.VOISINS,
        [
            (row, texts_proche.borders(row, city, names.tolist()))
            for row in answer.bordering.itertuples()
        ],
        none.format(nom=nom),
    )
    shown = answer.nearest.head(st.session_state.get(COUNT, FIRST))
    land = texts_proche.TERRITOIRES.get(
        nearness.territory(answer.place.code_departement), texts_proche.SANS_CONTOUR
    )
    show_list(
        answer,
        texts_proche.PROCHES,
        [(row, texts_proche.is_near(row)) for row in shown.itertuples()],
        texts_proche.PROCHES_AUCUN.format(territoire=land),
    )
    if len(shown):
        note = texts_proche.PROCHES_NOTE.format(nom=nom, de_nom=de(nom), territoire=land)
        st.html(f'<p class="aide">{escape(note)}</p>')
    if len(shown) < len(answer.nearest):
        st.button(texts_proche.PROCHES_PLUS, on_click=show_more, args=(len(shown),))
    if len(answer.vague):
        said = texts_proche.VAGUES.format(noms=", ".join(answer.vague.nom))
        st.html(f'<p class="aide">{escape(said)}</p>')


def show_list(answer: Answer, title: str, rows: list[tuple[Any, str]], none: str = "") -> None:
    """One list of PTCE with their reasons, or why it is empty."""
    known = {row.id_ptce: row for row in answer.ptce.itertuples()}
    entries = [
        Entry(known[row.id_ptce], reason, published(row), far(row, answer.place))
        for row, reason in rows
    ]
    body = (
        entries_html(entries, filters_query())
        if entries
        else f'<p class="invite">{escape(none)}</p>'
    )
    st.html(f'<section class="methode proches-liste"><h3>{escape(title)}</h3>{body}</section>')


def published(row: Any) -> str:
    """The words of a perimeter as published, and what is to be known of them."""
    quoted = getattr(row, "libelle", "")
    said = texts_proche.PUBLIE.format(libelle=quoted) if quoted else ""
    return f"{said} {row.note}".strip() if hasattr(row, "taille") else ""


def far(row: Any, here: Place) -> str:
    """How far a laureate is; nothing in the other lists."""
    return texts_proche.how_far(row, here.code) if hasattr(row, "distance_km") else ""


def show_more(already: int) -> None:
    """List more laureates."""
    st.session_state[COUNT] = already + MORE


def show_map(answer: Answer) -> None:
    """The commune and the PTCE told of; a click on a sign offers its page."""
    shown = answer.nearest.head(st.session_state.get(COUNT, FIRST))
    told = {
        *answer.covering.id_ptce,
        *answer.seated.id_ptce,
        *answer.bordering.id_ptce,
        *shown.id_ptce,
    }
    ptce = answer.ptce[answer.ptce.id_ptce.isin(told)]
    ptce = ptce[ptce.precision.isin(nearness.SEATED)]
    st.html(f'<h3 class="tableau-titre">{texts_proche.CARTE}</h3>')
    st_folium(
        nearness_map.base(),
        key=MAP,
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=nearness_map.around(answer.place, ptce, chosen_ptce()),
        returned_objects=[],
        render=False,
        on_change=take_click,
    )
    st.html(f'<p class="aide">{texts_proche.CARTE_SANS}</p>')
    chosen = ptce[ptce.id_ptce.eq(chosen_ptce() or "")]
    for row in each(chosen):
        words = texts_proche.OUVRIR.format(nom=row.nom)
        ui.page_link("fiche", words, {"ptce": row.id_ptce, **filters_query()})


def take_click() -> None:
    """Choose the PTCE whose sign was just clicked."""
    choose_ptce((st.session_state[MAP] or {}).get("ptce"))


def show_limits(answer: Answer) -> None:
    """What the lists leave out, and the rules they follow."""
    every = len(ui.candidatures())
    lines = [
        texts_proche.SANS_PERIMETRE.format(
            sans=texts.nombre(answer.without), total=texts.nombre(len(answer.ptce))
        ),
        texts_proche.REGLE,
    ]
    if answer.place.code != answer.place.code_commune:
        lines.append(texts_proche.VILLE)
    if answer.kept < every:
        said = {"reste": texts.nombre(answer.kept), "total": texts.nombre(every)}
        lines.insert(0, texts_proche.FILTRES_ACTIFS.format(**said))
    ui.section_title(texts_proche.LIMITES)
    body = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<section class="methode"><ul>{body}</ul></section>')
