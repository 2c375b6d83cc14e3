"""A page as a list of plain shapes in millimetres, that any renderer can paint in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ptce_geo.lettering import REGULAR, broken, height

INK, SOFT, WHITE = "#161616", "#4b5563", "#ffffff"
SEA, EDGE = "#edf2f7", "#9aa3ad"
Ring = np.ndarray


@dataclass(frozen=True)
class Area:
    """Polygons without holes, painted in order.

    Attributes
    ----------
    rings : sequence of ndarray
        Each n × 2, millimetres from the page's top left corner.
    fill, stroke : str
        Colours ``#rrggbb``; empty for none.
    width : float
        Of the outline, in millimetres.
    """

    rings: Sequence[Ring]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Line:
    """Open lines of one colour and width, each n × 2 in millimetres."""

    paths: Sequence[Ring]
    stroke: str
    width: float


@dataclass(frozen=True)
class Text:
    """One line of text; ``x, y`` is the start of its baseline, ``size`` in points."""

    x: float
    y: float
    words: str
    size: float
    style: str = REGULAR
    colour: str = INK


@dataclass
class Page:
    """Shapes in painting order on a page of ``width`` by ``height`` millimetres."""

    width: float
    height: float
    shapes: list[Area | Line | Text] = field(default_factory=list)

    def box(self, x: float, y: float, wide: float, high: float, **look: str | float) -> None:
        """A rectangle."""
        corners = np.array([[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]])
        self.shapes.append(Area([corners], **look))  # type: ignore[arg-type]

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        style: str = REGULAR,
        colour: str = INK,
    ) -> None:
        """One line of text on a baseline."""
        self.shapes.append(Text(x, y, words, size, style, colour))

    def paragraph(
        self,
        x: float,
        y: float,
        room: float,
        words: str,
        size: float,
        style: str = REGULAR,
        colour: str = INK,
    ) -> float:
        """A text cut into lines under `y`; gives the ordinate under its last line."""
        return self.lines(x, y, broken(words, size, style, room), size, style, colour)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        style: str = REGULAR,
        colour: str = INK,
    ) -> float:
        """Lines of text under `y`; gives the ordinate under the last."""
        step = height(1, size)
        for line in lines:
            # Letters stand on a baseline four fifths down their line.
            self.text(x, y + step * 0.79, line, size, style, colour)
            y += step
        return y
