"""A small still map: regions and signs as one SVG image, for maps to be set side by side.

Every vignette has the same frame, the same scales and the same signs, so two of them compare at a
glance. The overseas regions stand under the mainland, each in its legal projection.
"""

import base64
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from ptce_geo.boundaries import boundaries
from ptce_geo.crs import WGS84, legal_crs
from ptce_geo.signs import COLOURS, DARK, EMPTY, FAMILIES, FAMILY_OF, SHAPES, dark_style
from ptce_geo.tuples import each

WIDTH, HEIGHT = 400, 470
# Region code of each inset, its département, and its short name.
INSETS = {
    "01": ("971", "Guadeloupe"),
    "02": ("972", "Martinique"),
    "03": ("973", "Guyane"),
    "04": ("974", "La Réunion"),
    "06": ("976", "Mayotte"),
}
INSET = 68
MARGIN = 8
# Metres on the ground under which a detail of a contour is not seen at this size.
MAINLAND_DETAIL, INSET_DETAIL = 3_000, 600
SIGN = 0.5
STEP = 8.5
LAND, CHOSEN, LINE, INK = "#f1f0ea", "#d9e6f2", "#8a94a0", "#4b5563"
NIGHT = {
    ".terre": "fill:#2a323b;stroke:#7b8794",
    ".choisie": "fill:#244a6b;stroke:#c3ccd6",
    ".noms": "fill:#b3bdc8",
    **{f".{family}": f"fill:{colour};stroke:#14191f" for family, colour in DARK.items()},
}


class Frame(NamedTuple):
    """A piece of ground on the page: metres of one projection to pixels."""

    crs: int
    west: float
    north: float
    scale: float
    left: float
    top: float

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point given in metres."""
        return (
            self.left + (x - self.west) * self.scale,
            self.top + (self.north - y) * self.scale,
        )


@cache
def ground() -> tuple[dict[str, Frame], dict[str, str]]:
    """The frame of each region and its contour as an SVG path; read once."""
    regions = boundaries("regions").set_index("code_region")
    mainland = regions[~regions.index.isin(INSETS)]
    groups = [(list(mainland.index), "75", (MARGIN, MARGIN, WIDTH - 2 * MARGIN, 376))]
    for place, (code, (departement, _)) in enumerate(INSETS.items()):
        left = MARGIN + place * (INSET + 11)
        groups.append(([code], departement, (left, 386, INSET, INSET)))
    frames, paths = {}, {}
    for codes, departement, (left, top, width, height) in groups:
        crs = legal_crs(departement)
        flat = regions.loc[codes].geometry.to_crs(crs)
        detail = MAINLAND_DETAIL if len(codes) > 1 else INSET_DETAIL
        contours = shapely.coverage_simplify(flat.to_numpy(), detail)
        west, south, east, north = flat.total_bounds
        scale = min(width / (east - west), height / (north - south))
        # Centred in what is given to it.
        left += (width - (east - west) * scale) / 2
        top += (height - (north - south) * scale) / 2
        frame = Frame(crs, west, north, scale, left, top)
        for code, contour in zip(codes, contours, strict=True):
            frames[code] = frame
            paths[code] = path(contour, frame)
    return frames, paths


def path(contour: shapely.Geometry, frame: Frame) -> str:
    """A contour as an SVG path, its islets of less than a pixel left out."""
    pieces = sorted(shapely.get_parts(contour), key=lambda piece: -piece.area)
    seen = [piece for piece in pieces if piece.area * frame.scale**2 >= 1] or pieces[:1]
    rings = [ring for piece in seen for ring in (piece.exterior, *piece.interiors)]
    drawn = []
    for ring in rings:
        corners = (frame.placed(x, y) for x, y in shapely.get_coordinates(ring)[:-1])
        drawn.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z")
    return "".join(drawn)


def positions(ptce: pd.DataFrame) -> pd.DataFrame:
    """Pixels of the PTCE that have a place.

    Parameters
    ----------
    ptce : DataFrame
        ``statut, code_region, lon, lat, dx, dy``; degrees, and steps around a shared anchor.

    Returns
    -------
    DataFrame
        ``x, y, famille``, indexed like the rows kept; the least advanced first.
    """
    frames, _ = ground()
    rows = ptce[ptce["lon"].notna() & ptce["code_region"].isin(frames)]
    found = []
    groups: Iterable[tuple[Any, pd.DataFrame]] = rows.groupby("code_region")
    for code, group in groups:
        frame = frames[code]
        where = gpd.GeoSeries.from_xy(group["lon"], group["lat"], crs=WGS84).to_crs(frame.crs)
        for row, point in zip(each(group), where, strict=True):
            x, y = frame.placed(point.x, point.y)
            family = FAMILY_OF[row.statut]
            found.append((row.Index, x + row.dx * STEP, y + row.dy * STEP, family))
    out = pd.DataFrame(found, columns=["index", "x", "y", "famille"]).set_index("index")
    return out.sort_values("famille", key=lambda f: -f.map(FAMILIES.index), kind="stable")


def vignette_svg(ptce: pd.DataFrame, regions: tuple[str, ...] = ()) -> str:
    """The map as SVG text.

    Parameters
    ----------
    ptce : DataFrame
        See ``positions``.
    regions : tuple of str
        Codes of regions to set apart from the others.
    """
    _, paths = ground()
    land = "".join(
        f'<path d="{d}" class="{"choisie" if code in regions else "terre"}" '
        f'fill="{CHOSEN if code in regions else LAND}" stroke="{LINE}" '
        f'stroke-width="{1.8 if code in regions else 0.7}"/>'
        for code, d in sorted(paths.items(), key=lambda item: item[0] in regions)
    )
    names = "".join(
        f'<text x="{MARGIN + place * (INSET + 11) + INSET / 2}" y="{HEIGHT - 4}">{name}</text>'
        for place, (_, name) in enumerate(INSETS.values())
    )
    signs = "".join(
        f'<path class="{row.famille}" transform="translate({row.x:.1f} {row.y:.1f}) scale({SIGN})" '
        f'd="{SHAPES[row.famille]}" fill="{COLOURS[row.famille]}" stroke="{EMPTY}" '
        f'stroke-width="1.6"/>'
        for row in each(positions(ptce))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" stroke-linejoin="round">{dark_style(NIGHT)}{land}'
        f'<g class="noms" font-family="sans-serif" font-size="11" fill="{INK}" '
        'text-anchor="middle">'
        f"{names}</g>{signs}</svg>"
    )


def vignette(ptce: pd.DataFrame, words: str, regions: tuple[str, ...] = ()) -> str:
    """The map as an image that `words` say in full for those who do not see it."""
    drawing = base64.b64encode(vignette_svg(ptce, regions).encode()).decode()
    return (
        f'<img class="vignette" alt="{escape(words)}" width="{WIDTH}" height="{HEIGHT}" '
        f'src="data:image/svg+xml;base64,{drawing}">'
    )
