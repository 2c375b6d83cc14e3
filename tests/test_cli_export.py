import io
import json

import pandas as pd
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from ptce_geo import texts_couches
from ptce_geo.cli import app
from ptce_geo.paths import RECORDS

RUN = CliRunner()


def export(path, *more: str):
    """The command on the bundled records."""
    return RUN.invoke(app, ["export", str(RECORDS), "-o", str(path), *more])


@pytest.mark.parametrize("suffix", ["pdf", "csv"])
def test_a_file_is_written_in_the_format_of_its_suffix(suffix, tmp_path):
    path = tmp_path / f"carte.{suffix}"
    done = export(path)
    assert done.exit_code == 0, done.output
    assert "93 PTCE affichés sur 93" in done.output
    assert path.stat().st_size > 10_000


def test_filters_are_given_by_code_or_by_name_and_repeat(tmp_path):
    path = tmp_path / "vu.geojson"
    done = export(path, "--statut", "lauréate", "--region", "53", "--region", "La Réunion")
    assert done.exit_code == 0, done.output
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["selection"] == "Filtres\xa0: lauréates, Bretagne ou La Réunion."
    found = {feature["properties"]["code_region"] for feature in collection["features"]}
    assert found == {"53", "04"}


def test_layers_have_the_names_of_the_address(tmp_path):
    path = tmp_path / "carte.html"
    asked = ("--fond", "nombre", "--niveau", "departements", "--perimetres", "--ptce", "neo56")
    done = export(path, *asked, "--q", "bretagne")
    assert done.exit_code == 0, done.output
    html = path.read_text(encoding="utf-8")
    assert "Nombre de PTCE, par département" in html
    assert texts_couches.LEGENDE_PERIMETRES in html
    assert '"choisi":"neo56"' in html
    assert "hors des filtres" not in done.output
    done = export(path, "--ptce", "neo56", "--q", "jura")
    assert "--ptce neo56\xa0: hors des filtres" in done.output


def test_a_workbook_has_the_figures_of_the_ground(tmp_path):
    path = tmp_path / "liste.xlsx"
    asked = ("--fond", "PTCE par million d'habitants", "--niveau", "Régions de 2013")
    done = export(path, *asked)
    assert done.exit_code == 0, done.output
    assert load_workbook(path)["Fond coloré"].max_row == 1 + 27


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("--fond", "densite"),
            "«\xa0densite\xa0» inconnu\u202f; connus\xa0: nombre (Nombre de PTCE)",
        ),
        (("--fond", "million", "--niveau", "communes"), "«\xa0communes\xa0» inconnu"),
        (("--niveau", "epci"), "indiquez aussi --fond"),
        (("--ptce", "absent"), "identifiant «\xa0absent\xa0»"),
    ],
)
def test_a_wrong_layer_is_named_and_nothing_is_written(asked, said, tmp_path):
    done = export(tmp_path / "carte.html", *asked)
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "carte.html").exists()


def test_the_csv_for_machines_is_asked_for(tmp_path):
    path = tmp_path / "vu.csv"
    assert export(path, "--machine").exit_code == 0
    assert len(pd.read_csv(io.BytesIO(path.read_bytes()), dtype=str)) == 98


def test_a_search_and_a_territory_filter_too(tmp_path):
    path = tmp_path / "vu.geojson"
    done = export(path, "--territoire", "region:53", "--touche", "--recherche", "redon")
    assert done.exit_code == 0, done.output
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert (
        collection["selection"]
        == "Filtres\xa0: touchant Bretagne (région), recherche «\xa0redon\xa0»."
    )
    assert collection["features"]
    wrong = export(path, "--territoire", "canton:38")
    assert wrong.exit_code == 2
    assert "« canton:38 » inconnu ; attendu : un niveau" in wrong.output


def test_a_wrong_value_is_named_with_the_good_ones_and_exits_2(tmp_path):
    done = export(tmp_path / "vu.csv", "--statut", "gagnante")
    assert done.exit_code == 2
    assert (
        "«\xa0gagnante\xa0» inconnu\u202f; connus\xa0: deposee (Déposée), laureate (Lauréate)"
        in done.output
    )


def test_a_wrong_format_is_named_with_the_good_ones_and_exits_2(tmp_path):
    done = export(tmp_path / "vu.shp")
    assert done.exit_code == 2
    assert "«\xa0.shp\xa0» inconnu\u202f; connus\xa0: .pdf, .png" in done.output


def test_nothing_to_write_is_said_and_exits_2(tmp_path):
    path = tmp_path / "vu.csv"
    done = export(path, "--appel", "AMI2024", "--region", "Bretagne")
    assert done.exit_code == 2
    assert not path.exists()
