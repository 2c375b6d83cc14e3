"""The legend of the layer of declared perimeters."""

from collections.abc import Sequence
from html import escape

from ptce_geo import texts_couches as words
from ptce_geo.declared_members import Declared
from ptce_geo.langue import entier
from ptce_geo.signs import FAMILIES, FAMILY_OF


def legend_html(drawn: Sequence[Declared], total: int) -> str:
    """How the lines tell PTCE apart, and how many PTCE shown have a perimeter that can be drawn.

    Parameters
    ----------
    drawn : sequence of Declared
    total : int
        PTCE that pass the filters.
    """
    held = {FAMILY_OF[one.statut] for one in drawn}
    lines = [(family, words.PERIMETRES_TRAITS[family]) for family in FAMILIES if family in held]
    lines.append(("choisi", words.PERIMETRES_CHOISI))
    items = "".join(
        f'<li><span class="trait trait-{style}" aria-hidden="true"></span>'
        f"<span>{escape(said)}</span></li>"
        for style, said in lines
    )
    note = words.PERIMETRES_NOTE.format(dessines=entier(len(drawn)), total=entier(total))
    return (
        f'<section class="legende couches"><h2>{escape(words.LEGENDE_PERIMETRES)}</h2>'
        f'<ul>{items}</ul><p class="compte-perimetres">{escape(note)}</p></section>'
    )
