"""Pieces of communes: what their contacts, borders and areas add up to."""

import numpy as np
import pandas as pd
import pytest
import shapely

from ptce_geo import boundaries, cog
from ptce_geo.build import pieces
from ptce_geo.paths import BUILT


@pytest.fixture(scope="module")
def built():
    return {
        name: pd.read_parquet(BUILT / f"{name}.parquet")
        for name in ("pieces", "contacts", "enveloppes")
    }


def test_a_commune_in_two_pieces_has_its_largest_first(quadrille):
    apart = quadrille.geometry.iloc[3]
    small = shapely.box(1.95, 46.0, 2.0, 46.05)
    geometry = [*quadrille.geometry.iloc[:3], shapely.MultiPolygon([small, apart])]
    rows = pieces.pieces(quadrille.set_geometry(geometry, crs=4326))
    mine = rows[rows.code_commune.eq("2A002")].superficie_m2
    assert len(mine) == 2
    assert mine.is_monotonic_decreasing


def test_the_outline_of_a_square_country_is_all_outside(quadrille):
    rows = pieces.pieces(quadrille)
    measured, contacts = pieces.measured(rows)
    shared = 2 * contacts.longueur_m.sum()
    assert measured.contour_m.sum() == pytest.approx(measured.dehors_m.sum() + shared, abs=2)
    assert measured.poche_m.sum() == 0


def test_a_hole_of_the_coverage_is_a_pocket_not_the_outside():
    import geopandas as gpd

    cells = [
        shapely.box(2 + x / 10, 46 + y / 10, 2.1 + x / 10, 46.1 + y / 10)
        for x in range(3)
        for y in range(3)
        if (x, y) != (1, 1)
    ]
    ring = gpd.GeoDataFrame(
        {"code_commune": [f"0100{n}" for n in range(8)], "code_departement": "01"},
        geometry=cells,
        crs=4326,
    )
    measured, _ = pieces.measured(pieces.pieces(ring))
    assert (measured.poche_m > 0).sum() == 4
    assert (measured.dehors_m > 0).all()


def test_areas_of_pieces_add_up_to_those_of_communes(built):
    area = built["pieces"].groupby("code_commune").superficie_m2.sum() / 1e6
    communes = cog.communes().set_index("code_commune").superficie_km2.dropna()
    assert set(area.index) == set(communes.index)
    assert np.allclose(area, communes[area.index], atol=1e-3)


def test_contacts_of_pieces_are_those_of_communes(built):
    code = built["pieces"].code_commune.to_numpy()
    rows = built["contacts"]
    low = np.minimum(code[rows.piece_a], code[rows.piece_b])
    high = np.maximum(code[rows.piece_a], code[rows.piece_b])
    apart = pd.DataFrame({"code_a": low, "code_b": high, "longueur_m": rows.longueur_m})
    apart = apart[apart.code_a.ne(apart.code_b)]
    apart = apart.groupby(["code_a", "code_b"], as_index=False).longueur_m.sum()
    known = boundaries.adjacency()
    assert (apart.code_a == known.code_a).all()
    assert (apart.code_b == known.code_b).all()
    assert np.allclose(apart.longueur_m, known.longueur_m, atol=0.3)


def test_borders_of_a_commune_are_shared_outside_or_around_a_pocket(built):
    rows, contacts = built["pieces"], built["contacts"]
    count = len(rows)
    shared = np.bincount(contacts.piece_a, contacts.longueur_m, count)
    shared += np.bincount(contacts.piece_b, contacts.longueur_m, count)
    rest = rows.contour_m - shared - rows.dehors_m - rows.poche_m
    assert rest.abs().max() < 3


def test_every_piece_has_a_hull(built):
    corners = np.bincount(built["enveloppes"].piece, minlength=len(built["pieces"]))
    assert (corners >= 3).all()


def test_two_measures_of_the_same_communes_are_the_same(quadrille):
    once, twice = (pieces.measured(pieces.pieces(quadrille)) for _ in range(2))
    pd.testing.assert_frame_equal(once[0], twice[0])
    pd.testing.assert_frame_equal(once[1], twice[1])
