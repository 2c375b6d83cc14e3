"""The sheet of one record as a PDF, drawn without a browser by fpdf2.

fpdf2 is small, kept, pure Python, and its fourteen core fonts write French: nothing to embed.
"""

from datetime import UTC, datetime

from fpdf import FPDF

from ptce_geo import langue, sources, texts_export
from ptce_geo import texts_coherence as words
from ptce_geo.coherence_drawing import STYLES, Drawn, legend, numbered, picture
from ptce_geo.coherence_sheet import Sheet
from ptce_geo.texts_nombres import champ

MARGIN, WIDTH = 15.0, 180.0
DRAWING = 95.0


def pdf(sheet: Sheet, made_on: datetime | None = None) -> bytes:
    """The sheet: summary, drawing and its legend, comparison, findings, sources, licence, date.

    Parameters
    ----------
    sheet : Sheet
    made_on : datetime, optional
        Date written in the document; now by default.
    """
    paper = _Paper()
    paper.core_fonts_encoding = "cp1252"
    if made_on is not None:
        paper.set_creation_date(made_on)
    paper.set_title(plain(words.TITRE_DE.format(titre=sheet.titre)))
    paper.set_lang(langue.current())
    paper.set_margins(MARGIN, MARGIN)
    paper.set_auto_page_break(True, 18)
    paper.add_page()
    paper.say(sheet.titre, 16, "B")
    paper.say(sheet.resume, 10)
    paper.say(sheet.siege, 10)
    made = picture(sheet.formes, WIDTH, DRAWING)
    if made.shapes:
        top = paper.get_y() + 2
        with paper.rect_clip(MARGIN, top, WIDTH, DRAWING):
            for shape in made.shapes:
                draw(paper, shape, top)
        paper.set_draw_color("#c4c4c4")
        paper.set_line_width(0.2)
        paper.rect(MARGIN, top, WIDTH, DRAWING)
        paper.set_y(top + DRAWING + 2)
        for layer, text in legend(made):
            swatch(paper, layer)
            paper.say(text, 8.5)
    paper.say(sheet.comparaison, 10)
    paper.say(words.CONSTATS, 13, "B")
    for constat in sheet.constats:
        paper.say(champ(constat["titre"], words.ISSUES[constat["issue"]]), 10, "B")
        paper.say(constat["message"], 9.5)
        if constat["reparation"]:
            proposal = {key: constat[key] for key in ("proposition", "effets")}
            paper.say(words.PROPOSITION.format(**proposal), 9.5)
        if constat["variante"]:
            paper.say(words.VARIANTE.format(variante=constat["variante"]), 9.5)
        paper.say(constat["fondement"], 8, "I")
    paper.say(words.SOURCES, 11, "B")
    day = langue.date((made_on or datetime.now(UTC)).date())
    for line in (
        *sources.attribution_lines(),
        texts_export.LICENCE,
        f"{texts_export.LE.format(date=day)}.",
    ):
        paper.say(line, 8)
    return bytes(paper.output())


class _Paper(FPDF):
    """A page whose every text is plain, numbered at its foot."""

    def say(self, text: str, size: float, style: str = "") -> None:
        """A paragraph."""
        self.set_font("helvetica", style, size)
        self.set_text_color("#161616")
        self.multi_cell(0, size * 0.5, plain(text), new_x="LMARGIN", new_y="NEXT", align="L")
        self.ln(0.8)

    def footer(self) -> None:
        """Page number, and what the findings are not."""
        self.set_y(-13)
        self.set_font("helvetica", "", 8)
        self.cell(0, 5, plain(words.AVERTISSEMENT_PIED.format(n=self.page_no())), align="C")


def plain(text: str) -> str:
    """Text that the core fonts can write; what they lack becomes its nearest or a question mark.

    Examples
    --------
    >>> plain("1\\u202f253 Hœdic → Île")
    '1\\xa0253 Hœdic > Île'
    """
    for found, said in (("\u202f", "\u00a0"), ("→", ">"), ("≥", ">="), ("−", "-")):
        text = text.replace(found, said)
    return text.encode("cp1252", "replace").decode("cp1252")


def draw(paper: FPDF, shape: Drawn, top: float) -> None:
    """One shape on the page, and its number."""
    fill, stroke, width, dash = STYLES[shape.couche]
    paper.set_draw_color(stroke)
    paper.set_line_width(width * 0.3)
    if fill:
        paper.set_fill_color(fill)
    dashes = [float(length) * 0.35 for length in dash.split()]
    paper.set_dash_pattern(*(dashes or [0]))
    style = "DF" if fill else "D"
    if shape.couche == "siege":
        x, y = shape.label
        paper.rect(MARGIN + x - 1.2, top + y - 1.2, 2.4, 2.4, style=style)
    for ring in shape.rings if shape.couche != "siege" else []:
        points = [(MARGIN + float(x), top + float(y)) for x, y in ring]
        if len(points) > 2:
            paper.polygon(points, style=style)
    paper.set_dash_pattern()
    mark = numbered(shape)
    if mark:
        paper.set_font("helvetica", "B", 10)
        paper.set_text_color("#161616")
        wide = paper.get_string_width(mark)
        paper.text(MARGIN + shape.label[0] - wide / 2, top + shape.label[1] + 1.5, mark)


def swatch(paper: FPDF, layer: str) -> None:
    """The sign of a layer before its line of the legend."""
    fill, stroke, width, dash = STYLES[layer]
    paper.set_draw_color(stroke)
    paper.set_line_width(width * 0.3)
    if fill:
        paper.set_fill_color(fill)
    dashes = [float(length) * 0.35 for length in dash.split()]
    paper.set_dash_pattern(*(dashes or [0]))
    if paper.get_y() + 8 > paper.page_break_trigger:
        paper.add_page()
    paper.rect(MARGIN, paper.get_y() + 0.6, 6, 3, style="DF" if fill else "D")
    paper.set_dash_pattern()
    paper.set_x(MARGIN + 8)
