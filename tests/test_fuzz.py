"""Files that once broke a reader, read again."""

from pathlib import Path

import pytest

from benchmarks.fuzz import CORPUS, READERS, fault


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_a_file_that_broke_a_reader_gets_a_sentence(path: Path):
    reader, _ = READERS[path.name.split("-")[0]]
    assert fault(reader, path.read_bytes()) is None


@pytest.mark.parametrize("name", [name for name in READERS if name != "publication"])
def test_every_reader_takes_the_sound_file_that_is_damaged(name):
    reader, seed = READERS[name]
    assert fault(reader, seed()) is None


def test_a_traceback_is_a_fault_and_a_sentence_is_none():
    def broken(content: bytes) -> None:
        raise IndexError

    def refusing(content: bytes) -> None:
        raise ValueError("Ce fichier est vide.")

    assert "IndexError" in fault(broken, b"")
    assert fault(refusing, b"") is None
