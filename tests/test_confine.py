"""The process that reads a stranger's file: one a file, sometimes started in advance."""

from threading import Thread

import pytest

from ptce_geo import confine
from ptce_geo.readings import UnreadableError

CSV = "Nom du PTCE;Siège\nPôle Laine;Saugues\n".encode()


@pytest.fixture
def started(monkeypatch):
    """Every process started during the test; none is renewed afterwards, none is left."""
    processes = []
    start = confine._start

    def kept():
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(confine, "_start", kept)
    monkeypatch.setattr(confine, "RENEWAL", 3600.0)
    yield processes
    confine.dismiss()
    assert all(process.poll() is not None for process in processes)
    for pipe in (pipe for process in processes for pipe in (process.stdout, process.stderr)):
        pipe.close()


def rows(content: bytes = CSV) -> list[str]:
    reading = confine.read("a.csv", content)
    return reading.sheets[0].cells.column("0").to_pylist()


def test_a_reader_that_waits_gives_what_one_of_its_own_gives(started):
    alone = rows()
    confine.ready()
    assert rows() == alone
    assert len(started) == 2


def test_a_reader_reads_one_file_only(started):
    confine.ready()
    rows()
    rows()
    assert len(started) == 2
    assert [process.returncode for process in started] == [0, 0]


def test_one_reader_waits_however_often_it_is_asked_for(started):
    confine.ready()
    confine.ready()
    assert len(started) == 1


def test_a_reader_that_died_while_waiting_is_replaced(started):
    confine.ready()
    started[0].kill()
    started[0].wait()
    assert rows() == ["Nom du PTCE", "Pôle Laine"]
    assert len(started) == 2


def test_a_reader_dismissed_ends(started):
    confine.ready()
    confine.dismiss()
    assert started[0].poll() is not None


def test_a_reader_whose_server_is_gone_ends_by_itself(started):
    confine.ready()
    waiting = confine._taken()
    waiting.stdin.close()
    assert waiting.wait(timeout=30) == 0


def test_a_reader_that_waits_refuses_as_another(started):
    confine.ready()
    with pytest.raises(UnreadableError, match="aucune ligne"):
        confine.read("a.csv", b";;;\n;;;\n")
    assert started[0].returncode == confine.REFUSAL


def test_the_next_reader_starts_once_the_file_is_understood(started, monkeypatch):
    asked = []
    monkeypatch.setattr(confine, "Timer", lambda *said: asked.append(said) or Thread())
    confine.ready()
    rows()
    assert asked == [(confine.RENEWAL, confine.ready)]
