"""Streamlit's own files, sent from memory and told ahead."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse

from ptce_geo import streamlit_files

SCRIPT = next(name for name in sorted(streamlit_files.names()) if name.startswith("js/Html."))


def fetch(path: str, prefix: str = "", method: str = "GET", encoding: str = "gzip, br"):
    """Status, headers and body of one request, and "elsewhere" where it was passed on."""
    sent = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    app = streamlit_files.Compressed(PlainTextResponse("elsewhere"), prefix)
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"accept-encoding", encoding.encode())],
    }
    # A thread of its own: the browser tests keep an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    start, body = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, body["body"]


def on_disk(name: str) -> bytes:
    return (streamlit_files.folder() / "static" / name).read_bytes()


@pytest.mark.parametrize("prefix", ["", "/ptce"])
def test_a_script_travels_compressed_and_is_kept_for_ever(prefix):
    status, headers, body = fetch(f"{prefix}/static/{SCRIPT}", prefix)
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert gzip.decompress(body) == on_disk(SCRIPT)


@pytest.mark.parametrize(
    "asked",
    [
        {"path": f"/static/{SCRIPT}", "encoding": "identity"},
        {"path": f"/static/{SCRIPT}", "method": "POST"},
        {"path": f"/ailleurs/static/{SCRIPT}"},
        {"path": "/static/js/inconnu.js"},
        {"path": "/static/../app.py"},
        {"path": "/static/media/police.woff2"},
    ],
)
def test_anything_else_is_left_to_streamlit(asked):
    assert fetch(**asked)[2] == b"elsewhere"


def test_every_part_of_our_pages_has_a_script():
    missing = [
        part
        for part in streamlit_files.PARTS
        if not any(name.startswith(f"js/{part}.") for name in streamlit_files.told_ahead())
    ]
    assert missing == []


def test_what_a_script_told_ahead_imports_is_told_too():
    told = set(streamlit_files.told_ahead())
    page = streamlit_files.index()
    left = {
        name
        for script in told
        for name in streamlit_files.imported(script)
        if name not in told and name.removeprefix("js/") not in page
    }
    assert left == set()


def test_nothing_that_the_page_tells_by_itself_is_told_twice():
    page = streamlit_files.index()
    assert [name for name in streamlit_files.told_ahead() if name in page] == []


def test_a_file_streamlit_does_not_have_is_refused_by_name():
    with pytest.raises(ValueError, match=r"js/absent\.js"):
        streamlit_files.content_gz("js/absent.js")
