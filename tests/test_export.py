import json

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from ptce_geo import export, sources


@pytest.fixture
def rows() -> gpd.GeoDataFrame:
    """Three candidatures: one placed, one whose name is hostile, one without a place."""
    return gpd.GeoDataFrame(
        {
            "id_candidature": ["a", "b", "c"],
            "nom": ["Écopôle d'Audruicq", "=cmd|' /C calc'!A0", "Tera\x07"],
            "code_commune": ["62057", "01004", None],
            "montant_eur": pd.array([100000, None, 5], dtype="Int64"),
        },
        geometry=[shapely.Point(2.08, 50.88), shapely.Point(5.36, 45.96), None],
        crs=4326,
    )


@pytest.mark.parametrize("suffix", list(export.WRITERS))
def test_every_format_keeps_every_row_and_the_leading_zero(rows, suffix, tmp_path):
    path = tmp_path / f"out{suffix}"
    export.write(rows, path)
    if suffix == ".csv":
        back = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")
    elif suffix == ".xlsx":
        back = pd.read_excel(path, dtype=str, engine="openpyxl")
    elif suffix == ".parquet":
        back = gpd.read_parquet(path)
    else:
        back = gpd.read_file(path)
    assert back.id_candidature.tolist() == ["a", "b", "c"]
    assert back.code_commune.iloc[:2].tolist() == ["62057", "01004"]
    assert back.code_commune.isna().iloc[2]
    assert back.nom.iloc[0] == "Écopôle d'Audruicq"


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".parquet"])
def test_a_row_without_place_keeps_a_missing_geometry(rows, suffix, tmp_path):
    path = tmp_path / f"out{suffix}"
    export.write(rows, path)
    back = gpd.read_parquet(path) if suffix == ".parquet" else gpd.read_file(path)
    assert back.geometry.isna().tolist() == [False, False, True]


def test_geojson_carries_the_attribution(rows, tmp_path):
    path = tmp_path / "out.geojson"
    export.write(rows, path)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["attribution"] == sources.attribution()


def test_geopackage_carries_the_attribution(rows, tmp_path):
    path = tmp_path / "out.gpkg"
    export.write(rows, path)
    found = pyogrio.read_info(path)["dataset_metadata"]["attribution"]
    assert found == sources.attribution()


def test_parquet_carries_the_attribution(rows, tmp_path):
    path = tmp_path / "out.parquet"
    export.write(rows, path)
    assert pq.read_schema(path).metadata[b"attribution"].decode() == sources.attribution()


def test_csv_carries_the_attribution_on_every_row(rows, tmp_path):
    path = tmp_path / "out.csv"
    export.write(rows, path)
    back = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")
    assert set(back.mentions) == {sources.attribution()}


def test_xlsx_carries_the_attribution_in_its_own_sheet(rows, tmp_path):
    path = tmp_path / "out.xlsx"
    export.write(rows, path)
    sheet = openpyxl.load_workbook(path)["Sources"]
    assert sheet["A1"].value == sources.attribution()


def test_csv_for_people_has_a_bom_a_decimal_comma_and_semicolons(rows, tmp_path):
    path = tmp_path / "out.csv"
    export.write(rows, path)
    first = path.read_bytes().decode("utf-8")
    assert first.startswith("\ufeffid_candidature;nom;")
    assert ";2,08;50,88;" in first


def test_no_formula_is_live_in_a_csv(rows, tmp_path):
    path = tmp_path / "out.csv"
    export.write(rows, path)
    back = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")
    assert back.nom.iloc[1] == "'=cmd|' /C calc'!A0"


def test_no_formula_is_live_in_a_workbook(rows, tmp_path):
    path = tmp_path / "out.xlsx"
    export.write(rows, path)
    sheet = openpyxl.load_workbook(path)["Candidatures"]
    assert sheet["B3"].data_type == "s"
    assert sheet["B3"].value == "=cmd|' /C calc'!A0"


def test_an_unknown_format_is_refused_with_those_that_are_known(rows, tmp_path):
    with pytest.raises(ValueError, match=r"« \.shp » inconnu ; connus : \.geojson, \.gpkg"):
        export.write(rows, tmp_path / "out.shp")
