"""A file in, findings out: JSON by its schema, tables, and the command's exit codes."""

import json

import jsonschema
import openpyxl
import pandas as pd
import pytest
from shipped import bundled

from ptce_geo.check import FORMATS, check_file, objects, written
from ptce_geo.cli_check import run_check
from ptce_geo.constats import ISSUES
from ptce_geo.dossiers import DossiersError
from ptce_geo.paths import DATA

SCHEMA = json.loads((DATA / "schemas" / "check.schema.json").read_text(encoding="utf-8"))
SOUND = "id;nom;siege;perimetre\na;Un;35238;35238,35024\nb;Île d'Aix;17168;17004,17168\n"


@pytest.fixture
def csv_file(tmp_path):
    def make(text, name="dossiers.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return make


def test_the_schema_is_a_valid_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_follows_its_schema_on_the_bundled_records():
    found = json.loads(written(bundled(), "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_json_follows_its_schema_on_the_worst_records(csv_file):
    path = csv_file(
        "id;siege;perimetre\n;;\nx;99999;99999\ny;75056;75056,97411,98818\nz;;35238,35115\n"
        "w;69381;29155,29155\n"
    )
    found = json.loads(written(check_file(path), "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert [record["id"] for record in found] == ["ligne 2", "x", "y", "z", "w"]


def test_json_of_one_record(csv_file):
    record = objects(check_file(csv_file(SOUND)))[1]
    assert record["id"] == "b"
    assert record["nom"] == "Île d'Aix"
    assert record["siege"] == {"code": "17168", "motif": ""}
    assert record["perimetre"]["communes"] == ["17004", "17168"]
    assert record["perimetre"]["parts"] == [["17168"], ["17004"]]
    assert record["perimetre"]["parts_avec_liens"] == [["17004", "17168"]]
    assert record["perimetre"]["enclaves"] == []
    assert set(record["constats"][0]) == {"regle", "issue", "message", "codes", "reparation"}


def test_findings_are_never_summed_into_a_score(csv_file):
    record = objects(check_file(csv_file(SOUND)))[0]
    assert set(record) == {"id", "nom", "siege", "perimetre", "constats"}


def test_csv_xlsx_and_records_folder_are_read_alike(csv_file, tmp_path):
    from_csv = objects(check_file(csv_file(SOUND)))
    rows = pd.DataFrame([line.split(";") for line in SOUND.splitlines()[1:]])
    rows.columns = SOUND.splitlines()[0].split(";")
    rows.to_excel(tmp_path / "dossiers.xlsx", index=False)
    assert objects(check_file(tmp_path / "dossiers.xlsx")) == from_csv


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(csv_file, separator):
    text = f"id{separator}perimetre\na{separator}35238\n"
    assert objects(check_file(csv_file(text)))[0]["perimetre"]["communes"] == ["35238"]


def test_windows_text_is_read(csv_file):
    path = csv_file("id;nom;siege\na;Pôle d'été;35238\n", encoding="cp1252")
    assert objects(check_file(path))[0]["nom"] == "Pôle d'été"


def test_a_csv_is_as_long_as_records_times_rules(csv_file):
    lines = written(check_file(csv_file(SOUND)), "csv").decode("utf-8-sig").splitlines()
    rules = len(objects(check_file(csv_file(SOUND)))[0]["constats"])
    assert len(lines) == 1 + 2 * rules
    assert lines[0] == "id;nom;appel;regle;titre;issue;message;codes;reparation"


def test_no_cell_is_a_formula(csv_file, tmp_path):
    path = csv_file("id;nom;siege\n=1+1;+cmd;35238\n")
    code, _, _ = run_check(path, tmp_path / "sortie.xlsx")
    cells = [c for row in openpyxl.load_workbook(tmp_path / "sortie.xlsx").active for c in row]
    assert code == 0
    assert all(cell.data_type == "s" for cell in cells if cell.value is not None)
    assert (
        written(check_file(path), "csv").decode("utf-8-sig").splitlines()[1].startswith("'=1+1;'+")
    )


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_is_written(csv_file, tmp_path, fmt):
    out = tmp_path / f"sortie.{fmt}"
    code, content, message = run_check(csv_file(SOUND), out, fmt)
    assert (code, content) == (0, b"")
    assert out.stat().st_size > 100
    assert message.startswith("2\xa0dossiers, 46\xa0constats : 0 à vérifier")


def test_the_format_is_that_of_the_output_s_suffix(csv_file, tmp_path):
    run_check(csv_file(SOUND), tmp_path / "sortie.json")
    assert len(json.loads((tmp_path / "sortie.json").read_text(encoding="utf-8"))) == 2


def test_the_table_names_what_to_look_at(csv_file):
    text = run_check(csv_file("id;perimetre\na;35238,35115\n"))[1].decode()
    assert "à signaler   D'un seul tenant : En 2 parties." in text
    assert "proposition : retirer Fougères (35115)\xa0: -20\u202f307 hab." in text


def test_exit_0_when_nothing_blocks(csv_file):
    assert run_check(csv_file("id;siege;perimetre\na;75056;35238,35115\n"))[0] == 0


def test_exit_0_for_a_seat_without_perimeter(csv_file):
    assert run_check(csv_file("id;siege\na;35238\n"))[0] == 0


@pytest.mark.parametrize("line", ["a;35238;35238,99999", "a;99999;35238", "a;;", "a;35238;99999"])
def test_exit_1_when_the_data_keep_a_record_from_being_evaluated(csv_file, line):
    assert run_check(csv_file(f"id;siege;perimetre\n{line}\n"))[0] == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "vide.csv"),
        ("\x00\x01\x02", "binaire.csv"),
        ("id;nom\na;b\n", "sans_colonne.csv"),
        ("PK", "faux.xlsx"),
        ("x", "dossiers.pdf"),
    ],
)
def test_exit_2_and_one_sentence_when_the_file_cannot_be_used(csv_file, text, name):
    code, content, message = run_check(csv_file(text, name))
    assert (code, content) == (2, b"")
    assert message.startswith(f"{name} : ")
    assert message.endswith(".")


def test_exit_2_when_there_is_no_file(tmp_path):
    code, _, message = run_check(tmp_path / "absent.csv")
    assert code == 2
    assert message.endswith("absent.csv : fichier introuvable.")


def test_exit_2_for_a_folder_that_is_not_one_of_records(tmp_path):
    assert run_check(tmp_path)[0] == 2


def test_exit_2_for_an_unknown_format(csv_file):
    assert run_check(csv_file(SOUND), None, "odt")[2] == (
        "Format « odt » inconnu ; connus : table, json, csv, xlsx, html."
    )


def test_an_unreadable_file_is_a_dossiers_error(tmp_path):
    with pytest.raises(DossiersError):
        check_file(tmp_path / "absent.csv")


def test_outcomes_are_four():
    assert ISSUES == ("à vérifier", "à signaler", "non évaluable", "conforme")
