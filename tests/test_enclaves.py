"""Enclaves: whole communes, detached pieces; never the sea, Llívia or a water pocket."""

import numpy as np
import pytest
import shapely

from ptce_geo import boundaries
from ptce_geo.enclaves import enclaves
from ptce_geo.perimeter import coded, numbered
from ptce_geo.reference import reference
from tests.drawn import code, drawn_reference

PYRENEES_CERDAGNE = "246600399"


@pytest.fixture(scope="module")
def france():
    return reference()


def zones(france, zoning):
    division = france.zonings[zoning]
    return numbered(france, [division.communes_of(z).tolist() for z in range(len(division.code))])


def named(france, zoning):
    """(zone code, communes, whole communes?) of each enclave of each zone."""
    rows = enclaves(zones(france, zoning))
    return sorted(
        (
            str(france.zonings[zoning].code[perimetre]),
            " ".join(france.nom[group.commune]),
            bool(group.entiere.all()),
        )
        for (perimetre, _), group in rows.groupby(["perimetre", "enclave"])
    )


def test_enclaves_of_epci_are_the_known_ones_and_no_other(france):
    assert named(france, "epci") == [
        ("200038990", "Iffendic", False),
        ("200041630", "Singly", False),
        ("200066801", "Cerisy-la-Forêt", False),
        ("200067296", "Gardères Luquet", True),
        ("200067478", "Sébazac-Concourès", False),
        ("200067593", "Saint-Alpinien", False),
        ("200069524", "Souleuvre en Bocage", False),
        ("200069623", "Fontenu", False),
        ("200071991", "Ivors", False),
        ("200071991", "Vauciennes", False),
        ("200071991", "Vauciennes", False),
        ("245501259", "Othe", True),
        ("246000871", "Coyolles", False),
        ("247100647", "Chêne-Sec", False),
        ("247100647", "Chêne-Sec", False),
        ("247100647", "Chêne-Sec", False),
        ("248500662", "Mauléon", False),
    ]


def test_whole_communes_enclosed_by_departements_are_the_exclaves_of_their_neighbours(france):
    assert [row[:2] for row in named(france, "departement") if row[2]] == [
        ("26", "Grillon Richerenches Valréas Visan"),
        ("55", "Othe"),
        ("62", "Boursies Doignies Mœuvres"),
        ("64", "Escaunets Séron Villenave-près-Béarn"),
        ("64", "Gardères Luquet"),
    ]


def test_enclaves_of_regions(france):
    assert named(france, "region") == [
        ("52", "Mauléon", False),
        ("75", "Escaunets Séron Villenave-près-Béarn", True),
        ("75", "Gardères Luquet", True),
        ("84", "Grillon Richerenches Valréas Visan", True),
    ]


def test_enclaves_are_as_many_as_the_holes_of_the_joined_contours(france):
    """Holes of the EPCI's contours, less Llívia (12.98 km²) and three pockets of water."""
    contours = boundaries.boundaries("epci")
    parts, row = shapely.get_parts(contours.geometry.to_numpy(), return_index=True)
    holes = np.bincount(row, shapely.get_num_interior_rings(parts), len(contours))
    found = enclaves(zones(france, "epci")).drop_duplicates(["perimetre", "enclave"])
    enclosed = np.bincount(found.perimetre, minlength=len(contours))
    more = dict(zip(contours.code_epci, holes - enclosed, strict=True))
    assert {code: count for code, count in more.items() if count} == {
        "200042729": 1,  # Baie du Cotentin
        "200054807": 1,  # Aix-Marseille-Provence
        "200065928": 1,  # Lannion-Trégor
        PYRENEES_CERDAGNE: 1,
    }


def test_llivia_is_not_an_enclave(france):
    rows = zones(france, "epci")
    cerdagne = np.flatnonzero(france.zonings["epci"].code == PYRENEES_CERDAGNE)[0]
    assert cerdagne not in enclaves(rows).perimetre.tolist()


def test_a_commune_dropped_from_the_middle_is_an_enclave():
    country = drawn_reference("abc\ndXf\nghi")
    ring = coded(country, [[code(c) for c in "abcdfghi"]])
    assert country.code[enclaves(ring).commune].tolist() == [code("X")]


def test_a_commune_on_the_sea_is_not_an_enclave():
    country = drawn_reference("abc\ndXf")
    ring = coded(country, [[code(c) for c in "abcdf"]])
    assert enclaves(ring).empty


def test_an_enclave_touched_from_outside_by_a_point_is_still_a_hole():
    country = drawn_reference("aabb\naXbb\naaYY")
    ring = coded(country, [[code("a"), code("b")]])
    assert country.code[enclaves(ring).commune].tolist() == [code("X")]


def test_two_neighbours_enclosed_together_are_one_enclave():
    country = drawn_reference("aaaa\naXYa\naaaa")
    rows = enclaves(coded(country, [[code("a")]]))
    assert country.code[rows.commune].tolist() == [code("X"), code("Y")]
    assert rows.enclave.tolist() == [0, 0]


def test_a_detached_piece_enclosed_is_told_from_a_whole_commune():
    country = drawn_reference("aaaX\naXaX\naaaX")
    rows = enclaves(coded(country, [[code("a")]]))
    assert rows.entiere.tolist() == [False]


def test_a_perimeter_that_holds_every_coast_encloses_what_is_left():
    country = drawn_reference("aaaaa\naXaYa\naaaaa\n")
    rows = enclaves(coded(country, [[code("a")]]))
    assert rows.enclave.tolist() == [0, 1]


def test_the_whole_country_encloses_nothing(france):
    whole = numbered(france, [range(len(france.code))])
    assert enclaves(whole).empty


def test_a_large_enclave_is_found_whole(france):
    """Paris and its ring left out of the rest of France: one enclave of all of Île-de-France."""
    region = france.zonings["region"]
    ile = region.communes_of(np.flatnonzero(region.code == "11")[0])
    rest = np.setdiff1d(np.arange(len(france.code)), ile)
    rows = enclaves(numbered(france, [rest.tolist()]))
    whole = rows[rows.entiere]
    assert set(whole.commune) == set(ile.tolist())


def test_tables_keep_their_columns_when_empty(france):
    assert list(enclaves(numbered(france, [[]])).columns) == list(
        enclaves(numbered(france, [[0]])).columns
    )
