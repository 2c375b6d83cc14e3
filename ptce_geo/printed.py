"""The printed map as files: PDF with its list of PTCE, PNG."""

from datetime import UTC, datetime

from ptce_geo import langue, texts, texts_impression
from ptce_geo.drawing import SOFT
from ptce_geo.drawing_pdf import Paper, paint
from ptce_geo.drawing_png import DPI, png
from ptce_geo.export_view import View
from ptce_geo.lettering import REGULAR, width
from ptce_geo.printed_list import MARGIN, WIDTH, printed_list
from ptce_geo.printed_map import printed_map


def map_pdf(shown: View) -> bytes:
    """The map on a first page, all vectors, then the list of its PTCE.

    Parameters
    ----------
    shown : View
    """
    said = shown.provenance
    paper = Paper()
    paper.set_title(said.titre)
    paper.set_subject(f"{said.selection} {said.compte}")
    paper.set_keywords(said.mentions)
    paper.set_creator(texts.APPLICATION)
    paper.set_lang(langue.current())
    paper.set_creation_date(datetime(*said.jour.timetuple()[:3], tzinfo=UTC))
    lists = printed_list(shown)
    pages = [printed_map(shown).page, *lists]
    for number, page in enumerate(pages, start=1):
        if number > 1:
            words = texts_impression.PAGE.format(page=number, pages=len(pages))
            left = WIDTH - MARGIN - width(words, 7.5, REGULAR)
            page.text(left, 205.5, words, 7.5, REGULAR, SOFT)
        paint(paper, page)
        if number < 3:
            paper.start_section(texts_impression.LISTE if number == 2 else said.titre)
    return bytes(paper.output())


def map_png(shown: View, dpi: int = DPI) -> bytes:
    """The map as an image, what it shows and its sources in its metadata.

    Parameters
    ----------
    shown : View
    dpi : int
        Pixels per inch; the page is A4.
    """
    said = shown.provenance
    about = {
        "Title": said.titre,
        "Description": f"{said.selection} {said.compte}",
        "Creation Time": said.jour.isoformat(),
        "Source": " ".join(said.sources),
        "Copyright": said.licence,
        "Software": texts.APPLICATION,
    }
    if said.fiction:
        about["Warning"] = texts.FICTION
    return png(printed_map(shown).page, about, dpi)
