"""How a cost grows: measured curves as a table and as a plot that reads without colour."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "benchmarks"
# Marks and dashes tell curves apart without colour; the first is ours.
STYLES = (("o", "-"), ("s", "--"), ("^", ":"), ("D", "-."), ("v", (0, (1, 1))), ("P", (0, (5, 1))))
COLOURS = ("#0b5a9d", "#b3500f", "#4d4d4d", "#5f3d8c", "#2d6a4f", "#8c2d50")
INCHES = (9, 6)


@dataclass
class Curve:
    """A cost by size.

    Attributes
    ----------
    name : str
    values : dict
        Cost by size.
    stopped : str
        Why there is nothing beyond the last size; empty when all were measured.
    """

    name: str
    values: dict[int, float] = field(default_factory=dict)
    stopped: str = ""


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds on the clock and what came out: the median of seven or three where it is short."""
    spent: list[float] = []
    result = None
    while not spent or len(spent) < (7 if spent[-1] < 0.2 else 3 if spent[-1] < 3 else 1):
        start = time.perf_counter()
        result = work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent), result


def too_long(curve: Curve, size: int, limit: float) -> bool:
    """Whether a size would pass the limit were the cost only proportional; the curve then says so.

    Examples
    --------
    >>> curve = Curve("pair", {100: 8.0})
    >>> too_long(curve, 1000, 60), curve.stopped
    (True, 'non lancé : 80 s au moins à 1\u202f000')
    """
    if curve.stopped:
        return True
    if not curve.values:
        return False
    last = max(curve.values)
    foreseen = curve.values[last] * size / last
    if foreseen <= limit:
        return False
    curve.stopped = f"non lancé : {foreseen:.0f} s au moins à {number(size)}"
    return True


def number(size: int) -> str:
    """A count as French writes it.

    Examples
    --------
    >>> number(34875)
    '34\u202f875'
    """
    return f"{size:,}".replace(",", "\u202f")


def cost(value: float) -> str:
    """A cost with three significant digits.

    Examples
    --------
    >>> cost(0.01234), cost(12.34), cost(1234.5)
    ('0,0123', '12,3', '1\u202f234')
    """
    if value >= 1000:
        return number(round(value))
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    digits += (value < 0.1) + (value < 0.01) + (value < 0.001)
    return f"{value:.{digits}f}".replace(".", ",")


def slope(curve: Curve) -> str:
    """Power of the size by which the cost grows over the last tenfold of a curve, or nothing."""
    import math

    sizes = sorted(curve.values)
    if len(sizes) < 2:
        return ""
    low, high = sizes[-2:]
    power = math.log(curve.values[high] / curve.values[low]) / math.log(high / low)
    return f"{power:.2f}".replace(".", ",")


def table(heading: str, curves: Sequence[Curve]) -> str:
    """Curves as Markdown: a row a size, a column a curve; the power of the last step last.

    Examples
    --------
    >>> print(table("n", [Curve("a", {1: 1.0, 10: 10.0}), Curve("b", {1: 2.0}, "trop long")]))
    | n | a | b |
    | ---: | ---: | ---: |
    | 1 | 1,00 | 2,00 |
    | 10 | 10,0 | trop long |
    | exposant, dernier pas | 1,00 |  |
    """
    sizes = sorted({size for curve in curves for size in curve.values})
    lines = [[heading, *(curve.name for curve in curves)], ["---:"] * (len(curves) + 1)]
    for size in sizes:
        cells = []
        for curve in curves:
            known = curve.values.get(size)
            beyond = curve.values and size > max(curve.values)
            unknown = (beyond and curve.stopped) or "–"
            cells.append(unknown if known is None else cost(known))
        lines.append([number(size), *cells])
    lines.append(["exposant, dernier pas", *(slope(curve) for curve in curves)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plot(
    name: str, title: str, axes: tuple[str, str], curves: Sequence[Curve], scale: str = "log"
) -> Path:
    """Draw curves in ``docs/benchmarks``, on logarithmic axes or on linear ones that begin at 0."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams |= {
        "svg.hashsalt": "ptce_geo",
        "font.size": 11,
    }
    from matplotlib import pyplot as plt
    from matplotlib.ticker import LogLocator, NullFormatter

    figure, ax = plt.subplots(figsize=INCHES, layout="constrained")
    for curve, (mark, dash), colour in zip(curves, STYLES, COLOURS, strict=False):
        if not curve.values:
            continue
        sizes = sorted(curve.values)
        ax.plot(
            sizes,
            [curve.values[size] for size in sizes],
            marker=mark,
            linestyle=dash,
            color=colour,
            linewidth=2,
            markersize=7,
            label=curve.name,
        )
    ax.set_xscale(scale)
    ax.set_yscale(scale)
    costs = [value for curve in curves for value in curve.values.values()]
    if scale == "linear":
        ax.set_ylim(bottom=0)
    elif max(costs) < 30 * min(costs):
        ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_minor_formatter(NullFormatter())
    ax.xaxis.set_major_formatter(lambda value, _: number(round(value)))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", ","))
    ax.set_xlabel(axes[0])
    ax.set_ylabel(axes[1])
    ax.set_title(title, loc="left")
    ax.grid(which="major", color="#d5d9dd", linewidth=0.6)
    ax.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside lower center", ncols=2, frameon=False, handlelength=4, fontsize=10)
    FIGURES.mkdir(exist_ok=True)
    path = FIGURES / f"{name}.svg"
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
    return path
