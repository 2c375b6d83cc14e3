import xml.etree.ElementTree as ET

import pytest

from ptce_geo import summary, texts
from ptce_geo.legend import legend_html, sign_image, sign_svg
from ptce_geo.signs import FAMILIES, PHASES


@pytest.mark.parametrize("statut", summary.STATUTS)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("precision", summary.PRECISIONS)
def test_every_sign_is_a_drawing(statut, phase, precision):
    assert ET.fromstring(sign_svg(statut, phase, precision)).tag.endswith("svg")


def test_signs_differ_by_shape_alone_between_families():
    shapes = {ET.fromstring(sign_svg(family, "inconnue"))[-1].get("d") for family in FAMILIES}
    assert len(shapes) == 3


def test_signs_differ_by_filling_alone_between_phases():
    fills = {ET.fromstring(sign_svg("laureate", phase))[-1].get("fill") for phase in PHASES}
    assert len(fills) == 3


def test_a_sign_is_mute_since_words_follow_it():
    assert 'alt=""' in sign_image("laureate", "gestation")


def test_the_legend_says_every_shape_filling_and_ring_in_words():
    html = legend_html().replace("&#x27;", "'")
    words = [*texts.FAMILLES.values(), *texts.LEGENDE_PHASES.values()]
    words += texts.LEGENDE_PRECISIONS.values()
    assert [word for word in words if word not in html] == []
