"""What docs/integration.md tells of the address is what the address understands."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import framing, paths, texts, texts_barre, ui, ui_couches, ui_vue

PAGE = (paths.ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| ([\w-]+) \| (.+) \|$", PAGE, re.MULTILINE)
EMBED = {"embed"}


def test_the_documented_parameters_are_those_that_exist():
    assert {name for name, _, _ in ROWS} == {*ui_vue.PARAMETERS, *ui_vue.CHOICES, *EMBED}
    assert len(ROWS) == len({name for name, _, _ in ROWS})


def test_each_is_documented_with_its_pages():
    paths_of = {stem: path for stem, (_, path) in texts.PAGES.items()}
    pages = {name: one.pages for name, one in ui_vue.PARAMETERS.items()}
    pages |= {name: (page,) for name, page in ui_vue.CHOICES.items()}
    told = {name: where for name, where, _ in ROWS if name not in EMBED}
    assert told == {
        name: " ".join(paths_of[stem] for stem in stems) or "toutes"
        for name, stems in pages.items()
    }


@pytest.mark.parametrize("name", ["phase", "statut", "territoire", "lien", "regle", "issue"])
def test_the_documented_values_are_accepted(name):
    values = next(values for own, _, values in ROWS if own == name)
    codes = re.findall(r"`([\w:-]+)`", values.replace("`territoire`", ""))
    accepts = ui_vue.PARAMETERS[name].accepts
    if name in ("statut", "phase"):
        # Those that the records of the day hold are a part of the vocabulary.
        known = {"statut": texts.STATUTS, "phase": texts.PHASES}[name]
        assert set(codes) == set(known)
    else:
        assert all(accepts(code) for code in codes)


@pytest.mark.parametrize("name", ["fond", "niveau", "perimetres"])
def test_the_documented_layers_are_those_of_the_map(name):
    values = next(values for own, _, values in ROWS if own == name)
    assert re.findall(r"`(\w+)`", values.partition(" : ")[0]) == sorted(
        ui_couches.codes(name), key=values.index
    )


@pytest.fixture
def framed(monkeypatch) -> AppTest:
    monkeypatch.setattr(ui, "embedded", lambda: True)
    app = AppTest.from_file(str(paths.ROOT / "ptce_geo" / "ui_accueil.py"), default_timeout=60)
    app.query_params["statut"] = "laureate"
    return app.run()


def test_a_frame_has_no_filters_and_one_line_of_source_with_the_way_out(framed):
    html = " ".join(block.proto.body for block in framed.get("html"))
    assert not framed.exception
    assert not framed.sidebar.children
    assert not framed.selectbox
    assert "<footer" not in html
    assert texts_barre.SOURCE_COURTE in html
    assert 'href="?statut=laureate"' in html


def test_a_frame_still_counts_and_lists_what_it_shows(framed):
    html = " ".join(block.proto.body for block in framed.get("html"))
    drawn = {one.proto.component_name: one.proto.json for one in framed.get("bidi_component")}
    assert set(drawn) == {"ptce_tableau"}
    shown = re.search(r"(\d+) PTCE affichés sur", html)
    # A first page of the table, and the rest a gesture away.
    assert 0 < len(json.loads(drawn["ptce_tableau"])["lignes"]) <= int(shown[1])


@pytest.mark.parametrize(
    "origin", ["exemple.fr", "https://a.fr/chemin", "https://a.fr;b", "'none'"]
)
def test_a_site_that_is_not_an_origin_is_named(origin):
    with pytest.raises(framing.FramingError, match="n'est pas l'adresse d'un site"):
        framing.allowed_origins({"PTCE_INTEGRATION": f"https://a.fr {origin}"})
