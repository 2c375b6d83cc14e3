import pandas as pd
import pytest
from openpyxl import load_workbook

from ptce_geo.demonstration import demonstration
from ptce_geo.demonstration_files import table, write


@pytest.fixture(scope="module")
def drawn():
    return demonstration()


@pytest.fixture(scope="module")
def workbook(drawn, tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    write(drawn, path, "demarche")
    return path


def test_the_csv_reads_back_equal_leading_zeros_and_accents_included(drawn, tmp_path):
    write(drawn, tmp_path / "demo.csv")
    back = pd.read_csv(
        tmp_path / "demo.csv", sep=";", dtype="str", encoding="utf-8-sig", keep_default_na=False
    )
    pd.testing.assert_frame_equal(back, table(drawn))


def test_the_flat_workbook_reads_back_equal(drawn, tmp_path):
    write(drawn, tmp_path / "demo.xlsx")
    back = pd.read_excel(
        tmp_path / "demo.xlsx", engine="openpyxl", dtype="str", keep_default_na=False
    )
    pd.testing.assert_frame_equal(back, table(drawn))


def test_the_flat_table_has_one_line_a_candidature_and_its_perimeter_in_one_cell(drawn):
    rows = table(drawn)
    assert len(rows) == 180
    assert rows["Périmètre"].ne("").all()
    assert rows["Périmètre"].str.contains(r", .+ \(\d[\dAB]\d{3}\)").any()
    assert rows["Démonstration"].eq("DÉMONSTRATION").all()


def test_the_table_of_rows_without_perimeters_leaves_the_cell_empty():
    assert table(demonstration(5, perimeters=False))["Périmètre"].eq("").all()


def test_the_workbook_has_the_sheets_of_a_demarche_numerique_export(workbook):
    assert load_workbook(workbook, read_only=True).sheetnames == [
        "Dossiers",
        "Etablissements",
        "Avis",
        "(101) Communes du périmètre",
    ]


def test_the_main_sheet_holds_180_files_and_personal_columns_to_drop(workbook):
    rows = pd.read_excel(
        workbook, engine="openpyxl", sheet_name="Dossiers", dtype="str", keep_default_na=False
    )
    assert len(rows) == 180
    assert rows["Email"].str.endswith("@exemple.invalid").all()
    assert rows["Instructeurs"].str.endswith("@exemple.invalid").all()
    assert rows["Nom du pôle"].str.startswith("DÉMONSTRATION").all()
    assert rows["État du dossier"].value_counts().to_dict() == {
        "Accepté": 23,
        "Refusé": 107,
        "Classé sans suite": 50,
    }


def test_a_commune_field_is_three_columns(workbook):
    rows = pd.read_excel(
        workbook, engine="openpyxl", sheet_name="Dossiers", dtype="str", keep_default_na=False
    )
    parts = [f"Commune du siège{part}" for part in ("", " (Code INSEE)", " (Département)")]
    assert set(parts) <= set(rows)


def test_the_block_holds_each_commune_of_each_perimeter(drawn, workbook):
    rows = pd.read_excel(
        workbook,
        engine="openpyxl",
        sheet_name="(101) Communes du périmètre",
        dtype="str",
        keep_default_na=False,
    )
    communes = drawn.perimetres.query("niveau == 'commune'")
    assert rows["Commune (Code INSEE)"].tolist() == communes.code.tolist()
    files = pd.read_excel(workbook, engine="openpyxl", sheet_name="Dossiers", dtype="str").ID
    assert rows["Dossier ID"].isin(files).all()


def test_every_cell_of_a_workbook_is_text(workbook):
    for sheet in load_workbook(workbook):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("a.ods", "tableau", r"« \.ods » impossible"),
        ("a.csv", "demarche", r"« \.csv » impossible"),
        ("a.csv", "x", "connues : tableau, demarche"),
    ],
)
def test_an_impossible_file_is_refused_with_what_is_possible(drawn, tmp_path, name, form, said):
    with pytest.raises(ValueError, match=said):
        write(drawn, tmp_path / name, form)
