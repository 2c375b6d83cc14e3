"""The paragraph before the map: what is shown, by what filters, and what is missing."""

import streamlit as st

from ptce_geo import summary, ui
from ptce_geo.portrait import Portrait, portrait, seat_only
from ptce_geo.portrait_words import count_sentence, paragraph
from ptce_geo.selection import filter_sentence
from ptce_geo.ui_selection import KEPT, kept, perimeters


def facts(chosen: summary.Choices) -> Portrait:
    """What the PTCE that pass the filters amount to."""
    return _facts(ui.as_key(chosen))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _facts(key: ui.Key) -> Portrait:
    chosen = dict(key)
    rows = ui.candidatures()
    found = portrait(summary.ptce(rows[kept(chosen)]), len(ui.places()))
    if chosen["region"] or chosen["territoire"]:
        # Those that the reader left out are no news.
        found = found._replace(elsewhere=())
    if chosen["territoire"]:
        tested = kept({**chosen, "territoire": ()})
        sans, total = seat_only(rows["id_ptce"].to_numpy()[tested], perimeters().known[tested])
        found = found._replace(seat_only=sans, tested=total)
    served = ui.bundle()
    return found._replace(hidden=served is not None and not served.totaux.empty)


def count(chosen: summary.Choices) -> str:
    """How many PTCE are shown, out of how many, and how well they are placed."""
    return count_sentence(facts(chosen))


def text(chosen: summary.Choices) -> str:
    """What the count does not say: the filters, the extremes, what is missing."""
    filters = filter_sentence(chosen, ui.labels()) if any(chosen.values()) else ""
    return paragraph(facts(chosen), filters, ui.labels()["secteur"])
