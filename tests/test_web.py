import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from ptce_geo import (
    assets,
    audience,
    confine,
    framing,
    instant,
    journal,
    maillage,
    outer_page,
    rehearsal,
    routes,
    streamlit_files,
    summary,
    texts,
    web,
)
from ptce_geo.watch import watch


async def page(_request):
    return HTMLResponse(streamlit_files.index())


ROUTES = [*routes.routes(), Route("/", page), Route("/component/x/index.html", page)]
SITE = "https://labo.exemple.fr"
APP = Starlette(routes=ROUTES, middleware=web.middleware())
FRAMED = Starlette(routes=ROUTES, middleware=web.middleware(origins=(SITE,)))


def fetch(
    path: str, query: str = "", app: Starlette = APP, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one GET."""
    sent = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("localhost", 80),
        "query_string": query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    # A thread of its own: the browser tests keep an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    start = sent[0]
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(message.get("body", b"") for message in sent[1:])


def test_the_page_is_in_french_with_our_style():
    _, headers, body = fetch("/")
    html = body.decode()
    assert '<html lang="fr">' in html
    assert "<title>PTCE en carte</title>" in html
    assert all(f"./{assets.asset_url(name)}" in html for name in outer_page.STYLES)
    assert html.index(assets.asset_url("serveur.js")) < html.index("</head>")
    assert int(headers["content-length"]) == len(body)


def test_a_page_runs_no_script_but_streamlits():
    _, headers, _ = fetch("/")
    policy = headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "'sha256-" in scripts


def test_only_the_maps_frame_may_evaluate():
    _, headers, body = fetch("/component/x/index.html")
    assert "'unsafe-eval'" in headers["content-security-policy"]
    assert '<html lang="en">' in body.decode()


@pytest.mark.parametrize("path", ["/", "/actifs/carte.js", "/geo/regions.json", "/geo/non.json"])
def test_every_answer_has_the_security_headers(path):
    _, headers, _ = fetch(path)
    assert {name.lower(): headers[name.lower()] for name in framing.HEADERS} == {
        name.lower(): value for name, value in framing.HEADERS.items()
    }


def ancestors(headers: dict[str, str]) -> str:
    """Sites that may frame an answer."""
    parts = headers["content-security-policy"].split("; ")
    return next(part for part in parts if part.startswith("frame-ancestors"))


@pytest.mark.parametrize("path", ["/", "/component/x/index.html"])
def test_no_other_site_frames_a_page_unless_it_is_named(path):
    _, headers, _ = fetch(path, "embed=true")
    assert ancestors(headers) == "frame-ancestors 'self'"
    assert headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["/", "/component/x/index.html"])
def test_a_named_site_frames_the_page_and_the_map_in_it(path):
    _, headers, _ = fetch(path, "statut=laureate&embed=true", FRAMED)
    assert ancestors(headers) == f"frame-ancestors 'self' {SITE}"
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("query", ["", "embed=false", "appel=embed=true"])
def test_a_page_that_is_not_to_be_embedded_is_framed_by_nobody(query):
    _, headers, _ = fetch("/", query, FRAMED)
    assert ancestors(headers) == "frame-ancestors 'self'"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_no_policy_names_another_host():
    assert "http" not in framing.page_policy() + framing.frame_policy()


def test_geometry_travels_as_the_gzip_the_build_wrote():
    _, headers, body = fetch("/geo/regions.json", accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert body == assets.geometry_gz("regions")


def test_a_browser_without_gzip_gets_the_plain_geometry():
    _, headers, body = fetch("/geo/communes/35.json")
    assert "content-encoding" not in headers
    assert body == gzip.decompress(assets.geometry_gz("communes/35"))


def test_what_the_browser_has_is_not_sent_again():
    _, headers, _ = fetch("/geo/regions.json")
    status, _, body = fetch("/geo/regions.json", if_none_match=headers["etag"])
    assert (status, body) == (304, b"")


def test_a_versioned_address_is_kept_for_a_year_and_a_bare_one_is_checked():
    _, kept, _ = fetch("/actifs/carte.js", f"v={assets.version('carte.js')}")
    _, bare, _ = fetch("/actifs/carte.js")
    assert "immutable" in kept["cache-control"]
    assert bare["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/actifs/x.js", "/geo/../paths.json", "/geo/cantons.json"])
def test_only_declared_files_are_served(path):
    assert fetch(path)[0] == 404


def test_an_unknown_page_says_so_in_french():
    status, headers, body = fetch("/inconnue")
    assert status == 404
    assert "Cette adresse ne mène à aucune page." in body.decode()
    assert "content-security-policy" in headers


def test_every_page_of_the_menu_exists():
    assert all(outer_page.exists(f"/{address}") for _, address in texts.PAGES.values())


def test_the_application_can_live_under_a_path():
    paths = [route.path for route in routes.routes("/ess")]
    assert paths == [
        "/ess/actifs/{name}", "/ess/geo/{name:path}.json", "/ess/signes.json",
        "/ess/fonds/{level}.json", "/ess/sante", "/ess/carte",
    ]  # fmt: skip


def test_what_choices_are_drawn_from_answers_to_the_address_that_pages_tell_and_no_other():
    address = instant.address(watch().current())
    query = address.partition("?")[2]
    status, headers, body = fetch(f"/{instant.PATH}", query)
    assert status == 200 and "immutable" in headers["cache-control"]
    assert json.loads(body)["filtres"] == list(summary.DIMENSIONS)
    for other in ("", "v=", f"v={'0' * 64}", query.replace("lang=fr", "lang=en"), query[:-20]):
        assert fetch(f"/{instant.PATH}", other)[0] == 404


def test_each_level_of_the_ground_has_its_address_and_no_other_level():
    path, _, query = instant.ground_address(watch().current(), "epci").partition("?")
    status, headers, body = fetch(f"/{path}", query)
    assert status == 200 and "immutable" in headers["cache-control"]
    assert json.loads(body)["zones"] == len(maillage.zones("epci"))
    for other in ("/fonds/regions.json", "/fonds/cantons.json"):
        assert fetch(other, query)[0] == 404


def test_no_browser_keeps_what_choices_are_drawn_from_behind_the_staff_s_door(monkeypatch):
    monkeypatch.setenv(audience.AUDIENCE, audience.STAFF)
    query = instant.address(watch().current()).partition("?")[2]
    assert fetch(f"/{instant.PATH}", query)[1]["cache-control"] == "private, no-store"


def test_who_is_not_admitted_gets_nothing_at_the_right_address():
    door = Starlette(routes=routes.routes("", lambda cookies: "clef" in cookies))
    edition = watch().current()
    for address in (instant.address(edition), instant.ground_address(edition, "epci")):
        path, _, query = address.partition("?")
        status, headers, body = fetch(f"/{path}", query, door)
        assert (status, headers["cache-control"], body) == (404, "no-store", b"")
        assert fetch(f"/{path}", query, door, cookie="clef=1")[0] == 200
        assert fetch(f"/{path}", "v=faux", door, cookie="clef=1")[0] == 404


def test_the_first_page_answers_to_its_name_too():
    status, headers, _ = fetch("/carte", "appel=AAP2013")
    assert (status, headers["location"]) == (307, "./?appel=AAP2013")


@pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/oauth2callback"])
def test_the_addresses_of_the_sign_in_are_left_to_streamlit(path):
    assert not outer_page.is_page(path)


class Still:
    """A watch over nothing, which writes what it is asked."""

    def __init__(self, done):
        self.done = done

    def current(self):
        return self

    def completed(self):
        self.done.append("completed")

    def look(self):
        self.done.append("looked")


@pytest.fixture
def life(monkeypatch):
    """What a server does beside its visits, in order, until it has done so many things."""
    done = []
    monkeypatch.setattr(web, "HEAD_START", 0.0)
    monkeypatch.setattr(web, "LOOK", 0.01)
    monkeypatch.setattr(web, "watch", lambda: Still(done))
    monkeypatch.setattr(web, "health", lambda _: done.append("read") or (200, {}))
    monkeypatch.setattr(rehearsal, "rehearsed", lambda: done.append("rehearsed"))
    monkeypatch.setattr(confine, "ready", lambda: done.append("reader"))
    monkeypatch.setattr(confine, "dismiss", lambda: done.append("dismissed"))
    monkeypatch.setattr(journal, "keep_words_out", lambda: done.append("discreet"))

    def lived(until: int) -> list[str]:
        async def whole():
            async with web.lifespan(None):
                while len(done) < until:
                    await asyncio.sleep(0.01)

        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, whole()).result()
        return done

    return lived


@pytest.fixture
def announced(monkeypatch):
    """Whether a file is expected, each time the server asks: once, then no more."""
    told = iter([True])
    monkeypatch.setattr(confine, "expected", lambda: next(told, False))


def test_the_server_prepares_what_pages_ask(life, monkeypatch):
    monkeypatch.setattr(web, "LOOK", 3600.0)
    assert life(3) == ["discreet", "read", "completed", "dismissed"]


def test_a_file_that_is_expected_finds_a_reader_and_is_rehearsed(life, announced):
    done = life(5)
    assert done.index("reader") < done.index("rehearsed")
    assert done[-1] == "dismissed"
    assert done.count("dismissed") == 1


def test_the_reader_of_files_goes_when_none_is_expected_any_more(life, announced, monkeypatch):
    monkeypatch.setattr(web, "PATIENCE", 0.02)
    done = life(8)
    assert done.count("reader") == done.count("rehearsed") == 1
    assert "dismissed" in done[done.index("reader") : -1]


def test_a_file_is_announced_once():
    confine.expected()
    confine.expect()
    assert [confine.expected(), confine.expected()] == [True, False]


def test_the_server_looks_at_its_data_again_and_again(life, monkeypatch):
    monkeypatch.setattr(web, "PERIOD", 0.01)
    assert life(30).count("looked") > 10


def test_a_server_without_data_goes_on_and_says_so(life, monkeypatch):
    monkeypatch.setattr(web, "health", lambda _: (503, {}))
    monkeypatch.setattr(web, "PERIOD", 0.01)
    assert "completed" not in life(6)


def test_the_health_check_is_never_kept_nor_taken_for_a_page(monkeypatch):
    told = {"statut": "sert", "degrade": False}
    monkeypatch.setattr(routes, "watch", lambda: None)
    monkeypatch.setattr(routes, "health", lambda _: (200, told))
    status, headers, body = fetch("/sante")
    assert (status, json.loads(body)) == (200, told)
    assert headers["cache-control"] == "no-store"
    assert not outer_page.is_page("/sante")


def test_the_start_and_the_end_are_in_the_log(life, capsys):
    life(3)
    events = [json.loads(line)["evenement"] for line in capsys.readouterr().err.splitlines()]
    assert events == ["demarrage", "arret"]


def test_the_page_speaks_the_language_of_its_address():
    french, english = (fetch("/", query)[2].decode() for query in ("lang=xx", "statut=x&lang=en"))
    assert '<html lang="fr">' in french
    assert "Aller au contenu" in french
    assert '<html lang="en">' in english
    assert f"<title>{texts.APPLICATION}</title>" not in english
    assert "<title>PTCE on the map</title>" in english


def test_a_page_that_does_not_exist_says_so_in_the_language_of_its_address():
    status, _, body = fetch("/nulle-part", "lang=en")
    assert status == 404
    assert '<html lang="en">' in body.decode()
    assert "Page not found" in body.decode()
