"""The declared perimeters of a standalone map: lines light enough to be inside the file."""

from collections.abc import Sequence

import shapely

from ptce_geo.declared_members import Declared, contour
from ptce_geo.maps import script_json
from ptce_geo.signs import FAMILIES, FAMILY_OF

# Degrees: a corner of a line that is not seen at the zooms of the file, and the grid of its points.
DETAIL, DECIMALS = 0.002, 3


def outlines_script(declared: Sequence[Declared]) -> str:
    """The script that holds the lines of each perimeter, the least advanced PTCE first."""
    rank = {family: place for place, family in enumerate(FAMILIES)}
    ordered = sorted(declared, key=lambda one: -rank[FAMILY_OF[one.statut]])
    told = [
        {"id": one.id_ptce, "famille": FAMILY_OF[one.statut], "traits": lines(contour(one))}
        for one in ordered
    ]
    return f"window.ptcePerimetres = {script_json(told)};\n"


def lines(found: shapely.Geometry) -> list[list[list[float]]]:
    """Rings of a contour as latitudes and longitudes, in degrees; specks left out.

    Examples
    --------
    >>> lines(shapely.box(0, 45, 1, 46))
    [[[45.0, 1.0], [46.0, 1.0], [46.0, 0.0], [45.0, 0.0], [45.0, 1.0]]]
    """
    rings = shapely.get_rings(shapely.get_parts(shapely.simplify(found, DETAIL)))
    rounded = [shapely.get_coordinates(ring)[:, ::-1].round(DECIMALS).tolist() for ring in rings]
    return [ring for ring in rounded if len({tuple(point) for point in ring}) > 2]
