"""Files that once broke a reader, read again."""

from pathlib import Path

import pytest

from benchmarks import fuzz
from benchmarks.fuzz import CORPUS, NO_SENTENCE, READERS, fault, turns


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_a_file_that_broke_a_reader_gets_a_sentence(path: Path):
    name = path.name.split("-")[0]
    reader, _ = READERS[name]
    assert fault(reader, path.read_bytes(), name not in NO_SENTENCE) is None


@pytest.mark.parametrize("name", [name for name in READERS if name != "publication"])
def test_every_reader_takes_the_sound_file_that_is_damaged(name):
    reader, seed = READERS[name]
    assert fault(reader, seed(), name not in NO_SENTENCE) is None


def test_a_traceback_is_a_fault_and_a_sentence_is_none():
    def broken(content: bytes) -> None:
        raise IndexError

    def refusing(content: bytes) -> None:
        raise ValueError("Ce fichier est vide.")

    assert "IndexError" in fault(broken, b"")
    assert fault(refusing, b"") is None


def test_an_address_that_makes_a_page_raise_is_a_fault():
    def refusing(content: bytes) -> None:
        raise ValueError("Cette adresse ne veut rien dire.")

    assert fault(refusing, b"") is None
    assert "ValueError" in fault(refusing, b"", excused=False)


def test_each_reader_has_its_turn_however_slow_the_others(monkeypatch):
    monkeypatch.setattr(fuzz, "TURN", 0.0)
    assert [name for name, _ in turns(READERS)] == list(READERS)
