"""The resolve command, on files as people save them."""

from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from ptce_geo.cli_resolve import resolve_command
from ptce_geo.resolve import COLUMNS

app = typer.Typer(pretty_exceptions_enable=False)
app.command("resolve")(resolve_command)


def run(*arguments: object) -> tuple[int, str]:
    """Exit code and everything printed."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def read(path: Path) -> pd.DataFrame:
    """A written file, as text."""
    return pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig", keep_default_na=False)


def test_input_columns_are_kept_and_the_answer_added(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(
        "id;commune;dep;note\n007;Grenoble;38;=1+1\n008;Valence;;-\n", encoding="utf-8"
    )
    code, printed = run(source, "-o", tmp_path / "out.csv")
    rows = read(tmp_path / "out.csv")
    assert code == 0
    assert list(rows.columns) == ["id", "commune", "dep", "note", *COLUMNS]
    assert rows.id.tolist() == ["007", "008"]
    assert rows.code.tolist() == ["38185", ""]
    # A formula is written as text, a dash is left alone.
    assert rows.note.tolist() == ["'=1+1", "-"]
    assert "2 lignes : 1 avec un code, 1 sans ; nom 1, ambigu 1" in printed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_usual_encoding_and_separator_is_read(tmp_path, encoding, separator):
    source = tmp_path / "in.csv"
    source.write_bytes(f"ville{separator}n\nSaint-Étienne{separator}1\n".encode(encoding))
    assert run(source, "-o", tmp_path / "out.csv")[0] == 0
    assert read(tmp_path / "out.csv").code.tolist() == ["42218"]


@pytest.mark.parametrize(
    "column", ["label", "Commune", "VILLE", "siège", "Code INSEE", "Siège social", "localité"]
)
def test_usual_column_names_are_recognised(tmp_path, column):
    source = tmp_path / "in.csv"
    source.write_text(f"n;{column}\n1;38185\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "out.csv")[0] == 0
    assert read(tmp_path / "out.csv").code.tolist() == ["38185"]


@pytest.mark.parametrize("column", ["departement", "Département", "dep", "code_postal", "CP"])
def test_usual_names_of_where_it_is_are_recognised(tmp_path, column):
    source = tmp_path / "in.csv"
    value = "26000" if column in ("code_postal", "CP") else "26"
    source.write_text(f"commune;{column}\nValence;{value}\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "out.csv")[0] == 0
    assert read(tmp_path / "out.csv").code.tolist() == ["26362"]


def test_a_file_of_postal_codes_alone_is_read(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("code_postal\n69100\n75018\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "out.csv")[0] == 0
    assert read(tmp_path / "out.csv").code.tolist() == ["69266", "75118"]


def test_a_spreadsheet_is_read_and_written_with_its_zeros(tmp_path):
    source = tmp_path / "in.xlsx"
    pd.DataFrame({"lieu": ["L'Abergement-Clémenciat", "1001"], "dep": ["1", ""]}).to_excel(
        source, index=False
    )
    assert run(source, "-o", tmp_path / "out.xlsx", "--place", "lieu")[0] == 0
    rows = pd.read_excel(tmp_path / "out.xlsx", dtype=str, engine="openpyxl")
    assert rows.code.tolist() == ["01001", "01001"]


def test_columns_can_be_named_and_the_level_chosen(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("a;b\nPays d'Ancenis;44\n", encoding="utf-8")
    assert (
        run(
            source,
            "-o",
            tmp_path / "o.csv",
            "--place",
            "a",
            "--departement",
            "b",
            "--level",
            "epci",
        )[0]
        == 0
    )
    assert read(tmp_path / "o.csv").code.tolist() == ["244400552"]


def test_decisions_are_read_from_their_file(tmp_path):
    source, decisions = tmp_path / "in.csv", tmp_path / "decisions.csv"
    source.write_text("label\nSeignanx\n", encoding="utf-8")
    decisions.write_text("label;code;pourquoi\nSeignanx;40312;siège du CBE\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "o.csv", "--decisions", decisions)[0] == 0
    assert read(tmp_path / "o.csv").methode.tolist() == ["decision"]


def test_the_answers_can_be_told_at_another_date(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("label\nAnnecy-le-Vieux\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "o.csv", "--date", "2013")[0] == 0
    assert read(tmp_path / "o.csv").code.tolist() == ["74011"]


def test_rows_without_a_code_are_not_a_failure(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("label\n?\nBruxelles\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "o.csv")[0] == 0


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (
            "label\nLyon\n",
            ["--place", "ville"],
            "colonne « ville » absente ; présentes : « label ».",
        ),
        ("a;b\n1;2\n", [], "aucune colonne de lieu reconnue parmi « a », « b »"),
        ("label\nLyon\n", ["--level", "canton"], "niveau « canton » inconnu ; connus : commune"),
        ("label\nLyon\n", ["--date", "demain"], "date « demain » illisible"),
        ("", [], "fichier vide"),
        ("label;x\nLyon;1;2;3\n", [], "ligne 2 : 4 cellules pour 2 colonnes"),
        ("a\x00b", [], "ce n'est pas du texte"),
    ],
)
def test_an_unusable_input_is_one_french_sentence_and_exit_code_2(
    tmp_path, content, arguments, said
):
    source = tmp_path / "in.csv"
    source.write_text(content, encoding="utf-8")
    code, printed = run(source, "-o", tmp_path / "o.csv", *arguments)
    assert code == 2
    assert said in printed
    assert len(printed.strip().splitlines()) == 1
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("absent.csv", "fichier absent"),
        ("x.pdf", "format « .pdf » inconnu ; lus : .csv"),
        ("x.xlsx", "classeur XLSX lisible"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_french_sentence(tmp_path, name, said):
    if name != "absent.csv":
        (tmp_path / name).write_bytes(b"rien de lisible")
    code, printed = run(tmp_path / name, "-o", tmp_path / "o.csv")
    assert (code, said in printed) == (2, True)


def test_an_output_that_cannot_be_written_is_one_french_sentence(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("label\nLyon\n", encoding="utf-8")
    assert run(source, "-o", tmp_path / "o.pdf")[0] == 2
    code, printed = run(source, "-o", tmp_path / "nulle" / "part.csv")
    assert (code, "écriture impossible" in printed) == (2, True)
