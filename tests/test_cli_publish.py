import pytest
import typer
from typer.testing import CliRunner

from ptce_geo import cli_publish
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.publish import read_bundle

app = typer.Typer()
app.command()(cli_publish.publish_command)


@pytest.fixture
def run(tmp_path):
    def of(*arguments: str):
        return CliRunner().invoke(app, [a.replace("TMP", str(tmp_path)) for a in arguments])

    return of


@pytest.fixture
def fiction(monkeypatch):
    drawn = demonstration(180)
    read = (joined(drawn), drawn.perimetres, frozenset())
    monkeypatch.setattr(cli_publish, "read", lambda source, decisions: read)


def test_a_publication_is_written_and_its_counts_told(run, fiction, tmp_path):
    result = run("in.xlsx", "-o", "TMP/b", "--date", "2026-11-24")
    assert result.exit_code == 0
    assert "DÉMONSTRATION : 23 candidatures nommées et 157 comptées seulement" in result.output
    assert read_bundle(tmp_path / "b").manifest["date"] == "2026-11-24"


def test_an_occupied_folder_is_one_sentence_and_exit_code_2(run, fiction, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x").touch()
    result = run("in.xlsx", "-o", "TMP/b")
    assert result.exit_code == 2
    assert "occupé par autre chose" in result.output
    assert "Traceback" not in result.output
