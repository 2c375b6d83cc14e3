"""What a coherence rule is, and what it finds: one row a finding, never a score."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ptce_geo.french import enumeration
from ptce_geo.measures import Measures
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
    message: str
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
        Identifier, as in outputs.
    famille, titre, question : str
        How a reader meets it.
    fondement : str
        The text or the statistic it rests on.
    besoins : tuple of str
        What a record must have for the rule to apply: keys of ``coherence_needs.NEEDS``.
    constate : callable
        From the measures and the row numbers of the records it applies to, one finding a record;
        a record without finding is *conforme*.
    conforme : str
        What is said then.
    passe, echoue : Exemple
    bloque : bool
        Whether anything but *conforme* means that the data keep the record from being evaluated.
    """

    nom: str
    famille: str
    titre: str
    question: str
    fondement: str
    besoins: tuple[str, ...]
    constate: Callable[[Measures, Sequence[int]], Iterable[Constat]]
    conforme: str
    passe: Exemple
    echoue: Exemple
    bloque: bool = False


def named(measures: Measures, rows: Iterable[int], most: int = 8) -> str:
    """Names of communes in a sentence."""
    return enumeration([str(measures.reference.nom[row]) for row in rows], most)


def codes(measures: Measures, rows: Iterable[int]) -> tuple[str, ...]:
    """Codes of communes."""
    return tuple(str(measures.reference.code[row]) for row in rows)


def thresholds(measures: Measures, row: int) -> dict[str, float]:
    """Thresholds of a record's call."""
    return profile(measures.text["appel"][row])
