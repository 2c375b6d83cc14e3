"""Invented countries drawn as letters, one letter a commune of 1 km² per cell."""

import geopandas as gpd
import pandas as pd
import shapely

from ptce_geo.build import pieces
from ptce_geo.reference import Reference, indexed

ORIGIN = (700_000, 6_600_000)
NO_LINK = pd.DataFrame({"code_a": [], "code_b": [], "nature": [], "nom": []}, dtype=str)


def drawn_reference(drawing: str, cell: float = 1000.0, liens: pd.DataFrame = NO_LINK) -> Reference:
    """The reference of a drawing, in Lambert-93: each letter a commune, a dot the sea.

    ``aab`` is a commune of two cells beside one of one. Codes are the letter after ``0100``; each
    commune has as many inhabitants as hundred times its cells; the département is 01, the EPCI
    200000001 for lower case and 200000002 for upper case.
    """
    cells: dict[str, list] = {}
    lines = [line.strip() for line in drawing.strip().splitlines()]
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            if letter != ".":
                x, y = ORIGIN[0] + column * cell, ORIGIN[1] - row * cell
                cells.setdefault(letter, []).append(shapely.box(x, y, x + cell, y + cell))
    letters = sorted(cells)
    squares = gpd.GeoSeries([shapely.union_all(cells[c]) for c in letters], crs=2154)
    # A straight border keeps the corners of the cells on both of its sides, as a coverage does.
    corners = shapely.MultiPoint(
        [(x, y) for c in letters for s in cells[c] for x, y in s.exterior.coords]
    )
    squares = gpd.GeoSeries(shapely.snap(densified(squares.array, cell), corners, 1e-6), crs=2154)
    anchors = squares.representative_point().to_crs(4326)
    communes = gpd.GeoDataFrame(
        {
            "code_commune": [code(c) for c in letters],
            "nom": [f"Commune {c}" for c in letters],
            "code_departement": "01",
            "code_region": "84",
            "code_epci": ["200000001" if c.islower() else "200000002" for c in letters],
            "population": [100 * len(cells[c]) for c in letters],
            "superficie_km2": shapely.area(squares.array) / 1e6,
            "lon": anchors.x,
            "lat": anchors.y,
        },
        geometry=squares.to_crs(4326),
    )
    polygons = pieces.pieces(communes)
    measured, contacts = pieces.measured(polygons)
    names = {
        "epci": pd.Series({"200000001": "CC des minuscules", "200000002": "CC des majuscules"}),
        "departement": pd.Series({"01": "Ain"}),
        "region": pd.Series({"84": "Auvergne-Rhône-Alpes"}),
    }
    plain = pd.DataFrame(communes.drop(columns="geometry"))
    return indexed(plain, names, measured, contacts, pieces.hulls(polygons), liens)


def densified(geometry, cell):
    """Outlines with a vertex at each cell corner."""
    return shapely.segmentize(geometry, cell)


def code(letter: str) -> str:
    """Code of a drawn commune.

    >>> code("a")
    '01097'
    """
    return f"01{ord(letter):03d}"
