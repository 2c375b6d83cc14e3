"""Workbooks that LibreOffice saves, then edits: a demonstration of 24 candidatures.

``libreoffice.ods`` and ``libreoffice.xlsx`` were made by LibreOffice 7.4 from
``demonstration.xlsx``; the edited ones are made by the LibreOffice of this machine.
"""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from libreoffice_edit import FILTERS, edited

from ptce_geo import exchange, files, intake

HERE = Path(__file__).parent / "files"
# What a hand types, in the words of the sheet: cell, text.
NAME, SEAT, CODE, DAY, NUMBER, AMOUNT = "P2", "R4", "S4", "J4", "J3", "AB4"
TYPED = {
    ("Dossiers", NAME): "DÉMONSTRATION – Éco-pôle « retouché » à Œuilly",
    ("Dossiers", SEAT): "L'Abergement-Clémenciat",
    # LibreOffice makes a number of it: the zero is lost in the file.
    ("Dossiers", CODE): "01001",
    # The apostrophe keeps it a text; without it, LibreOffice makes a number of a date too.
    ("Dossiers", DAY): "'11/10/2013",
    ("Dossiers", NUMBER): "2013-10-11",
    ("Dossiers", AMOUNT): "=100000+92000.4",
    ("(101) Communes du périmètre", "D2"): "58003",
}


def understood(path: Path) -> intake.Intake:
    upload = intake.read_upload([(path.name, path.read_bytes())], read=files.read)
    return intake.understand(upload)


@cache
def cleaned(name: str) -> pd.DataFrame:
    return exchange.candidature_table(understood(HERE / name))


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_a_workbook_saved_by_libreoffice_says_the_same(name):
    pd.testing.assert_frame_equal(cleaned(name), cleaned("demonstration.xlsx"))


def test_the_workbook_is_not_trivial():
    table = cleaned("libreoffice.ods")
    assert len(table) == 24
    assert table.code_commune.str.len().isin([0, 5]).all()
    assert table.code_commune.str.startswith("0").any()
    assert table.communes_perimetre.ne("").any()
    assert table.nom.str.contains("É").all()


@pytest.fixture(scope="module")
def retouched(tmp_path_factory) -> dict[str, intake.Intake]:
    """What is understood of the workbook once edited, by the form LibreOffice saved it in."""
    folder = tmp_path_factory.mktemp("libreoffice")
    paths = edited(HERE / "demonstration.xlsx", folder, TYPED)
    return {form: understood(path) for form, path in paths.items()}


@pytest.mark.parametrize("form", FILTERS)
def test_what_was_typed_in_libreoffice_is_read(retouched, form):
    table = exchange.candidature_table(retouched[form])
    assert table.nom[0] == TYPED["Dossiers", NAME]
    assert table.siege[2] == "L'Abergement-Clémenciat"
    assert table.date_depot[2] == "2013-10-11"
    assert table.montant_eur[2] == "192000"
    assert "58003" in table.communes_perimetre[0].split("|")


@pytest.mark.parametrize("form", FILTERS)
def test_a_zero_lost_by_the_spreadsheet_is_found_again(retouched, form):
    assert exchange.candidature_table(retouched[form]).code_commune[2] == "01001"


@pytest.mark.parametrize("form", FILTERS)
def test_a_date_made_a_number_is_proposed_as_a_date(retouched, form):
    found = retouched[form].findings
    row = found[found.ligne.eq(3) & found.champ.eq("date_depot")].iloc[0]
    assert (row.valeur, row.proposition) == ("41558", "2013-10-11")


@pytest.mark.parametrize("form", FILTERS)
def test_a_formula_typed_is_told(retouched, form):
    assert retouched[form].findings.motif.str.contains("contient une formule").any()


@pytest.mark.parametrize("form", FILTERS)
def test_the_cells_that_were_not_touched_say_the_same(retouched, form):
    before, after = cleaned("demonstration.xlsx"), exchange.candidature_table(retouched[form])
    pd.testing.assert_frame_equal(after.iloc[3:], before.iloc[3:])


def test_both_forms_say_the_same(retouched):
    first, second = (exchange.candidature_table(taken) for taken in retouched.values())
    pd.testing.assert_frame_equal(first, second)
