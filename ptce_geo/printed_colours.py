"""The coloured ground of the screen as territories of a printed map: same classes, same words."""

import pandas as pd

from ptce_geo.choropleth_words import Coloured, legend_lines, legend_notes, title
from ptce_geo.classing import HIDDEN, MISSING, ZERO
from ptce_geo.printed_zones import DOTTED, HATCHED, Look, Zones

# The palette of carte.css in its light theme, and the ground of what has no class.
COLOURS = {1: "#f3edc4", 2: "#cbe0a8", 3: "#8dc69a", 4: "#4c9f8f", 5: "#1c6b75"}
GROUND = "#fdfcf9"
STYLES = {"zero": ZERO, "masque": HIDDEN, "absent": MISSING}
PATTERNS = {HIDDEN: HATCHED, MISSING: DOTTED}


def printed_zones(shown: Coloured) -> Zones:
    """Territories of a coloured ground, for ``View.zones``.

    Parameters
    ----------
    shown : Coloured
        As ``choropleth_words.coloured`` gives it.
    """
    # A class of figures goes by its number.
    lines = [
        (STYLES[style] if style in STYLES else int(style), said)
        for style, said, _ in legend_lines(shown)
    ]
    rank_of = {number: rank for rank, (number, _) in enumerate(lines)}
    looks = tuple(
        Look(COLOURS.get(number, GROUND), said, PATTERNS.get(number, "")) for number, said in lines
    )
    classes = pd.Series(shown.rangs, index=shown.of.chiffres.index).map(rank_of)
    return Zones(shown.of.niveau, classes, looks, title(shown.of), tuple(legend_notes(shown)))
