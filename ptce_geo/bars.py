"""Charts as HTML: bars, pairs and intervals that read without colour and at any width.

Each label and each figure is text; the drawings beside them are hidden from assistive technology
and told apart by their pattern. No script draws them.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from ptce_geo.langue import percentage
from ptce_geo.texts_nombres import champ

# Patterns of page.css, from the fullest to the emptiest.
PATTERNS = ("plein", "hachure", "vide")


class Bar(NamedTuple):
    """One line of a chart: its label, the lengths end to end, and the figure in words."""

    label: str
    lengths: Sequence[float]
    words: str


class Interval(NamedTuple):
    """One line of a chart of shares: where it stands, its bounds, and the figure in words."""

    label: str
    share: float
    low: float
    high: float
    words: str


def percent(length: float, whole: float) -> str:
    """A length as a CSS percentage of the scale; nothing on an empty scale.

    Examples
    --------
    >>> percent(1, 3), percent(0, 0)
    ('33.33%', '0%')
    """
    return f"{round(100 * length / whole, 2):g}%" if whole else "0%"


def drawn(lengths: Iterable[float], whole: float, patterns: Sequence[str] = PATTERNS) -> str:
    """One track with its bars end to end; a zero draws nothing."""
    bars = "".join(
        f'<span class="barre {pattern}" style="width:{percent(length, whole)}"></span>'
        for length, pattern in zip(lengths, patterns, strict=False)
        if length > 0
    )
    return f'<span class="piste" aria-hidden="true">{bars}</span>'


def figure(caption: str, body: str, patterns: dict[str, str] | None = None) -> str:
    """A chart under its caption, with what its patterns mean."""
    key = "".join(
        f'<li><span class="cle barre {pattern}" aria-hidden="true"></span>{escape(words)}</li>'
        for pattern, words in (patterns or {}).items()
    )
    key = f'<ul class="cles">{key}</ul>' if key else ""
    return (
        f'<figure class="graphique"><figcaption>{escape(caption)}</figcaption>{key}{body}</figure>'
    )


def lines_html(kind: str, items: str, figures: Iterable[str], room: int = 0) -> str:
    """The lines of a chart; the longest figure gives all of them as much room.

    Tracks of unequal widths would not be on one scale.
    """
    widest = max([room, *map(len, figures)])
    return f'<ul class="{kind}" style="--place:{widest}ch">{items}</ul>'


def bars_html(
    caption: str,
    bars: Sequence[Bar],
    whole: float | None = None,
    patterns: dict[str, str] | None = None,
    room: int = 0,
) -> str:
    """Bars on one scale, that of the longest unless another is given.

    Parameters
    ----------
    caption : str
    bars : sequence of Bar
    whole : float, optional
        What fills the track: the same for charts to be compared.
    patterns : dict, optional
        What each pattern means, in the order of the lengths.
    room : int
        Characters kept for the figures at least: the same for charts to be compared.
    """
    scale = whole or max((sum(bar.lengths) for bar in bars), default=0)
    drawings = tuple(patterns or PATTERNS)
    lines = "".join(
        f'<li><span class="nom">{escape(bar.label)}</span>'
        f"{drawn(bar.lengths, scale, drawings)}"
        f'<span class="valeur">{escape(bar.words)}</span></li>'
        for bar in bars
    )
    body = lines_html("barres", lines, (bar.words for bar in bars), room)
    return figure(caption, body, patterns)


def pairs_html(
    caption: str,
    names: tuple[str, str],
    rows: Sequence[tuple[str, float, float, str, str]],
    whole: float | None = None,
) -> str:
    """For each label two bars on one scale, the first full, the second hatched.

    Parameters
    ----------
    caption : str
    names : tuple of str
        What the first and the second bars are of.
    rows : sequence of tuple
        Label (empty where the caption says it all), both lengths, both figures in words.
    whole : float, optional
        What fills the track; the longest bar unless it is given.
    """
    scale = whole or max((max(a, b) for _, a, b, _, _ in rows), default=0)
    lines = "".join(
        f"{_head_of_pair(label)}"
        '<span class="paire">'
        f"{_one_of_pair(names[0], a, scale, 'plein', words_a)}"
        f"{_one_of_pair(names[1], b, scale, 'hachure', words_b)}</span></li>"
        for label, a, b, words_a, words_b in rows
    )
    patterns = {"plein": names[0], "hachure": names[1]}
    said = (figure for row in rows for figure in row[3:])
    return figure(caption, lines_html("barres paires", lines, said), patterns)


def _head_of_pair(label: str) -> str:
    return f'<li><span class="nom">{escape(label)}</span>' if label else '<li class="seul">'


def _one_of_pair(name: str, length: float, scale: float, pattern: str, words: str) -> str:
    return (
        f'<span class="cache">{escape(champ(name, ""))}</span>{drawn([length], scale, [pattern])}'
        f'<span class="valeur">{escape(words)}</span>'
    )


def intervals_html(caption: str, intervals: Sequence[Interval], whole: float, ticks: int) -> str:
    """Shares as a mark on their interval, on one axis from 0 with its graduations.

    Parameters
    ----------
    caption : str
    intervals : sequence of Interval
    whole : float
        Share at the right end of the axis.
    ticks : int
        Graduations after that of zero.
    """
    lines = "".join(
        f'<li><span class="nom">{escape(line.label)}</span>'
        '<span class="piste" aria-hidden="true">'
        f'<span class="marge" style="left:{percent(line.low, whole)};'
        f'width:{percent(line.high - line.low, whole)}"></span>'
        f'<span class="point" style="left:{percent(line.share, whole)}"></span></span>'
        f'<span class="valeur">{escape(line.words)}</span></li>'
        for line in intervals
    )
    marks = "".join(
        f'<span style="left:{percent(n, ticks)}">{percentage(whole * n / ticks, 0)}</span>'
        for n in range(ticks + 1)
    )
    axis = f'<li class="axe" aria-hidden="true"><span class="piste">{marks}</span></li>'
    said = (line.words for line in intervals)
    return figure(caption, lines_html("barres intervalles", lines + axis, said))


def folded(title: str, html: str) -> str:
    """What a chart shows, as the table one unfolds under it."""
    return f'<details class="pli"><summary>{escape(title)}</summary>{html}</details>'
