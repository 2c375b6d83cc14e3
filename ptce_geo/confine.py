"""Read a stranger's file in a process of its own, with bounded memory and time.

A few kilobytes are enough to make a native reader ask for 500 GB and abort: it must not take the
dashboard with it. The child gets the bytes by its standard input, gives tables back by its
standard output; nothing touches the disk.
"""

import json
import subprocess
import sys

from ptce_geo import files, readings
from ptce_geo.paths import ROOT

MEMORY = 900 * 1024**2
SECONDS = 60
REFUSAL = 3


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
    command = [sys.executable, "-m", "ptce_geo.confine"]
    # The name of the file may name a candidate: it is not shown in the list of processes.
    told = json.dumps(name).encode() + b"\n" + content
    try:
        done = subprocess.run(
            command, input=told, capture_output=True, timeout=seconds, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise readings.UnreadableError(
            f"La lecture a été arrêtée au bout de {seconds:.0f} secondes : le fichier est trop"
            " complexe. Gardez les seules feuilles utiles et réessayez."
        ) from error
    if done.returncode == REFUSAL:
        raise readings.UnreadableError(done.stdout.decode())
    if done.returncode:
        raise readings.UnreadableError(
            "Le fichier demande plus de mémoire que permis (1 Go) ou il est abîmé : la lecture a"
            " été arrêtée. Une cellule égarée très loin à droite ou en bas suffit ; supprimez les"
            " lignes et colonnes vides et réessayez."
        )
    return readings.unpack(done.stdout)


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
    try:
        name = json.loads(sys.stdin.buffer.readline())
        packed = readings.pack(files.read(name, sys.stdin.buffer.read()))
    except readings.UnreadableError as sentence:
        sys.stdout.buffer.write(str(sentence).encode())
        return REFUSAL
    sys.stdout.buffer.write(packed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
