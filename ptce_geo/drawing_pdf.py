"""A drawing as a page of PDF, all vectors, painted by fpdf2; letters stay letters."""

from fpdf import FPDF

from ptce_geo.drawing import Area, Line, Page, Text
from ptce_geo.lettering import FONTS

FACE = "source"


class Paper(FPDF):
    """A document in Source Sans whose pages are drawings or text."""

    def __init__(self) -> None:
        super().__init__(orientation="landscape", format="A4", unit="mm")
        self.set_auto_page_break(False)
        for style, path in FONTS.items():
            self.add_font(FACE, style, path)


def paint(paper: FPDF, page: Page) -> None:
    """Add a page to a document and paint the drawing on it."""
    paper.add_page(format=(page.height, page.width))
    for shape in page.shapes:
        if isinstance(shape, Area):
            _area(paper, shape)
        elif isinstance(shape, Line):
            _line(paper, shape)
        elif isinstance(shape, Text):
            paper.set_font(FACE, shape.style, shape.size)
            paper.set_text_color(shape.colour)
            paper.text(shape.x, shape.y, shape.words)


def _area(paper: FPDF, shape: Area) -> None:
    if shape.fill:
        paper.set_fill_color(shape.fill)
    if shape.stroke:
        paper.set_draw_color(shape.stroke)
        paper.set_line_width(shape.width)
    style = f"{'D' if shape.stroke else ''}{'F' if shape.fill else ''}"
    for ring in shape.rings:
        paper.polygon(ring.round(3).tolist(), style=style)


def _line(paper: FPDF, shape: Line) -> None:
    paper.set_draw_color(shape.stroke)
    paper.set_line_width(shape.width)
    for path in shape.paths:
        paper.polyline(path.round(3).tolist())
