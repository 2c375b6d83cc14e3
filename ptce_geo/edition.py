"""What a deployment serves: one edition of its data, read whole and replaced whole.

A folder of records, or a publication, may be replaced while readers are looking. What is new is
read and checked beside what is served; one reference is then changed. What cannot be read, or
holds a fault, is refused, and the last good edition stays.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock

import pandas as pd
from shapely.errors import ShapelyError

from ptce_geo import bundle as bundles
from ptce_geo import coherence, nearness, records, summary
from ptce_geo.bundle import Bundle, BundleError, read_bundle, to_records
from ptce_geo.dossiers import from_records
from ptce_geo.fiction import is_demonstration
from ptce_geo.join import join
from ptce_geo.langue import compte
from ptce_geo.records import Records, read_records
from ptce_geo.reference import reference
from ptce_geo.sheets import RecordsError
from ptce_geo.spiral import spread
from ptce_geo.validation import errors_apart

# The files an edition is made of. The other tables of data/records describe France and its words:
# they are read when the server starts.
RECORD_FILES = tuple(f"{name}.csv" for name in records.TABLES)
BUNDLE_FILES = (bundles.MANIFEST, *bundles.FILES)
# Name, size, date of change and number of each file; -1 where there is none.
Stamp = tuple[tuple[str, int, int, int], ...]
# What a folder replaced by anything may raise while it is read.
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ShapelyError)


class Kept:
    """What was computed once, the oldest forgotten past a number of entries.

    Two readers who ask for the same thing at once wait for one computation.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._of: dict[str, tuple[RLock, OrderedDict[Hashable, object]]] = {}

    def once(self, name: str, key: Hashable, most: int, make: Callable[[], object]) -> object:
        """What ``make`` gives, computed the first time this key of this name is asked for."""
        with self._guard:
            lock, made = self._of.setdefault(name, (RLock(), OrderedDict()))
        with lock:
            if key not in made:
                made[key] = make()
                while len(made) > most:
                    made.popitem(last=False)
            return made[key]


@dataclass(frozen=True, eq=False)
class Edition:
    """One state of the data, with all that pages compute from it; nobody changes it.

    Attributes
    ----------
    empreinte : str
        First twelve digits of the SHA-256 of its files: the same files, the same edition.
    date : str
        Day of the data: that of a publication, or of the last decision of the records.
    lue : datetime
        When it was read.
    bundle : Bundle or None
        The publication served; None for records.
    records : Records
    candidatures : DataFrame
        One row a candidature, joined to the official territories: ``summary.ready``.
    kept : Kept
        What pages have computed from this edition; it goes with it.
    """

    empreinte: str
    date: str
    lue: datetime
    bundle: Bundle | None
    records: Records
    candidatures: pd.DataFrame
    kept: Kept = field(default_factory=Kept)

    @cached_property
    def facets(self) -> dict[str, pd.DataFrame]:
        """The codes of each candidature for each filter: ``summary.facets``."""
        return summary.facets(self.candidatures)

    @cached_property
    def places(self) -> pd.DataFrame:
        """Where each PTCE stands around its anchor; indexed by ``id_ptce``."""
        ptce = summary.ptce(self.candidatures)
        return spread(ptce).set_index(ptce["id_ptce"])

    @cached_property
    def controle(self) -> coherence.Controle:
        """The records served, checked."""
        return coherence.check(from_records(self.records, reference()))

    @cached_property
    def declared_items(self) -> pd.DataFrame:
        """Every item of every declared perimeter: ``nearness.declared_items``."""
        return nearness.declared_items(self.records, reference())

    @cached_property
    def fictional(self) -> bool:
        """Whether something in it is invented."""
        return bool(is_demonstration(self.candidatures).any())

    def completed(self) -> "Edition":
        """This edition, with all that pages ask of it already computed."""
        _ = self.facets, self.places, self.controle, self.declared_items, self.fictional
        return self


class FaultyError(ValueError):
    """Records that hold a fault; the message says where, and not what is written there."""


def files_of(folder: Path, public: bool) -> list[Path]:
    """The files of a folder that make an edition."""
    return [folder / name for name in (BUNDLE_FILES if public else RECORD_FILES)]


def stamp(folder: Path, public: bool) -> Stamp:
    """What tells at a look that a folder was touched: names, sizes and dates of its files."""
    found = []
    for path in files_of(folder, public):
        try:
            seen = path.stat()
        except OSError:
            found.append((path.name, -1, -1, -1))
        else:
            found.append((path.name, seen.st_size, seen.st_mtime_ns, seen.st_ino))
    return tuple(found)


def fingerprint(folder: Path, public: bool) -> str:
    """First twelve digits of the SHA-256 of the files that make an edition."""
    digest = hashlib.sha256()
    for path in files_of(folder, public):
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def read_edition(folder: Path, public: bool, faultless: bool = False) -> Edition:
    """The edition a folder holds.

    Parameters
    ----------
    folder : Path
        A publication, or a folder of records.
    public : bool
        Whether it is a publication.
    faultless : bool
        Whether records with a fault are refused.

    Raises
    ------
    BundleError, RecordsError
        It cannot be read; one sentence says why.
    FaultyError
        It can, but holds a fault.
    """
    served = read_bundle(folder) if public else None
    read = read_records(folder, errors_apart) if served is None else to_records(served)
    if faultless and len(read.findings):
        raise FaultyError(faults_line(read.findings))
    rows = join(read) if served is None else served.laureates
    day = str(read.decisions["date"].max() or "") if served is None else served.manifest["date"]
    mark = fingerprint(folder, public)
    return Edition(mark, day, datetime.now(UTC), served, read, summary.ready(rows))


def faults_line(findings: pd.DataFrame) -> str:
    """Where the first fault stands and how many there are, without what is written there."""
    first = findings.iloc[0]
    return (
        f"{first.fichier}, ligne {first.ligne}, colonne {first.colonne} : valeur refusée"
        f" ({compte(len(findings), 'défaut', 'défauts')} en tout)"
    )


def place_of(error: Exception) -> str:
    """Where a refused folder is at fault, in a few words that quote nothing of its content.

    Examples
    --------
    >>> place_of(RecordsError("ptce.csv, ligne 3 : octet 0xE9 illisible ; attendu : UTF-8."))
    'ptce.csv, ligne 3 : illisible ou incomplet'
    >>> place_of(KeyError("nom"))
    'contenu inattendu'
    """
    if isinstance(error, FaultyError):
        return str(error)
    if isinstance(error, RecordsError | BundleError):
        where = str(error).partition(" : ")[0]
        return f"{Path(where).name} : illisible ou incomplet"
    return "contenu inattendu"
