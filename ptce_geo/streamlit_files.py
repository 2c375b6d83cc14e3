"""Streamlit's own scripts: sent compressed from memory, and told ahead to the browser.

Streamlit reads them from the disk at every visit and sends them as they are, 3.9 MB for a first
page; its page asks for those of its widgets only once the first message has come.
"""

import asyncio
import gzip
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# What Streamlit calls the parts of its page that ours are made of; their files are told ahead.
PARTS = (
    "Html",
    "BidiComponent",
    "ComponentInstance",
    "Selectbox",
    "TextInput",
    "DownloadButton",
)
# Its text files; fonts and images are compressed already.
SUFFIXES = {".js": "text/javascript", ".css": "text/css"}
# Compression costs the first visitor time: past this level it saves next to nothing.
LEVEL = 5
# Their names hold a digest of their content.
FOR_EVER = "public, max-age=31536000, immutable"
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def folder() -> Path:
    """Where the installed package keeps the page and its files."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("streamlit")
    return Path(found.origin).parent / "static"


@cache
def index() -> str:
    """The single HTML page Streamlit serves for every page of an application."""
    return (folder() / "index.html").read_text(encoding="utf-8")


@cache
def names() -> frozenset[str]:
    """Names of its text files, such as ``js/Html.CzLZZ4bP.js``: they change with their content."""
    root = folder() / "static"
    found = (path.relative_to(root).as_posix() for path in root.rglob("*.*"))
    return frozenset(name for name in found if Path(name).suffix in SUFFIXES)


@cache
def content_gz(name: str) -> bytes:
    """Content of one of its text files, gzipped.

    Raises
    ------
    ValueError
        Not one of ``names``.
    """
    if name not in names():
        raise ValueError(f"fichier « {name} » inconnu de Streamlit")
    return gzip.compress((folder() / "static" / name).read_bytes(), LEVEL, mtime=0)


@cache
def imported(name: str) -> tuple[str, ...]:
    """The scripts that one of its scripts imports."""
    text = gzip.decompress(content_gz(name)).decode()
    found = (f"js/{one}" for one in IMPORTED.findall(text))
    return tuple(sorted({one for one in found if one in names()}))


@cache
def told_ahead() -> tuple[str, ...]:
    """The scripts of our pages that Streamlit's page does not tell by itself, in order of need.

    Examples
    --------
    >>> any(name.startswith("js/ComponentInstance.") for name in told_ahead())
    True
    """
    there = index()
    wanted = [name for part in PARTS for name in sorted(names()) if name.startswith(f"js/{part}.")]
    found: dict[str, None] = {}
    while wanted:
        name = wanted.pop(0)
        if name not in found and name.removeprefix("js/") not in there:
            found[name] = None
            wanted.extend(imported(name))
    return tuple(found)


class Compressed:
    """Streamlit's text files from memory, whatever else it is asked for from itself.

    Parameters
    ----------
    app : ASGI application
        What is wrapped.
    prefix : str
        Path under which the application lives (``server.baseUrlPath``), empty at the root.
    """

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self.app = app
        self.before = f"{prefix}/static/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is held, pass anything else on."""
        name = scope.get("path", "").removeprefix(self.before)
        plain = scope["type"] != "http" or scope["method"] != "GET" or name not in names()
        if plain or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        content = await asyncio.to_thread(content_gz, name)
        answer = Response(
            content,
            media_type=SUFFIXES[Path(name).suffix],
            headers={
                "Cache-Control": FOR_EVER,
                "Content-Encoding": "gzip",
                "Vary": "Accept-Encoding",
            },
        )
        await answer(scope, receive, send)
