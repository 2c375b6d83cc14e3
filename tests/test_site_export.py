import re
from datetime import date
from html.parser import HTMLParser

import pytest

from ptce_geo import summary, tables, texts, texts_couches, texts_fiche, texts_site
from ptce_geo.asked_layers import Asked
from ptce_geo.bundle import BundleError, read_bundle, to_records
from ptce_geo.demonstration import joined
from ptce_geo.join import join
from ptce_geo.paths import RECORDS
from ptce_geo.publish import publish
from ptce_geo.records import read_records
from ptce_geo.site_export import (
    FIRST_VIEW,
    LAYERS,
    SiteError,
    first_view_weight,
    page_name,
    site_files,
    write_site,
)

DAY = date(2026, 11, 24)
HEAVIEST = 1_500_000
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}{nom}"


class Reader(HTMLParser):
    """Cells of the table, addresses and text of a page."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.links, self.text, self.cell = [], [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "a") and self.rows:
            self.rows[-1].append("")
            self.cell = True

    def handle_endtag(self, tag):
        self.cell = self.cell and tag not in ("td", "a")

    def handle_data(self, data):
        self.text.append(data)
        if self.cell:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """The publication of the project's records, and its site."""
    folder = tmp_path_factory.mktemp("reel") / "publication"
    records = read_records(RECORDS)
    rows = join(records)
    publics = frozenset(records.candidatures.id_candidature)
    publish(rows, folder, perimetres=records.perimetres, publics=publics, on=DAY)
    return folder, site_files(folder)


@pytest.fixture(scope="module")
def bitten(drawn, tmp_path_factory):
    """The site of a file whose candidates carry markers and whose laureates bite."""
    rows, perimetres = joined(drawn), drawn.perimetres.copy()
    candidates = rows.index[rows.statut.ne("laureate")]
    texts_of = (
        "id_candidature",
        "id_ptce",
        "nom",
        "porteur",
        "site_web",
        "siege",
        "note",
        "sources",
    )
    for number in range(200):
        column = texts_of[number % len(texts_of)]
        marker = f"MARQUEUR{number:03d}X"
        value = f"DÉMONSTRATION {marker}" if column == "nom" else marker
        rows.at[candidates[number % len(candidates)], column] = value
    laureates = set(rows.id_candidature[rows.statut.eq("laureate")])
    of_candidates = ~perimetres.id_candidature.isin(laureates)
    perimetres.loc[of_candidates, "libelle"] = "MARQUEURperimetre"
    bites = rows.index[rows.statut.eq("laureate")][:2]
    rows.loc[bites, ["porteur", "siege", "sources", "site_web"]] = HOSTILE
    rows.loc[bites, "nom"] = f"DÉMONSTRATION – {HOSTILE}"
    rows.loc[bites[0], "id_ptce"] = "../../<b>PTCE"
    folder = tmp_path_factory.mktemp("fiction") / "publication"
    publish(rows, folder, perimetres=perimetres, on=DAY)
    return folder, site_files(folder)


@pytest.fixture(scope="module")
def marked(bitten):
    """The files of that site."""
    return bitten[1]


def test_the_table_of_the_page_is_that_of_the_records(real):
    folder, files = real
    read = Reader(files["index.html"].decode().split("<template")[0])
    bundle = read_bundle(folder)
    secteurs = tables.sector_words(to_records(bundle).secteurs)
    right = tables.ptce_table(summary.ptce(summary.ready(join(read_records(RECORDS)))), secteurs)
    assert [row for row in read.rows if row] == right.to_numpy().tolist()


def test_a_declared_perimeter_is_drawn_on_its_page_with_words_for_those_who_do_not_see_it(real):
    page = real[1]["ptce/textile-circulaire-occitanie.html"].decode()
    assert 'alt="Carte du périmètre, AMI 2021\xa0: ' in page
    assert texts_fiche.PERIMETRE_AUCUN in real[1]["ptce/auton-homme.html"].decode()


def test_the_sentence_counts_the_ptce_of_the_records(real):
    ptce = summary.ptce(summary.ready(join(read_records(RECORDS))))
    assert f"{len(ptce)} PTCE affichés sur {len(ptce)}, tous" in real[1]["index.html"].decode()


def test_every_ptce_has_its_page_linked_to_the_map_and_from_it(real):
    files = real[1]
    pages = [name for name in files if name.startswith("ptce/")]
    assert len(pages) == 93
    links = set(Reader(files["index.html"].decode()).links)
    assert set(pages) <= links
    assert (
        "../index.html#ptce=clus-ter-jura"
        in Reader(files["ptce/clus-ter-jura.html"].decode()).links
    )


@pytest.mark.parametrize("site", ["real", "bitten"])
def test_every_local_link_leads_to_a_file(site, request):
    files = request.getfixturevalue(site)[1]
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        for link in re.findall(r'(?:href|src)="([^"]*)"', content.decode()):
            if link.startswith(("http://", "https://", "data:", "#")):
                continue
            target = re.split(r"[?#]", link)[0]
            target = target.removeprefix("../") if name.startswith("ptce/") else target
            assert target in files, (name, link)


