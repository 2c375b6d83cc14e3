"""The map of one sheet: what travels to the browser."""

import json

import pandas as pd
import pytest
import shapely

from ptce_geo.coherence import check
from ptce_geo.coherence_map import coherence_base, faults, shapes
from ptce_geo.coherence_sheet import sheet
from ptce_geo.dossiers import from_table
from ptce_geo.reference import reference


@pytest.fixture(scope="module")
def longuyon():
    """The sheet of an EPCI with one exclave, Othe."""
    france = reference()
    epci = france.zonings["epci"]
    codes = france.code[epci.communes_of(int((epci.code == "200043693").argmax()))]
    table = pd.DataFrame({"id": ["a"], "siege": ["54322"], "perimetre": [";".join(codes)]})
    return sheet(check(from_table(table, france)), 0)


def test_faulty_parts_are_numbered_and_named(longuyon):
    parts = [shape for shape in shapes(longuyon) if shape["couche"] == "partie"]
    assert [(shape["marque"], shape["titre"]) for shape in parts] == [
        ("2", "2 – Partie détachée\xa0: Othe")
    ]


def test_a_seat_is_a_point(longuyon):
    seat = next(shape for shape in shapes(longuyon) if shape["couche"] == "siege")
    assert seat["contour"] is None
    assert seat["lieu"] == pytest.approx([49.44, 5.6], abs=0.1)


def test_contours_stay_where_they_are(longuyon):
    drawn = next(shape for shape in shapes(longuyon) if shape["couche"] == "partie")
    there = next(shape for shape in longuyon.formes if shape.couche == "partie")
    travelled = shapely.from_geojson(json.dumps(drawn["contour"]))
    shared = shapely.intersection(travelled, there.contour).area
    assert shared / there.contour.area > 0.95


def test_a_sheet_is_light_to_send(longuyon):
    assert len(json.dumps(shapes(longuyon))) < 200_000


def test_the_base_asks_for_our_own_files_only():
    files = [link for _, link in [*coherence_base().default_js, *coherence_base().default_css]]
    assert any("coherence.js" in link for link in files)
    assert not any("//" in link for link in files)


def test_a_name_cannot_leave_its_script():
    france = reference()
    table = pd.DataFrame({"id": ["</script><b>"], "perimetre": ["35238"]})
    made = faults(sheet(check(from_table(table, france)), 0))
    assert "</script><b>" not in next(iter(made._children.values())).data


def test_a_record_without_ground_draws_nothing():
    table = pd.DataFrame({"id": ["a"], "perimetre": [""]})
    assert shapes(sheet(check(from_table(table, reference())), 0)) == []
