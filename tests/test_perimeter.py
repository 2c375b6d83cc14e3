"""Perimeters: parts, point contacts, quasi-enclaves; on drawings and on the real France."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import boundaries
from ptce_geo.enclaves import enclaves
from ptce_geo.perimeter import (
    coded,
    dents_creuses,
    numbered,
    part_count,
    parts,
    point_contacts,
)
from ptce_geo.reference import reference
from ptce_geo.shape import border_m
from tests.drawn import code, drawn_reference

# Detached parts of EPCI: every one, by code, with the communes of each part after the main one.
GOLD = {
    "200018653": ["Baie-Mahault"],
    "200041507": ["La Désirade"],
    "200041762": ["Île-d'Aix"],
    "200042174": ["Groix", "Gâvres", "Locmiquélic Port-Louis Riantec"],
    "200043123": ["Hœdic", "Île-d'Houat"],
    "200043693": ["Othe"],
    "200066868": ["Le Faou Pont-de-Buis-lès-Quimerch Rosnoën"],
    "200067072": ["Île-de-Batz"],
    "200067932": ["Île-aux-Moines", "Île-d'Arz"],
    "200068500": ["Boursies Doignies Mœuvres"],
    "200069300": ["Gardères Luquet", "Séron"],
    "200071173": ["Ménessaire"],
    "242900074": ["Île-Molène"],
    "242900314": ["Plougastel-Daoulas"],
    "246701080": ["Innenheim"],
    "249710070": ["Terre-de-Bas", "Terre-de-Haut"],
}
# Those that no bridge, ferry or estuary explains: real exclaves.
EXCLAVES = {"200043693", "200068500", "200069300", "200071173", "246701080"}


@pytest.fixture(scope="module")
def france():
    return reference()


def zones_as_perimeters(france, zoning):
    division = france.zonings[zoning]
    return numbered(
        france, [division.communes_of(row).tolist() for row in range(len(division.code))]
    )


@pytest.fixture(scope="module")
def epci(france):
    return zones_as_perimeters(france, "epci")


def detached(france, perimeters, zoning, **kind):
    """By zone code, the names of the communes of each part beyond the first."""
    part = parts(perimeters, **kind)
    rows = pd.DataFrame(
        {
            "zone": france.zonings[zoning].code[perimeters.owner],
            "part": part,
            "nom": france.nom[perimeters.commune],
        }
    )
    rows = rows[rows.part > 0].sort_values("nom")
    names = rows.groupby(["zone", "part"]).nom.agg(" ".join)
    return names.groupby(level=0).agg(lambda part: sorted(part)).to_dict()


def test_exactly_sixteen_epci_are_in_several_parts(france, epci):
    assert detached(france, epci, "epci") == GOLD


def test_links_over_water_explain_all_but_the_five_real_exclaves(france, epci):
    assert set(detached(france, epci, "epci", links=True)) == EXCLAVES


def test_no_epci_holds_by_a_point_only(epci):
    assert point_contacts(epci).empty


def test_detached_parts_of_departements_that_no_link_explains_are_the_known_exclaves(france):
    departements = zones_as_perimeters(france, "departement")
    found = detached(france, departements, "departement", links=True)
    drawn = {code: names for code, names in found.items() if not code.startswith(("975", "98"))}
    assert drawn == {
        "21": ["Ménessaire"],
        "54": ["Othe"],
        "59": ["Boursies Doignies Mœuvres"],
        "65": ["Escaunets Séron Villenave-près-Béarn", "Gardères Luquet"],
        "84": ["Grillon Richerenches Valréas Visan"],
    }


def test_islands_of_departements_are_seen_without_links(france):
    found = detached(france, zones_as_perimeters(france, "departement"), "departement")
    assert found["29"] == ["Ouessant", "Île-Molène", "Île-de-Batz", "Île-de-Sein"]
    assert found["976"] == ["Dzaoudzi Pamandzi"]


def test_regions_in_several_parts_beyond_the_water_are_occitanie_and_provence(france):
    found = detached(france, zones_as_perimeters(france, "region"), "region", links=True)
    assert found == {
        "76": ["Escaunets Séron Villenave-près-Béarn", "Gardères Luquet"],
        "93": ["Grillon Richerenches Valréas Visan"],
    }


def test_a_corner_contact_is_one_part_in_law_and_two_by_borders():
    country = drawn_reference("a.\n.b")
    corner = coded(country, [[code("a"), code("b")]])
    assert part_count(corner, parts(corner)).tolist() == [1]
    assert part_count(corner, parts(corner, rook=True)).tolist() == [2]


def test_the_point_that_holds_a_perimeter_together_is_named():
    country = drawn_reference("ac\ndb")
    corner = coded(country, [[code("a"), code("b")]])
    where = point_contacts(corner)
    assert country.code[where.commune_a].tolist() == [code("a")]
    assert country.code[where.commune_b].tolist() == [code("b")]


def test_a_commune_in_two_pieces_counts_as_one():
    country = drawn_reference("a.a\nbcd")
    both = coded(country, [[code("b"), code("a"), code("d")]])
    assert part_count(both, parts(both)).tolist() == [1]


def test_parts_are_numbered_by_falling_population():
    country = drawn_reference("a.bbb.cc")
    three = coded(country, [[code("a"), code("b"), code("c")]])
    assert parts(three).tolist() == [2, 0, 1]


def test_an_empty_perimeter_has_no_part():
    country = drawn_reference("ab")
    empty = coded(country, [[], [code("a")]])
    assert part_count(empty, parts(empty)).tolist() == [0, 1]


def test_an_unknown_code_is_named():
    with pytest.raises(ValueError, match="99999"):
        coded(drawn_reference("ab"), [["99999"]])


def test_a_link_joins_what_the_water_parts():
    liens = pd.DataFrame({"code_a": [code("a")], "code_b": [code("b")]})
    country = drawn_reference("a.b", liens=liens)
    island = coded(country, [[code("a"), code("b")]])
    assert part_count(island, parts(island)).tolist() == [2]
    assert part_count(island, parts(island, links=True)).tolist() == [1]


def test_a_commune_with_three_borders_in_four_shared_is_a_dent_creuse():
    country = drawn_reference(
        """
        aabc
        aXdc
        aaec
        """
    )
    around = coded(country, [[code("a"), code("b"), code("e")]])
    found = dents_creuses(around)
    assert country.code[found.commune].tolist() == [code("X")]
    assert found.part.tolist() == [pytest.approx(0.75, abs=1e-4)]


GRID = ["abcdef", "ghijkl", "mnopqr", "stuvwx", "ABCDEF", "GHIJKL"]
GRID_COUNTRY = drawn_reference("\n".join(GRID))
CELLS = {
    code(letter): shapely.box(column, -row, column + 1, 1 - row)
    for row, line in enumerate(GRID)
    for column, letter in enumerate(line)
}


COUNTRY_AND_SEA = shapely.box(-1, -6, 7, 2)


def brute_force(codes):
    """Parts by borders, closed holes and outline of a union of squares, by joining polygons."""
    whole = shapely.union_all([CELLS[c] for c in codes])
    rest = shapely.get_parts(shapely.difference(COUNTRY_AND_SEA, whole))
    sea = shapely.intersects(rest, COUNTRY_AND_SEA.exterior)
    return len(shapely.get_parts(whole)), int((~sea).sum()), shapely.length(whole)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.sampled_from(sorted(CELLS)), min_size=1), min_size=1, max_size=6))
def test_parts_holes_and_outlines_equal_those_of_joined_polygons(drawn):
    some = coded(GRID_COUNTRY, drawn)
    expected = [brute_force(codes) for codes in drawn]
    assert part_count(some, parts(some, rook=True)).tolist() == [row[0] for row in expected]
    rows = enclaves(some).drop_duplicates(["perimetre", "enclave"])
    assert np.bincount(rows.perimetre, minlength=len(drawn)).tolist() == [r[1] for r in expected]
    assert border_m(some) / 1000 == pytest.approx([row[2] for row in expected], abs=2e-3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(CELLS)), min_size=1))
def test_order_and_repetition_of_the_codes_do_not_matter(codes):
    twice = coded(GRID_COUNTRY, [codes, sorted({*codes})])
    assert np.array_equal(twice.communes_of(0), twice.communes_of(1))


def test_real_outlines_and_areas_equal_those_of_the_joined_polygons(france):
    sample = ["200000172", "200043693", "200066868", "246700488", "200041507", "249740119"]
    rows = boundaries.boundaries("epci").set_index("code_epci").loc[sample]
    division = france.zonings["epci"]
    some = numbered(
        france, [division.communes_of(np.flatnonzero(division.code == c)[0]) for c in sample]
    )
    epsg = [2154, 2154, 2154, 2154, 5490, 2975]
    plane = [
        gpd.GeoSeries([g], crs=4326).to_crs(c)[0] for g, c in zip(rows.geometry, epsg, strict=True)
    ]
    assert border_m(some) == pytest.approx([shapely.length(g) for g in plane], rel=1e-4)
