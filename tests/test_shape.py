"""Shape and size: the drawn shapes whose values are known by geometry."""

import numpy as np
import pytest

from ptce_geo.perimeter import coded, numbered
from ptce_geo.reference import reference
from ptce_geo.shape import dispersion, distances_km, shape, territory
from tests.drawn import code, drawn_reference

DRAWN = {
    "square": ("aa\naa", "a", {"polsby_popper": 0.785, "reock": 0.637, "enveloppe_convexe": 1.0}),
    "one by four": ("abcd", "abcd", {"polsby_popper": 0.503, "reock": 0.300}),
    "three by three with a hole": ("aaa\naXa\naaa", "a", {"polsby_popper": 0.393}),
    "two squares one apart": ("a.b", "ab", {"enveloppe_convexe": 0.667}),
    "two squares touching at a corner": (
        "a.\n.b",
        "ab",
        {"polsby_popper": 0.393, "enveloppe_convexe": 0.667, "reock": 0.318},
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_drawn_shapes_to_three_decimals(name):
    drawing, letters, expected = DRAWN[name]
    country = drawn_reference(drawing)
    measured = shape(coded(country, [[code(c) for c in letters]]))
    found = {measure: round(float(measured[measure][0]), 3) for measure in expected}
    assert found == expected


def test_without_its_hole_the_same_outline_has_its_exterior_value():
    country = drawn_reference("aaa\naXa\naaa")
    ring = coded(country, [[code("a")]])
    filled = coded(country, [[code("a"), code("X")]])
    length = shape(filled).contour_km[0]
    exterior_only = 4 * np.pi * 8 / length**2
    assert round(exterior_only, 3) == 0.698
    assert shape(ring).contour_km[0] == pytest.approx(length + 4, abs=1e-2)


def test_medians_of_epci_are_those_measured_on_the_joined_contours():
    france = reference()
    epci = france.zonings["epci"]
    rows = numbered(france, [epci.communes_of(z).tolist() for z in range(len(epci.code))])
    measured = shape(rows)[territory(rows) == 2154]
    median = measured[["polsby_popper", "reock", "enveloppe_convexe"]].median().round(3)
    assert median.tolist() == [0.273, 0.455, 0.752]


def test_a_perimeter_over_two_territories_has_no_shape():
    france = reference()
    far = coded(france, [["75056", "97411"]])
    assert shape(far).drop(columns="coupe").isna().all(axis=None)


def test_a_whole_island_cuts_no_border():
    country = drawn_reference("ab\ncd")
    island = coded(country, [[code(c) for c in "abcd"]])
    assert shape(island).coupe[0] == 0.0


def test_diameter_is_the_farthest_pair_of_corners():
    country = drawn_reference("abcd")
    assert shape(coded(country, [[code(c) for c in "abcd"]])).diametre_km[0] == pytest.approx(
        np.hypot(4, 1), abs=1e-3
    )


def test_distance_to_the_seat_is_weighted_by_inhabitants():
    country = drawn_reference("abcd")
    row = coded(country, [[code(c) for c in "abcd"]])
    seat = np.array([country.number[code("a")]])
    assert distances_km(row, seat) == pytest.approx([0, 1, 2, 3], abs=1e-2)
    assert dispersion(row, seat).distance_moyenne_km[0] == pytest.approx(1.5, abs=1e-2)
    assert dispersion(row, seat).rayon_90_km[0] == pytest.approx(3, abs=1e-2)


def test_without_a_seat_dispersion_is_unknown():
    country = drawn_reference("ab")
    row = coded(country, [[code("a"), code("b")]])
    assert dispersion(row, np.array([-1])).isna().all(axis=None)
