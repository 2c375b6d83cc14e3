"""The printed page: what stands on it, where, and what both files say of themselves."""

import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pypdf
import pytest
import shapely
from export_exemple import LABELS, shown
from PIL import Image

from ptce_geo import printed_map, texts, texts_couches
from ptce_geo.declared_members import Declared
from ptce_geo.drawing import Area, Line, Text
from ptce_geo.lettering import width
from ptce_geo.printed import map_pdf, map_png
from ptce_geo.printed_ground import LOUPE, MAINLAND
from ptce_geo.printed_list import printed_list
from ptce_geo.printed_perimeters import STROKE
from ptce_geo.printed_signs import hatching, ring, shape
from ptce_geo.printed_zones import DOTTED, HATCHED, MARK, Look, Zones
from ptce_geo.selection import filter_sentence
from ptce_geo.signs import COLOURS

VIEW = shown()
PRINTED = printed_map.printed_map(VIEW)
TERRITORIES = {
    "971": (16.25, -61.55),
    "972": (14.65, -61.0),
    "973": (4.0, -53.0),
    "974": (-21.1, 55.5),
    "976": (-12.8, 45.15),
}


def test_there_is_one_sign_a_located_ptce():
    signs = PRINTED.signs[PRINTED.signs["cadre"].ne(LOUPE)]
    located = VIEW.ptce[VIEW.ptce["lon"].notna()]
    assert sorted(signs["id_ptce"]) == sorted(located["id_ptce"])


def test_each_overseas_territory_falls_in_its_own_inset():
    ptce = VIEW.ptce.iloc[:5].assign(
        lat=[lat for lat, _ in TERRITORIES.values()],
        lon=[lon for _, lon in TERRITORIES.values()],
        id_ptce=list(TERRITORIES),
        dx=0.0,
        dy=0.0,
    )
    placed = printed_map.positions(ptce, PRINTED.frames)
    assert placed["cadre"].tolist() == placed["id_ptce"].tolist()
    for row in placed.itertuples():
        assert PRINTED.frames[row.cadre].holds(np.array([[row.x, row.y]])).all()


def test_the_lens_repeats_those_of_paris():
    signs = PRINTED.signs
    assert set(signs.loc[signs["cadre"].eq(LOUPE), "id_ptce"]) == {"beta", "gamma"}


def test_those_of_one_place_do_not_cover_one_another():
    signs = PRINTED.signs.set_index("id_ptce")
    pair = signs[signs["cadre"].eq(MAINLAND)].loc[["beta", "gamma"], ["x", "y"]].to_numpy()
    assert np.hypot(*(pair[0] - pair[1])) > 2.5


def test_every_frame_has_its_legal_projection_and_its_scale():
    assert {code: frame.crs for code, frame in PRINTED.frames.items()} == {
        "metropole": 2154, "971": 5490, "972": 5490, "973": 2972, "974": 2975, "976": 4471,
        "loupe": 2154,
    }  # fmt: skip
    words = [shape.words for shape in PRINTED.page.shapes if isinstance(shape, Text)]
    assert sum(text.endswith(" km") for text in words) == len(PRINTED.frames)


def test_a_kilometre_of_the_scale_is_a_kilometre_of_ground():
    frame = PRINTED.frames[MAINLAND]
    at = frame.placed(np.array([[700_000, 6_600_000], [800_000, 6_600_000]]))
    assert at[1, 0] - at[0, 0] == pytest.approx(100_000 * frame.scale)


LONG = {"statut": ["laureate"], "q": [f"un mot parmi d'autres, le {n}e" for n in range(60)]}


@pytest.mark.parametrize("page", [PRINTED.page, *printed_list(VIEW)])
def test_nothing_leaves_the_page(page):
    for drawn in page.shapes:
        if isinstance(drawn, Area):
            corners = np.concatenate(list(drawn.rings))
            assert corners.min() >= 0
            assert (corners.max(axis=0) <= [297, 210]).all()
        if isinstance(drawn, Text):
            assert drawn.x > 0
            assert drawn.x + width(drawn.words, drawn.size, drawn.style) < 297
            assert 0 < drawn.y < 210


def test_a_long_sentence_of_filters_leaves_the_map_its_room():
    said = replace(VIEW.provenance, selection=f"Filtres : {filter_sentence(LONG, LABELS)}.")
    page = printed_map.printed_map(replace(VIEW, provenance=said)).page
    heading = [s for s in page.shapes if isinstance(s, Text) and s.y < printed_map.TOP + 1]
    assert max(line.y for line in heading) < printed_map.TOP
    assert any(line.words.endswith("…") for line in heading)
    assert all(line.x + width(line.words, line.size, line.style) < 290 for line in heading)


def test_the_legend_says_what_the_screen_says():
    words = {shape.words for shape in PRINTED.page.shapes if isinstance(shape, Text)}
    assert set(texts.FAMILLES.values()) <= words
    assert set(texts.LEGENDE_PHASES.values()) <= words
    assert set(texts.LEGENDE_PRECISIONS.values()) <= words


