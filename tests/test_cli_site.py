import pytest
from typer.testing import CliRunner

from ptce_geo import cli_publish
from ptce_geo.cli import app
from ptce_geo.demonstration import joined
from ptce_geo.publish import publish


def run(*arguments):
    return CliRunner().invoke(app, ["export-site", *map(str, arguments)])


def test_the_records_of_the_project_are_written_by_default(tmp_path):
    done = run(tmp_path / "site", "--date", "2026-11-24")
    assert done.exit_code == 0, done.output
    assert "93 PTCE, 107 fichiers" in done.output
    assert "Publication du 24/11/2026" in (tmp_path / "site" / "sources.html").read_text("utf-8")


def test_a_publication_is_written_as_it_was_published(tmp_path, drawn):
    publish(joined(drawn), tmp_path / "b", perimetres=drawn.perimetres)
    done = run(tmp_path / "site", "--source", tmp_path / "b")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("DÉMONSTRATION")
    published = (tmp_path / "b" / "laureates.csv").read_bytes()
    assert (tmp_path / "site" / "donnees" / "laureates.csv").read_bytes() == published


def test_a_file_of_the_staff_goes_through_the_publication(tmp_path, drawn, monkeypatch):
    read = (joined(drawn), drawn.perimetres, frozenset())
    monkeypatch.setattr(cli_publish, "read", lambda source, decisions: read)
    (tmp_path / "in.xlsx").touch()
    done = run(tmp_path / "site", "--source", tmp_path / "in.xlsx")
    assert done.exit_code == 0, done.output
    assert "23 PTCE" in done.output


@pytest.mark.parametrize(
    ("kept", "arguments", "said"),
    [
        ("lettre.txt", ["."], "occupé par autre chose"),
        ("lettre.txt", ["lettre.txt"], "ce n'est pas un dossier"),
        ("lettre.txt", ["site", "--source", "absent"], "introuvable"),
        ("publication/manifest.json", ["site", "--source", "publication"], "version None"),
        ("site.json", [".", "--source", "site.json"], "contient la source"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    tmp_path, monkeypatch, kept, arguments, said
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / kept).parent.mkdir(exist_ok=True)
    (tmp_path / kept).write_text('{"site": "ptce_geo"}')
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert len(done.output.splitlines()) == 1
    assert (tmp_path / kept).exists()
