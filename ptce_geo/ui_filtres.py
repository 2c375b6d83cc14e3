"""The filters of the side bar, the same on every page.

A label holds a count, and Streamlit knows a widget's choices by their labels: the choices are
therefore kept by code in the view, and given back to the widget at every run.
"""

import streamlit as st

from ptce_geo import ancrage, summary, texts, texts_barre, ui, ui_selection
from ptce_geo.selection import territory_name
from ptce_geo.ui_selection import chosen_filters
from ptce_geo.ui_vue import FILTERS, LONGEST, view

# Few enough to be all in sight; the others open a list.
IN_SIGHT = ("appel", "statut", "phase")
SEARCH, TERRITORY, MEANT, LINK = ("filtre-q", "filtre-territoire", "filtre-choix", "filtre-lien")


def show_filters() -> None:
    """Show the filters. A page calls this after its map: the sooner the map is sent, the better."""
    if ui.embedded():
        return
    chosen = chosen_filters()
    counts = ui_selection.counts(chosen)
    with st.sidebar:
        st.html(f'<h2 class="filtres-titre">{texts.FILTRES}</h2>')
        show_search(chosen["q"])
        for name in summary.DIMENSIONS:
            one_filter(name, counts[name], chosen[name])
        show_territory(chosen["territoire"], chosen["lien"])
        st.button(
            texts.EFFACER,
            on_click=clear_filters,
            disabled=not any(chosen.values()),
            width="stretch",
        )
        st.html(f'<p class="aide">{texts.FILTRES_AIDE}</p>')


def show_search(chosen: list[str]) -> None:
    """The words that names, carriers and communes are searched for."""
    kept = next(iter(chosen), "")
    # As in one_filter: a session that begins may bring what was just written.
    begins = SEARCH not in st.session_state
    if not begins:
        st.session_state[SEARCH] = kept
    given = st.text_input(
        texts_barre.CHERCHER,
        value=kept if begins else "",
        key=SEARCH,
        placeholder=texts_barre.CHERCHER_EXEMPLE,
        max_chars=LONGEST,
        on_change=take_search,
    )
    if begins and given.strip() != kept:
        take_search()
        st.rerun()


def take_search() -> None:
    """Keep what the reader looks for."""
    text = st.session_state[SEARCH].strip()
    view()["q"] = [text] if text else []


def show_territory(chosen: list[str], lien: list[str]) -> None:
    """The field that names a territory, those it may mean, and what links a PTCE to it."""
    st.text_input(
        texts_barre.TERRITOIRE,
        key=TERRITORY,
        placeholder=texts_barre.TERRITOIRE_EXEMPLE,
        max_chars=LONGEST,
        on_change=take_territory,
    )
    asked = st.session_state[TERRITORY].strip()
    if asked:
        meant = ancrage.named(asked)
        said = texts_barre.TERRITOIRES_POSSIBLES if meant else texts_barre.TERRITOIRE_INCONNU
        st.pills(
            said.format(lieu=asked),
            meant,
            format_func=territory_name,
            key=MEANT,
            on_change=take_meant,
        )
    if chosen:
        st.session_state[LINK] = next(iter(lien), ancrage.LINKS[0])
        st.segmented_control(
            texts_barre.LIEN,
            ancrage.LINKS,
            format_func=lambda link: texts_barre.LIENS[link],
            key=LINK,
            on_change=take_link,
            required=True,
        )
        st.html(f'<p class="aide">{texts_barre.LIEN_AIDE}</p>')


def take_territory() -> None:
    """Take the territory just named when there is no doubt; else its choices are shown."""
    meant = ancrage.named(st.session_state[TERRITORY])
    if len(meant) == 1:
        add_territory(meant[0])


def take_meant() -> None:
    """Take one of the territories that the text may mean."""
    if st.session_state[MEANT]:
        add_territory(st.session_state[MEANT])


def add_territory(code: str) -> None:
    """One territory more, and an empty field for another."""
    view()["territoire"] = list(dict.fromkeys([*view()["territoire"], code]))
    st.session_state[TERRITORY] = ""


def take_link() -> None:
    """Keep what links a PTCE to the territories; the first link is not written."""
    lien = st.session_state[LINK]
    view()["lien"] = [] if lien in (None, ancrage.LINKS[0]) else [lien]


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
    if begins and set(given or ()) != set(chosen):
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
    view().update({name: [] for name in FILTERS})
    st.session_state[TERRITORY] = ""
