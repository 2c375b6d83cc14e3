"""What a map needs to draw a choice before the server has answered: the candidatures of an edition.

It holds what the page shows to whoever may open it, when nothing is filtered. Its address holds the
SHA-256 of its content: only a page that was let in tells it.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from ptce_geo import ground_data, langue, maillage, rates, site_data, texts
from ptce_geo.edition import Edition

PATH = "signes.json"
# Of each level of the coloured ground.
GROUNDS = "fonds"


class Told(NamedTuple):
    """Data as gzipped JSON, and the SHA-256 of that JSON."""

    version: str
    content: bytes


def told(edition: Edition) -> Told:
    """``site_data.selection_data`` of an edition in the language in force; made once."""
    made = edition.kept.once(
        __name__, langue.current(), len(langue.LOCALES), lambda: packed(signs(edition))
    )
    return cast(Told, made)


def told_ground(edition: Edition, level: str) -> Told:
    """``ground_data.ground_data`` of an edition in the language in force; made once.

    Raises
    ------
    ValueError
        The level is unknown; the message lists those that are known.
    """
    made = edition.kept.once(
        f"{__name__}.{GROUNDS}",
        (langue.current(), level),
        len(langue.LOCALES) * len(maillage.LEVELS),
        lambda: packed(ground(edition, level)),
    )
    return cast(Told, made)


def signs(edition: Edition) -> dict[str, Any]:
    """What the signs of any choice are drawn from."""
    return site_data.selection_data(edition.candidatures, {"appel": texts.APPELS})


def ground(edition: Edition, level: str) -> dict[str, Any]:
    """What the ground of any choice is coloured from."""
    served = edition.records
    totaux = rates.NO_TOTALS if edition.bundle is None else edition.bundle.totaux
    return ground_data.ground_data(
        edition.candidatures, served.perimetres, served.appels, totaux, level
    )


def packed(data: Mapping[str, Any]) -> Told:
    """Data as they travel."""
    content = json.dumps(data, separators=(",", ":"), allow_nan=False, ensure_ascii=False).encode()
    return Told(hashlib.sha256(content).hexdigest(), gzip.compress(content, 6, mtime=0))


def address(edition: Edition) -> str:
    """Where the browser finds the signs, relative to the application's root."""
    return f"{PATH}?v={told(edition).version}&lang={langue.current()}"


def ground_address(edition: Edition, level: str) -> str:
    """Where it finds a level of the coloured ground."""
    version = told_ground(edition, level).version
    return f"{GROUNDS}/{level}.json?v={version}&lang={langue.current()}"
