"""One link, one view: what the reader chose, kept by code in the page's address.

A new parameter is one line of ``PARAMETERS``: it is then read from the address, kept in ``view()``,
written back, told when wrong and carried from page to page.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from ptce_geo import ancrage, langue, summary, texts, ui
from ptce_geo.coherence import RULES
from ptce_geo.constats import ISSUES
from ptce_geo.names import normalize


class Parameter(NamedTuple):
    """What the address may say under one name.

    ``accepts`` tells whether a value means something; ``pages`` are the file stems of the pages
    where it counts, every page when empty; ``single`` takes the first value only.
    """

    accepts: Callable[[str], bool]
    pages: tuple[str, ...] = ()
    single: bool = False


def _in_facet(name: str, code: str) -> bool:
    return code in ui.facets()[name]


def _is_ptce(code: str) -> bool:
    return code in ui.places().index


def _is_search(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST


LANGUAGE = "lang"
# Characters of a search: what a field accepts.
LONGEST = 120
# Outcomes of a rule as an address writes them: ``a-verifier``.
ISSUES_BY_CODE = {normalize(issue).replace(" ", "-"): issue for issue in ISSUES}
PARAMETERS: dict[str, Parameter] = {
    **{name: Parameter(partial(_in_facet, name)) for name in summary.DIMENSIONS},
    "q": Parameter(_is_search, single=True),
    "territoire": Parameter(ancrage.exists),
    "lien": Parameter(ancrage.LINKS.__contains__, single=True),
    "ptce": Parameter(_is_ptce, single=True),
    LANGUAGE: Parameter(langue.LOCALES.__contains__, single=True),
    "regle": Parameter(frozenset(rule.nom for rule in RULES).__contains__, ("coherence",)),
    "issue": Parameter(ISSUES_BY_CODE.__contains__, ("coherence",)),
}
# Names that one page reads by itself (ui_choix, ui_couches, ui_coherence…), and that page.
CHOICES = {
    "fond": "carte",
    "niveau": "carte",
    "perimetres": "carte",
    "vue": "carte",
    "par": "comparer",
    "a": "comparer",
    "b": "comparer",
    "territoires": "chiffres",
    "dossier": "coherence",
    "commune": "pres_de_chez_moi",
}
# Those that choose candidatures: links to other pages carry them.
FILTERS = (*summary.DIMENSIONS, "q", "territoire", "lien")

VIEW = "vue"
ADDRESS = "vue_adresse"
PAGE = "vue_page"
BY_MENU = "vue_par_menu"
REFUSED = "vue_refus"


def view() -> dict[str, list[str]]:
    """The codes chosen under each name, to be read and changed in place."""
    kept: dict[str, list[str]] = st.session_state.setdefault(VIEW, {})
    for name in PARAMETERS:
        kept.setdefault(name, [])
    return kept


def names_of(page: str) -> list[str]:
    """Parameters that count on a page, by its file stem."""
    return [name for name, one in PARAMETERS.items() if page in (one.pages or (page,))]


def follow_address(page: str) -> None:
    """Take the view from the address when the reader came by a link or by the back button.

    A menu link carries no filter: the view of the page left is kept then.

    Parameters
    ----------
    page : str
        File stem of the page about to run.
    """
    names = names_of(page)
    address = {name: st.query_params.get_all(name) for name in names}
    previous = st.session_state.setdefault(ADDRESS, {})
    moved = st.session_state.get(PAGE, page) != page
    changed = any(codes != previous.get(name, []) for name, codes in address.items())
    chosen_since = any(codes != view()[name] for name, codes in previous.items())
    st.session_state[BY_MENU] = moved
    st.session_state[PAGE] = page
    st.session_state.setdefault(REFUSED, [])
    if changed or chosen_since:
        st.session_state[REFUSED] = []
    # A choice made while the browser was still to hear of the address written for the one before
    # comes with that older address: the choice wins.
    if changed and not chosen_since and not (moved and not any(address.values())):
        view().update({name: known(name, codes) for name, codes in address.items()})
        st.session_state[ADDRESS] = {**previous, **address}
    for name in st.query_params:
        if name not in PARAMETERS and name not in CHOICES:
            refuse(texts.PARAMETRE_NOM_INCONNU.format(nom=ui.plain(name)))


def follow_edition() -> None:
    """Let go of what the reader had chosen and the data, replaced since, no longer hold."""
    view().update({name: known(name, codes) for name, codes in view().items()})


def came_by_menu() -> bool:
    """Whether the reader has just come from another page: its address was lost on the way."""
    return bool(st.session_state.get(BY_MENU))


def filters_query() -> dict[str, list[str]]:
    """The filters and the language in force, as a link to another page carries them."""
    return {name: list(view()[name]) for name in (*FILTERS, LANGUAGE) if view()[name]}


def known(name: str, codes: list[str]) -> list[str]:
    """The values that mean something under a name; the others are to be told to the reader."""
    accepts, _, single = PARAMETERS[name]
    exist = [code for code in dict.fromkeys(codes) if accepts(code)]
    kept = exist[:1] if single else exist
    said = texts.PTCE_INCONNU if name == "ptce" else texts.PARAMETRE_INCONNU
    for code in codes:
        if code not in kept:
            refuse(said.format(nom=name, valeur=ui.plain(code)))
    return kept


def refuse(notice: str) -> None:
    """Keep a notice for the reader, once."""
    if notice not in st.session_state[REFUSED]:
        st.session_state[REFUSED].append(notice)


def tell_refused() -> None:
    """One notice per parameter of the address that means nothing, or nothing on this page."""
    page = st.session_state[PAGE]
    here = {*names_of(page), *(name for name, at in CHOICES.items() if at == page)}
    elsewhere = [name for name in {**PARAMETERS, **CHOICES} if name not in here]
    # Always one container: an element more or less above the map would mount it anew.
    with st.container():
        for notice in st.session_state[REFUSED]:
            st.warning(notice)
        for name in elsewhere:
            if name in st.query_params:
                st.warning(texts.PARAMETRE_AILLEURS.format(nom=name))


def write_address() -> None:
    """Write the view in the address, so that the link shows what the reader sees.

    Names that mean nothing leave it.
    """
    page = st.session_state[PAGE]
    chosen = {name: list(view()[name]) for name in names_of(page)}
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    kept = {name: codes for name, codes in address.items() if name in {*PARAMETERS, *CHOICES}}
    wanted = {name: codes for name, codes in {**kept, **chosen}.items() if codes}
    if wanted != address:
        st.query_params.from_dict(wanted)
    st.session_state[ADDRESS] = {**st.session_state[ADDRESS], **chosen}


def chosen_ptce() -> str | None:
    """Identifier of the PTCE whose card is open."""
    return next(iter(view()["ptce"]), None)


def choose_ptce(id_ptce: str | None) -> None:
    """Open the card of a PTCE, or close it."""
    view()["ptce"] = [id_ptce] if id_ptce else []
