"""How long each export takes once warm, beside the same map drawn by geopandas and matplotlib.

Run as ``python benchmarks/bench_exports.py``; the peer needs ``benchmarks/requirements.txt``.
Medians of a few runs in one process, and the ratio to the peer, which draws the départements, the
regions and plain dots on a page of the same size, without insets, legend, hatching nor sources.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptce_geo import summary, texts  # noqa: E402
from ptce_geo.boundaries import boundaries  # noqa: E402
from ptce_geo.export_formats import FORMATS  # noqa: E402
from ptce_geo.export_view import View, view  # noqa: E402
from ptce_geo.join import join  # noqa: E402
from ptce_geo.paths import RECORDS  # noqa: E402
from ptce_geo.records import read_records  # noqa: E402
from ptce_geo.spiral import spread  # noqa: E402

RUNS = 7
INCHES = (11.69, 8.27)


def bundled() -> tuple[View, gpd.GeoDataFrame]:
    """Every PTCE of the bundled records, and their candidatures with a point."""
    rows = join(read_records(RECORDS))
    ready = summary.ready(rows)
    ptce = summary.ptce(ready)
    ptce = ptce.join(spread(ptce))
    shown = view(ready, ptce, {}, {}, len(ptce), date.today(), texts.PIED_PTCE)
    return shown, rows[rows.geometry.notna()]


def ordinary(points: gpd.GeoDataFrame, suffix: str) -> Callable[[], bytes]:
    """The map as a notebook draws it."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    crs = 2154
    overseas = boundaries("regions").code_region.isin(["01", "02", "03", "04", "06"])
    regions = boundaries("regions")[~overseas].to_crs(crs)
    inner = boundaries("departements")
    inner = inner[inner.code_region.isin(regions.code_region)].to_crs(crs)
    here = points[points.code_region.isin(regions.code_region)].to_crs(crs)

    def draw() -> bytes:
        figure, axes = plt.subplots(figsize=INCHES)
        inner.plot(ax=axes, color="#f6f4ee", edgecolor="#c3c7cc", linewidth=0.3)
        regions.boundary.plot(ax=axes, color="#7d8792", linewidth=0.6)
        here.plot(ax=axes, color="#0b5a9d", markersize=20)
        axes.set_axis_off()
        axes.set_title("Les PTCE")
        stream = io.BytesIO()
        figure.savefig(stream, format=suffix, dpi=200)
        plt.close(figure)
        return stream.getvalue()

    return draw


def clocked(work: Callable[[], bytes]) -> tuple[float, int]:
    """Median seconds once warm, and bytes."""
    weight = len(work())
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), weight


def main() -> None:
    """Print a line a format, then the ratios to the peer."""
    shown, points = bundled()
    found = {}
    for name, kind in FORMATS.items():
        found[name], weight = clocked(lambda kind=kind: kind.content(shown))
        print(f"{name:<10} {found[name]:7.3f} s {weight / 1000:9.0f} ko")
    for name in ("png", "pdf"):
        peer, weight = clocked(ordinary(points, name))
        print(
            f"pair {name:<5} {peer:7.3f} s {weight / 1000:9.0f} ko  {peer / found[name]:5.2f} fois"
        )


if __name__ == "__main__":
    main()