def test_a_page_runs_no_script_of_its_own_nor_of_another_site(real):
    for name, content in real[1].items():
        if name.endswith(".html"):
            html = content.decode()
            assert "script-src 'self'; style-src 'self'" in html
            assert re.findall(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", html) == []
            assert re.findall(r'<(?:script|link|img)[^>]*"(https?:[^"]*)', html) == []


def test_the_first_view_holds_in_a_megabyte_and_a_half(real, marked):
    assert first_view_weight(real[1]) <= HEAVIEST
    assert first_view_weight(marked) <= HEAVIEST
    loaded = {link.split("?")[0] for link in Reader(real[1]["index.html"].decode()).links}
    assert set(FIRST_VIEW) - loaded <= {"index.html", LAYERS}


def test_a_site_is_coloured_where_it_is_asked_for_and_still_light(real):
    coloured = site_files(real[0], Asked("nombre", "epci", True))
    assert first_view_weight(real[1]) < first_view_weight(coloured) <= HEAVIEST
    page = coloured["index.html"].decode()
    assert LAYERS in {link.split("?")[0] for link in Reader(page).links}
    assert texts_site.FOND_FIXE["site"].replace("'", "&#x27;") in page
    assert texts_couches.LEGENDE_PERIMETRES in page
    assert LAYERS not in real[1]


def test_no_marker_of_a_candidate_is_in_any_byte(marked):
    sent = b"\n".join([name.encode() + content for name, content in marked.items()])
    assert b"MARQUEUR" not in sent
    assert len([name for name in marked if name.startswith("ptce/")]) == 23


def test_candidates_are_totals_on_the_page_of_sources(marked, real):
    assert texts.TOTAUX_TITRE in marked["sources.html"].decode()
    assert ">157</td>" in marked["sources.html"].decode()
    assert texts.TOTAUX_TITRE not in real[1]["sources.html"].decode()


def test_fiction_is_named_on_every_page(marked, real):
    pages = [content.decode() for name, content in marked.items() if name.endswith(".html")]
    assert all(texts.FICTION in page and 'content="noindex"' in page for page in pages)
    assert texts.FICTION not in real[1]["index.html"].decode()


def test_hostile_words_are_never_markup(marked):
    for name, content in marked.items():
        if name.endswith((".html", ".js")):
            assert "<script>alert" not in content.decode(), name
    page = marked[f"ptce/{page_name('../../<b>PTCE')}"].decode()
    assert HOSTILE in "".join(Reader(page).text)


@pytest.mark.parametrize("id_ptce", ["../a", "CON", "nul", "a" * 300, "", "é", "a/b", "A"])
def test_a_page_name_is_safe_on_any_disk(id_ptce):
    assert re.fullmatch(r"ptce-[0-9a-f]{12}\.html", page_name(id_ptce))


def test_the_same_publication_gives_the_same_bytes(bitten):
    assert site_files(bitten[0]) == bitten[1]


def test_a_publication_that_was_changed_is_refused(real, tmp_path):
    for path in real[0].iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "perimetres.csv").write_text("autre")
    with pytest.raises(BundleError, match="empreinte différente"):
        site_files(tmp_path)


def test_a_site_replaces_a_former_one_whole(tmp_path):
    write_site({"site.json": b'{"site": "ptce_geo"}', "ptce/a.html": b"a"}, tmp_path / "site")
    write_site({"site.json": b'{"site": "ptce_geo"}', "b.html": b"b"}, tmp_path / "site")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["b.html", "site.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_web_server_may_read_what_is_written(tmp_path):
    write_site({"ptce/a.html": b"a"}, tmp_path / "site")
    (tmp_path / "temoin").mkdir()
    modes = [(tmp_path / name).stat().st_mode for name in ("site", "site/ptce", "temoin")]
    assert modes[0] == modes[1] == modes[2]


@pytest.mark.parametrize("mark", [None, "{}", '{"site": "autre"}', "[]", "pas du json"])
def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, mark):
    (tmp_path / "lettre.txt").write_text("à garder")
    if mark is not None:
        (tmp_path / "site.json").write_text(mark)
    with pytest.raises(SiteError, match="occupé par autre chose"):
        write_site({"index.html": b""}, tmp_path)
    assert (tmp_path / "lettre.txt").read_text() == "à garder"
    assert not (tmp_path / "index.html").exists()


def test_a_write_that_fails_leaves_the_former_site(tmp_path, monkeypatch):
    write_site({"site.json": b'{"site": "ptce_geo"}', "a.html": b"a"}, tmp_path / "site")
    rename = type(tmp_path).rename

    def refused(self, target):
        if self.name == "nouveau":
            raise OSError(28, "plus de place")
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", refused)
    with pytest.raises(OSError, match="plus de place"):
        write_site({"b.html": b"b"}, tmp_path / "site")
    assert (tmp_path / "site" / "a.html").read_bytes() == b"a"
