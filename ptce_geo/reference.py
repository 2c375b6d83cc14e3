"""The France that perimeters are measured against, its communes numbered once and for all."""

from dataclasses import dataclass
from functools import cache, cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from ptce_geo import cog
from ptce_geo.crs import TERRITORIES, WGS84, legal_crs
from ptce_geo.graph import Graph, components, graph
from ptce_geo.interned import interned
from ptce_geo.paths import BUILT, RECORDS

# Départements that touch a foreign country and no sea: there, an outer border is a land border.
# (59, 64, 66, 06 and 973 touch both; their outer borders count as sea.)
LAND_FRONTIER = frozenset("01 02 04 05 08 09 25 31 38 39 54 55 57 65 67 68 73 74 90".split())  # noqa: SIM905
ZONES = ("epci", "departement", "region")


@dataclass(frozen=True)
class Zoning:
    """One way to divide the communes.

    Attributes
    ----------
    code, nom : ndarray of str
        One entry a zone.
    of : ndarray of int
        Zone of each commune; -1 for none.
    communes, population : ndarray of int
        Size of each zone.
    """

    code: np.ndarray
    nom: np.ndarray
    of: np.ndarray
    communes: np.ndarray
    population: np.ndarray

    @cached_property
    def members(self) -> tuple[np.ndarray, np.ndarray]:
        """Communes of the zones, laid end to end, and where each zone starts."""
        order = np.argsort(self.of, kind="stable")
        order = order[self.of[order] >= 0]
        return order, np.r_[0, np.cumsum(self.communes)]

    def communes_of(self, zone: int) -> np.ndarray:
        """Numbers of the communes of one zone."""
        members, start = self.members
        return members[start[zone] : start[zone + 1]]


