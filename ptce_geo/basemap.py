"""The plan of IGN under the map, off unless the operator asks for it: it comes from elsewhere."""

from collections.abc import Mapping

VARIABLE = "PTCE_FOND_IGN"
HOST = "https://data.geopf.fr"
# Plan IGN v2 of the Géoplateforme, without a key, in the tiling of Web Mercator.
TILES = (
    f"{HOST}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)


def allowed(environ: Mapping[str, str]) -> bool:
    """Whether the operator lets the visitors' browsers ask IGN for images.

    Examples
    --------
    >>> allowed({}), allowed({"PTCE_FOND_IGN": "1"})
    (False, True)
    """
    return environ.get(VARIABLE, "").strip().casefold() in {"1", "oui", "true"}
