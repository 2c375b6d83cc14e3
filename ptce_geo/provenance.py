"""What an exported file says of itself: the filters, the count, the date, the sources."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ptce_geo import langue, sources, texts, texts_export

# A file's name stays short enough for any system and any mail.
LONGEST = 60


@dataclass(frozen=True)
class Provenance:
    """Where the rows of a file come from and how they were chosen.

    Attributes
    ----------
    titre : str
        Title of the file; it says so when the rows are fiction.
    selection : str
        The filters in force, as a sentence.
    compte : str
        How many PTCE the file shows, out of how many.
    jour : date
        Day of the export.
    sources : tuple of str
        One sentence a producer, with the date of its last update.
    licence : str
        Terms of reuse.
    fiction : bool
        Whether the rows are a demonstration.
    """

    titre: str
    selection: str
    compte: str
    jour: date
    sources: tuple[str, ...]
    licence: str
    fiction: bool

    @property
    def date(self) -> str:
        """Day of the export as readers write it."""
        return langue.date(self.jour)

    @property
    def mentions(self) -> str:
        """Sources and licence in one text, for a cell or for metadata."""
        return " ".join([*self.sources, self.licence])

    def lines(self) -> list[tuple[str, str]]:
        """Heading and text of each line of a page about the file."""
        words = texts_export.PROVENANCE
        told = [
            (words["titre"], self.titre),
            (words["selection"], self.selection),
            (words["compte"], self.compte),
            (words["date"], self.date),
            *((words["sources"], line) for line in self.sources),
            (words["licence"], self.licence),
        ]
        return [*told, (words["demonstration"], texts.FICTION)] if self.fiction else told

    def members(self) -> dict[str, str]:
        """The same under names a machine reads; the date as AAAA-MM-JJ."""
        told = {
            "titre": self.titre,
            "selection": self.selection,
            "compte": self.compte,
            "date": self.jour.isoformat(),
            "attribution": " ".join(self.sources),
            "licence": self.licence,
        }
        return {**told, "avertissement": texts.FICTION} if self.fiction else told


def provenance(
    selection: str,
    compte: str,
    fiction: bool,
    jour: date,
    liste: str,
) -> Provenance:
    """Provenance of what is shown.

    Parameters
    ----------
    selection, compte : str
        Sentence of the filters, sentence of the count.
    fiction : bool
        Whether the rows are invented.
    jour : date
        Day of the export.
    liste : str
        Where the list of PTCE itself comes from.
    """
    mark = texts_export.DEMONSTRATION if fiction else ""
    return Provenance(
        mark + texts_export.TITRE_LONG,
        selection,
        compte,
        jour,
        (*sources.attribution_lines(), liste),
        texts_export.LICENCE,
        fiction,
    )


def slug(words: str) -> str:
    """Words as a part of a file's name: ASCII letters, figures and hyphens.

    Examples
    --------
    >>> slug("Lauréats, Île-de-France & « œuvres »")
    'laureats-ile-de-france-oeuvres'
    """
    plain = words.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def file_name(said: Provenance, what: str, phrase: str, suffix: str) -> str:
    """Name of an exported file: what it is, its date, what was chosen.

    Parameters
    ----------
    said : Provenance
    what : str
        What the file shows.
    phrase : str
        The filters in force, as ``selection.filter_sentence`` tells them; empty for none.
    suffix : str
        Without a dot.
    """
    kind = [texts_export.FICHIER, *([texts_export.FICHIER_DEMONSTRATION] * said.fiction), what]
    chosen = slug(phrase)
    if len(chosen) > LONGEST:
        # Cut between two words.
        chosen = chosen[:LONGEST].rpartition("-")[0]
    parts = [*map(slug, kind), said.jour.isoformat(), chosen or texts_export.FICHIER_TOUS]
    return f"{'-'.join(parts)}.{suffix}"
