"""The files a browser needs, from where they are: Leaflet in its package, ours in this folder."""

import gzip
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo import cog
from ptce_geo.paths import CARTE

_LEAFLET = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
_OURS = Path(__file__).parent

ASSETS: dict[str, Path | list[Path]] = {
    "leaflet.js": _LEAFLET / "leaflet.js",
    "leaflet.css": _LEAFLET / "leaflet.css",
    # One file for the browser: each script asked for delays the map.
    "carte.js": [
        _OURS / f"{name}.js"
        for name in (
            "territoires",
            "trame",
            "peinture",
            "ecriture",
            "couches",
            "adresse",
            "choix",
            "classes",
            "fonds",
            "attente",
            "boutons",
            "carte",
        )
    ],
    "serveur.js": _OURS / "serveur.js",
    "coherence.js": _OURS / "coherence.js",
    "coherence.css": _OURS / "coherence.css",
    "carte.css": _OURS / "carte.css",
    "cadre.css": _OURS / "cadre.css",
    "mots.js": _OURS / "mots.js",
    "page.css": [_OURS / "couleurs.css", _OURS / "page.css"],
    "tableau.css": _OURS / "tableau.css",
    "tableau.js": _OURS / "tableau.js",
    "panneau.css": _OURS / "panneau.css",
    "panneau.js": _OURS / "panneau.js",
    "barre.js": _OURS / "barre.js",
    "barre.css": _OURS / "barre.css",
}
# Not a geometry: which territories the communes make.
MEMBERS = "membres"
TWO_COLOURS = re.compile(r"light-dark\((#\w+), (#\w+)\)")
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
    parts = ASSETS[name]
    paths = [parts] if isinstance(parts, Path) else parts
    content = b"\n".join(path.read_bytes() for path in paths)
    return with_colours(content.decode()).encode() if _OURS / "couleurs.css" in paths else content


def with_colours(css: str) -> str:
    """A style sheet of colours for light and dark, also for browsers without light-dark().

    They read the light ones alone, which come first.

    Examples
    --------
    >>> print(with_colours(":root { --a: light-dark(#fff, #000); }"))
    :root { --a: #fff; }
    @supports (color: light-dark(#fff, #000)) {
    :root { --a: light-dark(#fff, #000); }
    }
    """
    first, end, rest = css.partition("}")
    colours = first + end
    light = TWO_COLOURS.sub(r"\1", colours)
    both = colours[colours.index(":root") :]
    return f"{light}\n@supports (color: light-dark(#fff, #000)) {{\n{both}\n}}{rest}"


@cache
def geometries() -> tuple[str, ...]:
    """Names of the display geometries that were built, such as ``regions`` or ``communes/35``."""
    found = (path.relative_to(CARTE).as_posix() for path in CARTE.rglob("*.json.gz"))
    return tuple(sorted(name.removesuffix(".json.gz") for name in found))


@cache
def members_gz() -> bytes:
    """Where each drawn commune belongs, as gzipped JSON: ranks in the display geometries.

    ``epci`` gives, for each département, the EPCI of its communes in the order of their lines (-1
    without one); ``regions`` and ``regions_2013``, that of the département.
    """
    communes = cog.communes()
    drawn = communes[communes["lon"].notna()]
    epci = pd.Index(cog.epci()["code_epci"]).get_indexer(pd.Index(drawn["code_epci"]))
    groups = pd.Series(epci, index=drawn.index).groupby(drawn["code_departement"])
    told: dict[str, dict[str, Any]] = {"epci": {code: ranks.tolist() for code, ranks in groups}}
    departements = cog.departements()
    for level in ("regions", "regions_2013"):
        known = pd.Index(cog.table(level)[cog.CODES[level]])
        ranks = known.get_indexer(pd.Index(departements[cog.CODES[level]]))
        told[level] = dict(zip(departements["code_departement"], ranks.tolist(), strict=True))
    return gzip.compress(json.dumps(told, separators=(",", ":")).encode(), mtime=0)


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


def lines_gz(name: str) -> bytes:
    """A display geometry, or ``membres``: what the browser asks under ``/geo/``."""
    return members_gz() if name == MEMBERS else geometry_gz(name)


def geometry(name: str) -> str:
    """GeoJSON text of one display geometry."""
    return gzip.decompress(geometry_gz(name)).decode()


@cache
def version(name: str) -> str:
    """Short hash of an asset's or a geometry's content: a changed file has a new address."""
    content = asset(name) if name in ASSETS else lines_gz(name)
    return hashlib.sha256(content).hexdigest()[:12]


def asset_url(name: str) -> str:
    """Address of an asset relative to the application's root."""
    return f"actifs/{name}?v={version(name)}"


def geometry_url(name: str) -> str:
    """Address of a display geometry relative to the application's root."""
    return f"geo/{name}.json?v={version(name)}"
