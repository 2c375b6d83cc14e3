"""The staff's path, end to end: a spreadsheet in, a public map out, nothing asked twice."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from app_server import ROOT, map_frame, served, wait_for

from ptce_geo import texts
from ptce_geo import texts_importer as words
from ptce_geo.bundle import read_bundle
from ptce_geo.decisions import DUPLICATE
from ptce_geo.demonstration import demonstration
from ptce_geo.demonstration_files import write
from ptce_geo.intake import read_upload, understand
from ptce_geo.interpretation import BLOCKING, TO_EXAMINE

pytestmark = pytest.mark.browser
REPAIRS = 3


def repairs(workbook: Path) -> list[int]:
    """Lines of the findings whose proposal is accepted, each as it stands in its turn."""
    found = understand(read_upload([(workbook.name, workbook.read_bytes())])).findings
    asking = found[found.gravite.isin([BLOCKING, TO_EXAMINE])].reset_index(drop=True)
    proposed = asking.index[asking.proposition.ne("") & asking.champ.ne(DUPLICATE)]
    # A finding that is answered leaves the list.
    return [int(line) - turn for turn, line in enumerate(proposed[:REPAIRS])]


def sentence(page) -> str:
    """What the page says it has read."""
    found = page.locator(".phrase")
    return found.inner_text() if found.count() else ""


def give(page, workbook: Path, decisions: Path | None = None) -> str:
    """Hand over the files, and what the page then says."""
    inputs = page.locator("input[type=file]")
    wait_for(page, lambda: inputs.count() == 2, "la page ne s'ouvre pas")
    rest(page)
    if decisions is not None:
        inputs.last.set_input_files(str(decisions))
        page.get_by_text(decisions.name).wait_for()
    inputs.first.set_input_files(str(workbook))
    read = page.get_by_role("button", name=words.LIRE, exact=True)
    wait_for(page, read.is_enabled, "le fichier n'arrive pas")
    read.click()
    return wait_for(page, lambda: "lues" in sentence(page) and sentence(page), "rien n'est lu")


def shown(page) -> int:
    """How many PTCE the page says its map shows."""
    said = page.get_by_text(re.compile(r"^\d+ PTCE")).first.inner_text()
    return int(said.split()[0])


def take(page, label: str) -> bytes:
    """A file taken away."""
    rest(page)
    button = page.get_by_role("button", name=label, exact=True)
    wait_for(page, button.count, "pas de téléchargement")
    with page.expect_download(timeout=60_000) as waited:
        button.click()
    return Path(waited.value.path()).read_bytes()


def rest(page) -> None:
    """Wait until the script has run to its end."""
    page.wait_for_timeout(500)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=60_000)


def tick(page, row: int) -> None:
    """Tick a row of the findings, drawn on a canvas: by its place."""
    rest(page)
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 35 * row + 17)


@pytest.fixture(scope="module")
def journey(browser, application, tmp_path_factory):
    """Read 180 fictional candidatures, repair three, keep one sector, publish, take everything."""
    folder = tmp_path_factory.mktemp("parcours")
    workbook = folder / "DEMONSTRATION.xlsx"
    write(demonstration(180), workbook, "demarche")
    page = browser.new_page(viewport={"width": 1440, "height": 1100})
    page.goto(application + "importer")
    told = {"lu": give(page, workbook)}
    for line in repairs(workbook):
        tick(page, line)
        accept = page.get_by_role("button", name=words.ACCEPTER, exact=True)
        wait_for(page, accept.is_enabled, "aucune proposition n'est cochée")
        accept.click()
        # Nothing is ticked any more once the answer is taken.
        wait_for(page, accept.is_disabled, "la réponse n'est pas prise")
    told["décidé"] = sentence(page)
    told["cohérence"] = page.get_by_role("heading", name=words.COHERENCE_TITRE).count()
    rest(page)
    told["tous"] = shown(page)
    sectors = page.get_by_test_id("stMultiSelect").filter(has_text=words.SECTEURS)
    # A list closes when the page scrolls, as the click itself would make it do.
    sectors.scroll_into_view_if_needed()
    rest(page)
    sectors.locator("input").click()
    page.get_by_role("option", name="Culture et industries créatives").click()
    # An open list hides the rest of the page from assistive technology, and from us.
    page.keyboard.press("Escape")
    rest(page)
    told["culture"] = shown(page)
    decisions = folder / "decisions.csv"
    decisions.write_bytes(take(page, words.EMPORTER["decisions"]))
    archive = take(page, words.EMPORTER["publication"])
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(folder / "publication")
    page.goto("about:blank")
    page.goto(application + "importer")
    told["relu"] = give(page, workbook, decisions)
    page.close()
    return told, folder


def test_the_180_files_are_read(journey):
    assert journey[0]["lu"].startswith("180 candidatures lues")


def test_nothing_that_was_decided_is_asked_again(journey):
    told, _ = journey
    assert told["décidé"] != told["lu"]
    assert told["relu"] == told["décidé"]


def test_the_three_decisions_were_taken_away(journey):
    lines = (journey[1] / "decisions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + REPAIRS
    assert all(";remplacer;" in line for line in lines[1:])


def test_the_perimeters_were_checked_and_a_sector_filters_the_map(journey):
    told, _ = journey
    assert told["cohérence"] == 1
    assert 0 < told["culture"] < told["tous"] <= 180


def test_the_publication_taken_away_is_served(journey, browser):
    folder = journey[1] / "publication"
    laureates = read_bundle(folder).laureates
    assert len(laureates) == 23
    with served(ROOT / "app.py", PTCE_PUBLICATION=str(folder)) as url:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        map_frame(page)
        page.locator("footer.pied").wait_for(timeout=60_000)
        assert page.get_by_text(texts.FICTION).count() == 1
        assert page.get_by_text("23 PTCE").count() >= 1
        page.close()
