"""The files a browser needs, from where they are: Leaflet in its package, ours in this folder."""

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from ptce_geo.paths import CARTE

_LEAFLET = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
_OURS = Path(__file__).parent

ASSETS = {
    "leaflet.js": _LEAFLET / "leaflet.js",
    "leaflet.css": _LEAFLET / "leaflet.css",
    "carte.js": _OURS / "carte.js",
    "coherence.js": _OURS / "coherence.js",
    "coherence.css": _OURS / "coherence.css",
    "carte.css": _OURS / "carte.css",
    "cadre.css": _OURS / "cadre.css",
    "mots.js": _OURS / "mots.js",
    "page.css": _OURS / "page.css",
    "tableau.css": _OURS / "tableau.css",
    "tableau.js": _OURS / "tableau.js",
    "barre.js": _OURS / "barre.js",
    "barre.css": _OURS / "barre.css",
}
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}


@cache
def asset(name: str) -> bytes:
    """Content of a script or style sheet.

    Raises
    ------
    ValueError
        The name is not one of ``ASSETS``; the message lists them.
    """
    if name not in ASSETS:
        raise ValueError(f"fichier « {name} » inconnu ; connus : {', '.join(ASSETS)}")
    return ASSETS[name].read_bytes()


@cache
def geometries() -> tuple[str, ...]:
    """Names of the display geometries that were built, such as ``regions`` or ``communes/35``."""
    found = (path.relative_to(CARTE).as_posix() for path in CARTE.rglob("*.json.gz"))
    return tuple(sorted(name.removesuffix(".json.gz") for name in found))


@cache
def geometry_gz(name: str) -> bytes:
    """GeoJSON of one display geometry, gzipped as the build wrote it.

    Raises
    ------
    ValueError
        No such geometry; the message lists those there are.
    """
    if name not in geometries():
        raise ValueError(f"géométrie « {name} » inconnue ; connues : {', '.join(geometries())}")
    return (CARTE / f"{name}.json.gz").read_bytes()


def geometry(name: str) -> str:
    """GeoJSON text of one display geometry."""
    return gzip.decompress(geometry_gz(name)).decode()


@cache
def version(name: str) -> str:
    """Short hash of an asset's or a geometry's content: a changed file has a new address."""
    content = asset(name) if name in ASSETS else geometry_gz(name)
    return hashlib.sha256(content).hexdigest()[:12]


def asset_url(name: str) -> str:
    """Address of an asset relative to the application's root."""
    return f"actifs/{name}?v={version(name)}"


def geometry_url(name: str) -> str:
    """Address of a display geometry relative to the application's root."""
    return f"geo/{name}.json?v={version(name)}"
