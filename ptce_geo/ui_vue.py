"""One link, one view: the filters and the PTCE chosen, kept by code in the page's address."""

import streamlit as st

from ptce_geo import langue, summary, texts, ui

LANGUAGE = "lang"
NAMES = (*summary.DIMENSIONS, "ptce", LANGUAGE)
VIEW = "vue"
ADDRESS = "vue_adresse"
PAGE = "vue_page"
BY_MENU = "vue_par_menu"
REFUSED = "vue_refus"


def view() -> dict[str, list[str]]:
    """The codes chosen under each name, to be read and changed in place."""
    return st.session_state.setdefault(VIEW, {name: [] for name in NAMES})


def follow_address(page: str) -> None:
    """Take the view from the address when the reader came by a link or by the back button.

    A menu link carries no filter: the view of the page left is kept then.

    Parameters
    ----------
    page : str
        URL path of the page about to run.
    """
    address = {name: st.query_params.get_all(name) for name in NAMES}
    previous = st.session_state.setdefault(ADDRESS, {name: [] for name in NAMES})
    by_menu = st.session_state.get(PAGE, page) != page and not any(address.values())
    st.session_state[BY_MENU] = st.session_state.get(PAGE, page) != page
    st.session_state[PAGE] = page
    if address != previous and not by_menu:
        st.session_state[REFUSED] = []
        view().update({name: known(name, codes) for name, codes in address.items()})
        st.session_state[ADDRESS] = address


def came_by_menu() -> bool:
    """Whether the reader has just come from another page: its address was lost on the way."""
    return st.session_state.get(BY_MENU, False)


def filters_query() -> dict[str, list[str]]:
    """The filters and the language in force, as a link to another page carries them."""
    return {name: list(view()[name]) for name in (*summary.DIMENSIONS, LANGUAGE) if view()[name]}


def known(name: str, codes: list[str]) -> list[str]:
    """The codes that exist under a name; the others are kept aside to be told to the reader."""
    if name == LANGUAGE:
        exist = set(langue.LOCALES)
    else:
        exist = set(ui.facets()[name] if name in summary.DIMENSIONS else ui.places().index)
    st.session_state[REFUSED] += [(name, code) for code in codes if code not in exist]
    return [code for code in dict.fromkeys(codes) if code in exist]


def tell_refused() -> None:
    """One notice per parameter of the address that means nothing."""
    # Always one container: an element more or less above the map would mount it anew.
    with st.container():
        for name, code in st.session_state.get(REFUSED, []):
            said = texts.PTCE_INCONNU if name == "ptce" else texts.PARAMETRE_INCONNU
            st.warning(said.format(nom=name, valeur=code))


def write_address() -> None:
    """Write the view in the address, so that the link shows what the reader sees."""
    chosen = {name: list(codes) for name, codes in view().items()}
    if chosen != {name: st.query_params.get_all(name) for name in NAMES}:
        others = {name: st.query_params.get_all(name) for name in st.query_params}
        st.query_params.from_dict(
            {name: codes for name, codes in {**others, **chosen}.items() if codes}
        )
    st.session_state[ADDRESS] = chosen


def chosen_ptce() -> str | None:
    """Identifier of the PTCE whose card is open."""
    return next(iter(view()["ptce"]), None)


def choose_ptce(id_ptce: str | None) -> None:
    """Open the card of a PTCE, or close it."""
    view()["ptce"] = [id_ptce] if id_ptce else []
