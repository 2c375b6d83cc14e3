"""A choice of one page alone, kept in the page's address beside the filters."""

from collections.abc import Mapping

import streamlit as st

from ptce_geo import texts, ui
from ptce_geo.ui_vue import came_by_menu


def choice(name: str, known: Mapping[str, str], default: str) -> str:
    """The code the address gives under a name, or the default; an unknown one is told and ignored.

    Parameters
    ----------
    name : str
        Name of the parameter in the address.
    known : mapping
        Codes that exist, and their words.
    default : str
        One of them.
    """
    given = st.query_params.get(name)
    if given is not None and given not in known:
        st.warning(texts.PARAMETRE_INCONNU.format(nom=name, valeur=ui.plain(given)))
    if given is None and came_by_menu() and st.session_state.get(memory(name)) in known:
        # The menu's link lost it: it comes back, in the address too.
        given = st.query_params[name] = st.session_state[memory(name)]
    chosen = given if given is not None and given in known else default
    st.session_state[memory(name)] = chosen
    return chosen


def memory(name: str) -> str:
    """Where the last choice is kept for the reader who leaves the page and comes back."""
    return f"choisi-{name}"


def key(name: str) -> str:
    """Key of the widget of a choice."""
    return f"choix-{name}"


def keep(name: str, forgotten: tuple[str, ...] = ()) -> None:
    """Write in the address what the reader just chose, and leave out what depended on it."""
    chosen = st.session_state[key(name)]
    if chosen is not None:
        st.query_params[name] = chosen
    for other in forgotten:
        st.query_params.pop(other, None)


def segments(
    name: str,
    label: str,
    known: Mapping[str, str],
    default: str,
    forgotten: tuple[str, ...] = (),
) -> str:
    """A choice between a few codes, all in sight; `forgotten` are choices that hang on it."""
    chosen = choice(name, known, default)
    st.session_state[key(name)] = chosen
    st.segmented_control(
        label,
        list(known),
        format_func=known.__getitem__,
        key=key(name),
        on_change=keep,
        args=(name, forgotten),
        required=True,
    )
    return chosen


def listed(name: str, label: str, known: Mapping[str, str], default: str) -> str:
    """A choice in a list."""
    chosen = choice(name, known, default)
    st.session_state[key(name)] = chosen
    st.selectbox(
        label,
        list(known),
        format_func=known.__getitem__,
        key=key(name),
        on_change=keep,
        args=(name,),
    )
    return chosen