@dataclass(frozen=True)
class Reference:
    """Communes by number, with all that measuring a perimeter needs.

    It remembers arrays only: a commune's number is its row in ``cog.communes()``, a piece's number
    its row in ``pieces.parquet``.

    Attributes
    ----------
    code, nom, code_departement : ndarray of str
    population : ndarray of int
        0 where unknown.
    superficie_km2, lon, lat, x, y : ndarray of float
        Area; anchor in degrees, and in the legal projection ``epsg`` (0: no contour); nan without
        contour.
    contour_m, dehors_m, frontiere_m : ndarray of float
        Length of all rings; of the outer part along sea or foreign country; of that part where it
        is a land border.
    graph : Graph
        Which communes touch (queen; rook where the length is positive).
    piece_start, pieces, piece_commune, piece_m2, piece_dehors_m
        Polygons of each commune, how they touch, their areas and their outer borders.
    hull_start, hull_xy : ndarray
        Corners of each piece's convex hull, metres in its legal projection.
    zonings : dict of Zoning
        ``epci, departement, region``.
    liens : DataFrame
        Bridges, ferries and estuary links, ``a`` and ``b`` as commune numbers.
    """

    code: np.ndarray
    nom: np.ndarray
    code_departement: np.ndarray
    population: np.ndarray
    superficie_km2: np.ndarray
    epsg: np.ndarray
    lon: np.ndarray
    lat: np.ndarray
    x: np.ndarray
    y: np.ndarray
    contour_m: np.ndarray
    dehors_m: np.ndarray
    frontiere_m: np.ndarray
    graph: Graph
    piece_start: np.ndarray
    pieces: Graph
    piece_commune: np.ndarray
    piece_m2: np.ndarray
    piece_dehors_m: np.ndarray
    hull_start: np.ndarray
    hull_xy: np.ndarray
    zonings: dict[str, Zoning]
    liens: pd.DataFrame
    millesime: str = cog.MILLESIME

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each commune, by code."""
        return {code: row for row, code in enumerate(self.code.tolist())}

    @cached_property
    def name(self) -> dict[str, str]:
        """Name of each commune, by code."""
        return dict(zip(self.code.tolist(), self.nom.tolist(), strict=True))

    @cached_property
    def links(self) -> Graph:
        """The links of ``liens`` as a graph of communes."""
        a, b = self.liens.a.to_numpy(), self.liens.b.to_numpy()
        return graph(a, b, np.zeros(len(a)), len(self.code))

    @cached_property
    def passages(self) -> Graph:
        """Communes that touch, by a point or a border, or that a link over water joins."""
        source = np.repeat(np.arange(len(self.code)), np.diff(self.graph.start))
        once = source < self.graph.target
        a = np.r_[source[once], self.liens.a.to_numpy(dtype=np.int64)]
        b = np.r_[self.graph.target[once], self.liens.b.to_numpy(dtype=np.int64)]
        return graph(a, b, np.zeros(len(a)), len(self.code))

    @cached_property
    def mainland(self) -> np.ndarray:
        """Landmass of each commune, links over water joining."""
        source = np.repeat(np.arange(len(self.code)), np.diff(self.passages.start))
        return components(len(self.code), source, self.passages.target)

    @cached_property
    def land_m(self) -> np.ndarray:
        """Length of each commune's land border: with other communes, or a foreign country."""
        start = self.graph.start
        shared = np.r_[0, np.cumsum(self.graph.longueur_m)]
        length: np.ndarray = shared[start[1:]] - shared[start[:-1]] + self.frontiere_m
        return length

    @cached_property
    def land(self) -> np.ndarray:
        """Landmass of each piece: pieces joined by a border, whatever communes they belong to."""
        which = np.repeat(np.arange(len(self.piece_commune)), np.diff(self.pieces.start))
        rook = self.pieces.longueur_m > 0
        return components(len(self.piece_commune), which[rook], self.pieces.target[rook])

    @cached_property
    def open_pieces(self) -> np.ndarray:
        """By landmass, how many pieces touch the sea or a foreign country."""
        opened = self.piece_dehors_m > 0
        return np.bincount(self.land[opened], minlength=len(self.land))

    @cached_property
    def main_departement(self) -> np.ndarray:
        """Whether each commune belongs to the main part of its département (links included)."""
        zone = self.zonings["departement"].of
        source = np.repeat(np.arange(len(self.code)), np.diff(self.graph.start))
        a = np.r_[source, self.liens.a.to_numpy()]
        b = np.r_[self.graph.target, self.liens.b.to_numpy()]
        same = (zone[a] == zone[b]) & (zone[a] >= 0)
        part = components(len(self.code), a[same], b[same])
        people = np.bincount(part, self.population, len(part))
        best = pd.Series(people[part]).groupby(zone).transform("max").to_numpy()
        main: np.ndarray = people[part] == best
        return main


def zoning(of_commune: pd.Series, communes: pd.DataFrame, names: pd.Series) -> Zoning:
    """Division of the communes by a code column; ``names`` by code."""
    of, codes = pd.factorize(of_commune, sort=True)
    members = of >= 0
    people = communes.population.fillna(0).to_numpy(dtype=np.int64)
    return Zoning(
        code=codes.to_numpy(dtype=object),
        nom=names.reindex(codes).fillna("").to_numpy(dtype=object),
        of=of,
        communes=np.bincount(of[members], minlength=len(codes)),
        population=np.bincount(of[members], people[members], len(codes)).astype(np.int64),
    )


