"""The application behind its proxy: two replicas, one of them killed while in use."""

import gzip
import re
import ssl
import urllib.error
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from app_server import ROOT, map_frame, started, stopped, wait_for
from proxy_server import proxied

pytestmark = pytest.mark.browser
PTCE = re.compile(r"^\d+")


def port(url: str) -> int:
    return urlsplit(url).port


@pytest.fixture(scope="module")
def behind():
    """The proxy's address, its log and the replicas by port."""
    with ExitStack() as stack:
        replicas = dict(started(ROOT / "app.py") for _ in range(2))
        for server in replicas.values():
            stack.callback(stopped, server)
        url, visits = stack.enter_context(proxied(list(replicas)))
        yield url, visits, replicas


@pytest.fixture
def window(browser):
    opened = browser.new_context(
        ignore_https_errors=True, viewport={"width": 1280, "height": 900}
    ).new_page()
    opened.asked, opened.links = [], []
    opened.on("websocket", lambda link: opened.links.append(link))
    opened.on("request", lambda request: opened.asked.append(request.url))
    yield opened
    opened.context.close()


def answered_by(visits, path: str) -> list[int]:
    """Ports of the replicas that answered for a path, in order."""
    lines = (line.split() for line in visits.read_text(encoding="utf-8").splitlines())
    return [int(line[6].rpartition(":")[2]) for line in lines if line[2] == path and ":" in line[6]]


def shown(page) -> int:
    return int(PTCE.match(page.inner_text(".phrase")).group())


def test_a_reader_keeps_view_and_filters_when_the_replica_dies(behind, window):
    url, visits, replicas = behind
    window.goto(url)
    map_frame(window)
    [cookie] = [one for one in window.context.cookies() if one["name"] == "ptce_replique"]
    assert cookie["secure"] and cookie["httpOnly"]
    # Opened again with its cookie: the same replica answers for the page and the conversation.
    window.goto(url)
    map_frame(window)
    in_use = answered_by(visits, "/")[-1]
    before = shown(window)
    window.get_by_role("button", name=re.compile("^Lauréate")).click()
    filtered = wait_for(window, lambda: shown(window) < before and shown(window), "filtre")
    wait_for(window, lambda: "statut=laureate" in window.url, "adresse")
    links = len(window.links)
    replicas[in_use].kill()
    replicas[in_use].wait(timeout=20)
    wait_for(window, lambda: len(window.links) > links, "la page ne renoue pas")
    window.get_by_role("button", name=re.compile("^Gestation")).click()
    wait_for(window, lambda: "phase=gestation" in window.url, "la seconde réplique")
    fewer = wait_for(window, lambda: shown(window) < filtered and shown(window), "second filtre")
    assert 0 < fewer < filtered
    assert "statut=laureate" in window.url
    elsewhere = [one for one in window.asked if not one.startswith((url, "data:", "blob:"))]
    assert elsewhere == []


def test_the_proxy_compresses_keeps_and_hides_what_it_should(behind):
    url, visits, _ = behind
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE

    def ask(path: str):
        request = urllib.request.Request(url + path, headers={"Accept-Encoding": "gzip"})
        return urllib.request.urlopen(request, context=trust, timeout=20)

    with ask("?ptce=secret-de-lecteur") as page:
        policy = page.headers["Content-Security-Policy"]
        assert page.headers["Strict-Transport-Security"]
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        script = re.search(r'src="\./(static/js/[^"]+)"', read(page)).group(1)
    assert "http:" not in policy and "https:" not in policy
    for _ in range(2):
        with ask(script) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["X-Cache"] == "HIT"
    with ask("geo/departements.json") as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["ETag"]
    with pytest.raises(urllib.error.HTTPError) as hidden:
        ask("_stcore/metrics")
    with hidden.value as refused:
        assert refused.code == 404
    log = visits.read_text(encoding="utf-8")
    assert "secret-de-lecteur" not in log
    assert not re.search(r"^\S+ \S+ \S+ .*127\.0\.0\.1(?!:)", log, re.MULTILINE)


def read(answer) -> str:
    content = answer.read()
    return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode()
