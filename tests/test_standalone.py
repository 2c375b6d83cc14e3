import re

from candidatures_exemple import candidatures

from ptce_geo import sources, standalone, texts

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
