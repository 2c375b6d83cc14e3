import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from ptce_geo import boundaries
from ptce_geo.build.adjacency import adjacency


def pairs(frame: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(frame.code_a, frame.code_b, strict=True))


def test_squares_that_share_a_side_touch_along_metres(quadrille):
    along = adjacency(quadrille).query("longueur_m > 0")
    sides = {("01001", "01002"), ("01001", "2A001"), ("01002", "2A002"), ("2A001", "2A002")}
    assert pairs(along) == sides


def test_squares_that_share_a_corner_touch_along_zero_metres(quadrille):
    by_point = adjacency(quadrille).query("longueur_m == 0")
    assert pairs(by_point) == {("01001", "2A002"), ("01002", "2A001")}


def test_border_length_is_measured_in_lambert_93(quadrille):
    found = adjacency(quadrille).set_index(["code_a", "code_b"]).longueur_m
    # 0.1 degree of a meridian near 46° N is 11.11 km; Lambert-93 is within 0.1 % of it there.
    assert found["01001", "01002"] == pytest.approx(11_110, rel=2e-3)


def test_every_piece_of_a_commune_in_two_pieces_counts(quadrille):
    apart = quadrille.geometry.iloc[3]
    far = shapely.box(1.9, 46.0, 2.0, 46.1)
    geometry = [*quadrille.geometry.iloc[:3], shapely.MultiPolygon([apart, far])]
    found = adjacency(quadrille.set_geometry(gpd.GeoSeries(geometry, crs=4326)))
    assert ("01001", "2A002") in pairs(found[found.longueur_m > 0])


def test_a_commune_without_contour_touches_nothing(quadrille):
    quadrille.loc[0, "geometry"] = None
    assert "01001" not in set(adjacency(quadrille).code_a)


def test_the_real_pairs_are_those_that_geos_finds():
    communes = boundaries.boundaries("communes")
    sample = communes[communes.code_departement.isin(["29", "64", "65", "67"])]
    sample = sample.reset_index(drop=True)
    codes = sample.code_commune.to_numpy()
    left, right = sample.sindex.query(sample.geometry, predicate="intersects")
    left, right = left[left < right], right[left < right]
    geos = {tuple(sorted((codes[i], codes[j]))) for i, j in zip(left, right, strict=True) if i != j}
    stored = boundaries.adjacency()
    stored = stored[stored.code_a.isin(codes) & stored.code_b.isin(codes)]
    assert pairs(stored) == geos
    length = shapely.length(
        shapely.intersection(
            sample.set_index("code_commune").geometry[stored.code_a].array,
            sample.set_index("code_commune").geometry[stored.code_b].array,
        )
    )
    assert np.array_equal(length > 0, stored.longueur_m.to_numpy() > 0)
