"""The log: one JSON line an event, on the standard error, without a word of a reader or of a file.

No network address, no query, no name of a file, no text that anyone typed. What an error says may
quote a cell: only its kind and where in our code it happened are written.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from ptce_geo.paths import ROOT

# Events, and the facts each may tell: an event or a fact that is not here is not written.
EVENTS = {
    "demarrage": ("version", "audience"),
    "arret": (),
    "edition_lue": ("empreinte", "date", "lignes"),
    "edition_remplacee": ("empreinte", "date", "lignes"),
    "edition_refusee": ("phrase", "servie"),
    "requete": ("methode", "chemin", "code", "octets", "ms"),
    "session": ("ms",),
    "import": ("fichiers", "lignes", "constats", "ms"),
    "import_refuse": ("fichiers", "ms"),
    "erreur": ("genre", "ou"),
}
FRAMES = 3

_factory = logging.getLogRecordFactory()


def line(event: str, **facts: object) -> str:
    """One event as a line of JSON, its time in UTC.

    Raises
    ------
    ValueError
        The event, or one of its facts, is not declared; the message lists those that are.

    Examples
    --------
    >>> line("arret").endswith('"evenement":"arret"}')
    True
    """
    if event not in EVENTS:
        raise ValueError(f"événement « {event} » inconnu ; connus : {', '.join(EVENTS)}")
    if unknown := set(facts) - set(EVENTS[event]):
        known = ", ".join(EVENTS[event]) or "aucun"
        raise ValueError(f"« {event} » ne dit pas « {unknown.pop()} » ; connus : {known}")
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = {"heure": now, "evenement": event, **facts}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def write(event: str, **facts: object) -> None:
    """Write one event; see ``EVENTS``."""
    sys.stderr.write(line(event, **facts) + "\n")
    sys.stderr.flush()


def where(error: BaseException) -> str:
    """The last steps of our own code that led to an error, without what it says.

    Examples
    --------
    >>> where(KeyError("Pôle Laine"))
    ''
    """
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if Path(step.filename).is_relative_to(ROOT / "ptce_geo")]
    return " < ".join(f"{Path(s.filename).name}:{s.lineno}" for s in reversed(ours[-FRAMES:]))


def write_error(error: BaseException) -> None:
    """Write that something went wrong: the kind of error and where, not what it says."""
    write("erreur", genre=type(error).__name__, ou=where(error))


def without_words(*args: object, **kwargs: object) -> logging.LogRecord:
    """A record of any library's log whose error is told by its kind and place only."""
    record = _factory(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.exc_info = None
        record.exc_text = f"{type(error).__name__} ({where(error) or 'hors de ptce_geo'})"
    return record


def keep_words_out() -> None:
    """From now on, no log of this process quotes what an error says."""
    logging.setLogRecordFactory(without_words)
