"""The paragraph before the map: what is shown, by what filters, and what is missing."""

from ptce_geo import summary, ui
from ptce_geo.portrait import Portrait, portrait, seat_only
from ptce_geo.portrait_words import count_sentence, paragraph
from ptce_geo.selection import filter_sentence
from ptce_geo.ui_carte import shown_ptce
from ptce_geo.ui_selection import KEPT, kept, perimeters


def facts(chosen: summary.Choices) -> Portrait:
    """What the PTCE that pass the filters amount to."""
    return _facts(ui.as_key(chosen))


@ui.of_edition(KEPT)
def _facts(key: ui.Key) -> Portrait:
    chosen = {name: list(codes) for name, codes in key}
    found = portrait(shown_ptce(chosen), len(ui.places()))
    if chosen.get("region") or chosen.get("territoire"):
        # Those that the reader left out are no news.
        found = found._replace(elsewhere=())
    if chosen.get("territoire"):
        tested = kept({**chosen, "territoire": ()})
        ids = ui.candidatures()["id_ptce"].to_numpy()[tested]
        sans, total = seat_only(ids, perimeters().known[tested])
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
