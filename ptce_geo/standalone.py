"""The map as one HTML file that opens with no network: scripts, styles and lines are inside it."""

from collections.abc import Mapping, Sequence

import geopandas as gpd

from ptce_geo import site_layers, site_pages, summary, texts_site
from ptce_geo.choropleth_words import Coloured
from ptce_geo.declared_members import Declared
from ptce_geo.fiction import is_demonstration


def html(
    rows: gpd.GeoDataFrame,
    secteurs: Mapping[str, str] | None = None,
    selection: str = "",
    mentions: Sequence[str] = (),
    perimetres: Sequence[Declared] | None = None,
    fond: Coloured | None = None,
    choisi: str | None = None,
) -> str:
    """The standalone page of joined candidatures.

    Parameters
    ----------
    rows : GeoDataFrame
        Rows of ``join.join``.
    secteurs : mapping, optional
        Words of the sector codes; a code without a word stays as it is.
    selection : str, optional
        How the rows were chosen, said under the title.
    mentions : sequence of str, optional
        What the foot of the page says of date, sources and licence; the attribution of every
        source by default.
    perimetres : sequence of Declared, optional
        Perimeters to draw under the signs, with their legend.
    fond : Coloured, optional
        What colours the ground, with its legend and its figures as a table.
    choisi : str, optional
        The PTCE whose card is open at first.

    Returns
    -------
    str
        A whole HTML page: map, legend, filters, cards, table and attribution. Its own policy
        forbids it any request.
    """
    words = secteurs or {}
    candidatures = summary.ready(rows)
    fiction = bool(is_demonstration(rows).any())
    data = site_pages.data_script(candidatures, words) + site_pages.contours_script()
    if fond is not None or perimetres is not None or choisi is not None:
        names = dict(zip(candidatures["id_ptce"], candidatures["nom"], strict=True))
        data += site_layers.layers_script(fond, perimetres, names, choisi)
    total = candidatures["id_ptce"].nunique()
    return site_pages.map_page(
        candidatures,
        words,
        template="standalone.html",
        pages=None,
        fiction=fiction,
        selection=selection,
        couches=site_layers.layers_html(fond, perimetres, total, [texts_site.FOND_FIXE["fichier"]]),
        mentions=mentions or site_pages.mentions(candidatures, fiction),
        styles=site_pages.styles(),
        donnees=data,
        scripts_carte=site_pages.scripts(),
    )
