import re

from candidatures_exemple import candidatures

from ptce_geo import maps, site_pages, summary

ROWS = summary.ready(candidatures())


def test_every_colour_of_the_light_theme_has_another_in_the_dark():
    light, dark = (site_pages.HERE / "site.css").read_text("utf-8").split("@media screen and (pref")
    light += (site_pages.HERE / "page.css").read_text("utf-8")
    used = {match.group(1) for match in site_pages.COLOUR.finditer(light)}
    given = set(re.findall(r"--c([0-9a-f]+):", dark))
    # A new colour of page.css needs its line in the dark part of site.css: --c123abc: #…;
    assert used - given == set()


def test_the_table_is_in_the_page_before_any_script():
    html = site_pages.map_page(
        ROWS, {}, pages={}.fromkeys(ROWS["id_ptce"], "x.html"), mentions=[], fiction=False,
        adresses={name: name for name in ("actifs/site.css", "actifs/site.js", "donnees/ptce.js",
                                          "donnees/contours.js")},
    )  # fmt: skip
    body = html.split("<script")[0]
    assert body.count("<tr data-id=") == 7
    assert "7 PTCE affichés sur 7, dont 1 sans localisation." in body
    # What only a script can do is hidden until one runs.
    assert re.findall(r'<details class="filtres"[^>]*>', body)[0].endswith("data-script hidden>")


def test_data_in_a_script_cannot_close_it():
    assert "</script" not in site_pages.data_script(ROWS, {"culture": "</script><b>"})


def test_the_boundaries_of_the_script_are_those_of_the_map():
    lines = site_pages.contours_script()
    assert lines.startswith("window.ptceContours = {")
    assert set(maps.options({})["geometries"]) == set()


def test_ptce_without_a_web_source_do_not_claim_one():
    cited = site_pages.mentions(ROWS, fiction=False)
    uncited = site_pages.mentions(ROWS.assign(sources="fichier de l'appel"), fiction=False)
    assert len(cited) == len(uncited) + 1
    assert site_pages.mentions(ROWS, fiction=True) == uncited