def legal_points(communes: pd.DataFrame, epsg: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Anchors of the communes in their legal projection; nan where there is none."""
    x, y = np.full(len(communes), np.nan), np.full(len(communes), np.nan)
    for crs in np.unique(epsg[epsg > 0]):
        here = epsg == crs
        points = gpd.GeoSeries.from_xy(communes.lon[here], communes.lat[here], crs=WGS84)
        points = points.to_crs(int(crs))
        x[here], y[here] = points.x, points.y
    return x, y


def indexed(
    communes: pd.DataFrame,
    names: dict[str, pd.Series],
    pieces: pd.DataFrame,
    contacts: pd.DataFrame,
    hulls: pd.DataFrame,
    liens: pd.DataFrame,
) -> Reference:
    """Reference built from its tables.

    Parameters
    ----------
    communes : DataFrame
        As ``cog.communes()``.
    names : dict
        For each of ``ZONES``, the names of its zones by code.
    pieces, contacts, hulls : DataFrame
        As ``ptce_geo.build.pieces`` writes them.
    liens : DataFrame
        As ``data/records/liens.csv``.
    """
    count = len(communes)
    row = pd.Series(np.arange(count), index=communes.code_commune)
    owner = row[pieces.code_commune].to_numpy()
    epsg = np.zeros(count, dtype=np.int64)
    departement = np.array(interned(communes.code_departement), dtype=object)
    crs = {code: legal_crs(code) for code in {*departement} | {*TERRITORIES}}
    drawn = np.unique(owner)
    epsg[drawn] = [crs[code] for code in departement[drawn]]
    x, y = legal_points(communes, epsg)
    dehors = np.bincount(owner, pieces.dehors_m, count)
    piece_a, piece_b = contacts.piece_a.to_numpy(), contacts.piece_b.to_numpy()
    metres = contacts.longueur_m.to_numpy()
    low, high = (
        np.minimum(owner[piece_a], owner[piece_b]),
        np.maximum(owner[piece_a], owner[piece_b]),
    )
    apart = low != high
    keys, which = np.unique((low * count + high)[apart], return_inverse=True)
    pair_m = np.bincount(which, metres[apart], len(keys))
    return Reference(
        code=np.array(interned(communes.code_commune), dtype=object),
        nom=np.array(interned(communes.nom), dtype=object),
        code_departement=departement,
        population=communes.population.fillna(0).to_numpy(dtype=np.int64),
        superficie_km2=communes.superficie_km2.to_numpy(dtype=float),
        epsg=epsg,
        lon=communes.lon.to_numpy(dtype=float),
        lat=communes.lat.to_numpy(dtype=float),
        x=x,
        y=y,
        contour_m=np.bincount(owner, pieces.contour_m, count),
        dehors_m=dehors,
        frontiere_m=np.where(np.isin(departement, list(LAND_FRONTIER)), dehors, 0.0),
        graph=graph(keys // count, keys % count, pair_m, count),
        piece_start=np.r_[0, np.cumsum(np.bincount(owner, minlength=count))],
        pieces=graph(piece_a, piece_b, metres, len(pieces)),
        piece_commune=owner,
        piece_m2=pieces.superficie_m2.to_numpy(),
        piece_dehors_m=pieces.dehors_m.to_numpy(),
        hull_start=np.r_[0, np.cumsum(np.bincount(hulls.piece, minlength=len(pieces)))],
        hull_xy=hulls[["x_dm", "y_dm"]].to_numpy() / 10,
        zonings={zone: zoning(communes[f"code_{zone}"], communes, names[zone]) for zone in ZONES},
        liens=liens.assign(
            a=row[liens.code_a].to_numpy(), b=row[liens.code_b].to_numpy()
        ).reset_index(drop=True),
    )


@cache
def reference() -> Reference:
    """The reference of the current millésime, loaded once; shared, so not to be changed."""
    level = {"epci": "epci", "departement": "departements", "region": "regions"}
    names = {zone: cog.table(level[zone]).set_index(f"code_{zone}").nom for zone in ZONES}
    pieces, contacts, hulls = (
        pq.read_table(BUILT / f"{name}.parquet").to_pandas()
        for name in ("pieces", "contacts", "enveloppes")
    )
    liens = pd.read_csv(RECORDS / "liens.csv", sep=";", dtype=str, keep_default_na=False)
    return indexed(cog.communes(), names, pieces, contacts, hulls, liens)
