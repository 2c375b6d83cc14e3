"""The letters of a drawing: where the font is, how wide a text is, where its lines break.

Source Sans, the face of the screen, comes with a pinned package; a PDF keeps only the letters used.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
# Height of a line of text, in times the size of its letters.
LEADING = 1.22


@cache
def font(style: str, pixels: int) -> "ImageFont.FreeTypeFont":
    """The font at a size in pixels."""
    # What draws letters weighs on a server until a page is printed.
    from PIL import ImageFont

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


def height(lines: int, size: float) -> float:
    """Height of lines of text, in millimetres, for letters of `size` points."""
    return lines * size * POINT * LEADING


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


def fitted(
    words: str, sizes: Sequence[float], style: str, room: float, most: int
) -> tuple[list[str], float]:
    """A text in the largest size that holds in a few lines; cut with an ellipsis if none does.

    Parameters
    ----------
    sizes : sequence of float
        In points, the preferred one first.
    room : float
        Millimetres.
    most : int
        Lines allowed; the first size is for one line only.

    Returns
    -------
    list of str, float
        Lines, and their size.

    Examples
    --------
    >>> fitted("Lieu connu au département seulement", (12, 8), "", 30, 2)
    (['Lieu connu au', 'département seulement'], 8)
    """
    lines, size = [words], sizes[0]
    for size in sizes:
        lines = broken(words, size, style, room)
        if len(lines) <= (1 if size == sizes[0] else most):
            return lines, size
    kept = " ".join(lines[:most])
    while len(broken(f"{kept}…", size, style, room)) > most:
        kept = kept.rpartition(" ")[0]
    return broken(f"{kept}…", size, style, room), size
