"""Journeys on the page Importer, in a real Chromium."""

import io
from pathlib import Path

import openpyxl
import pytest
from app_server import wait_for

from ptce_geo import demonstration, demonstration_files
from ptce_geo import texts_importer as words

pytestmark = pytest.mark.browser

MARKS = [
    "<script>window.pirate = 1</script>",
    "<img src=x onerror='window.pirate = 1'>",
    "\"><svg onload='window.pirate = 1'>",
    "javascript:window.pirate=1",
    "{{constructor.constructor('window.pirate=1')()}}",
]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("demo") / "demonstration.xlsx"
    demonstration_files.write(demonstration.demonstration(60), path, "demarche")
    return str(path)


def given(page, application, *paths: str, decisions: str | None = None) -> str:
    """The page once these files are read, and the sentence it says."""
    page.goto(application + "importer")
    inputs = page.locator("input[type=file]")
    wait_for(page, lambda: inputs.count() == 2, "la page ne s'ouvre pas")
    inputs.first.set_input_files(list(paths))
    read = page.get_by_role("button", name=words.LIRE, exact=True)
    wait_for(page, read.is_enabled, "le fichier n'arrive pas")
    if decisions is not None:
        inputs.last.set_input_files(decisions)
        wait_for(page, page.get_by_text(Path(decisions).name).count, "décisions non reçues")
        wait_for(page, lambda: at_rest(page), "la page ne s'arrête pas")
    read.click()
    sentence(page, "lue")
    # What is read is shown part after part: a press on a part about to be drawn again is lost.
    wait_for(page, lambda: at_rest(page), "la page ne s'arrête pas")
    return sentence(page, "lue")


def at_rest(page) -> bool:
    """Whether the script of the page has stopped running."""
    state = page.get_by_test_id("stApp").get_attribute("data-test-script-state")
    return state == "notRunning"


def sentence(page, word: str) -> str:
    def said() -> str:
        found = page.locator(".phrase")
        return found.inner_text() if found.count() else ""

    return wait_for(page, lambda: word in said() and said(), "rien n'a été lu")


def download(page, label: str) -> bytes:
    button = page.get_by_role("button", name=label, exact=True)
    wait_for(page, button.count, "pas de téléchargement")
    with page.expect_download(timeout=60_000) as waited:
        button.click()
    return Path(waited.value.path()).read_bytes()


def tick(page, row: int) -> None:
    """Tick one row of the findings, drawn on a canvas: by its place."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 35 * row + 17)


def test_what_is_decided_once_is_not_asked_again(page, application, workbook, tmp_path):
    first = given(page, application, workbook)
    assert first.startswith("60 candidatures lues")
    tick(page, 0)
    keep = page.get_by_role("button", name=words.GARDER)
    wait_for(page, keep.is_enabled, "rien n'est coché")
    wait_for(page, page.locator(".tableau-coches tbody tr").count, "le constat n'est pas redit")
    keep.click()
    wait_for(page, lambda: sentence(page, "lue") != first, "rien n'a changé")
    wait_for(page, lambda: at_rest(page), "la page ne s'arrête pas")
    after = sentence(page, "lue")
    lines = tmp_path / "decisions.csv"
    lines.write_bytes(download(page, words.EMPORTER["decisions"]))
    assert ";garder;" in lines.read_text(encoding="utf-8-sig")
    assert given(page, application, workbook, decisions=str(lines)) == after


def test_the_report_taken_away_marks_the_cells(page, application, workbook):
    given(page, application, workbook)
    book = openpyxl.load_workbook(io.BytesIO(download(page, words.EMPORTER["rapport"])))
    assert book.sheetnames[0] == "Constats"
    assert any(cell.comment for row in book["Dossiers"].iter_rows() for cell in row)


def test_no_script_of_a_file_runs_in_the_page(page, application, tmp_path):
    quoted = ['"' + mark.replace('"', '""') + '"' for mark in MARKS]
    rows = [f"{mark};{mark};{mark};AMI 2023;lauréat" for mark in quoted]
    text = "\n".join(["Nom du PTCE;Structure porteuse;Commune du siège;Appel;Statut", *rows])
    path = tmp_path / "hostile.csv"
    path.write_text(text, encoding="utf-8")
    given(page, application, str(path))
    wait_for(page, page.get_by_role("button", name=words.RECOMMENCER).count, "page incomplète")
    assert page.evaluate("() => window.pirate === undefined")
    standalone = tmp_path / "carte.html"
    standalone.write_bytes(download(page, words.EMPORTER["carte"]))
    page.goto(standalone.as_uri())
    assert page.evaluate("() => window.pirate === undefined")


def test_a_file_that_cannot_be_read_gets_its_sentence(page, application, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"%PDF-1.7\n")
    page.goto(application + "importer")
    inputs = page.locator("input[type=file]")
    wait_for(page, lambda: inputs.count() == 2, "la page ne s'ouvre pas")
    inputs.first.set_input_files(str(path))
    read = page.get_by_role("button", name=words.LIRE, exact=True)
    wait_for(page, read.is_enabled, "le fichier n'arrive pas")
    read.click()
    told = page.get_by_text("Ce fichier est un document PDF, pas un tableau")
    wait_for(page, told.count, "pas de phrase")


def test_another_reader_sees_nothing_of_the_file(page, browser, application, workbook):
    given(page, application, workbook)
    other = browser.new_page()
    other.goto(application + "importer")
    wait_for(
        other, lambda: other.locator("input[type=file]").count() == 2, "la page ne s'ouvre pas"
    )
    assert other.locator(".phrase").count() == 0
    other.close()
