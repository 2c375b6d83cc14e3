"""What the declared perimeter of each PTCE is made of: codes of territories that are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import pandas as pd
import shapely

from ptce_geo import cog, coverage
from ptce_geo.boundaries import boundaries
from ptce_geo.maillage import zones
from ptce_geo.territory import communes_of

ARRONDISSEMENTS = "arrondissements_municipaux"
# Level of the drawn lines of each level a perimeter is told in.
LINES = {"commune": "communes", "epci": "epci", "departement": "departements"}


@dataclass(frozen=True, slots=True)
class Declared:
    """The declared perimeter of one PTCE.

    Attributes
    ----------
    id_ptce, nom, statut, appel : str
        Of the latest candidature that declares official territories.
    membres : dict of tuple of str
        Codes of each level of ``maillage.LEVELS``.
    arrondissements : tuple of str
        Municipal arrondissements, which no level of lines holds.
    """

    id_ptce: str
    nom: str
    statut: str
    appel: str
    membres: dict[str, tuple[str, ...]]
    arrondissements: tuple[str, ...]


def declared(candidatures: pd.DataFrame, perimetres: pd.DataFrame) -> list[Declared]:
    """The perimeter of each PTCE that declares one in codes, in the order of the candidatures.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``, the latest call first.
    perimetres : DataFrame
        ``id_candidature, niveau, code``.
    """
    coded = perimetres[perimetres["niveau"].isin(coverage.CODED)]
    items = {
        id_candidature: list(zip(rows["niveau"], rows["code"], strict=True))
        for id_candidature, rows in coded.groupby("id_candidature")
    }
    latest = candidatures[candidatures["id_candidature"].isin(list(items))]
    latest = latest.drop_duplicates("id_ptce")
    columns = ["id_candidature", "id_ptce", "nom", "statut", "appel"]
    return [
        _told(items[id_candidature], *map(str, who))
        for id_candidature, *who in latest[columns].itertuples(index=False)
    ]


def _told(
    items: list[tuple[str, str]], id_ptce: str, nom: str, statut: str, appel: str
) -> Declared:
    members: dict[str, dict[str, None]] = {}
    apart = []
    for niveau, code in items:
        if niveau == "arrondissement":
            apart.append(code)
            continue
        for level, one in drawn(niveau, code):
            members.setdefault(level, {})[one] = None
    found = {level: tuple(codes) for level, codes in members.items()}
    return Declared(id_ptce, nom, statut, appel, found, tuple(dict.fromkeys(apart)))


@cache
def drawn(niveau: str, code: str) -> tuple[tuple[str, str], ...]:
    """Level and code of the lines of one territory; its communes where it is not of today.

    Examples
    --------
    >>> drawn("departement", "35"), drawn("region", "53"), drawn("region", "82")
    ((('departements', '35'),), (('regions', '53'),), (('regions_2013', '82'),))
    """
    return tuple(_lines(niveau, code))


def _lines(niveau: str, code: str) -> Iterator[tuple[str, str]]:
    levels = ("regions", "regions_2013") if niveau == "region" else (LINES[niveau],)
    for level in levels:
        if code in zones(level).index:
            yield level, code
            return
    known = zones("communes").index
    for commune in communes_of(code, niveau) if niveau != "commune" else ():
        if commune in known:
            yield "communes", commune


def unseen(one: Declared) -> bool:
    """Whether nothing of a perimeter can be drawn, such as an overseas collectivity."""
    return not one.membres and not one.arrondissements


@lru_cache(maxsize=512)
def _contour(members: tuple[tuple[str, tuple[str, ...]], ...]) -> shapely.Geometry:
    parts = []
    for level, codes in members:
        rows = boundaries(level).set_index(cog.CODES[level]).geometry
        parts.append(shapely.coverage_union_all(rows.reindex(list(codes)).dropna().to_numpy()))
    return shapely.union_all(parts)


def contour(one: Declared) -> shapely.Geometry:
    """Contour of a declared perimeter, EPSG:4326, in one piece or several; empty when unseen."""
    members = [*one.membres.items(), (ARRONDISSEMENTS, one.arrondissements)]
    return _contour(tuple((level, codes) for level, codes in members if codes))
