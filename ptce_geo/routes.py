"""Our own addresses, tried before Streamlit's: the map's files, its signs, the health check."""

import asyncio
import gzip
import hmac
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ptce_geo import assets, audience, instant, langue, maillage, texts
from ptce_geo.edition import Edition
from ptce_geo.health import health
from ptce_geo.outer_page import language
from ptce_geo.watch import watch

Answer = Callable[[Request], Awaitable[Response]]
YEAR = "public, max-age=31536000, immutable"


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
    """``/signes.json``: what the map needs to draw a choice at once."""
    return await send_told(request, instant.told)


async def send_ground(request: Request) -> Response:
    """``/fonds/<level>.json``: what it needs to colour the territories of a level at once."""
    level = request.path_params["level"]
    if level not in maillage.LEVELS:
        return Response(status_code=404)
    return await send_told(request, lambda edition: instant.told_ground(edition, level))


async def send_told(request: Request, tell: Callable[[Edition], instant.Told]) -> Response:
    """What is told of the edition served, to who knows its address.

    Pages alone tell the address, whose ``v`` nobody can guess, and ``routes`` asks the staff's door
    as well: what a page keeps behind it stays behind it, and is kept by no browser.
    """
    query = request.url.query.encode("latin-1")
    with langue.speaking(language(query)):
        told = await asyncio.to_thread(lambda: tell(watch().current()))
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

    def inside(answer: Answer) -> Answer:
        async def to_the_admitted(request: Request) -> Response:
            if await asyncio.to_thread(admitted, request.cookies):
                return await answer(request)
            return Response(status_code=404, headers={"Cache-Control": "no-store"})

        return to_the_admitted

    return [
        Route(f"{prefix}/actifs/{{name}}", send_asset),
        Route(f"{prefix}/geo/{{name:path}}.json", send_geometry),
        Route(f"{prefix}/{instant.PATH}", inside(send_signs)),
        Route(f"{prefix}/{instant.GROUNDS}/{{level}}.json", inside(send_ground)),
        Route(f"{prefix}/sante", send_health),
        Route(f"{prefix}/{first}", send_root),
    ]
