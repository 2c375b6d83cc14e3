"""What a map needs to draw a choice before the server has answered: the candidatures of an edition.

It holds what the page shows to whoever may open it, when nothing is filtered. Its address holds the
SHA-256 of its content: only a page that was let in tells it.
"""

import gzip
import hashlib
import json
from typing import NamedTuple, cast

from ptce_geo import langue, site_data, texts
from ptce_geo.edition import Edition

PATH = "signes.json"


class Told(NamedTuple):
    """The data of ``site_data.selection_data`` as gzipped JSON, and the SHA-256 of that JSON."""

    version: str
    content: bytes


def told(edition: Edition) -> Told:
    """What is sent for an edition in the language in force; made once."""
    made = edition.kept.once(
        __name__, langue.current(), len(langue.LOCALES), lambda: _made(edition)
    )
    return cast(Told, made)


def _made(edition: Edition) -> Told:
    data = site_data.selection_data(edition.candidatures, {"appel": texts.APPELS})
    content = json.dumps(data, separators=(",", ":"), allow_nan=False, ensure_ascii=False).encode()
    return Told(hashlib.sha256(content).hexdigest(), gzip.compress(content, 6, mtime=0))


def address(edition: Edition) -> str:
    """Where the browser finds it, relative to the application's root."""
    return f"{PATH}?v={told(edition).version}&lang={langue.current()}"
