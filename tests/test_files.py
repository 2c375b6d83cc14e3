import datetime
import io

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely

from ptce_geo import columns, confine, export, files, readings

TABLE = pd.DataFrame(
    {
        "nom": ["Écopôle d'Audruicq", "Pôle « Été »", "Œuvre 3"],
        "code_commune": ["62057", "01004", "2A004"],
        "note": ["a;b", 'dit "oui"', "deux\nlignes"],
    }
)


def written(form: str, tmp_path) -> bytes:
    rows = gpd.GeoDataFrame(
        TABLE, geometry=[shapely.Point(2, 50), shapely.Point(5, 46), None], crs=4326
    )
    path = tmp_path / f"a.{form}"
    if form == "csv":
        return TABLE.to_csv(sep=";", index=False).encode("utf-8-sig")
    if form == "xlsx":
        out = io.BytesIO()
        TABLE.to_excel(out, index=False)
        return out.getvalue()
    if form == "parquet":
        rows.to_parquet(path)
    elif form == "gpkg":
        rows.to_file(path, driver="GPKG")
    else:
        rows.to_file(path, driver="GeoJSON")
    return path.read_bytes()


@pytest.mark.parametrize("form", ["csv", "xlsx", "geojson", "gpkg", "parquet"])
def test_every_format_is_read_back_equal_zeros_and_accents_included(form, tmp_path):
    reading = files.read(f"a.{form}", written(form, tmp_path))
    table = columns.table(reading.sheets[0])
    assert list(table.labels) == list(TABLE.columns)
    assert table.cells.to_numpy().tolist() == TABLE.to_numpy().tolist()
    assert reading.format == form
    assert reading.notes == ()


@pytest.mark.parametrize("suffix", list(export.WRITERS))
def test_our_own_exports_are_read_back_with_their_zeros(suffix, tmp_path):
    rows = gpd.GeoDataFrame(TABLE, geometry=[shapely.Point(2, 50)] * 3, crs=4326)
    path = tmp_path / f"a{suffix}"
    export.write(rows, path)
    table = columns.table(files.read(path.name, path.read_bytes()).sheets[0])
    position = table.labels.index("code_commune")
    assert table.cells[position].tolist() == ["62057", "01004", "2A004"]


@pytest.mark.parametrize("form", ["geojson", "gpkg", "parquet"])
def test_a_layer_keeps_its_contours_and_the_rows_without_one(form, tmp_path):
    table = columns.table(files.read("a", written(form, tmp_path)).sheets[0])
    assert table.geometry.isna().tolist() == [False, False, True]
    assert table.geometry.iloc[1] == shapely.Point(5, 46)


def test_a_layer_in_lambert_comes_back_in_degrees(tmp_path):
    rows = gpd.GeoDataFrame({"nom": ["a"]}, geometry=[shapely.Point(700_000, 6_600_000)], crs=2154)
    rows.to_file(tmp_path / "a.gpkg", driver="GPKG")
    table = columns.table(files.read("a.gpkg", (tmp_path / "a.gpkg").read_bytes()).sheets[0])
    assert (round(table.geometry.x.item(), 3), round(table.geometry.y.item(), 3)) == (3.0, 46.5)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("sep", [";", ",", "\t", "|"])
def test_a_csv_is_read_whatever_its_encoding_and_separator(encoding, sep):
    text = f"nom{sep}siège\nÉcopôle d'Évreux{sep}Évreux\nPôle de l'Orne{sep}Alençon\n"
    table = columns.table(files.read("a.csv", text.encode(encoding)).sheets[0])
    assert table.cells.to_numpy().tolist() == [
        ["Écopôle d'Évreux", "Évreux"],
        ["Pôle de l'Orne", "Alençon"],
    ]


def test_decimal_commas_do_not_make_a_separator():
    text = "nom;montant\nPôle un;12,5\nPôle deux;13,25\n"
    assert files.read("a.csv", text.encode()).facts["séparateur"] == "point-virgule"


def test_a_line_that_declares_its_separator_is_believed():
    table = columns.table(files.read("a.csv", b"sep=|\nnom|ville\na;b|Redon\n").sheets[0])
    assert table.cells.to_numpy().tolist() == [["a;b", "Redon"]]


def test_rows_keep_the_number_a_spreadsheet_shows():
    content = b"Titre;;\n;;\nNom du PTCE;Ville\na;Redon\n;\nb;Lyon\n"
    assert columns.table(files.read("a.csv", content).sheets[0]).cells.index.tolist() == [4, 6]


def test_typed_cells_become_the_text_a_person_would_write():
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c", "d", "e"])
    book.active.append(
        [1004, 12.5, datetime.date(2025, 3, 12), datetime.datetime(2025, 3, 12, 9, 30), True]
    )
    out = io.BytesIO()
    book.save(out)
    cells = columns.table(files.read("a.xlsx", out.getvalue()).sheets[0]).cells
    assert cells.iloc[0].tolist() == ["1004", "12.5", "2025-03-12", "2025-03-12 09:30:00", "vrai"]


def test_a_table_that_starts_in_the_middle_of_a_sheet_keeps_its_columns():
    book = openpyxl.Workbook()
    for column, label, value in (("C", "Nom du PTCE", "Un"), ("D", "Ville", "Redon")):
        book.active[f"{column}5"], book.active[f"{column}6"] = label, value
    out = io.BytesIO()
    book.save(out)
    table = columns.table(files.read("a.xlsx", out.getvalue()).sheets[0])
    assert table.labels == ("Nom du PTCE", "Ville")
    assert table.cells.index.tolist() == [6]


def test_a_reading_crosses_from_process_to_process_unchanged(tmp_path):
    content = written("gpkg", tmp_path)
    here, there = files.read("a.gpkg", content), confine.read("a.gpkg", content)
    assert there.sheets[0].cells.equals(here.sheets[0].cells)
    assert there == readings.unpack(readings.pack(here))
