import io

import openpyxl
import pytest

from ptce_geo import files, intake, intake_report, intake_workbook

CSV = """Nom du PTCE;Code INSEE;Statut;Notes
=cmd|'/C calc'!A0;1004;lauréat;secret
Pôle Deux;35236;peut-être;secret
"""


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    taken = intake.understand(intake.read_upload([("a.csv", CSV.encode())], read=files.read))
    return openpyxl.load_workbook(io.BytesIO(intake_workbook.report_workbook(taken)))


def test_the_findings_can_be_filtered(book):
    assert book["Constats"].auto_filter.ref.startswith("A1:I")
    assert [cell.value for cell in book["Constats"][1]][:6] == [
        "Feuille", "Ligne", "Colonne", "Valeur lue", "Motif", "Proposition",
    ]  # fmt: skip


def test_a_faulty_cell_is_marked_and_says_why(book):
    cell = book["a.csv"]["E3"]
    assert cell.value == "peut-être"
    assert cell.fill.fgColor.rgb == "00FDE9B8"
    assert cell.comment.text.startswith("Valeur inconnue\u202f; connues\xa0: deposee")


def test_a_sound_cell_is_not_marked(book):
    cell = book["a.csv"]["D3"]
    assert (cell.value, cell.comment, cell.fill.fill_type) == ("35236", None, None)


def test_the_reason_stands_in_words_too_not_in_colour_alone(book):
    assert "Code INSEE\xa0: Zéro initial rétabli." in book["a.csv"]["B2"].value


def test_no_cell_is_a_formula(book):
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert book["a.csv"]["C2"].value == "=cmd|'/C calc'!A0"


def test_a_column_that_is_no_field_is_not_copied(book):
    assert "secret" not in {cell.value for row in book["a.csv"].iter_rows() for cell in row}


def test_every_problem_has_its_row_without_a_cap():
    rows = "".join(f"Pôle {n};35236;inconnu{n};x\n" for n in range(2_500))
    content = ("Nom du PTCE;Code INSEE;Statut;Notes\n" + rows).encode()
    taken = intake.understand(intake.read_upload([("a.csv", content)], read=files.read))
    shown = intake_report.report_rows(taken.findings)
    assert shown.Motif.str.startswith("Valeur inconnue").sum() == 2_500


def test_sheet_names_are_those_a_spreadsheet_accepts():
    assert intake_workbook._sheet_name("a/b:[c]*?", set()) == "a b  c"
    assert intake_workbook._sheet_name("x" * 40, {"x" * 31}) == "x" * 27 + " (2)"
