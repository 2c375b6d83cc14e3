"""The outer page that Streamlit serves: our language, words and style; a sentence where none is.

Starlette only. The Streamlit application is wrapped by app.py.
"""

import json
from functools import cache
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ptce_geo import assets, instant, langue, streamlit_files, texts, texts_streamlit
from ptce_geo.framing import HEADERS, frame_policy, framing, page_policy

# Paths of Streamlit and of ours that are not pages.
NOT_PAGES = (
    "/static/",
    "/app/static/",
    "/component/",
    "/media/",
    "/_stcore/",
    "/actifs/",
    "/geo/",
    f"/{instant.GROUNDS}/",
    "/auth/",
    "/oauth2callback",
    "/sante",
)

# Our style sheets of the pages; the map's frame has its own.
STYLES = ("page.css", "tableau.css", "panneau.css")


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
    words = "".join(f'--{name}:"{said}";' for name, said in texts_streamlit.STREAMLIT.items())
    return f"<style>:root{{{words}}}</style>"


def streamlit_words() -> str:
    """The script that says Streamlit's own words in the reader's language, and what it reads."""
    words = json.dumps(texts_streamlit.STREAMLIT_DIT, ensure_ascii=False).replace("<", "\\u003c")
    return (
        # Data, which no policy stops: it is not run.
        f'<script type="application/json" id="mots-streamlit">{words}</script>'
        f'<script src="./{assets.asset_url("mots.js")}" defer></script>'
    )


@cache
def scripts_ahead() -> str:
    """Streamlit's scripts for the parts of our pages, asked for with the page itself."""
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/{name}">'
        for name in streamlit_files.told_ahead()
    )


def ours(html: str) -> str:
    """The outer page with its language, its title and its notice, our style sheets and words."""
    script = f'<script src="./{assets.asset_url("serveur.js")}"></script>'
    styles = "".join(
        f'<link rel="stylesheet" href="./{assets.asset_url(name)}">' for name in STYLES
    )
    head = f"{script}{styles}{css_words()}{streamlit_words()}{scripts_ahead()}"
    return (
        html.replace("</head>", f"{head}</head>", 1)
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
