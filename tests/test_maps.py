import json
import math

import pytest
from candidatures_exemple import candidatures
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import maps, spiral, summary
from ptce_geo.signs import COLOURS, FAMILY_OF, RINGS, SHAPES

PTCE = summary.ptce(summary.ready(candidatures()))
SPREAD = PTCE.join(spiral.spread(PTCE))
POINTS = {point[0]: point for point in maps.points(SPREAD)}


def test_every_ptce_with_a_place_has_one_sign_and_no_other():
    assert set(POINTS) == set(PTCE.loc[PTCE["lon"].notna(), "id_ptce"])


def test_two_ptce_at_one_anchor_do_not_hide_each_other():
    beta, gamma = POINTS["beta"], POINTS["gamma"]
    assert beta[1:3] == gamma[1:3]
    assert math.dist(beta[6:8], gamma[6:8]) == pytest.approx(1)


def test_a_ptce_alone_stands_on_its_anchor():
    assert POINTS["delta"][6:8] == [0.0, 0.0]


def test_the_detail_says_when_the_place_is_only_a_departement():
    assert POINTS["delta"][9] == "Lauréat · AAP 2015 · Loire-Atlantique (département seulement)"


@given(st.integers(1, 400))
def test_cells_of_the_spiral_keep_their_distance(count):
    cells = [spiral.spiral(rank) for rank in range(count)]
    last = cells[-1]
    assert all(math.dist(last, cell) > 0.99 for cell in cells[:-1])


def test_every_statut_has_a_shape_and_a_colour():
    assert set(FAMILY_OF) == set(summary.STATUTS)
    assert set(FAMILY_OF.values()) == set(SHAPES) == set(COLOURS)
    assert len(set(SHAPES.values())) == len(set(COLOURS.values())) == 3


def test_an_imprecise_place_is_drawn_differently():
    assert RINGS["commune"] == ""
    assert len({RINGS["commune"], RINGS["commune_inferee"], RINGS["departement"]}) == 3
    assert RINGS["region"] == RINGS["departement"]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", COLOURS.values())
@pytest.mark.parametrize("ground", ["#fdfcf9", "#e6ebef"])
def test_signs_stand_out_from_land_and_sea(colour, ground):
    dark, light = sorted((luminance(colour), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_base_script_is_the_same_at_every_run():
    first, second = (maps.base_map() for _ in range(2))
    assert (
        next(iter(first._children.values())).options
        == next(iter(second._children.values())).options
    )


def test_the_zoom_is_bounded_though_there_are_no_tiles():
    assert maps.base_map().options["minZoom"] == 4
    assert maps.base_map().options["maxZoom"] == 12


def test_a_name_cannot_close_the_script_it_travels_in():
    group = maps.signs(list(POINTS.values()))
    data = next(iter(group._children.values())).data
    assert "<" not in data
    assert json.loads(data)["points"] == list(POINTS.values())


def test_nothing_of_the_map_comes_from_elsewhere():
    carte = maps.base_map()
    links = [url for _, url in carte.default_js + carte.default_css]
    assert all(url.startswith("../../actifs/") for url in links)
    assert "http" not in maps.script_json(maps.options({}))


def test_every_view_holds_signs_of_its_territory():
    (south, west), (north, east) = maps.VIEWS["reunion"]
    assert south < POINTS["eta"][1] < north
    assert west < POINTS["eta"][2] < east
