import geopandas as gpd
import pytest
import shapely

from ptce_geo import boundaries, drawn


def drawings(*shapes: shapely.Geometry) -> gpd.GeoSeries:
    return gpd.GeoSeries(list(shapes), crs=4326)


@pytest.fixture(scope="module")
def redon() -> shapely.Geometry:
    communes = boundaries.boundaries("communes").set_index("code_commune")
    return communes.geometry["35236"]


def test_a_commune_drawn_exactly_is_all_of_itself(redon):
    found, told = drawn.communes_drawn(drawings(redon))
    kept = found[found.retenue]
    assert kept.code_commune.tolist() == ["35236"]
    assert (kept.part_commune.item(), kept.part_dessin.item()) == (1.0, 1.0)
    assert told.tolist() == [""]


def test_a_trembling_line_does_not_bring_the_neighbours(redon):
    found, _ = drawn.communes_drawn(drawings(redon.buffer(0.003)))
    assert found.code_commune[found.retenue].tolist() == ["35236"]
    assert len(found) > 1


def test_a_small_drawing_inside_a_commune_proposes_it_and_says_so(redon):
    found, told = drawn.communes_drawn(drawings(redon.representative_point().buffer(0.002)))
    assert found.code_commune[found.retenue].tolist() == ["35236"]
    assert "ne couvre la moitié d'aucune commune" in told.item()


def test_areas_are_measured_overseas_too():
    communes = boundaries.boundaries("communes").set_index("code_commune")
    found, _ = drawn.communes_drawn(drawings(communes.geometry["97411"]))
    assert found[found.retenue].part_commune.tolist() == [1.0]


def test_the_shares_of_a_drawing_add_up_to_it_on_dry_land(redon):
    found, _ = drawn.communes_drawn(drawings(redon.buffer(0.02)))
    assert found.part_dessin.sum() == pytest.approx(1.0, abs=0.02)


def test_a_contour_that_crosses_itself_is_repaired_and_told():
    bowtie = shapely.Polygon([(2.0, 46.0), (2.3, 46.3), (2.3, 46.0), (2.0, 46.3)])
    found, told = drawn.communes_drawn(drawings(bowtie))
    assert "se croise" in told.item()
    assert len(found)


def test_drawings_keep_their_index_and_count(redon):
    far = shapely.box(-47, -15, -46, -14)
    shapes = drawings(redon, far, shapely.Polygon())
    _, told = drawn.communes_drawn(shapes)
    assert told.index.tolist() == [0, 1, 2]
    assert told.ne("").tolist() == [False, True, True]
