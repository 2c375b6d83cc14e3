"""The printed ground says what the coloured ground of the screen says."""

import re
from dataclasses import replace

import numpy as np
import pytest
from export_exemple import shown

from ptce_geo import choropleth, choropleth_words, texts_couches, texts_impression
from ptce_geo.declared_members import Declared
from ptce_geo.drawing import INK, Area, Line, Text
from ptce_geo.export_layers import with_layers
from ptce_geo.paths import ROOT
from ptce_geo.printed_colours import COLOURS, printed_zones
from ptce_geo.printed_map import ASIDE, FOOT, printed_map

VIEW = shown()


@pytest.fixture(scope="module")
def ground() -> choropleth_words.Coloured:
    """Number of PTCE by département."""
    return choropleth_words.coloured(choropleth.seated(VIEW.candidatures, "departements"))


def test_the_palette_is_that_of_the_screen():
    css = (ROOT / "ptce_geo" / "carte.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--carte-classe-(\d): (#[0-9a-f]{6});", css)[:5])
    assert {int(rank): colour for rank, colour in light.items()} == COLOURS


def test_every_territory_has_the_class_of_the_screen_and_its_words(ground):
    zones = printed_zones(ground)
    lines = [said for _, said, _ in choropleth_words.legend_lines(ground)]
    assert [look.words for look in zones.looks] == lines
    counts = np.bincount(zones.classes.astype(int))
    assert counts.tolist() == [count for _, _, count in choropleth_words.legend_lines(ground)]
    assert zones.title == choropleth_words.title(ground.of)


def test_the_page_paints_them_and_says_who_is_left_out(ground):
    page = printed_map(replace(VIEW, zones=printed_zones(ground))).page
    fills = {shape.fill for shape in page.shapes if isinstance(shape, Area)}
    assert COLOURS[1] in fills
    words = " ".join(shape.words for shape in page.shapes if isinstance(shape, Text))
    for note in choropleth_words.legend_notes(ground):
        assert note in words


@pytest.mark.parametrize("measure", list(choropleth.MEASURES))
def test_the_longest_notes_stay_above_the_sources(measure, ground):
    notes = (texts_couches.NOTES[measure].format(minimum=20), *texts_couches.METHODES.values())
    left = texts_couches.HORS[measure].format(hors="1 234", total="1 234")
    zones = printed_zones(ground)._replace(notes=(notes[0], left, max(notes[1:], key=len)))
    page = printed_map(replace(VIEW, zones=zones)).page
    aside = [s.y for s in page.shapes if isinstance(s, Text) and s.x == ASIDE]
    assert max(aside) < FOOT


def test_the_ptce_whose_card_is_open_is_ringed_and_named():
    declared = Declared("alpha", "Écopôle", "laureate", "AAP2013", {"departements": ("56",)}, ())
    plain = with_layers(VIEW, None, [declared])
    chosen = with_layers(VIEW, None, [declared], "alpha")
    lines = [
        sum(
            isinstance(shape, Line) and shape.stroke == INK
            for shape in printed_map(one).page.shapes
        )
        for one in (plain, chosen)
    ]
    # Around its sign, and the perimeter instead of its blue line.
    assert lines[1] == lines[0] + 2
    words = " ".join(s.words for s in printed_map(chosen).page.shapes if isinstance(s, Text))
    assert texts_impression.CARTE_CHOISI_PERIMETRE.format(nom="Écopôle") in words
    assert with_layers(VIEW, None, None, "absent").choisi is None
