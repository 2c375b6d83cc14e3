"""Each file, read again: the same rows, the same codes, where it comes from."""

import io
import json
import zipfile

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest
from export_exemple import BITING, shown

from ptce_geo import choropleth, choropleth_words, exchange, intake, texts_export
from ptce_geo.declared_members import Declared
from ptce_geo.export_formats import FORMATS
from ptce_geo.export_layers import with_layers
from ptce_geo.export_tables import table_csv, xlsx
from ptce_geo.export_view import candidature_rows, ptce_rows
from ptce_geo.sources import attribution_lines

FILTERED = shown({"statut": ["laureate", "deposee", "repertoire"]})
# With all that a map may show: filters, a coloured ground, perimeters, a card open.
VIEW = with_layers(
    FILTERED,
    choropleth_words.coloured(choropleth.seated(FILTERED.candidatures, "departements")),
    [Declared("alpha", "Écopôle", "laureate", "AAP2013", {"departements": ("56",)}, ())],
    "alpha",
)
WORDS = texts_export.COLONNES
SAID = VIEW.provenance


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every format of the same view."""
    return {name: kind.content(VIEW) for name, kind in FORMATS.items()}


def people(content: bytes) -> pd.DataFrame:
    """A CSV for people, by the call docs/exports.md gives."""
    return pd.read_csv(io.BytesIO(content), sep=";", dtype=str, encoding="utf-8-sig")


def layer(content: bytes, tmp_path, name: str) -> gpd.GeoDataFrame:
    """A layer of a GeoPackage."""
    path = tmp_path / "vu.gpkg"
    path.write_bytes(content)
    return pyogrio.read_dataframe(path, layer=name)


def same_ptce(ids: pd.Series, codes: pd.Series) -> None:
    """The PTCE shown, in their order, with their codes to the character."""
    expected = ptce_rows(VIEW)
    assert ids.tolist() == expected["id_ptce"].tolist()
    assert codes.fillna("").tolist() == expected["code_commune"].fillna("").tolist()
    assert {"01004", "2A004", "97411"} <= set(codes)


def test_the_csv_for_people_has_the_rows_of_the_table_and_codes_as_text(files):
    back = people(files["csv"])
    same_ptce(back[WORDS["id_ptce"]], back[WORDS["code_commune"]])
    assert files["csv"].startswith(b"\xef\xbb\xbf")
    assert ";-2,08;47,65;" in files["csv"].decode()


def test_the_csv_for_machines_has_one_row_a_candidature_under_the_published_names(files):
    back = pd.read_csv(io.BytesIO(files["machine"]), dtype=str)
    expected = candidature_rows(VIEW)
    assert back["id_candidature"].tolist() == expected["id_candidature"].tolist()
    assert back["code_commune"].fillna("").tolist() == expected["code_commune"].fillna("").tolist()
    published = set(exchange.field_names())
    assert {"nom", "appel", "statut", "phase", "secteurs", "siege"} <= set(back) & published


def test_the_workbook_types_its_codes_as_text(files):
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert book.sheetnames == ["PTCE", "Candidatures", "Fond coloré", "Sources"]
    sheet = book["PTCE"]
    head, *rows = sheet.iter_rows()
    place = [cell.value for cell in head].index(WORDS["code_commune"])
    codes = [row[place] for row in rows]
    assert {cell.data_type for cell in codes if cell.value} == {"s"}
    same_ptce(pd.Series([row[0].value for row in rows]), pd.Series([cell.value for cell in codes]))
    assert book["Candidatures"].max_row == len(VIEW.candidatures) + 1


def test_the_geojson_has_a_feature_a_ptce_and_null_where_there_is_no_place(files):
    collection = json.loads(files["geojson"])
    read = pd.DataFrame([feature["properties"] for feature in collection["features"]])
    same_ptce(read["id_ptce"], read["code_commune"])
    nowhere = [f["properties"]["id_ptce"] for f in collection["features"] if not f["geometry"]]
    assert nowhere == ["zeta"]


def test_the_geopackage_has_points_and_candidatures(files, tmp_path):
    ptce = layer(files["gpkg"], tmp_path, "ptce")
    same_ptce(ptce["id_ptce"], ptce["code_commune"])
    assert ptce.crs.to_epsg() == 4326
    assert ptce.geometry.isna().sum() == 1
    assert len(layer(files["gpkg"], tmp_path, "candidatures")) == len(VIEW.candidatures)


@pytest.mark.parametrize("name", ["csv", "machine", "xlsx", "geojson", "gpkg"])
def test_the_importer_reads_each_again_with_the_same_codes(files, name):
    kind = FORMATS[name]
    read = intake.understand(intake.read_upload([(f"vu.{kind.suffix}", files[name])]))
    whole = name in ("machine", "xlsx", "gpkg")
    expected = candidature_rows(VIEW) if whole else ptce_rows(VIEW)
    assert len(read.candidatures) == len(expected)
    assert read.candidatures["code_commune"].fillna("").tolist() == (
        expected["code_commune"].fillna("").tolist()
    )


def test_accents_survive(files):
    assert "Éolienne" in set(people(files["csv"])[WORDS["nom"]])
    assert "Éolienne" in files["geojson"].decode()


def test_no_cell_can_run(files):
    assert f"'{BITING}" in set(people(files["csv"])[WORDS["nom"]])
    assert f"'{BITING}" in set(pd.read_csv(io.BytesIO(files["machine"]))["nom"])
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["PTCE"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert BITING in {cell.value for cell in cells}
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())


def test_a_name_is_never_markup(files):
    assert b"<script>alert" not in files["html"]


def told(name: str, content: bytes, tmp_path) -> str:
    """All that a data file says of itself."""
    if name == "csv":
        return " ".join(people(content).iloc[-1, -3:])
    if name == "machine":
        return " ".join(pd.read_csv(io.BytesIO(content), dtype=str).iloc[-1, -3:])
    if name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Sources"]
        return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    if name == "geojson":
        members = json.loads(content)
        return " ".join(text for key, text in members.items() if key != "features")
    if name == "gpkg":
        path = tmp_path / "dit.gpkg"
        path.write_bytes(content)
        about = pyogrio.read_info(path, layer="ptce")
        assert SAID.selection in about["layer_metadata"]["DESCRIPTION"]
        return " ".join(about["dataset_metadata"].values())
    return content.decode()


@pytest.mark.parametrize("name", ["csv", "machine", "xlsx", "geojson", "gpkg", "html"])
def test_each_says_its_filters_its_date_its_sources_and_its_licence(files, name, tmp_path):
    text = told(name, files[name], tmp_path)
    assert SAID.selection in text
    assert SAID.date in text or SAID.jour.isoformat() in text
    assert all(line in text for line in attribution_lines())
    assert SAID.licence in text


def test_any_table_of_a_page_leaves_with_its_provenance():
    table = pd.DataFrame({"Région": ["Bretagne"], "Part": [0.5]})
    back = people(table_csv(table, SAID))
    assert back.iloc[0].tolist()[:2] == ["Bretagne", "0,5"]
    assert SAID.mentions in set(back[texts_export.MENTIONS["mentions"]])
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Par région": table}, SAID)))
    assert book.sheetnames == ["Par région", "Sources"]
