import base64
import gzip
import json
import re

import pandas as pd
import pytest
from candidatures_exemple import candidatures

from ptce_geo import (
    assets,
    choropleth,
    choropleth_words,
    langue,
    map_layers,
    sources,
    standalone,
    summary,
    texts,
    texts_site,
)

HTML = standalone.html(candidatures(), {"culture": "Culture"})


def test_nothing_is_loaded_from_outside_the_file():
    loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']?([^\"' >]+)", HTML)
    assert {address for address in loaded if not address.startswith("data:")} == set()
    assert "default-src 'none'" in HTML


def test_only_sources_are_links():
    links = set(re.findall(r'href="(https?://[^"]+)"', HTML))
    assert {link for link in links if "leafletjs" not in link} == {"https://exemple.test/page"}


def test_a_name_is_never_markup():
    assert "<script>alert" not in HTML


def test_the_file_carries_legend_attribution_and_every_row():
    assert texts.LEGENDE in HTML
    assert all(line in HTML for line in sources.attribution_lines())
    assert HTML.count("<tr data-id=") == 7


def test_each_choice_tells_how_many_ptce_it_holds():
    assert re.search(r'value="laureate"> Lauréate <span class="nombre">\(4\)', HTML)


def test_fiction_is_named_and_cites_no_source_of_the_ptce():
    rows = candidatures().assign(demonstration=True)
    html = standalone.html(rows)
    assert texts.FICTION in html
    assert texts.PIED_PTCE.replace("'", "&#39;") not in html


def test_no_record_still_makes_a_page():
    assert texts.LEGENDE in standalone.html(candidatures().iloc[:0])


# --- what lies under the signs --------------------------------------------------------------------


def ground(level: str) -> choropleth_words.Coloured:
    """The PTCE of the example, by the territories of a département that one declares."""
    items = pd.DataFrame(
        [("a13", "departement", "56")], columns=["id_candidature", "niveau", "code"]
    )
    return choropleth_words.coloured(choropleth.declaring(candidatures(), items, level))


def held(html: str) -> dict:
    """The layers that a file holds."""
    start = html.index("window.ptceDessous = ") + len("window.ptceDessous = ")
    return json.JSONDecoder().raw_decode(html[start:])[0]


def test_a_file_without_a_ground_holds_no_layer():
    assert "window.ptceDessous =" not in HTML
    assert "legende couches" not in HTML


@pytest.mark.parametrize("level", ["regions", "departements", "regions_2013", "epci"])
def test_the_ground_is_that_of_the_screen_with_its_lines(level):
    shown = ground(level)
    told = held(standalone.html(candidatures(), fond=shown))
    names = dict(zip(candidatures()["id_ptce"], candidatures()["nom"], strict=True))
    assert told["fond"] == json.loads(json.dumps(map_layers.ground(shown, names)))
    lines = {name: gzip.decompress(base64.b64decode(text)) for name, text in told["traits"].items()}
    whole = () if level in ("regions", "departements") else (level,)
    assert lines == {name: assets.geometry(name).encode() for name in whole}


def test_the_ground_is_told_in_words_with_its_figures_and_what_it_leaves_out():
    shown = ground("departements")
    html = standalone.html(candidatures(), fond=shown)
    assert choropleth_words.legend_html(shown, [texts_site.FOND_FIXE["fichier"]]) in html
    rows = choropleth_words.said_table(shown.of)
    assert html.count('<tr><th scope="row">') == len(rows) == len(shown.of.chiffres)


def test_figures_are_written_as_readers_write_them():
    dense = choropleth.per_inhabitants(summary.ready(candidatures()), "departements")
    first = choropleth_words.said_table(dense).iloc[0]
    assert re.fullmatch(r"\d+,\d", first["Par million"])
    assert re.fullmatch(r"\d+(\u202f\d{3})+", first["Habitants"])
    with langue.speaking("en"):
        assert re.fullmatch(r"\d+\.\d", choropleth_words.said_table(dense).iloc[0, 2])


def test_every_layer_leaves_the_file_without_a_request():
    html = standalone.html(candidatures(), fond=ground("epci"), perimetres=[], choisi="alpha")
    loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']?([^\"' >]+)", html)
    assert {address for address in loaded if not address.startswith("data:")} == set()
    assert held(html)["choisi"] == "alpha"
