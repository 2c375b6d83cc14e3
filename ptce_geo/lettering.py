"""The letters of a drawing: where the font is, how wide a text is, where its lines break.

Source Sans, the face of the screen, comes with a pinned package; a PDF keeps only the letters used.
"""

from functools import cache
from importlib.resources import files

from PIL import ImageFont

_FOLDER = files("font_source_sans_pro") / "files"
REGULAR, BOLD, ITALIC = "", "B", "I"
FONTS = {
    REGULAR: str(_FOLDER / "SourceSansPro-Regular.ttf"),
    BOLD: str(_FOLDER / "SourceSansPro-Semibold.ttf"),
    ITALIC: str(_FOLDER / "SourceSansPro-It.ttf"),
}
POINT = 25.4 / 72
# Widths are measured on letters of this size, then scaled: layout does not depend on pixels.
_MEASURED = 1000


@cache
def font(style: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels."""
    return ImageFont.truetype(FONTS[style], pixels)


@cache
def width(words: str, size: float, style: str) -> float:
    """Width of a text, in millimetres.

    Parameters
    ----------
    words : str
    size : float
        In points.
    style : str
        ``""``, ``"B"`` or ``"I"``.
    """
    return font(style, _MEASURED).getlength(words) / _MEASURED * size * POINT


def broken(words: str, size: float, style: str, room: float) -> list[str]:
    """A text cut into lines that hold in a width; a word longer than it stands alone.

    Parameters
    ----------
    room : float
        Millimetres.

    Examples
    --------
    >>> broken("Lieu connu au département", 8, "", 22)
    ['Lieu connu au', 'département']
    """
    lines: list[str] = []
    for word in words.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, style) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
