"""Which PTCE are near a commune: those that cover it, those beside it, the nearest laureates.

Three distinct answers: a perimeter that was declared and holds the commune; one that holds a
commune which touches it, by a border or by a point; and the distance to the seats of laureates. A
perimeter that names no official territory cannot be tested: it is counted apart, never guessed.
"""

import geopandas as gpd
import numpy as np
import pandas as pd

from ptce_geo.crs import TERRITORIES, WGS84, legal_crs
from ptce_geo.dossiers import published, published_items
from ptce_geo.records import Records
from ptce_geo.reference import Reference
from ptce_geo.whereabouts import Place

SEATED = ("commune", "commune_inferee")
ITEMS = [
    "id_candidature", "id_ptce", "appel", "statut", "rang", "niveau", "code", "libelle", "note",
    "motif", "communes",
]  # fmt: skip


def declared_items(records: Records, reference: Reference) -> pd.DataFrame:
    """Every item of every declared perimeter, and the communes it comes to.

    Returns
    -------
    DataFrame
        One row an item, in the order of the candidatures then of their ranks: ``ITEMS``, where
        ``communes`` is a frozenset of the reference's numbers, empty with a ``motif`` when a code
        is not of today, empty without one when the words published name no official territory.
    """
    items = records.perimetres.sort_values(["id_candidature", "rang"], kind="stable")
    who = records.candidatures[["id_candidature", "id_ptce", "appel", "statut"]]
    items = who.merge(items, on="id_candidature")
    read = published(reference, published_items(items))
    items["communes"] = pd.Series([frozenset(one.communes) for one in read], dtype=object)
    items["motif"] = [one.motif for one in read]
    return items[ITEMS]


def covering(items: pd.DataFrame, place: Place, reference: Reference) -> pd.DataFrame:
    """PTCE whose declared perimeter holds a commune.

    Parameters
    ----------
    items : DataFrame
        Rows of ``declared_items``.
    place : Place
        A commune or a municipal arrondissement; an item that is another arrondissement of the
        same city does not hold it.
    reference : Reference

    Returns
    -------
    DataFrame
        One row a PTCE, the smallest territory first: the columns of the item that says it best
        (the smallest, then the latest call), ``taille`` (its communes) and ``partiel`` (the item
        is an arrondissement of the city asked for).
    """
    number = reference.number.get(place.code_commune)
    rows = items[items.communes.map(lambda communes: number in communes).astype(bool)]
    parts = rows.niveau.eq("arrondissement")
    if place.code != place.code_commune:
        rows = rows[~parts | rows.code.eq(place.code)]
        parts = pd.Series(False, index=rows.index)
    return best(rows.assign(partiel=parts))


def bordering(items: pd.DataFrame, place: Place, reference: Reference) -> pd.DataFrame:
    """PTCE whose declared perimeter does not hold a commune but holds one that touches it.

    Parameters
    ----------
    items, place, reference
        As in ``covering``.

    Returns
    -------
    DataFrame
        One row a PTCE: the columns of the item that holds the most neighbours, the smallest PTCE
        first, and ``voisines``, the sorted numbers of all the neighbours its items hold. An
        arrondissement has the neighbours of its city, and its city itself where another of its
        arrondissements is declared.
    """
    number = reference.number.get(place.code_commune)
    if number is None:
        return best(items.iloc[:0].assign(partiel=False)).assign(voisines=None)
    around = set(reference.graph.of(number).tolist())
    if place.code != place.code_commune:
        around.add(number)
    rows = items[~items.id_ptce.isin(covering(items, place, reference).id_ptce)]
    touched = rows.communes.map(around.intersection)
    rows = rows.assign(touche=touched, partiel=rows.niveau.eq("arrondissement"))
    rows = rows[touched.map(bool).astype(bool)]
    most = rows.touche.map(len).astype(int)
    found = best(rows[most.eq(most.groupby(rows.id_ptce).transform("max"))])
    every = rows.groupby("id_ptce").touche.agg(
        lambda sets: tuple(sorted(set().union(*sets)))  # type: ignore[type-var]  # any object is a cell
    )
    return found.drop(columns="touche").assign(voisines=found.id_ptce.map(every))


