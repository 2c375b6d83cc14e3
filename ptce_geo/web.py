"""The web server's part: our own routes, security headers, our language on the outer page.

Starlette only. The Streamlit application is wrapped by app.py.
"""

import asyncio
import base64
import gzip
import hashlib
import hmac
import json
import os
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ptce_geo import (
    assets,
    audience,
    basemap,
    confine,
    instant,
    journal,
    langue,
    texts,
    texts_barre,
)
from ptce_geo.access_log import AccessLog
from ptce_geo.health import health
from ptce_geo.version import VERSION
from ptce_geo.watch import PERIOD, watch

# Paths of Streamlit and of ours that are not pages.
NOT_PAGES = (
    "/static/",
    "/app/static/",
    "/component/",
    "/media/",
    "/_stcore/",
    "/actifs/",
    "/geo/",
    "/auth/",
    "/oauth2callback",
    "/sante",
)
YEAR = "public, max-age=31536000, immutable"

# Our style sheets of the pages; the map's frame has its own.
STYLES = ("page.css", "tableau.css", "panneau.css")

# Seconds left to the first visits before the server works for itself.
HEAD_START = 2.0
OK = 200

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


def streamlit_index() -> str:
    """The single HTML page Streamlit serves for every page of an application."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("streamlit")
    package = Path(found.origin).parent
    return (package / "static" / "index.html").read_text(encoding="utf-8")


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
    return POLICY.format(
        scripts=" ".join(["'wasm-unsafe-eval'", "blob:", *inline_script_hashes(streamlit_index())]),
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


def language(query: bytes) -> str:
    """Language that an address asks for; French without one that is known.

    Examples
    --------
    >>> language(b"appel=AAP2013&lang=en"), language(b"lang=xx"), language(b"")
    ('en', 'fr', 'fr')
    """
    asked = parse_qs(query.decode("latin-1")).get("lang", [langue.FRENCH])[0]
    return asked if asked in langue.LOCALES else langue.FRENCH


def css_words() -> str:
    """Words that the style sheet writes over Streamlit's own, as its variables."""
    words = "".join(f'--{name}:"{said}";' for name, said in texts.STREAMLIT.items())
    return f"<style>:root{{{words}}}</style>"


def streamlit_words() -> str:
    """The script that says Streamlit's own words in the reader's language, and what it reads."""
    words = json.dumps(texts.STREAMLIT_DIT, ensure_ascii=False).replace("<", "\\u003c")
    return (
        # Data, which no policy stops: it is not run.
        f'<script type="application/json" id="mots-streamlit">{words}</script>'
        f'<script src="./{assets.asset_url("mots.js")}" defer></script>'
    )


def ours(html: str) -> str:
    """The outer page with its language, its title and its notice, our style sheets and words."""
    script = f'<script src="./{assets.asset_url("serveur.js")}"></script>'
    styles = "".join(
        f'<link rel="stylesheet" href="./{assets.asset_url(name)}">' for name in STYLES
    )
    return (
        html.replace("</head>", f"{script}{styles}{css_words()}{streamlit_words()}</head>", 1)
        .replace('<html lang="en">', f'<html lang="{langue.current()}">', 1)
        .replace("<title>Streamlit</title>", f"<title>{escape(texts.APPLICATION)}</title>", 1)
        .replace("You need to enable JavaScript to run this app.", texts.SANS_JAVASCRIPT, 1)
    )


def is_page(path: str) -> bool:
    """Whether an address is one of a page, rather than of a file or of the machinery.

    Examples
    --------
    >>> is_page("/sources"), is_page("/_stcore/health"), is_page("/favicon.png")
    (True, False, False)
    """
    return not path.startswith(NOT_PAGES) and "." not in path


def exists(path: str) -> bool:
    """Whether a page answers at an address."""
    return path.strip("/") in {"", *(address for _, address in texts.PAGES.values())}


class Headers:
    """Security headers on every answer; our words and style on the pages.

    Parameters
    ----------
    app : ASGI application
        What is wrapped.
    prefix : str
        Path under which the application lives (``server.baseUrlPath``), empty at the root.
    origins : tuple of str
        Sites that may show the application in a frame.
    """

    def __init__(self, app: ASGIApp, prefix: str = "", origins: tuple[str, ...] = ()) -> None:
        self.app = app
        self.prefix = prefix
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold a page's answer back while its text is changed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(self.prefix)
        framed_by = framing(path, scope.get("query_string", b""), self.origins)
        held: list[Message] = []

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if not framed_by:
                    # It cannot name a site: where one may frame the page, the policy alone says so.
                    headers["X-Frame-Options"] = "SAMEORIGIN"
                if headers.get("content-type", "").startswith("text/html"):
                    in_frame = path.startswith("/component/")
                    policy = frame_policy(framed_by) if in_frame else page_policy(framed_by)
                    headers["Content-Security-Policy"] = policy
                    if is_page(path) and scope["method"] == "GET":
                        held.append(message)
                        return
            elif held:
                held.append(message)
                if message.get("more_body"):
                    return
                start, *bodies = held
                html = b"".join(body.get("body", b"") for body in bodies).decode()
                with langue.speaking(language(scope["query_string"])):
                    content = ours(html).encode()
                MutableHeaders(scope=start)["content-length"] = str(len(content))
                await send(start)
                message = {"type": "http.response.body", "body": content}
            await send(message)

        if is_page(path):
            # The text is to be changed: it must not arrive compressed.
            kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
            if not exists(path):
                with langue.speaking(language(scope["query_string"])):
                    missing = not_found()
                await missing(scope, receive, answer)
                return
        await self.app(scope, receive, answer)


