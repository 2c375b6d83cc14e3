"""Who may frame a page, and what a page may load: the headers of security of every answer."""

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qs

from ptce_geo import basemap, streamlit_files, texts_barre

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Sites allowed to frame the application, and how one is written.
INTEGRATION = "PTCE_INTEGRATION"
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:{images}; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'self'; frame-ancestors {ancestors}; base-uri 'self'; "
    "object-src 'none'; form-action 'self'"
)


def inline_script_hashes(html: str) -> list[str]:
    """Content-Security-Policy sources of the inline scripts of a page."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


@cache
def page_policy(origins: tuple[str, ...] = ()) -> str:
    """Policy of the pages: no inline script but Streamlit's own, no evaluation of strings.

    Parameters
    ----------
    origins : tuple of str
        Sites that may frame the page, beside this one.
    """
    inline = inline_script_hashes(streamlit_files.index())
    return POLICY.format(
        scripts=" ".join(["'wasm-unsafe-eval'", "blob:", *inline]),
        ancestors=" ".join(["'self'", *origins]),
        images="",
    )


def frame_policy(origins: tuple[str, ...] = ()) -> str:
    """Policy of the map's frame alone: streamlit-folium evaluates the layers it receives.

    It may show the plan of IGN where the operator allows it, and no other image from elsewhere.

    Parameters
    ----------
    origins : tuple of str
        Sites that may frame the page this frame is in: a browser asks every ancestor.
    """
    images = f" {basemap.HOST}" if basemap.allowed(os.environ) else ""
    return POLICY.format(
        scripts="'unsafe-inline' 'unsafe-eval'",
        ancestors=" ".join(["'self'", *origins]),
        images=images,
    )


class FramingError(ValueError):
    """A site that may frame this one is not written as an origin; the message names it."""


def allowed_origins(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Sites that may show this one in a frame with ``?embed=true``: ``PTCE_INTEGRATION``.

    Parameters
    ----------
    environment : mapping
        Origins apart by spaces or commas, such as ``https://www.exemple.fr``; a first label ``*``
        stands for every subdomain, ``*`` alone for every site.

    Raises
    ------
    FramingError
        One of them is no origin.

    Examples
    --------
    >>> allowed_origins({"PTCE_INTEGRATION": "https://a.fr, https://*.gouv.fr"})
    ('https://a.fr', 'https://*.gouv.fr')
    >>> allowed_origins({})
    ()
    """
    asked = environment.get(INTEGRATION, "").replace(",", " ").split()
    wrong = [origin for origin in asked if origin != "*" and not ORIGIN.fullmatch(origin)]
    if wrong:
        raise FramingError(texts_barre.ORIGINE_FAUSSE.format(nom=INTEGRATION, valeur=wrong[0]))
    return tuple(dict.fromkeys(asked))


def framing(path: str, query: bytes, origins: tuple[str, ...]) -> tuple[str, ...]:
    """The sites that may frame one answer: a page asked to be framed, and the frames within it.

    Examples
    --------
    >>> framing("/", b"appel=AMI2021&embed=true", ("https://a.fr",))
    ('https://a.fr',)
    >>> framing("/", b"", ("https://a.fr",))
    ()
    """
    asked = parse_qs(query.decode("latin-1")).get("embed", [])
    return origins if path.startswith("/component/") or "true" in asked else ()
