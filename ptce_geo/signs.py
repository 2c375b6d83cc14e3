"""What a sign says: shape and colour the statut, filling the phase, ring the precision."""

from collections.abc import Mapping

# A statut belongs to a family, and a family has a shape and a colour: neither says it alone.
# Colours hold 4.5:1 or more on the land's off-white and stay apart for colour-blind readers.
FAMILIES = ("laureate", "candidature", "repertoire")
FAMILY_OF = {
    "laureate": "laureate",
    "recevable": "candidature",
    "deposee": "candidature",
    "non_retenue": "candidature",
    "repertoire": "repertoire",
}
SHAPES = {
    "laureate": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
    "candidature": "M0-8.8L8.8 0L0 8.8L-8.8 0Z",
    "repertoire": "M0-8.4L8 6L-8 6Z",
}
COLOURS = {"laureate": "#0b5a9d", "candidature": "#b0420a", "repertoire": "#54545e"}
# The same on the dark theme, and what fills an empty sign in each.
DARK = {"laureate": "#7ab8f0", "candidature": "#f0a071", "repertoire": "#c3c9d0"}
EMPTY, DARK_EMPTY = "#ffffff", "#14191f"
# Full, hatched, empty.
PHASES = ("consolidation", "gestation", "inconnue")
# A ring around the sign when the place is not the published commune: dots, or dashes.
RING = "M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0Z"
RINGS = {"commune": "", "commune_inferee": "0.1 4.2", "departement": "4.6 3", "region": "4.6 3"}


def dark_style(rules: Mapping[str, str]) -> str:
    """The style that an SVG image takes on a dark screen, never on paper.

    An image sees the theme of the page it is in, as that page's ``color-scheme``.

    Parameters
    ----------
    rules : mapping
        Declarations of each selector; they override the attributes of the drawing.

    Examples
    --------
    >>> dark_style({".plein": "fill:#7ab8f0"})
    '<style>@media screen and (prefers-color-scheme:dark){.plein{fill:#7ab8f0}}</style>'
    """
    body = "".join(f"{selector}{{{said}}}" for selector, said in rules.items())
    return f"<style>@media screen and (prefers-color-scheme:dark){{{body}}}</style>"
