import shutil

import pytest
import typer
from typer.testing import CliRunner

from ptce_geo import cli_publish
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.paths import RECORDS
from ptce_geo.publish import read_bundle
from ptce_geo.records import read_records

app = typer.Typer()
app.command()(cli_publish.publish_command)


@pytest.fixture
def run(tmp_path):
    def of(*arguments: str):
        return CliRunner().invoke(app, [a.replace("TMP", str(tmp_path)) for a in arguments])

    return of


@pytest.fixture
def fiction(monkeypatch, tmp_path):
    drawn = demonstration(180)
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