def best(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a PTCE: its smallest item, the latest call deciding; the smallest PTCE first."""
    year = pd.to_numeric(rows.appel.str[-4:], errors="coerce").fillna(0)
    rows = rows.assign(taille=rows.communes.map(len).astype(int), annee=year.astype(int))
    order = ["taille", "annee", "id_ptce", "rang"]
    rows = rows.sort_values(order, ascending=[True, False, True, True], kind="stable")
    return rows.drop_duplicates("id_ptce").drop(columns="annee").reset_index(drop=True)


def without_territory(items: pd.DataFrame, ids: pd.Series) -> int:
    """How many PTCE have no declared perimeter that can be tested, out of those given."""
    known = items.id_ptce[items.communes.map(bool).astype(bool)]
    return int((~ids.drop_duplicates().isin(known)).sum())


def seated(candidatures: pd.DataFrame, place: Place) -> pd.DataFrame:
    """PTCE that are in a commune or an arrondissement, whatever their statut.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    place : Place

    Returns
    -------
    DataFrame
        One row a PTCE: its most precise candidature placed there, then the latest; places
        inferred included, as ``precision`` says.
    """
    column = "code_commune" if place.code == place.code_commune else "code_arrondissement"
    here = candidatures.precision.isin(SEATED) & candidatures[column].eq(place.code)
    rows = candidatures[here].sort_values("rang_precision", kind="stable")
    return rows.drop_duplicates("id_ptce").sort_values("rang_nom").reset_index(drop=True)


def laureate_seats(candidatures: pd.DataFrame) -> pd.DataFrame:
    """The place of each laureate: that of its most precise laureate candidature, then the latest.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.

    Returns
    -------
    DataFrame
        One row a PTCE that was a laureate.
    """
    won = candidatures[candidatures.statut.eq("laureate")]
    return won.sort_values("rang_precision", kind="stable").drop_duplicates("id_ptce")


def nearest(seats: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Laureates by distance from a commune, as the crow flies.

    Parameters
    ----------
    seats : DataFrame
        Rows of ``laureate_seats``.
    place : Place

    Returns
    -------
    DataFrame
        The seats known to the commune (inferred ones included, as ``precision`` says) in the same
        territory, with ``distance_km`` between anchors in the legal projection; nearest first.
    """
    here = seats[seats.precision.isin(SEATED) & seats.lon.notna()]
    here = here[here.code_departement.map(territory).eq(territory(place.code_departement))]
    if np.isnan(place.lon):
        here = here.iloc[:0]
    epsg = legal_crs(place.code_departement)
    seated = gpd.GeoSeries.from_xy(here.lon, here.lat, crs=WGS84).to_crs(epsg)
    home = gpd.GeoSeries.from_xy([place.lon], [place.lat], crs=WGS84).to_crs(epsg)
    metres = np.hypot(seated.x - home.x.iloc[0], seated.y - home.y.iloc[0])
    found = here.assign(distance_km=metres.to_numpy() / 1000)
    return found.sort_values(["distance_km", "id_ptce"]).reset_index(drop=True)


def vague(seats: pd.DataFrame, place: Place, code_region: str | None) -> pd.DataFrame:
    """Laureates of the same département, or region, whose commune is not known."""
    same = seats.precision.eq("departement") & seats.code_departement.eq(place.code_departement)
    same |= seats.precision.eq("region") & seats.code_region.eq(code_region or "")
    return seats[same].reset_index(drop=True)


def territory(code_departement: str) -> str:
    """The territory within which a distance makes sense, by département.

    Examples
    --------
    >>> territory("35"), territory("974"), territory("975")
    ('metropole', 'reunion', '975')
    """
    if code_departement in TERRITORIES:
        return TERRITORIES[code_departement]
    # Overseas collectivities have no contour here, and are nobody's neighbours.
    return code_departement if code_departement[:2] in ("97", "98") else "metropole"
