"""The sheet of one record: one object, the same facts on screen, on paper and as JSON."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pandas as pd
import pytest

from ptce_geo.coherence import check
from ptce_geo.coherence_drawing import legend, numbered, picture
from ptce_geo.coherence_html import page
from ptce_geo.coherence_pdf import pdf, plain
from ptce_geo.coherence_sheet import sheet, sheets
from ptce_geo.dossiers import from_table
from ptce_geo.reference import reference

LONGUYON = "200043693"


@pytest.fixture(scope="module")
def controle():
    """An EPCI with an exclave, an island joined by a ferry, a seat alone, a hostile name."""
    france = reference()
    epci = france.zonings["epci"]
    zone = int((epci.code == LONGUYON).argmax())
    members = france.code[epci.communes_of(zone)]
    return check(
        from_table(
            pd.DataFrame(
                {
                    "id": ["longuyon", "aix", "siege", "hostile"],
                    "nom": ["Terre lorraine", "Aix", "Siège seul", "<script>alert(1)</script>"],
                    "siege": ["54322", "17168", "35238", ""],
                    "perimetre": [";".join(members), "17004;17168", "", "29085;29019"],
                }
            ),
            france,
        )
    )


@pytest.fixture(scope="module")
def longuyon(controle):
    return sheet(controle, 0)


def test_a_sheet_holds_the_object_json_writes(controle, longuyon):
    assert longuyon.json == sheets(controle)[0].objet


def test_findings_that_ask_most_come_first(longuyon):
    issues = [constat["issue"] for constat in longuyon.constats]
    assert issues[0] == "à signaler"
    assert issues[-1] == "conforme"


def test_each_finding_carries_the_text_it_rests_on(longuyon):
    assert all(constat["fondement"] for constat in longuyon.constats)


def test_faulty_parts_are_numbered_and_named(longuyon):
    parts = [(s.numero, s.nom) for s in longuyon.formes if s.couche == "partie"]
    assert parts == [(2, "Othe")]


def test_the_proposal_is_drawn_beside_the_declared_perimeter(longuyon):
    layers = [shape.couche for shape in longuyon.formes]
    assert layers.index("perimetre") < layers.index("retrait")


def test_the_nearest_epci_is_compared(longuyon):
    assert longuyon.epci_proche["code"] == LONGUYON
    assert longuyon.comparaison.endswith("ressemblance 100\xa0%.")


def test_a_seat_alone_has_a_sheet_without_drawing_of_a_perimeter(controle):
    alone = sheet(controle, 2)
    assert [shape.couche for shape in alone.formes] == ["siege"]
    assert alone.resume.startswith("Aucun périmètre à mesurer.")
    assert alone.comparaison == "Aucun EPCI à comparer."


def test_everything_drawn_stands_within_the_page(longuyon):
    made = picture(longuyon.formes, 640, 420)
    inside = [s for s in made.shapes if s.couche != "voisines"]
    points = [point for shape in inside for ring in shape.rings for point in ring]
    assert all(0 <= x <= 640 and 0 <= y <= 420 for x, y in points)


def test_the_legend_names_every_number_on_the_drawing(longuyon):
    made = picture(longuyon.formes)
    text = " ".join(line for _, line in legend(made))
    marks = [numbered(shape) for shape in made.shapes if numbered(shape)]
    assert marks == ["1", "2", "D1"]
    assert "2\xa0: Partie détachée, Othe" in text


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def read(controle):
    parser = Tags()
    parser.feed(page(sheets(controle), "4 dossiers."))
    return parser


def test_the_page_is_french_and_has_no_script(read):
    assert ("html", {"lang": "fr"}) in read.tags
    assert not [tag for tag, _ in read.tags if tag == "script"]


def test_the_page_asks_nothing_of_the_network(read):
    attributes = [attrs for _, attrs in read.tags]
    asked = [attrs.get("src") or attrs.get("href") or "" for attrs in attributes]
    assert all(url.startswith("data:") for url in asked if url)


def test_each_drawing_has_a_name_and_its_legend(read):
    drawings = [attrs for tag, attrs in read.tags if tag == "svg" and attrs.get("role") == "img"]
    assert len(drawings) == 4
    assert all(attrs["aria-label"] for attrs in drawings)


def test_the_page_says_every_message_of_the_object(read, controle):
    text = "".join(read.text)
    messages = [c["message"] for made in sheets(controle) for c in made.constats]
    assert all(message in text for message in messages)


def test_a_hostile_name_is_text(read):
    assert "<script>alert(1)</script>" in "".join(read.text)


def test_the_page_names_its_sources(read):
    text = "".join(read.text)
    assert "Licence Ouverte 2.0" in text
    assert "DGCL" in text


def test_the_pdf_is_one_and_the_same_for_the_same_date(longuyon):
    day = datetime(2026, 11, 24, tzinfo=UTC)
    made = pdf(longuyon, day)
    assert made.startswith(b"%PDF-")
    assert made == pdf(longuyon, day)


@pytest.mark.parametrize("row", [1, 2, 3])
def test_every_record_has_a_pdf(controle, row):
    assert len(pdf(sheet(controle, row))) > 1_000


def test_the_pdf_names_its_language(longuyon):
    assert re.search(rb"/Lang \(fr\)", pdf(longuyon))


def test_what_core_fonts_lack_is_replaced_and_french_is_kept():
    assert plain("« Hœdic » – 1\u202f253 €, ≥ 3") == "« Hœdic » – 1\xa0253 €, >= 3"


def test_of_a_detached_piece_only_the_piece_is_drawn():
    france = reference()
    epci = france.zonings["epci"]
    bresse = epci.communes_of(int((epci.code == "247100647").argmax()))
    table = pd.DataFrame({"perimetre": [";".join(france.code[bresse])]})
    made = sheet(check(from_table(table, france)), 0)
    drawn = [shape.contour.area for shape in made.formes if shape.couche == "enclave"]
    whole = next(shape.contour.area for shape in made.formes if shape.couche == "ajout")
    assert len(drawn) == 3
    assert sum(drawn) < whole
