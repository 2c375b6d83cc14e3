import shutil

import pytest
import typer
from typer.testing import CliRunner

from ptce_geo import cli_publish
from ptce_geo.bundle import read_bundle
from ptce_geo.demonstration import joined
from ptce_geo.demonstration_files import table, write
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records

app = typer.Typer()
app.command()(cli_publish.publish_command)


@pytest.fixture
def run(tmp_path):
    def of(*arguments: str):
        return CliRunner().invoke(app, [a.replace("TMP", str(tmp_path)) for a in arguments])

    return of


@pytest.fixture
def fiction(drawn, monkeypatch, tmp_path):
    read = (joined(drawn), drawn.perimetres, frozenset())
    monkeypatch.setattr(cli_publish, "read", lambda source, decisions: read)
    (tmp_path / "in.xlsx").touch()


def test_a_publication_is_written_and_its_counts_told(run, fiction, tmp_path):
    result = run("TMP/in.xlsx", "-o", "TMP/b", "--date", "2026-11-24")
    assert result.exit_code == 0
    assert "DÉMONSTRATION : 23 candidatures nommées et 157 comptées seulement" in result.output
    assert read_bundle(tmp_path / "b").manifest["date"] == "2026-11-24"


def test_an_occupied_folder_is_one_sentence_and_exit_code_2(run, fiction, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x").touch()
    result = run("TMP/in.xlsx", "-o", "TMP/b")
    assert result.exit_code == 2
    assert "occupé par autre chose" in result.output
    assert "Traceback" not in result.output


def test_a_missing_input_is_one_sentence_and_exit_code_2(run):
    result = run("TMP/absent.xlsx", "-o", "TMP/b")
    assert result.exit_code == 2
    assert "introuvable" in result.output


def test_the_records_of_the_project_are_all_named(run, tmp_path):
    result = run(str(RECORDS), "-o", "TMP/b")
    assert result.exit_code == 0
    read = read_bundle(tmp_path / "b")
    assert len(read.laureates) == len(read_records(RECORDS).candidatures)
    assert read.totaux.empty


def test_a_copy_of_the_records_names_laureates_only(run, tmp_path):
    # Elsewhere than in the project nobody reviewed the lines.
    shutil.copytree(RECORDS, tmp_path / "records")
    assert run("TMP/records", "-o", "TMP/b").exit_code == 0
    assert set(read_bundle(tmp_path / "b").laureates.statut) == {"laureate"}


def test_a_demarche_workbook_is_read_understood_and_published(run, drawn, tmp_path):
    write(drawn, tmp_path / "demo.xlsx", "demarche")
    result = run("TMP/demo.xlsx", "-o", "TMP/b")
    assert result.exit_code == 0
    assert "DÉMONSTRATION : 23 candidatures nommées et 157 comptées" in result.output
    read = read_bundle(tmp_path / "b")
    assert read.totaux.effectif[read.totaux.dimension.eq("total")].tolist() == [157]
    assert read.laureates.demonstration.all()


def test_200_markers_in_the_cells_of_a_file_are_in_no_byte_of_its_publication(run, drawn, tmp_path):
    rows = table(drawn)
    candidates = rows.index[drawn.justes.statut.ne("laureate")]
    columns = [
        "N° de dossier",
        "Nom du pôle",
        "Structure porteuse",
        "Courriel du contact",
        "Secteurs d'activité",
        "Commune du siège",
        "Code INSEE du siège",
        "Département",
        "Région",
        "Périmètre",
        "Sources",
    ]
    for number in range(200):
        column = columns[number % len(columns)]
        marker = f"MARQUEUR{number:03d}X"
        value = f"DÉMONSTRATION {marker}" if column == "Nom du pôle" else marker
        rows.loc[candidates[number % len(candidates)], column] = value
    rows.to_csv(tmp_path / "MARQUEURnom.csv", sep=";", index=False, encoding="utf-8-sig")
    result = run("TMP/MARQUEURnom.csv", "-o", "TMP/b")
    assert result.exit_code == 0
    sent = b"".join(path.read_bytes() for path in (tmp_path / "b").iterdir())
    assert b"MARQUEUR" not in sent
    assert len(read_bundle(tmp_path / "b").laureates) == 23


def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_code_2(run, tmp_path):
    (tmp_path / "vide.xlsx").write_bytes(b"PK\x03\x04 rien")
    result = run("TMP/vide.xlsx", "-o", "TMP/b")
    assert result.exit_code == 2
    assert result.output.strip()
    assert "Traceback" not in result.output
    assert not (tmp_path / "b").exists()
