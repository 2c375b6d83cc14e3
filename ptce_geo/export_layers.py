"""A view with what its map shows besides the signs: coloured ground, perimeters, card open."""

from collections.abc import Sequence
from dataclasses import replace

from ptce_geo import texts_export
from ptce_geo.choropleth_words import Coloured, table
from ptce_geo.declared_members import Declared
from ptce_geo.export_view import View
from ptce_geo.printed_colours import printed_zones


def with_layers(
    shown: View,
    ground: Coloured | None,
    perimetres: Sequence[Declared] | None,
    choisi: str | None = None,
) -> View:
    """The view with the layers of the map: coloured territories and their figures, perimeters.

    Parameters
    ----------
    shown : View
    ground : Coloured or None
        What colours the map.
    perimetres : sequence of Declared or None
        The perimeters drawn on it.
    choisi : str, optional
        The PTCE whose card is open; left aside where it is not shown.
    """
    chosen = choisi if choisi in set(shown.ptce["id_ptce"]) else None
    drawn = replace(
        shown, choisi=chosen, perimetres=None if perimetres is None else tuple(perimetres)
    )
    if ground is None:
        return drawn
    figures = {texts_export.FEUILLES["fond"]: table(ground.of)}
    return replace(drawn, fond=ground, zones=printed_zones(ground), tables=figures)
