"""The edition a server gives its readers, and the watch over the folder it comes from."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

from ptce_geo import audience, edition, journal, paths
from ptce_geo.edition import Edition, Stamp

# Seconds between two looks. A folder must be the same at two looks to be read.
PERIOD = 2.0

# Told what happened: the name of an event, and its facts.
Tell = Callable[..., None]


@dataclass(frozen=True)
class Refusal:
    """A state of the folder that was not served.

    Attributes
    ----------
    phrase : str
        Where it is at fault; nothing of its content.
    quand : datetime
    """

    phrase: str
    quand: datetime


def _silent(event: str, **facts: object) -> None:
    """No one listens."""


class Watch:
    """One folder, the last good edition read from it, and why a later one was refused.

    Parameters
    ----------
    folder : Path
        A publication, or a folder of records.
    public : bool
        Whether it is a publication.
    tell : callable, optional
        Told each event.
    """

    def __init__(self, folder: Path, public: bool, tell: Tell = _silent) -> None:
        self.folder, self.public, self.tell = folder, public, tell
        self.refusal: Refusal | None = None
        self._current: Edition | None = None
        self._reading = Lock()
        self._served: Stamp | None = None
        self._pending: Stamp | None = None
        self._refused: Stamp | None = None

    def current(self) -> Edition:
        """The edition to serve, read now if none was yet.

        Raises
        ------
        BundleError, RecordsError
            There is none: the folder cannot be read, and never could.
        """
        if self._current is not None:
            return self._current
        with self._reading:
            if self._current is None:
                self._served = edition.stamp(self.folder, self.public)
                self._current = edition.read_edition(self.folder, self.public)
                self._tell("edition_lue", self._current)
            return self._current

    def look(self) -> bool:
        """Look at the folder once; whether another edition is served from now on.

        A folder that changed is read only when it is the same at two looks in a row, and what was
        read is served only if it did not change meanwhile: a half-written one is left alone.
        """
        with self._reading:
            seen = edition.stamp(self.folder, self.public)
            served = self._current
            if served is None or seen == self._refused:
                return False
            if seen == self._served:
                # Put back as it was: what was refused is gone.
                self.refusal = self._refused = self._pending = None
                return False
            if seen != self._pending:
                self._pending = seen
                return False
            return self._replaced(served, seen)

    def _replaced(self, served: Edition, seen: Stamp) -> bool:
        read = served
        try:
            if edition.fingerprint(self.folder, self.public) != served.empreinte:
                read = edition.read_edition(self.folder, self.public, faultless=True).completed()
        except edition.UNREADABLE as error:
            if edition.stamp(self.folder, self.public) == seen:
                self._refuse(served, seen, edition.place_of(error))
            return False
        if edition.stamp(self.folder, self.public) != seen:
            return False
        self.refusal = self._refused = self._pending = None
        self._served = seen
        if read is served:
            return False
        # One assignment: a reader has the one edition or the other.
        self._current = read
        self._tell("edition_remplacee", read)
        return True

    def _refuse(self, served: Edition, seen: Stamp, phrase: str) -> None:
        self._refused, self._pending = seen, None
        self.refusal = Refusal(phrase, datetime.now(UTC))
        self.tell("edition_refusee", phrase=phrase, servie=served.empreinte)

    def _tell(self, event: str, read: Edition) -> None:
        self.tell(event, empreinte=read.empreinte, date=read.date, lignes=len(read.candidatures))


@cache
def _watch(folder: Path, public: bool) -> Watch:
    return Watch(folder, public, journal.write)


def watch(env: Mapping[str, str] | None = None) -> Watch:
    """The watch over what this deployment serves; one for the whole process."""
    folder = audience.bundle_folder(os.environ if env is None else env)
    return _watch(paths.RECORDS if folder is None else folder, folder is not None)
