import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from ptce_geo.cli_demo import demo_command

app = typer.Typer()
app.command()(demo_command)


@pytest.fixture
def run(tmp_path):
    def of(*arguments: str):
        return CliRunner().invoke(app, [a.replace("TMP", str(tmp_path)) for a in arguments])

    return of


def test_a_workbook_is_written_in_the_demarche_form_by_default(run, tmp_path):
    result = run("-o", "TMP/demo.xlsx")
    assert result.exit_code == 0
    assert "DÉMONSTRATION : 180 candidatures fictives" in result.output
    assert (
        len(pd.read_excel(tmp_path / "demo.xlsx", engine="openpyxl", sheet_name="Dossiers")) == 180
    )


def test_a_csv_is_flat_and_the_truth_is_written_beside(run, tmp_path):
    result = run("-o", "TMP/demo.csv", "-n", "60", "--seed", "4", "--verite", "TMP/v.csv")
    assert result.exit_code == 0
    assert len(pd.read_csv(tmp_path / "demo.csv", sep=";", dtype="str")) == 60
    assert "valeur_juste" in pd.read_csv(tmp_path / "v.csv", sep=";")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "TMP/demo.ods"], "format « .ods » impossible"),
        (["-o", "TMP/demo.csv", "--appel", "AAP1999"], "appel « AAP1999 » inconnu"),
        (["-o", "TMP/absent/demo.csv"], "écriture impossible"),
    ],
)
def test_an_unusable_request_is_one_sentence_and_exit_code_2(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
