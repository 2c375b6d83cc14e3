"""The bar above each page: the filters in force as chips where they act, the link to share."""

import os

import streamlit as st

from ptce_geo import assets, framing, summary, texts, texts_barre, ui
from ptce_geo.selection import territory_name
from ptce_geo.ui_selection import chosen_filters
from ptce_geo.ui_vue import FILTERS, view

BAR = "barre"
# The script is a file of ours that the browser keeps; only its address travels at each run.
SCRIPT = f"""export default async (component) => {{
  const address = new URL('{assets.asset_url("barre.js")}', document.baseURI);
  return (await import(address.href)).default(component);
}}
"""
draw = st.components.v2.component(
    "ptce_barre", js=SCRIPT, css=assets.asset("barre.css").decode("utf-8")
)

Chip = dict[str, str | None]


def show_bar(count: str = "") -> None:
    """The chips, the share button, and the count that a screen reader says again.

    Parameters
    ----------
    count : str
        The sentence that counts what is shown; empty where the page tells it otherwise.
    """
    if not ui.embedded():
        _draw(chips(chosen_filters()), count, frame_words())


def show_share() -> None:
    """The share button alone, above a page on which no filter acts."""
    if not ui.embedded():
        _draw(None, "", frame_words())


def show_share_of_page() -> None:
    """The share button above a page whose link cannot bring what the reader sees on it."""
    if not ui.embedded():
        _draw(None, "", {"lien": texts_barre.LIEN_PAGE, "note": texts_barre.NOTE_PAGE})


def frame_words() -> dict[str, str]:
    """What goes with the code of a frame: whether any site may hold one."""
    open_to = framing.allowed_origins(os.environ)
    note = texts_barre.NOTE_INTEGRATION if open_to else texts_barre.NOTE_SANS_INTEGRATION
    return {"code": texts_barre.CODE, "note": note}


def _draw(puces: list[Chip] | None, count: str, said: dict[str, str]) -> None:
    """Without chips (None) nothing is said of filters; without ``code``, no frame is offered."""
    draw(
        key=BAR,
        data={
            "puces": puces,
            "compte": count,
            "mots": {
                **texts_barre.PARTAGE,
                "actifs": texts_barre.ACTIFS,
                "aucune": texts_barre.AUCUN,
                **said,
            },
        },
        on_retire_change=take_removal,
    )


def chips(chosen: dict[str, list[str]]) -> list[Chip]:
    """One chip a choice, one more a filter that has several, one for all.

    Returns
    -------
    list of dict
        ``cle`` (unique), ``filtre`` and ``code`` (None: all those of the filter, or of every
        filter where ``filtre`` is empty), ``texte`` and ``nom``, what is read aloud.
    """
    made: list[Chip] = []
    for name in FILTERS:
        if name == "lien" or not chosen[name]:
            continue
        title = filter_title(name, chosen)
        for code in chosen[name]:
            said = {"filtre": title, "valeur": word(name, code)}
            made.append(chip(name, code, texts_barre.PUCE, texts_barre.RETIRER, said))
        if len(chosen[name]) > 1:
            said = {"filtre": title}
            made.append(chip(name, None, texts_barre.GROUPE, texts_barre.RETIRER_GROUPE, said))
    if len(made) > 1:
        made.append(chip("", None, texts_barre.TOUT, texts_barre.TOUT_LONG, {}))
    return made


def chip(filtre: str, code: str | None, text: str, name: str, said: dict[str, str]) -> Chip:
    """What the bar needs to draw one chip."""
    return {
        "cle": f"{filtre}={code or ''}",
        "filtre": filtre,
        "code": code,
        "texte": text.format(**said),
        "nom": name.format(**said),
    }


def filter_title(name: str, chosen: dict[str, list[str]]) -> str:
    """Name of a filter on its chips; a territory's says what links to it."""
    if name == "territoire":
        return texts_barre.LIENS[next(iter(chosen["lien"]), "implante")]
    return texts_barre.RECHERCHE if name == "q" else texts.DIMENSIONS[name]


def word(name: str, code: str) -> str:
    """A choice as its chip says it."""
    if name == "territoire":
        return territory_name(code)
    if name == "q":
        return texts_barre.CITE.format(texte=code)
    return texts_barre.INCONNU[name] if code == summary.INCONNU else ui.labels()[name][code]


def take_removal() -> None:
    """Forget the choice whose chip was closed; the card stays open."""
    filtre, code = st.session_state[BAR]["retire"] or ("", "")
    if code == "":
        return
    for name in [filtre] if filtre else FILTERS:
        if name in FILTERS:
            view()[name] = [one for one in view()[name] if code is not None and one != code]
    if not view()["territoire"]:
        view()["lien"] = []
