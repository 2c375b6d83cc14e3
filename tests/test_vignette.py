import re

import pandas as pd
import pytest
from candidatures_exemple import candidatures

from ptce_geo import summary, vignette
from ptce_geo.signs import COLOURS


def example() -> pd.DataFrame:
    rows = summary.ready(candidatures()).drop_duplicates("id_ptce")
    return rows.assign(dx=0.0, dy=0.0).set_index("id_ptce")


def test_every_ptce_with_a_place_has_its_sign():
    where = vignette.positions(example())
    assert set(where.index) == {"alpha", "beta", "gamma", "delta", "epsilon", "eta"}


def test_signs_stand_inside_the_picture_the_overseas_ones_under_the_mainland():
    where = vignette.positions(example())
    assert where.x.between(0, vignette.WIDTH).all()
    assert where.y.between(0, vignette.HEIGHT).all()
    assert where.y["eta"] > where.y.drop("eta").max()


def test_west_is_left_and_north_is_up():
    where = vignette.positions(example())
    assert where.x["alpha"] < where.x["beta"]
    assert where.y["beta"] < where.y["delta"]


def test_every_region_is_drawn_once():
    svg = vignette.vignette_svg(example().iloc[:0])
    assert len(re.findall(r'<path d="M', svg)) == 18


def test_the_region_compared_is_set_apart_by_more_than_colour():
    svg = vignette.vignette_svg(example().iloc[:0], ("53",))
    assert svg.count(vignette.CHOSEN) == 1
    assert svg.count('stroke-width="1.8"') == 1


def test_the_sign_says_the_statut():
    svg = vignette.vignette_svg(example().loc[["beta"]])
    assert COLOURS["laureate"] in svg
    assert COLOURS["repertoire"] not in svg


def test_the_picture_has_its_equal_in_words():
    assert 'alt="Deux &quot;pôles&quot;"' in vignette.vignette(example(), 'Deux "pôles"')


@pytest.mark.parametrize("code", list(vignette.INSETS))
def test_every_overseas_region_has_its_own_frame(code):
    frames, _ = vignette.ground()
    assert frames[code] != frames["53"]
