"""The panel « Exporter ce que je vois » of the page Carte."""

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import paths, texts_export, ui, ui_carte, ui_export, ui_portrait
from ptce_geo.export_formats import FORMATS
from ptce_geo.selection import filter_sentence
from ptce_geo.ui_vue import FILTERS

SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")


def opened(**address: str) -> AppTest:
    """The page Carte, as if reached by a link."""
    app = AppTest.from_file(SCRIPT, default_timeout=60)
    for name, codes in address.items():
        app.query_params[name] = codes
    app.run()
    assert not app.exception
    return app


def test_every_format_has_its_button():
    labels = [button.proto.label for button in opened(statut="laureate").get("download_button")]
    assert set(texts_export.FORMATS.values()) <= set(labels)
    assert list(texts_export.FORMATS) == list(FORMATS)


def test_where_nothing_is_shown_there_is_nothing_to_export():
    app = opened(appel="AMI2024", region="53")
    assert not app.get("download_button")
    said = " ".join(block.proto.body for block in app.get("html"))
    assert texts_export.PANNEAU_VIDE in said


def test_the_page_on_figures_gives_its_tables():
    app = opened().switch_page(str(paths.ROOT / "pages" / "chiffres.py")).run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert texts_export.TABLEAUX_XLSX in labels
    assert len(labels) == 1 + len(texts_export.TABLEAUX)


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
