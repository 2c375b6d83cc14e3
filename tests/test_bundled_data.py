"""Promises about what ships, held on the real files."""

import gzip
import hashlib
import json

import numpy as np
import pandas as pd
import pytest
import shapely

from ptce_geo import boundaries, cog, sources
from ptce_geo.crs import TERRITORIES
from ptce_geo.paths import BUILT, ROOT

MANIFEST = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def communes():
    rows = boundaries.boundaries("communes")
    return rows[rows.geometry.notna()]


def drawn(level):
    rows = boundaries.boundaries(level)
    return rows[rows.geometry.notna()]


@pytest.mark.parametrize(
    ("level", "count"),
    [
        ("communes", 34_875),
        ("arrondissements_municipaux", 45),
        ("epci", 1_253),
        ("departements", 101),
        ("regions", 18),
        ("regions_2013", 27),
    ],
)
def test_number_of_territories_with_a_contour(level, count):
    assert len(drawn(level)) == count


@pytest.mark.parametrize("level", cog.LEVELS)
def test_codes_are_unique_strings_in_order(level):
    codes = cog.table(level)[cog.CODES[level]]
    assert codes.is_unique
    assert codes.is_monotonic_increasing
    assert codes.map(type).eq(str).all()


@pytest.mark.parametrize("level", cog.LEVELS)
def test_every_contour_is_valid(level):
    assert shapely.is_valid(drawn(level).geometry.array).all()


def test_communes_are_a_valid_coverage(communes):
    assert shapely.coverage_is_valid(communes.geometry.array)


def test_the_only_holes_of_the_mainland_are_llivia_and_three_water_pockets(communes):
    mainland = communes[~communes.code_departement.isin([*TERRITORIES, "2A", "2B"])]
    whole = shapely.coverage_union_all(mainland.to_crs(2154).geometry.array)
    rings = [ring for part in whole.geoms for ring in part.interiors]
    hectares = sorted(round(shapely.area(shapely.Polygon(ring)) / 1e4, 1) for ring in rings)
    assert hectares == [3.2, 4.6, 9.6, 1297.9]


def test_overseas_collectivities_keep_their_rows_without_contour():
    rows = boundaries.boundaries("communes")
    without = rows[rows.geometry.isna()]
    assert without.code_departement.value_counts().sort_index().to_dict() == {
        "975": 2,
        "977": 1,
        "978": 1,
        "984": 5,
        "986": 3,
        "987": 48,
        "988": 33,
        "989": 1,
    }


def test_the_four_communes_outside_any_epci_are_the_legal_ones(communes):
    alone = communes[communes.code_epci.isna()]
    assert set(alone.code_commune) == {"22016", "29083", "29155", "85113"}


def test_every_epci_of_a_commune_exists():
    named = cog.communes().code_epci.dropna()
    assert set(named) == set(cog.epci().code_epci)


@pytest.mark.parametrize("level", ["epci", "departements", "regions", "regions_2013"])
def test_upper_levels_are_the_union_of_their_communes(level, communes):
    code = cog.CODES[level]
    upper = drawn(level).set_index(code).geometry
    area = pd.Series(shapely.area(communes.geometry.array), index=communes[code].array)
    area = area.groupby(level=0).sum()
    assert set(area.index) == set(upper.index)
    # In degrees on both sides: the question is whether the same ground is covered.
    assert (np.abs(shapely.area(upper[area.index].array) / area - 1) < 1e-6).all()


@pytest.mark.parametrize("level", ["epci", "departements", "regions"])
def test_population_of_upper_levels_is_that_of_their_communes(level, communes):
    code = cog.CODES[level]
    upper = drawn(level).set_index(code).population
    assert upper.to_dict() == communes.groupby(code).population.sum().to_dict()


def test_arrondissements_cover_their_commune(communes):
    whole = communes.set_index("code_commune").geometry
    parts = drawn("arrondissements_municipaux").groupby("code_commune_parent").geometry
    for code, union in parts.agg(lambda g: shapely.coverage_union_all(g.array)).items():
        gap = shapely.area(shapely.symmetric_difference(union, whole[code]))
        assert gap / shapely.area(whole[code]) < 1e-6


@pytest.mark.parametrize("level", cog.LEVELS)
def test_anchors_fall_inside(level):
    rows = drawn(level)
    points = shapely.points(rows.lon, rows.lat)
    assert shapely.contains_properly(rows.geometry.array, points).all()


@pytest.mark.parametrize(
    ("code_commune", "km2"),
    # Cadastral areas published by INSEE; the contour counts the water it holds.
    [("13004", 758.9), ("75056", 105.4), ("69123", 47.9), ("31555", 118.3)],
)
def test_areas_are_those_of_insee_within_one_percent(code_commune, km2):
    area = cog.communes().set_index("code_commune").superficie_km2
    assert area[code_commune] == pytest.approx(km2, rel=0.01)


@pytest.mark.parametrize(
    ("merged", "part_km2"),
    # Communes merged in 2025 that the published file draws as their seat's old contour.
    [("49126", 130), ("69114", 13), ("12218", 50)],
)
def test_merged_communes_are_drawn_whole(merged, part_km2):
    area = cog.communes().set_index("code_commune").superficie_km2
    assert area[merged] > part_km2


def test_neussargues_is_drawn_as_the_five_communes_it_was_split_into():
    area = cog.communes().set_index("code_commune").superficie_km2
    assert (area[["15031", "15035", "15047", "15141", "15171"]] > 5).all()


def test_adjacency_counts_are_those_measured_independently():
    pairs = boundaries.adjacency()
    assert len(pairs) == 103_787
    assert (pairs.longueur_m > 0).sum() == 102_215


def test_built_files_are_those_of_the_manifest():
    found = {
        str(path.relative_to(BUILT)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in BUILT.rglob("*.*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == {name: row["sha256"] for name, row in MANIFEST.items()}


def test_every_built_file_names_its_inputs_all_declared_or_kept_by_hand():
    assert all(row["sources"] for row in MANIFEST.values())
    named = {name for row in MANIFEST.values() for name in row["sources"]}
    by_hand = {name for name in named if name.startswith("data/records/")}
    assert named - by_hand <= set(sources.declared())
    assert all((ROOT / name).is_file() for name in by_hand)


def test_built_data_weigh_at_most_30_megabytes():
    assert sum(row["octets"] for row in MANIFEST.values()) <= 30e6


@pytest.mark.parametrize(
    ("level", "count"),
    [
        ("regions", 18),
        ("regions_2013", 27),
        ("departements", 101),
        ("epci", 1253),
        ("communes", 34875),
    ],
)
def test_display_copies_hold_every_territory_in_the_order_of_the_codes(level, count):
    features = json.loads(gzip.decompress((BUILT / f"carte/{level}.json.gz").read_bytes()))
    properties = [feature["properties"] for feature in features["features"]]
    assert [row["id"] for row in properties] == list(range(count))
    codes = drawn(level)[cog.CODES[level]].tolist()
    assert [row["code"] for row in properties] == codes


def test_each_departement_has_its_communes_to_display():
    names = {path.name.removesuffix(".json.gz") for path in (BUILT / "carte/communes").iterdir()}
    assert names == set(drawn("departements").code_departement)