def test_hatching_stays_in_its_shape_and_leaves_half_of_it():
    body = shapely.Polygon(shape("laureate"))
    stripes = shapely.union_all([shapely.Polygon(stripe) for stripe in hatching("laureate")])
    assert stripes.difference(body.buffer(0.01)).is_empty
    assert 0.4 < stripes.area / body.area < 0.6


def test_a_ring_is_made_of_dots_or_of_dashes():
    dots, none = ring("0.1 4.2")
    assert len(dots) > 12
    assert none == []
    nothing, dashes = ring("4.6 3")
    assert nothing == []
    assert len(dashes) > 6


def test_territories_are_coloured_under_the_signs_and_explained():
    looks = (
        Look("#b9cde4", "1 à 2"),
        Look("#ffffff", "masqué", HATCHED),
        Look("#eee", "?", DOTTED),
    )
    classes = pd.Series({"53": 0, "04": 1, "11": 2})
    zones = Zones("regions", classes, looks, "PTCE par région", ("Une note.",))
    shapes = printed_map.printed_map(replace(VIEW, zones=zones)).page.shapes
    coloured = [s for s in shapes if isinstance(s, Area) and s.fill == "#b9cde4"]
    brittany = coloured[0].rings[0].mean(axis=0)
    assert PRINTED.frames[MAINLAND].holds(brittany[None]).all()
    assert len(coloured) == 2  # the region and its colour in the legend
    stripes = [s for s in shapes if isinstance(s, Line) and s.stroke == MARK]
    inside = PRINTED.frames["974"].holds(np.concatenate(list(stripes[0].paths)))
    assert inside.all()
    words = {s.words for s in shapes if isinstance(s, Text)}
    assert {"1 à 2", "masqué", "PTCE par région"} <= words
    assert any("Une note." in line for line in words)
    first_sign = next(
        i for i, s in enumerate(shapes) if isinstance(s, Area) and s.fill == "#0b5a9d"
    )
    assert shapes.index(coloured[0]) < first_sign


WHOLE = Declared("alpha", "Écopôle", "laureate", "AAP2013", {"departements": ("56", "976")}, ())
ASKED = Declared("eta", "Êta", "deposee", "AAP2013", {"communes": ("97411",)}, ("75118",))


def test_declared_perimeters_are_drawn_under_the_signs_in_every_frame_and_explained():
    shapes = printed_map.printed_map(replace(VIEW, perimetres=(WHOLE, ASKED))).page.shapes
    drawn = [s for s in shapes if isinstance(s, Line) and s.width == STROKE]
    seen = {
        code: {s.stroke for s in drawn if frame.holds(np.concatenate(list(s.paths))).all()}
        for code, frame in PRINTED.frames.items()
    }
    blue, orange = COLOURS["laureate"], COLOURS["candidature"]
    assert blue in seen[MAINLAND]
    assert seen["976"] == {blue}
    # A commune of La Réunion and an arrondissement of Paris, by dashes, the latter in the lens too.
    assert seen["974"] == {orange} == seen[LOUPE]
    assert max(len(s.paths) for s in drawn if s.stroke == orange) > 2
    words = " ".join(s.words for s in shapes if isinstance(s, Text))
    assert texts_couches.PERIMETRES_TRAITS["candidature"] in words
    assert texts_couches.PERIMETRES_TRAITS["repertoire"] not in words
    first_sign = next(i for i, s in enumerate(shapes) if isinstance(s, Area) and s.fill == blue)
    assert any(s is drawn[0] for s in shapes[:first_sign])


def test_the_pdf_is_text_and_vectors_and_says_where_it_comes_from():
    read = pypdf.PdfReader(io.BytesIO(map_pdf(VIEW)))
    said = VIEW.provenance
    assert read.metadata.title == said.titre
    assert said.selection in read.metadata.subject
    assert said.licence in read.metadata["/Keywords"]
    first = " ".join(read.pages[0].extract_text().split())
    for words in (said.titre, said.selection, said.date, "Licence Ouverte 2.0", "La Réunion"):
        assert words in first
    assert not read.pages[0].images
    rest = " ".join(page.extract_text() for page in read.pages[1:])
    assert all(nom.split()[0] in rest for nom in VIEW.ptce["nom"])


def test_the_image_says_where_it_comes_from():
    image = Image.open(io.BytesIO(map_png(VIEW, dpi=72)))
    said = VIEW.provenance
    assert image.size == (842, 595)
    assert image.text["Title"] == said.titre
    assert said.selection in image.text["Description"]
    assert image.text["Creation Time"] == "2026-11-27"
    assert image.text["Copyright"] == said.licence
    assert "IGN" in image.text["Source"]


def test_the_same_view_gives_the_same_bytes():
    assert map_png(VIEW, dpi=72) == map_png(VIEW, dpi=72)
    assert map_pdf(VIEW) == map_pdf(VIEW)
