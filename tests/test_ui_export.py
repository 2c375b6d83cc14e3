"""The panel « Exporter ce que je vois » of each page."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from ptce_geo import (
    paths,
    texts_couches,
    texts_export,
    ui,
    ui_carte,
    ui_couches,
    ui_export,
    ui_export_duel,
    ui_export_fiche,
    ui_portrait,
)
from ptce_geo.export_formats import FORMATS
from ptce_geo.export_layers import with_layers
from ptce_geo.selection import filter_sentence
from ptce_geo.ui_vue import FILTERS

SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")


def opened(page: str = "carte", panel: str = ui_export.PANEL, **address: str) -> AppTest:
    """A page with a panel opened, as if reached by a link."""
    app = AppTest.from_file(SCRIPT, default_timeout=60)
    app.session_state[panel] = True
    for name, codes in address.items():
        app.query_params[name] = codes
    app.run()
    if page != "carte":
        app.switch_page(str(paths.ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception
    return app


def downloads(app: AppTest) -> list[str]:
    """Words of the buttons that give a file."""
    return [button.proto.label for button in app.get("download_button")]


def test_every_format_has_its_button():
    assert set(texts_export.FORMATS.values()) <= set(downloads(opened(statut="laureate")))
    assert list(texts_export.FORMATS) == list(FORMATS)


def test_a_closed_panel_costs_no_button():
    app = opened(panel="nulle part")
    assert texts_export.PANNEAU in [panel.label for panel in app.expander]
    assert not app.get("download_button")


def test_where_nothing_is_shown_there_is_nothing_to_export():
    app = opened(appel="AMI2024", region="53")
    assert not app.get("download_button")
    said = " ".join(block.proto.body for block in app.get("html"))
    assert texts_export.PANNEAU_VIDE in said


def test_the_page_on_figures_gives_its_tables():
    labels = downloads(opened("chiffres", ui_export.FIGURES))
    assert texts_export.TABLEAUX_XLSX in labels
    assert len(labels) == 1 + len(texts_export.TABLEAUX)


def test_the_page_of_a_ptce_gives_its_files_and_says_what_there_is_not():
    app = opened("fiche", ui_export_fiche.PANEL, ptce="neo56")
    assert set(texts_export.FORMATS_FICHE.values()) <= set(downloads(app))
    rows = ui.candidatures()
    bare = next(one for one in rows["id_ptce"] if one not in set(ui.declared_items()["id_ptce"]))
    app = opened("fiche", ui_export_fiche.PANEL, ptce=bare)
    assert texts_export.FORMATS_FICHE["geojson"] not in downloads(app)
    said = " ".join(block.proto.body for block in app.get("html"))
    assert texts_export.RIEN_FICHE["perimetre"] in said


def test_the_page_that_compares_gives_its_files():
    app = opened("comparer", ui_export_duel.PANEL)
    assert set(texts_export.FORMATS_DUEL.values()) <= set(downloads(app))


def test_the_perimeters_go_with_the_map_where_the_page_shows_them():
    chosen = {name: [] for name in FILTERS}
    shown = ui_export.shown_view(ui_carte.shown_ptce(chosen), chosen)
    hidden, drawn = (
        ui_couches.drawn_perimeters(chosen, ui_couches.Chosen(None, "regions", asked))
        for asked in (False, True)
    )
    assert with_layers(shown, None, hidden).perimetres is None
    alone = FORMATS["html"].content(with_layers(shown, None, drawn)).decode()
    assert alone.count('"morceaux":[{') == len(drawn) > 30
    assert '"coordinates":[]' not in alone
    assert texts_couches.LEGENDE_PERIMETRES in alone


def test_the_coloured_ground_goes_with_the_map_and_the_workbook():
    chosen = {name: [] for name in FILTERS}
    layers = ui_couches.Chosen("nombre", "departements", False)
    ground = ui_couches.coloured(chosen, layers)
    assert ground is not None
    shown = ui_export.shown_view(ui_carte.shown_ptce(chosen), chosen)
    view = with_layers(shown, ground, None)
    assert view.zones is not None
    assert view.zones.level == "departements"
    book = load_workbook(BytesIO(FORMATS["xlsx"].content(view)))
    assert book.sheetnames == ["PTCE", "Candidatures", "Fond coloré", "Sources"]
    assert book["Fond coloré"].max_row == 1 + len(ground.of.chiffres)


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"statut": ["laureate"], "region": ["53"]},
        {"q": ["culture"]},
        {"territoire": ["region:53"], "lien": ["touche"]},
    ],
)
def test_what_is_exported_is_what_is_shown(chosen):
    chosen = {**{name: [] for name in FILTERS}, **chosen}
    ptce = ui_carte.shown_ptce(chosen)
    shown = ui_export.shown_view(ptce, chosen)
    assert shown.ptce is ptce
    assert set(shown.candidatures["id_ptce"]) == set(ptce["id_ptce"])
    assert shown.provenance.compte == ui_portrait.count(chosen)
    if any(chosen.values()):
        assert filter_sentence(chosen, ui.labels()) in shown.provenance.selection
