"""One line of the log a request: what kind of thing was asked for, the answer, how long it took."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ptce_geo import journal, texts

# Beginnings of addresses whose rest says nothing of a reader; longer ones first.
KINDS = (
    "/geo/communes/",
    "/geo/",
    "/actifs/",
    "/static/",
    "/component/",
    "/media/",
    "/_stcore/stream",
    "/_stcore/upload_file",
    "/_stcore/health",
    "/_stcore/",
    "/auth/",
    "/oauth2callback",
    "/sante",
    "/signes.json",
    "/fonds/",
)
OTHER = "/…"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})
# Asked for every few seconds by those who watch the server, or fifty at each visit: they would
# drown the rest. A failure is written all the same.
SILENT = frozenset({"/_stcore/health", "/sante", "/static/"})
FAILURE = 400


def kind(path: str) -> str:
    """What an address is the address of: a page by its name, else the beginning it shares.

    Anyone can write anything in an address: what is not ours is not copied.

    Examples
    --------
    >>> kind("/sources"), kind("/geo/communes/35.json"), kind("/jean.dupont@exemple.fr")
    ('/sources', '/geo/communes/', '/…')
    """
    if path.strip("/") in {"", *(address for _, address in texts.PAGES.values())}:
        return path
    return next((start for start in KINDS if path.startswith(start)), OTHER)


class AccessLog:
    """Writes the line of each request once it is answered, of each session once it is over.

    Parameters
    ----------
    app : ASGI application
        What is wrapped.
    prefix : str
        Path under which the application lives, empty at the root.
    """

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and write its line."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        start, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            spent = round(1000 * (time.perf_counter() - start))
            self.tell(scope, status, size, spent)

    def tell(self, scope: Scope, status: int, size: int, spent: int) -> None:
        """Write the line of one request, or of one session."""
        asked = kind(scope["path"].removeprefix(self.prefix))
        if scope["type"] == "websocket":
            journal.write("session", ms=spent)
        elif asked not in SILENT or status >= FAILURE:
            method = scope["method"] if scope["method"] in METHODS else "AUTRE"
            journal.write(
                "requete", methode=method, chemin=asked, code=status, octets=size, ms=spent
            )
