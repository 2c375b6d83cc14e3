"""The signs as small drawings, and the legend in words beside the map."""

import base64
from html import escape

from ptce_geo import texts
from ptce_geo.signs import (
    COLOURS,
    DARK,
    DARK_EMPTY,
    EMPTY,
    FAMILY_OF,
    PHASES,
    RING,
    RINGS,
    SHAPES,
    dark_style,
)


def sign_svg(statut: str, phase: str, precision: str = "commune", size: int = 22) -> str:
    """Drawing of a sign exactly as on the map, in the colours of the reader's theme.

    Parameters
    ----------
    statut, phase, precision : str
        Codes of the vocabulary; a family's name is accepted as a statut.
    size : int
        Side in pixels.
    """
    family = FAMILY_OF.get(statut, statut)
    colour, ring = COLOURS[family], RINGS.get(precision, "")
    half = 14 if ring else 10
    fill = {"consolidation": colour, "gestation": "url(#h)", "inconnue": EMPTY}[phase]
    look = {"consolidation": ' class="plein"', "gestation": "", "inconnue": ' class="vide"'}[phase]
    night = {
        "svg": f"stroke:{DARK[family]}",
        ".plein": f"fill:{DARK[family]}",
        ".vide": f"fill:{DARK_EMPTY}",
    }
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="{-half} {-half} {2 * half} {2 * half}" stroke="{colour}">'
        f'{dark_style(night)}<pattern id="h" width="3.6" height="3.6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)" stroke="none">'
        f'<path class="vide" fill="{EMPTY}" d="M0 0h3.6v3.6H0z"/>'
        f'<path class="plein" fill="{colour}" d="M0 0h1.7v3.6H0z"/></pattern>'
        f'<path d="{RING if ring else ""}" fill="none" stroke-width="1.4" stroke-linecap="round" '
        f'stroke-dasharray="{ring}"/>'
        f'<path d="{SHAPES[family]}" fill="{fill}"{look} stroke-width="1.8"/></svg>'
    )


def sign_image(statut: str, phase: str, precision: str = "commune", size: int = 22) -> str:
    """The same drawing as an ``img``, mute for assistive technology: words always follow it.

    An image, because Streamlit removes drawings from the HTML it shows.
    """
    drawing = base64.b64encode(sign_svg(statut, phase, precision, size).encode()).decode()
    return (
        f'<img class="signe" alt="" width="{size}" height="{size}" '
        f'src="data:image/svg+xml;base64,{drawing}">'
    )


def legend_html() -> str:
    """The legend: shape for the statut, filling for the phase, ring for the precision."""
    groups = (
        (
            texts.LEGENDE_FORME,
            [(sign_image(f, "consolidation"), words) for f, words in texts.FAMILLES.items()],
        ),
        (
            texts.LEGENDE_REMPLI,
            [(sign_image("laureate", phase), texts.LEGENDE_PHASES[phase]) for phase in PHASES],
        ),
        (
            texts.LEGENDE_ANNEAU,
            [
                (sign_image("laureate", "consolidation", precision, 26), words)
                for precision, words in texts.LEGENDE_PRECISIONS.items()
            ],
        ),
    )
    lists = "".join(
        f"<div><h3>{escape(title)}</h3><ul>"
        + "".join(f"<li>{drawing}<span>{escape(words)}</span></li>" for drawing, words in items)
        + "</ul></div>"
        for title, items in groups
    )
    return (
        f'<section class="legende"><h2>{texts.LEGENDE}</h2>{lists}'
        f"<p>{escape(texts.LEGENDE_PLUSIEURS)}</p></section>"
    )
