"""Which candidatures pass all the filters: the few choices of the side bar, a search, a territory.

What is computed for some choices is kept for every reader who makes the same: the same few come
back all day long.
"""

import numpy as np
import pandas as pd

from ptce_geo import ancrage, ptce_search, summary, ui
from ptce_geo.ui_vue import FILTERS, view

KEPT = 500


def chosen_filters() -> dict[str, list[str]]:
    """The codes chosen in each filter."""
    return {name: view()[name] for name in FILTERS}


@ui.of_edition()
def perimeters() -> ancrage.Declared:
    """The declared perimeters of the candidatures, in communes."""
    return ancrage.declared(ui.candidatures()["id_candidature"], ui.records().perimetres)


@ui.of_edition()
def search_texts() -> pd.Series:
    """The words by which each PTCE may be looked for."""
    return ptce_search.search_texts(ui.candidatures(), ui.records())


def tables_of(chosen: summary.Choices) -> dict[str, pd.DataFrame]:
    """One boolean column a code, for each filter: those of the records, those just asked."""
    asked = {name: chosen.get(name, ()) for name in ("q", "territoire", "lien")}
    return {**ui.facets(), **_asked(ui.as_key(asked))}


@ui.of_edition(KEPT)
def _asked(key: ui.Key) -> dict[str, pd.DataFrame]:
    chosen = dict(key)
    rows = ui.candidatures()
    lien = next(iter(chosen["lien"]), ancrage.LINKS[0])
    found = {
        "q": {
            text: ptce_search.found(rows, search_texts(), perimeters(), text)
            for text in chosen["q"]
        },
        "territoire": {
            code: ancrage.anchored(rows, perimeters(), code, lien) for code in chosen["territoire"]
        },
    }
    return {name: pd.DataFrame(held, index=rows.index) for name, held in found.items() if held}


def kept(chosen: summary.Choices) -> np.ndarray:
    """Which candidatures pass the filters; not to be changed."""
    return _kept(ui.as_key(chosen))


@ui.of_edition(KEPT)
def _kept(key: ui.Key) -> np.ndarray:
    chosen = dict(key)
    return summary.kept(tables_of(chosen), chosen)


def passing() -> pd.DataFrame:
    """Candidatures that pass the filters in force."""
    return ui.candidatures()[kept(chosen_filters())]


def counts(chosen: summary.Choices) -> dict[str, dict[str, int]]:
    """Number of PTCE that each choice would leave; not to be changed."""
    return _counts(ui.as_key(chosen))


@ui.of_edition(KEPT)
def _counts(key: ui.Key) -> dict[str, dict[str, int]]:
    chosen = dict(key)
    return summary.counts(ui.candidatures()["id_ptce"], tables_of(chosen), chosen)
