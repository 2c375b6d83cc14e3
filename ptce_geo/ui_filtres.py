"""The filters of the side bar, the same on every page.

A label holds a count, and Streamlit knows a widget's choices by their labels: the choices are
therefore kept by code in the view, and given back to the widget at every run.
"""

import streamlit as st

from ptce_geo import summary, texts, ui
from ptce_geo.ui_vue import view

# Few enough to be all in sight; the others open a list.
IN_SIGHT = ("appel", "statut", "phase")


def chosen_filters() -> dict[str, list[str]]:
    """The codes chosen in each filter."""
    return {name: view()[name] for name in summary.DIMENSIONS}


def show_filters() -> None:
    """Show the filters. A page calls this after its map: the sooner the map is sent, the better."""
    chosen = chosen_filters()
    counts = _counts(ui.as_key(chosen))
    with st.sidebar:
        st.html(f'<h2 class="filtres-titre">{texts.FILTRES}</h2>')
        for name in summary.DIMENSIONS:
            one_filter(name, counts[name], chosen[name])
        st.button(
            texts.EFFACER,
            on_click=clear_filters,
            disabled=not any(chosen.values()),
            width="stretch",
        )
        st.html(f'<p class="aide">{texts.FILTRES_AIDE}</p>')


@ui.of_edition(500)
def _counts(key: ui.Key) -> dict[str, dict[str, int]]:
    chosen = {name: list(codes) for name, codes in key}
    return summary.counts(ui.candidatures()["id_ptce"], ui.facets(), chosen)


def one_filter(name: str, counts: dict[str, int], chosen: list[str]) -> None:
    """One filter: every code of the records, with the number of PTCE it would leave."""
    key = f"filtre-{name}"
    words = {**ui.labels()[name], summary.INCONNU: texts.INCONNU[name]}
    # A session that begins may be that of a reader whose server has stopped: the page brings the
    # choice just made with it, and it must not be covered by the address.
    begins = key not in st.session_state
    if not begins:
        st.session_state[key] = chosen

    def label(code: str) -> str:
        return f"{words.get(code, code)} ({texts.nombre(counts.get(code, 0))})"

    widget = st.pills if name in IN_SIGHT else st.multiselect
    extra = (
        {"selection_mode": "multi"}
        if name in IN_SIGHT
        else {"placeholder": texts.CHOISIR, "select_all": False}
    )
    given = widget(
        texts.DIMENSIONS[name],
        in_order(name, counts, words),
        default=chosen if begins else None,
        format_func=label,
        key=key,
        on_change=take_choice,
        args=(name, words),
        **extra,
    )
    if begins and set(given) != set(chosen):
        take_choice(name, words)
        st.rerun()


def in_order(name: str, counts: dict[str, int], words: dict[str, str]) -> list[str]:
    """Codes in the order of the vocabulary where it has one, else of the alphabet; unknown last."""
    rank = {code: place for place, code in enumerate(words)} if name in IN_SIGHT else {}

    def place(code: str) -> tuple[bool, int, str]:
        word = words.get(code, code)
        return code == summary.INCONNU, rank.get(code, len(rank)), summary.alphabetical(word)

    return sorted(counts, key=place)


def take_choice(name: str, words: dict[str, str]) -> None:
    """Keep what the reader just chose.

    Two gestures faster than one run can bring labels with the counts of the run before: the code
    is then found by the words that precede the count.
    """
    code_of = {word: code for code, word in words.items()}
    given = st.session_state[f"filtre-{name}"]
    codes = (value if value in words else code_of.get(value.rpartition(" (")[0]) for value in given)
    view()[name] = [code for code in codes if code]


def clear_filters() -> None:
    """Forget every filter; the card stays open."""
    view().update({name: [] for name in summary.DIMENSIONS})
