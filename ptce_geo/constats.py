"""What a coherence rule is, and what it finds: one row a finding, never a score."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ptce_geo import texts_regles
from ptce_geo.measures import Measures
from ptce_geo.phrases import Liste, Phrase
from ptce_geo.seuils import profile

CONFORME = "conforme"
SIGNALER = "à signaler"
VERIFIER = "à vérifier"
NON_EVALUABLE = "non évaluable"
# From what asks most of the reader to what asks nothing.
ISSUES = (VERIFIER, SIGNALER, NON_EVALUABLE, CONFORME)


# CA Concarneau Cornouaille: an EPCI like many others, for examples.
CONCARNEAU = "29039;29049;29146;29153;29217;29241;29272;29281;29293"


class Constat(NamedTuple):
    """What one rule says of one record (its row number); ``codes`` are the communes concerned."""

    dossier: int
    issue: str
    message: Phrase
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exemple:
    """Rows of a table, the first being judged, and the outcome expected."""

    lignes: tuple[dict[str, str], ...]
    issue: str


@dataclass(frozen=True)
class Regle:
    """One rule.

    Attributes
    ----------
    nom : str
        Identifier, as in outputs; its words are in ``texts_regles``, by it.
    famille : str
        A key of ``texts_regles.FAMILLES``.
    besoins : tuple of str
        What a record must have for the rule to apply: keys of ``coherence_needs.NEEDS``.
    constate : callable
        From the measures and the row numbers of the records it applies to, one finding a record;
        a record without finding is *conforme*.
    passe, echoue : Exemple
    bloque : bool
        Whether anything but *conforme* means that the data keep the record from being evaluated.
    """

    nom: str
    famille: str
    besoins: tuple[str, ...]
    constate: Callable[[Measures, Sequence[int]], Iterable[Constat]]
    passe: Exemple
    echoue: Exemple
    bloque: bool = False

    @property
    def conforme(self) -> Phrase:
        """What is said of a record that it finds nothing of."""
        return Phrase(texts_regles, f"CONFORMES.{self.nom}")


def named(measures: Measures, rows: Iterable[int], most: int = 8) -> Liste:
    """Names of communes in a sentence."""
    return Liste([str(measures.reference.nom[row]) for row in rows], most)


def codes(measures: Measures, rows: Iterable[int]) -> tuple[str, ...]:
    """Codes of communes."""
    return tuple(str(measures.reference.code[row]) for row in rows)


def thresholds(measures: Measures, row: int) -> dict[str, float]:
    """Thresholds of a record's call."""
    return profile(measures.text["appel"][row])
