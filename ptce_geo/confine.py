"""Read a stranger's file in a process of its own, with bounded memory and time.

A few kilobytes are enough to make a native reader ask for 500 GB and abort: it must not take the
dashboard with it. The child gets the bytes by its standard input, gives tables back by its
standard output; nothing touches the disk. A server keeps one such process started in advance while
files are expected, so that none waits for it.
"""

import json
import subprocess
import sys
from threading import Event, Lock, Timer

from ptce_geo import files, readings
from ptce_geo import texts_fichiers as words
from ptce_geo.paths import ROOT
from ptce_geo.phrases import Phrase

MEMORY = 900 * 1024**2
SECONDS = 60
REFUSAL = 3
# Seconds after a file until the reader of the next one starts: those of understanding the file.
RENEWAL = 10.0
COMMAND = [sys.executable, "-m", "ptce_geo.confine"]

_lock = Lock()
_expected = Event()
_spare: subprocess.Popen[bytes] | None = None


def expect() -> None:
    """Say that a file may come soon: somebody has opened the page that takes them."""
    _expected.set()


def expected() -> bool:
    """Whether a file was announced since the last time this was asked."""
    announced = _expected.is_set()
    _expected.clear()
    return announced


def ready() -> None:
    """Start the process that will read the next file, if none is waiting.

    It reads that one file, and nothing else ever. Without this call ``read`` starts its own.
    """
    global _spare
    with _lock:
        if _spare is None or _spare.poll() is not None:
            _spare = _start()


def dismiss() -> None:
    """Stop the process that waits for a file, if any."""
    spare = _taken()
    if spare is not None:
        spare.kill()
        spare.communicate()


def _start() -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT)


def _taken() -> subprocess.Popen[bytes] | None:
    global _spare
    with _lock:
        spare, _spare = _spare, None
    return spare


def _reader() -> subprocess.Popen[bytes]:
    spare = _taken()
    if spare is None:
        return _start()
    renewal = Timer(RENEWAL, ready)
    renewal.daemon = True
    renewal.start()
    if spare.poll() is None:
        return spare
    spare.communicate()
    return _start()


def read(name: str, content: bytes, seconds: float = SECONDS) -> readings.Reading:
    """Sheets of a file, as ``files.read`` gives them, or a sentence.

    Parameters
    ----------
    name, content : str, bytes
        The file.
    seconds : float
        Time after which the reading is given up.

    Raises
    ------
    UnreadableError
        The file cannot be read, or not within the memory and the time allowed.
    """
    # What needs no parsing is refused here, without the price of a process.
    files.kind(content)
    # The name of the file may name a candidate: it is not shown in the list of processes.
    told = json.dumps(name).encode() + b"\n" + content
    reader = _reader()
    try:
        packed, _ = reader.communicate(told, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise readings.UnreadableError(
            Phrase(words, "TROP_LONG", secondes=round(seconds))
        ) from error
    finally:
        if reader.poll() is None:
            reader.kill()
            reader.communicate()
    if reader.returncode == REFUSAL:
        raise readings.UnreadableError(packed.decode())
    if reader.returncode:
        raise readings.UnreadableError(Phrase(words, "TROP_DE_MEMOIRE"))
    return readings.unpack(packed)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound; the time is bounded all the same.
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Body of the child process."""
    _bound_memory()
    # What reads most files is loaded before there is one.
    from ptce_geo import csv_files, workbooks  # noqa: F401

    told = sys.stdin.buffer.readline()
    if not told:
        # Dismissed, or its server is gone.
        return 0
    try:
        name = json.loads(told)
        packed = readings.pack(files.read(name, sys.stdin.buffer.read()))
    except readings.UnreadableError as sentence:
        sys.stdout.buffer.write(str(sentence).encode())
        return REFUSAL
    sys.stdout.buffer.write(packed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