def not_found() -> Response:
    """A sentence and a way back, where Streamlit would open an English window."""
    return HTMLResponse(
        f'<!doctype html><html lang="{langue.current()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{texts.PAGE_INTROUVABLE}</title></head><body><main>"
        f"<h1>{texts.PAGE_INTROUVABLE}</h1><p>{texts.PAGE_INTROUVABLE_AIDE}</p>"
        f'<p><a href="./">{texts.RETOUR_CARTE}</a></p></main></body></html>',
        status_code=404,
    )


def cached_answer(request: Request, name: str, content: Response) -> Response:
    """An answer the browser keeps: for ever under its versioned address, else checked each time."""
    etag = f'"{assets.version(name)}"'
    versioned = request.query_params.get("v") == assets.version(name)
    caching = {"ETag": etag, "Cache-Control": YEAR if versioned else "no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=caching)
    content.headers.update(caching)
    return content


async def send_asset(request: Request) -> Response:
    """``/actifs/<name>``: a script or a style sheet."""
    name = request.path_params["name"]
    if name not in assets.ASSETS:
        return Response(status_code=404)
    media_type = assets.MEDIA_TYPES[Path(name).suffix]
    return cached_answer(request, name, Response(assets.asset(name), media_type=media_type))


async def send_geometry(request: Request) -> Response:
    """``/geo/<name>.json``: a display geometry, sent as the gzip file the build wrote."""
    name = request.path_params["name"]
    if name not in (*assets.geometries(), assets.MEMBERS):
        return Response(status_code=404)
    content = assets.lines_gz(name)
    headers = {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    answer = Response(content, media_type="application/geo+json", headers=headers)
    return cached_answer(request, name, answer)


async def send_signs(request: Request) -> Response:
    """``/signes.json``: what the map needs to draw a choice at once, to who knows its address.

    Pages alone tell the address, whose ``v`` nobody can guess, and ``routes`` asks the staff's door
    as well: what a page keeps behind it stays behind it, and is kept by no browser.
    """
    query = request.url.query.encode("latin-1")
    with langue.speaking(language(query)):
        told = await asyncio.to_thread(lambda: instant.told(watch().current()))
    asked = request.query_params.get("v", "")
    if not hmac.compare_digest(asked.encode(), told.version.encode()):
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    public = audience.audience(os.environ) == audience.PUBLIC
    headers = {"Cache-Control": YEAR if public else "private, no-store", "Vary": "Accept-Encoding"}
    headers["ETag"] = etag = f'"{told.version[:12]}"'
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content = told.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="application/json", headers=headers)


async def send_health(_: Request) -> Response:
    """``/sante``: what is served and what was refused, for those who watch the server."""
    status, told = await asyncio.to_thread(lambda: health(watch()))
    return JSONResponse(told, status_code=status, headers={"Cache-Control": "no-store"})


async def send_root(request: Request) -> Response:
    """The first page has a name too; its content lives at the root."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}")


def routes(
    prefix: str = "", admitted: Callable[[Mapping[str, str]], bool] = lambda _: True
) -> list[Route]:
    """Our routes, tried before Streamlit's.

    Parameters
    ----------
    prefix : str
        Path under which the application lives, empty at the root.
    admitted : callable
        Whether the cookies of a request let it have what pages show; everyone's do by default.
    """
    first = next(iter(texts.PAGES.values()))[1]

    async def send_signs_inside(request: Request) -> Response:
        if await asyncio.to_thread(admitted, request.cookies):
            return await send_signs(request)
        return Response(status_code=404, headers={"Cache-Control": "no-store"})

    return [
        Route(f"{prefix}/actifs/{{name}}", send_asset),
        Route(f"{prefix}/geo/{{name:path}}.json", send_geometry),
        Route(f"{prefix}/{instant.PATH}", send_signs_inside),
        Route(f"{prefix}/sante", send_health),
        Route(f"{prefix}/{first}", send_root),
    ]


async def warm_up() -> None:
    """Read the data at once; then, when the first visitors have their map, what comes after it."""
    status, _ = await asyncio.to_thread(lambda: health(watch()))
    await asyncio.sleep(HEAD_START)
    # Imported here: they need the whole of France, and the first page does not.
    from ptce_geo.rehearsal import rehearsed

    confine.ready()
    await asyncio.to_thread(rehearsed)
    if status == OK:
        await asyncio.to_thread(lambda: watch().current().completed())


async def keep_watch() -> None:
    """Look at the folder that is served for as long as the server lives."""
    while True:
        await asyncio.sleep(PERIOD)
        await asyncio.to_thread(lambda: watch().look())


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """What the server does beside its visits, from its start to its end."""
    journal.keep_words_out()
    journal.write("demarrage", version=VERSION, audience=audience.audience(os.environ))
    tasks = [asyncio.create_task(warm_up()), asyncio.create_task(keep_watch())]
    yield
    for task in tasks:
        task.cancel()
    confine.dismiss()
    journal.write("arret")


def middleware(prefix: str = "", origins: tuple[str, ...] = ()) -> list[Middleware]:
    """What wraps every answer."""
    own = Middleware(Headers, prefix=prefix, origins=origins)
    return [Middleware(AccessLog, prefix=prefix), own]
