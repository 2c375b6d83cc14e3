"""The layers of a map made without the screen: what is asked for, and what is then drawn."""

from typing import NamedTuple

import pandas as pd

from ptce_geo import choropleth, choropleth_words, declared_members, funnel, rates
from ptce_geo.choropleth_words import Coloured
from ptce_geo.declared_members import Declared
from ptce_geo.records import Records


class Asked(NamedTuple):
    """Layers asked for.

    Attributes
    ----------
    fond : str or None
        A key of ``choropleth.MEASURES``; nothing is coloured without one.
    niveau : str
        One of the levels of that measure.
    perimetres : bool
        Whether the declared perimeters are drawn.
    """

    fond: str | None
    niveau: str
    perimetres: bool


NONE = Asked(None, "regions", False)


class Drawn(NamedTuple):
    """Layers drawn: the coloured ground and the perimeters, each of them or None."""

    fond: Coloured | None
    perimetres: list[Declared] | None


def drawn(
    asked: Asked,
    rows: pd.DataFrame,
    passing: pd.DataFrame,
    records: Records,
    appels: list[str],
    totaux: pd.DataFrame = rates.NO_TOTALS,
) -> Drawn:
    """The coloured ground and the perimeters of the candidatures that pass the filters.

    Parameters
    ----------
    asked : Asked
    rows, passing : DataFrame
        Rows of ``summary.ready``: all of them, and those that pass.
    records : Records
        Those of the same candidatures.
    appels : list of str
        Calls chosen; all of them when empty.
    totaux : DataFrame
        Those of a publication.
    """
    ground = outlined = None
    if asked.fond is not None:
        filed = (rows, funnel.calls(records.appels, appels), totaux)
        ground = choropleth_words.coloured(
            choropleth.measured(asked.fond, asked.niveau, passing, records.perimetres, filed)
        )
    if asked.perimetres:
        declared = declared_members.declared(passing, records.perimetres)
        outlined = [one for one in declared if not declared_members.unseen(one)]
    return Drawn(ground, outlined)
