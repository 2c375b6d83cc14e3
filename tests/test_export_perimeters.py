"""The files of the page of one PTCE, read again: same rows, same codes, where they come from."""

import io
import json

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest

from ptce_geo import export_perimeters, intake, texts_export, trajectory, ui, ui_export_fiche
from ptce_geo.export_tables import machine_csv, people_candidatures_csv
from ptce_geo.sources import attribution_lines

# A département over two calls; arrondissements, and words that name no territory.
SHOWN = ("neo56", "fontaine-o-livres")


def view_of(id_ptce: str):
    """What the page of a PTCE exports, and the items declared of every PTCE."""
    rows = ui.candidatures()
    one = trajectory.in_order(rows[rows["id_ptce"].eq(id_ptce)])
    return ui_export_fiche.fiche_view(one), ui.declared_items()


@pytest.mark.parametrize("id_ptce", SHOWN)
def test_a_declared_perimeter_read_again_has_its_items_and_its_communes(id_ptce, tmp_path):
    shown, items = view_of(id_ptce)
    own = items[items["id_ptce"].eq(id_ptce)]
    content = export_perimeters.perimeters_geojson(shown, items)
    path = tmp_path / "perimetre.gpkg"
    path.write_bytes(export_perimeters.perimeters_geopackage(shown, items))
    for read in (
        gpd.read_file(io.BytesIO(content)),
        pyogrio.read_dataframe(path, layer=export_perimeters.LAYER),
    ):
        assert read["code"].fillna("").tolist() == own["code"].tolist()
        assert read["libelle"].tolist() == own["libelle"].tolist()
        counts = read["codes_communes"].map(lambda codes: len(codes.split("|")) if codes else 0)
        assert counts.tolist() == own["communes"].map(len).tolist() == read["communes"].tolist()
        drawn = read.geometry.notna()
        assert drawn.tolist() == own["niveau"].ne("indefini").tolist()
        assert read.geometry[drawn].is_valid.all()
        assert read.crs.to_epsg() == 4326
    assert pyogrio.read_dataframe(path, layer="candidatures")["id_candidature"].tolist() == (
        shown.candidatures["id_candidature"].tolist()
    )


def test_each_file_of_a_ptce_says_which_its_date_its_sources_and_its_licence():
    shown, items = view_of("neo56")
    book = openpyxl.load_workbook(io.BytesIO(export_perimeters.ptce_workbook(shown, items)))
    assert book.sheetnames == ["PTCE", "Candidatures", "Périmètre déclaré", "Sources"]
    collection = json.loads(export_perimeters.perimeters_geojson(shown, items))
    people = pd.read_csv(
        io.BytesIO(people_candidatures_csv(shown)), sep=";", dtype=str, encoding="utf-8-sig"
    )
    for said in (
        " ".join(str(cell.value) for row in book["Sources"].iter_rows() for cell in row),
        " ".join(text for name, text in collection.items() if name != "features"),
        " ".join(people.iloc[0, -3:]),
    ):
        assert "Néo56 (neo56)" in said
        assert all(line in said for line in attribution_lines())
        assert texts_export.LICENCE in said
        assert shown.provenance.date in said or shown.provenance.jour.isoformat() in said
    read = intake.understand(intake.read_upload([("neo56.csv", machine_csv(shown))]))
    assert read.candidatures["code_commune"].tolist() == shown.candidatures["code_commune"].tolist()
