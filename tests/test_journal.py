"""The log tells what happened, never a word of a reader or of a file."""

import asyncio
import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from ptce_geo import access_log, journal
from ptce_geo.access_log import AccessLog

SECRET = "jean.dupont@exemple.fr"


def lines(captured) -> list[dict]:
    return [json.loads(text) for text in captured.readouterr().err.splitlines()]


def served(scope: dict, body: bytes = b"bonjour", status: int = 200) -> None:
    """One request through the log, from a known address, with secrets wherever one may stand."""

    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": body})

    async def send(_message):
        pass

    whole = {
        "method": "GET",
        "client": ("203.0.113.7", 4242),
        "query_string": f"q={SECRET}".encode(),
        "headers": [(b"user-agent", SECRET.encode()), (b"cookie", SECRET.encode())],
    } | scope
    step = AccessLog(app)(whole, None, send).send
    with pytest.raises(StopIteration):
        step(None)


def test_a_request_is_one_line_without_who_asked_nor_what_was_typed(capsys):
    served({"type": "http", "path": "/sources"})
    (told,) = lines(capsys)
    assert set(told) == {"heure", "evenement", "methode", "chemin", "code", "octets", "ms"}
    assert (told["chemin"], told["code"], told["octets"]) == ("/sources", 200, 7)


@pytest.mark.parametrize(
    "path",
    [f"/{SECRET}", f"/_stcore/upload_file/{SECRET}", f"/media/{SECRET}", f"/auth/{SECRET}",
     f"/geo/communes/{SECRET}", f"/sources/{SECRET}", f"/ess/{SECRET}\n"],
)  # fmt: skip
def test_what_is_written_in_an_address_is_not_copied(capsys, path):
    served({"type": "http", "path": path, "method": SECRET})
    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert "203.0.113" not in written
    assert SECRET not in written


def test_a_session_is_one_line_with_its_length(capsys):
    served({"type": "websocket", "path": "/_stcore/stream"})
    (told,) = lines(capsys)
    assert set(told) == {"heure", "evenement", "ms"}


@pytest.mark.parametrize("path", sorted(access_log.SILENT))
def test_what_is_asked_all_the_time_is_written_only_when_it_fails(capsys, path):
    served({"type": "http", "path": path})
    assert lines(capsys) == []
    served({"type": "http", "path": path}, status=503)
    assert lines(capsys)[0]["code"] == 503


def test_an_answer_that_fails_has_its_line_too(capsys):
    async def app(_scope, _receive, _send):
        raise RuntimeError(SECRET)

    scope = {"type": "http", "path": "/", "method": "GET"}
    # A thread of its own: a browser test of the same process may keep a loop in this one.
    with ThreadPoolExecutor() as own, pytest.raises(RuntimeError, match=SECRET):
        own.submit(lambda: asyncio.run(AccessLog(app)(scope, None, None))).result()
    assert lines(capsys)[0]["code"] == 0


def test_only_declared_events_and_facts_are_written():
    with pytest.raises(ValueError, match="inconnu ; connus : demarrage"):
        journal.line("autre")
    with pytest.raises(ValueError, match="ne dit pas « nom »"):
        journal.line("import", nom=SECRET)


def failing() -> Exception:
    from ptce_geo.cog import table

    try:
        table(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_an_error_is_told_by_its_kind_and_place(capsys):
    journal.write_error(failing())
    (told,) = lines(capsys)
    assert told["genre"] == "ValueError"
    assert told["ou"].startswith("cog.py:")


def test_the_log_of_a_library_does_not_quote_an_error(monkeypatch):
    error = failing()
    told = journal.without_words(
        "streamlit", logging.ERROR, "f", 1, "Uncaught app execution", (),
        (type(error), error, error.__traceback__),
    )  # fmt: skip
    written = logging.Formatter().format(told)
    assert SECRET not in written
    assert "ValueError (cog.py:" in written


def test_from_then_on_every_log_is_so(monkeypatch):
    before = logging.getLogRecordFactory()
    try:
        journal.keep_words_out()
        assert logging.getLogRecordFactory() is journal.without_words
    finally:
        logging.setLogRecordFactory(before)
