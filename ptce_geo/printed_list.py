"""The PTCE of a printed map as pages of text: its equal in words."""

import numpy as np
import pandas as pd

from ptce_geo import texts, texts_impression
from ptce_geo.drawing import INK, SOFT, Line, Page
from ptce_geo.export_view import View
from ptce_geo.lettering import BOLD, REGULAR, broken, fitted, height
from ptce_geo.tables import ptce_table

WIDTH, HEIGHT, MARGIN = 297.0, 210.0, 10.0
SIZE, PAD = 8.2, 1.1
STEP = height(1, SIZE)
TOP, BOTTOM = 21.0, 200.0
# Share of the page's width of each column of the table under the map.
SHARES = {
    "nom": 23.0,
    "statut": 9.0,
    "appels": 13.0,
    "phase": 11.0,
    "lieu": 15.0,
    "region": 14.0,
    "precision": 15.0,
}


def printed_list(shown: View) -> list[Page]:
    """Pages of the table under the map: same PTCE, same order, same words.

    Parameters
    ----------
    shown : View
    """
    table = ptce_table(shown.ptce, shown.secteurs)[[texts.COLONNES[name] for name in SHARES]]
    rooms = np.array(list(SHARES.values())) / sum(SHARES.values()) * (WIDTH - 2 * MARGIN)
    lefts = MARGIN + np.concatenate([[0.0], np.cumsum(rooms)[:-1]])
    columns = list(zip(lefts.tolist(), rooms.tolist(), strict=True))
    pages: list[Page] = []
    y = BOTTOM
    for values in table.itertuples(index=False):
        cells = [
            broken(str(value), SIZE, BOLD if rank == 0 else REGULAR, room - 2)
            for rank, (value, (_, room)) in enumerate(zip(values, columns, strict=True))
        ]
        high = max(len(lines) for lines in cells) * STEP + 2 * PAD
        if y + high > BOTTOM:
            pages.append(_headed(shown, table, columns))
            y = TOP + STEP + 2 * PAD
        _row(pages[-1], columns, cells, y)
        y += high
        rule = np.array([[MARGIN, y], [WIDTH - MARGIN, y]])
        pages[-1].shapes.append(Line([rule], "#dfe2e6", 0.12))
    return pages


def _headed(shown: View, table: pd.DataFrame, columns: list[tuple[float, float]]) -> Page:
    page = Page(WIDTH, HEIGHT)
    page.text(MARGIN, 13, texts_impression.LISTE, 12, BOLD)
    told, size = fitted(shown.provenance.selection, (8.5, 7), REGULAR, WIDTH - 2 * MARGIN, 1)
    page.text(MARGIN, 17.6, told[0], size, REGULAR, SOFT)
    page.box(MARGIN, TOP - 0.6, WIDTH - 2 * MARGIN, STEP + 2 * PAD, fill="#eef1f4")
    heads = [[str(name)] for name in table.columns]
    _row(page, columns, heads, TOP - 0.6, BOLD)
    return page


def _row(
    page: Page,
    columns: list[tuple[float, float]],
    cells: list[list[str]],
    y: float,
    style: str = "",
) -> None:
    for rank, ((left, _), lines) in enumerate(zip(columns, cells, strict=True)):
        for line, words in enumerate(lines):
            base = y + PAD + line * STEP + STEP * 0.79
            page.text(left + 1, base, words, SIZE, BOLD if rank == 0 else style, INK)
