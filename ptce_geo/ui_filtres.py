"""The filters of the side bar, the same on every page.

The few choices of each filter are one component of ours, ``panneau.js``: it shows a choice at once,
announces it to the map, and sends it here. The two text fields are Streamlit's.
"""

from typing import Any

import numpy as np
import streamlit as st

from ptce_geo import ancrage, assets, site_data, summary, texts, texts_barre, ui, ui_selection
from ptce_geo.selection import territory_name
from ptce_geo.ui_selection import chosen_filters
from ptce_geo.ui_vue import FILTERS, LONGEST, view

# Few enough to be all in sight; the others are lists to unfold.
IN_SIGHT = ("appel", "statut", "phase")
SEARCH, TERRITORY, MEANT, LINK = ("filtre-q", "filtre-territoire", "filtre-choix", "filtre-lien")
PANEL = "panneau"
# Number of the last message of the panel that was taken.
TAKEN = "panneau_recu"
# The script is a file of ours that the browser keeps; only its address travels at each run.
SCRIPT = f"""export default async (component) => {{
  const address = new URL('{assets.asset_url("panneau.js")}', document.baseURI);
  return (await import(address.href)).default(component);
}}
"""
draw = st.components.v2.component("ptce_panneau", js=SCRIPT, isolate_styles=False)


def show_filters() -> None:
    """Show the filters. A page calls this after its map: the sooner the map is sent, the better."""
    if ui.embedded():
        return
    chosen = chosen_filters()
    with st.sidebar:
        st.html(f'<h2 class="filtres-titre">{texts.FILTRES}</h2>')
        show_search(chosen["q"])
        # Always one container: an element more or less above the panel would mount it anew.
        with st.container():
            show_territory(chosen["territoire"], chosen["lien"])
        show_panel(chosen)


def show_panel(chosen: dict[str, list[str]]) -> None:
    """The choices of every filter, each with the number of PTCE it would leave."""
    sent = draw(key=PANEL, data=content(chosen), on_choisir_change=take_sent).choisir
    # A session that begins may be that of a reader whose server has stopped: the page brings the
    # choice just made with it, and no callback was told of it.
    if sent and sent["numero"] != taken():
        take_choices(sent)
        st.rerun()


def content(chosen: dict[str, list[str]]) -> dict[str, Any]:
    """What the panel draws: the choices of each filter, those in force, its words.

    Returns
    -------
    dict
        ``filtres``, each with ``nom, titre, chercher, en_vue, choix`` (code and words) and
        ``choisis``; ``autres``, whether something else filters, and ``parmi``, the ranks of the
        candidatures that pass it (None for all); ``numero``, that of the last message taken;
        ``mots``.
    """
    counts = ui_selection.counts(chosen)
    return {
        "filtres": [
            {
                "nom": name,
                "titre": texts.DIMENSIONS[name],
                "chercher": texts_barre.CHERCHER_DANS.format(filtre=texts.DIMENSIONS[name]),
                "en_vue": name in IN_SIGHT,
                "choix": choices(name, counts[name]),
                "choisis": chosen[name],
            }
            for name in summary.DIMENSIONS
        ],
        "autres": bool(chosen["q"] or chosen["territoire"]),
        "parmi": among(chosen),
        "numero": taken(),
        "mots": {
            "titre": texts.FILTRES,
            "aide": texts.FILTRES_AIDE,
            "effacer": texts.EFFACER,
            "choisis": [texts_barre.CHOISI, texts_barre.CHOISIS],
            "rien": texts_barre.AUCUN_CHOIX,
        },
    }


def among(chosen: dict[str, list[str]]) -> list[int] | None:
    """Ranks of the candidatures that the search and the territory leave, None for all of them."""
    if not (chosen["q"] or chosen["territoire"]):
        return None
    others = {name: [] if name in summary.DIMENSIONS else chosen[name] for name in chosen}
    ranks: list[int] = np.flatnonzero(ui_selection.kept(others)).tolist()
    return ranks


def choices(name: str, counts: dict[str, int]) -> list[tuple[str, str]]:
    """Each code of a filter and its words, with the number of PTCE that it would leave."""
    words = {**ui.labels()[name], summary.INCONNU: texts.INCONNU[name]}
    return [
        (code, f"{words.get(code, code)} ({texts.nombre(counts[code])})")
        for code in site_data.in_order(name, counts, words)
    ]


def taken() -> int:
    """Number of the last message of the panel taken in this session; 0 before the first."""
    return int(st.session_state.get(TAKEN, 0))


def take_sent() -> None:
    """Keep what the reader just chose in the panel."""
    sent = st.session_state[PANEL]["choisir"]
    take_choices(sent)
    if sent.get("effacer"):
        st.session_state[TERRITORY] = ""


def take_choices(sent: dict[str, Any]) -> None:
    """Keep the choices of a message of the panel; the card stays open.

    Parameters
    ----------
    sent : dict
        ``numero``; ``choix``, the codes of the filters that changed; ``effacer``, whether all the
        others are forgotten.
    """
    st.session_state[TAKEN] = sent["numero"]
    if sent.get("effacer"):
        view().update({name: [] for name in FILTERS})
    facets = ui.facets()
    for name, codes in sent["choix"].items():
        if name in facets:
            view()[name] = [code for code in codes if code in facets[name]]


def show_search(chosen: list[str]) -> None:
    """The words that names, carriers and communes are searched for."""
    kept = next(iter(chosen), "")
    # As in show_panel: a session that begins may bring what was just written, and it must not be
    # covered by the address.
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
