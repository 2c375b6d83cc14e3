import inspect
import json
import shutil
import subprocess
import sys

import geopandas as gpd
import pytest
from typer.testing import CliRunner

from ptce_geo.cli import app
from ptce_geo.cli_commands import LATER
from ptce_geo.export import WRITERS
from ptce_geo.paths import RECORDS, ROOT

RUN = CliRunner()


@pytest.mark.parametrize("loaded", LATER.values(), ids=list(LATER))
def test_the_list_of_commands_says_what_each_says_of_itself(loaded):
    assert inspect.getdoc(loaded()).partition("\n\n")[0].replace("\n", " ") == loaded.__doc__


def test_the_list_of_commands_loads_none():
    script = "import sys; from ptce_geo.cli import app; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.fixture
def folder(tmp_path):
    """A copy of the bundled records that a test may spoil."""
    return shutil.copytree(RECORDS, tmp_path / "records")


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_join_writes_every_format_and_says_what_is_in_it(suffix, tmp_path):
    path = tmp_path / f"out{suffix}"
    done = RUN.invoke(app, ["join", str(RECORDS), "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert path.stat().st_size > 1000
    assert "98 candidatures" in done.output


def test_join_keeps_the_rows_of_the_input(tmp_path):
    path = tmp_path / "out.geojson"
    RUN.invoke(app, ["join", str(RECORDS), "-o", str(path)])
    assert len(gpd.read_file(path)) == 98
    assert "IGN" in json.loads(path.read_text(encoding="utf-8"))["attribution"]


def test_an_unknown_format_is_one_sentence_and_exit_code_2(tmp_path):
    done = RUN.invoke(app, ["join", str(RECORDS), "-o", str(tmp_path / "out.shp")])
    assert done.exit_code == 2
    assert "format « .shp » inconnu ; connus : .geojson" in done.output


def test_a_missing_folder_is_one_sentence_and_exit_code_2(tmp_path):
    done = RUN.invoke(app, ["join", str(tmp_path / "rien"), "-o", str(tmp_path / "out.csv")])
    assert done.exit_code == 2
    assert "dossier introuvable" in done.output
    assert "Traceback" not in done.output


def test_a_folder_that_is_not_there_to_write_to_is_one_sentence_and_exit_code_2(tmp_path):
    done = RUN.invoke(app, ["join", str(RECORDS), "-o", str(tmp_path / "rien" / "out.csv")])
    assert done.exit_code == 2
    assert "écriture impossible" in done.output


def test_a_missing_column_names_file_and_column_and_exits_2(folder, tmp_path):
    path = folder / "candidatures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(";statut;", ";etat;", 1), "utf-8")
    done = RUN.invoke(app, ["join", str(folder), "-o", str(tmp_path / "out.csv")])
    assert done.exit_code == 2
    assert "candidatures.csv" in done.output
    assert "statut" in done.output


def test_a_wrong_word_is_told_with_the_good_ones_and_the_rest_is_written(folder, tmp_path):
    path = folder / "candidatures.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(";AAP2013;laureate;", ";AAP2013;gagnante;", 1), "utf-8")
    out = tmp_path / "out.geojson"
    done = RUN.invoke(app, ["join", str(folder), "-o", str(out)])
    assert done.exit_code == 1
    assert "gagnante" in done.output
    assert "laureate" in done.output
    assert len(gpd.read_file(out)) == 98


def test_resolve_check_and_demo_are_commands_of_the_same_line(tmp_path):
    demo, places, checked = (tmp_path / name for name in ("demo.csv", "lieux.csv", "check.json"))
    done = RUN.invoke(app, ["demo", "-n", "20", "-o", str(demo)])
    assert done.exit_code == 0, done.output
    labels = tmp_path / "etiquettes.csv"
    labels.write_text("commune;dep\nSte Foy les Lyon;69\nValence;\n", encoding="utf-8")
    done = RUN.invoke(app, ["resolve", str(labels), "-o", str(places)])
    assert done.exit_code == 0, done.output
    assert "69202" in places.read_text(encoding="utf-8-sig")
    table = tmp_path / "dossiers.csv"
    table.write_text("id;siege;perimetre\nun;06069;06069 06118\n", encoding="utf-8")
    done = RUN.invoke(app, ["check", str(table), "-o", str(checked)])
    assert done.exit_code in (0, 1), done.output
    assert json.loads(checked.read_text(encoding="utf-8"))[0]["id"] == "un"
