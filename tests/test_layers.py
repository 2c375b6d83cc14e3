"""Layers of places: each value as a person would write it, what is damaged told."""

import datetime
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ptce_geo import langue, layers
from ptce_geo.readings import MAX_COLUMNS, UnreadableError

POINT = {"type": "Point", "coordinates": [2.8, 50.4]}


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def feature(geometry: object = POINT, **properties: object) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def cells(sheet) -> list[list]:
    table = sheet.cells
    return [
        [table[str(position)][row].as_py() for position, _ in enumerate(sheet.labels)]
        for row in range(table.num_rows)
    ]


def parquet(**columns: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Redon", "Redon"),
        ("", None),
        (True, "vrai"),
        (False, "faux"),
        (35.0, "35"),
        (2.5, "2.5"),
        (1e20, "1e+20"),
        (["a", None, "b"], "a | b"),
        ({"é": 1}, '{"é": 1}'),
        (12, "12"),
    ],
)
def test_a_value_of_a_layer_is_read_as_a_person_would_write_it(value, text):
    ((sheet,), _, _) = layers.read_geojson(collection(feature(champ=value), feature(champ="x")))
    assert cells(sheet) == [[text], ["x"]]


def test_a_day_and_an_hour_are_told_apart():
    when = [datetime.datetime(2026, 11, 27), datetime.datetime(2026, 11, 27, 8, 30)]
    ((sheet,), _, _) = layers.read_parquet(parquet(jour=when))
    assert cells(sheet) == [["2026-11-27"], ["2026-11-27 08:30:00"]]


def test_a_number_that_is_none_is_empty():
    content = b'{"features": [{"properties": {"a": NaN, "b": 1}}, {"properties": {"a": 2}}]}'
    ((sheet,), _, _) = layers.read_geojson(content)
    assert cells(sheet) == [[None, "1"], ["2", None]]


@pytest.mark.parametrize(
    ("geometry", "told"),
    [
        ({"type": "Point"}, "illisible"),
        ({"type": "Polygon", "coordinates": []}, "vide"),
        (
            {"type": "LineString", "coordinates": [[0, 0], [1e308, 1e308]]},
            # Their sum is no number any more.
            "NaN",
        ),
    ],
)
def test_a_contour_that_cannot_be_drawn_is_told_and_its_row_kept(geometry, told):
    ((sheet,), _, _) = layers.read_geojson(collection(feature(geometry, nom="Un")))
    (note,) = map(str, sheet.notes)
    assert note.startswith("Objet 1") and told in note
    assert cells(sheet) == [["Un"]]
    assert list(layers.shapes_of(sheet)) == [None]


def test_what_is_no_feature_is_told_and_read_empty():
    ((sheet,), _, _) = layers.read_geojson(collection("texte", feature(nom="Deux")))
    assert [str(note)[:7] for note in sheet.notes] == ["Objet 1"]
    assert cells(sheet) == [[None], ["Deux"]]


def test_a_single_feature_is_a_layer_of_one():
    ((sheet,), _, _) = layers.read_geojson(json.dumps(feature(nom="Un")).encode())
    assert cells(sheet) == [["Un"]]


def test_an_older_file_names_its_projection():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    ((older,), _, _) = layers.read_geojson(collection(feature(), crs=crs))
    ((today,), _, _) = layers.read_geojson(collection(feature()))
    assert (older.crs, today.crs) == ("EPSG:2154", "EPSG:4326")


@pytest.mark.parametrize("content", [b'{"features": [', b'{"type": "Topology"}', b"[" * 200_000])
def test_what_is_no_collection_gets_a_sentence(content):
    with pytest.raises(UnreadableError, match="GeoJSON"):
        layers.read_geojson(content)


def test_too_many_columns_are_refused_with_the_limit():
    wide = {f"c{n}": n for n in range(MAX_COLUMNS + 1)}
    with pytest.raises(UnreadableError, match=langue.entier(MAX_COLUMNS)):
        layers.read_geojson(collection(feature(**wide)))
    with pytest.raises(UnreadableError, match=langue.entier(MAX_COLUMNS)):
        layers.read_parquet(parquet(**{name: [n] for name, n in wide.items()}))


def test_too_many_rows_are_refused_with_the_limit(monkeypatch):
    monkeypatch.setattr(layers, "MAX_ROWS", 2)
    with pytest.raises(UnreadableError, match=r"3 lignes.*limite est 2"):
        layers.read_geojson(collection(feature(), feature(), feature()))
    with pytest.raises(UnreadableError, match=r"3 lignes.*limite est 2"):
        layers.read_parquet(parquet(a=[1, 2, 3]))


@pytest.mark.parametrize(
    ("read", "content"),
    [(layers.read_parquet, b"PAR1xxxxPAR1"), (layers.read_geopackage, b"SQLite format 3\0" + b"x")],
)
def test_a_damaged_file_gets_a_sentence(read, content):
    with pytest.raises(UnreadableError, match="abîmé"):
        read(content)


def test_a_binary_column_is_told_and_left_out():
    ((sheet,), _, notes) = layers.read_parquet(parquet(nom=["Un"], image=[b"\x00"]))
    assert sheet.labels == ("nom",)
    assert ["image" in str(note) for note in notes] == [True]
