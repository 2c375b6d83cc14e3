"""Archives of a stranger's workbook, opened with care: what they claim is not believed."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from ptce_geo import texts_fichiers as words
from ptce_geo.phrases import Phrase
from ptce_geo.readings import UnreadableError

# 200,000 rows of twenty columns take 250 MB of XML.
MAX_UNPACKED = 600 * 1024**2
MAX_MEMBERS = 5_000
# What the standard library says of an archive that is damaged, or packed in ways it does not know.
DAMAGED = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError, OverflowError)
CUT_SHORT = Phrase(words, "CLASSEUR_COUPE")


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The zip archive a workbook is.

    Raises
    ------
    UnreadableError
        Truncated, encrypted, or with too many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGED as error:
        raise UnreadableError(CUT_SHORT) from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(Phrase(words, "CLASSEUR_PARTIES", parties=len(members)))
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(Phrase(words, "CLASSEUR_PROTEGE"))
    return archive


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and successive pieces of each member of an archive, really unpacked.

    What an archive declares of its sizes may be false: only unpacking tells.

    Raises
    ------
    UnreadableError
        Damaged, or more than ``MAX_UNPACKED`` bytes once unpacked.
    """
    total = 0
    archive = open_archive(content)
    for member in archive.infolist():
        # Read to the true end of the data, not to the size the archive claims.
        member.file_size = MAX_UNPACKED + 1
        try:
            with archive.open(member) as stream:
                while piece := stream.read(1 << 20):
                    total += len(piece)
                    if total > MAX_UNPACKED:
                        limit = MAX_UNPACKED // 1024**2
                        raise UnreadableError(Phrase(words, "CLASSEUR_LOURD", limite=limit))
                    yield member.filename, piece
        except UnreadableError:
            raise
        except DAMAGED as error:
            raise UnreadableError(CUT_SHORT) from error


def unpacked(content: bytes, name: str, limit: int = 4096) -> bytes:
    """First bytes of one member of an archive.

    Raises
    ------
    UnreadableError
        Damaged.
    """
    archive = open_archive(content)
    try:
        with archive.open(name) as stream:
            return stream.read(limit)
    except DAMAGED as error:
        raise UnreadableError(CUT_SHORT) from error
