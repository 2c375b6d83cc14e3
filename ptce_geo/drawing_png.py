"""A drawing as a PNG, painted by Pillow; what it says of itself is inside the file."""

import io
from collections.abc import Mapping

import numpy as np
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from ptce_geo import langue
from ptce_geo.drawing import Area, Line, Page, Text
from ptce_geo.lettering import POINT, font

DPI = 200
# Painted this much larger, then averaged: edges are smooth; three would cost 105 MB, not 46.
FINER = 2
# Points of the longest path that is a sign or a rule, not a contour.
PLAIN = 100


def png(page: Page, about: Mapping[str, str], dpi: int = DPI) -> bytes:
    """The page as an image.

    Parameters
    ----------
    page : Page
    about : mapping of str to str
        Keywords of the PNG standard (``Title``, ``Description``…) and their texts.
    dpi : int
        Pixels per inch.
    """
    scale = dpi / 25.4
    size = (round(page.width * scale), round(page.height * scale))
    large = Image.new("RGB", (size[0] * FINER, size[1] * FINER), "#ffffff")
    brush = ImageDraw.Draw(large)
    for shape in page.shapes:
        if isinstance(shape, Area):
            _area(brush, shape, scale * FINER)
        elif isinstance(shape, Line):
            _line(brush, shape, scale * FINER)
    image = large.reduce(FINER)
    pen = ImageDraw.Draw(image)
    for shape in page.shapes:
        if isinstance(shape, Text):
            letters = font(shape.style, round(shape.size * POINT * scale))
            where = (shape.x * scale, shape.y * scale)
            pen.text(where, shape.words, fill=shape.colour, font=letters, anchor="ls")
    told = PngInfo()
    for key, text in about.items():
        told.add_itxt(key, text, lang=langue.current())
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=told, dpi=(dpi, dpi), compress_level=4)
    return stream.getvalue()


def _area(brush: ImageDraw.ImageDraw, shape: Area, scale: float) -> None:
    for ring in shape.rings:
        corners = (ring * scale).ravel().tolist()
        if shape.fill:
            brush.polygon(corners, fill=shape.fill)
        if shape.stroke:
            # Back to the second point, so that the first corner is joined too.
            closed = np.concatenate([ring, ring[:1], ring[1:2]])
            _stroke(brush, closed * scale, shape.stroke, shape.width * scale)


def _line(brush: ImageDraw.ImageDraw, shape: Line, scale: float) -> None:
    for path in shape.paths:
        _stroke(brush, path * scale, shape.stroke, shape.width * scale)


def _stroke(brush: ImageDraw.ImageDraw, path: np.ndarray, colour: str, width: float) -> None:
    wide = max(1, round(width))
    # The bends of a contour are too slight, and too many, for their joints to be rounded.
    joint = "curve" if wide > 2 and len(path) <= PLAIN else None
    brush.line(path.ravel().tolist(), fill=colour, width=wide, joint=joint)
