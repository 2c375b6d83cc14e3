"""Rules between records: overlaps within a call and with earlier laureates, drift of a PTCE."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.constats import CONFORME, SIGNALER, Constat, Exemple, Regle, codes, named, thresholds
from ptce_geo.graph import spans
from ptce_geo.measures import Measures
from ptce_geo.phrases import Liste, Part, Phrase, Suite

LAUREATE = "laureate"
# Overlaps that a finding names; the others are counted.
NAMED = 4


class Shared(NamedTuple):
    """What one record shares with each of the others compared with it.

    Attributes
    ----------
    other : ndarray
        Row numbers of the others.
    part : ndarray
        Part of the record's inhabitants that each covers; of its communes where nobody lives.
    communes : ndarray
        Communes that each shares with it.
    commune, who : ndarray
        Pairs: a commune shared, and the position in ``other`` of one it is shared with.
    """

    other: np.ndarray
    part: np.ndarray
    communes: np.ndarray
    commune: np.ndarray
    who: np.ndarray


Beside = Callable[[int, np.ndarray], np.ndarray]


def shared_with(measures: Measures, row: int, beside: Beside) -> Shared:
    """What one record shares with those beside it."""
    order, start = measures.holders
    population = measures.reference.population
    mine = members(measures, row)
    which, position = spans(start, mine)
    owner = measures.perimeters.owner[order[position]]
    compared = (owner != row) & beside(row, owner)
    commune = mine[which[compared]]
    other, who = np.unique(owner[compared], return_inverse=True)
    count = np.bincount(who, minlength=len(other))
    people = population[mine].sum()
    covered = np.bincount(who, population[commune], len(other))
    part = covered / people if people else count / len(mine)
    return Shared(other, part, count, commune, who)


def members(measures: Measures, row: int) -> np.ndarray:
    """Numbers of the communes of one record."""
    low, high = measures.cuts[row : row + 2]
    return measures.perimeters.commune[low:high]


class Overlap(NamedTuple):
    """A record that covers another: what it is called, how much it covers."""

    part: float
    title: str
    appel: str
    dossier: int
    communes: int

    def said(self, measures: Measures, row: int) -> Phrase:
        """In words, for the record it covers."""
        mine, theirs = (len(members(measures, number)) for number in (row, self.dossier))
        how = "RECOUVREMENT"
        if self.communes == mine:
            how = "RECOUVREMENT_DANS" if theirs > mine else "RECOUVREMENT_MEME"
        elif self.communes == theirs:
            how = "RECOUVREMENT_TOUT"
        part = Part(self.part)
        return Phrase(words, how, n=self.communes, nom=self.title, appel=self.appel, part=part)


def overlapping(measures: Measures, row: int, shared: Shared, chosen: np.ndarray) -> Constat:
    """Finding for some of the overlaps of one record, the largest first."""
    nom, known_as, appel = (measures.text[column] for column in ("nom", "id", "appel"))
    found = sorted(
        (
            Overlap(part, nom[other] or known_as[other], appel[other], other, count)
            for other, part, count in zip(
                *(column[chosen].tolist() for column in shared[:3]), strict=True
            )
        ),
        key=lambda one: (-one.part, one.title, one.appel),
    )
    # Some records overlap thousands: a sentence is made for those that are named only.
    named_ones = [one.said(measures, row) for one in found[:NAMED]]
    others_too = [one.title for one in found[NAMED:]]
    message = Phrase(words, "RECOUVRE", noms=Liste([*named_ones, *others_too], NAMED))
    touched = np.unique(shared.commune[chosen[shared.who]])
    return Constat(row, SIGNALER, message, codes(measures, touched))


def same_ptce(measures: Measures) -> list[str]:
    """What tells one PTCE from another: its identifier, or its name."""
    return [
        key or name.casefold()
        for key, name in zip(measures.text["id_ptce"], measures.text["nom"], strict=True)
    ]


def recouvrement_meme_appel(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No inhabitant is in two applications to the same call."""
    appel = alike(measures.text["appel"])
    return overlaps(
        measures,
        rows,
        "recouvrement_meme_appel.part_population",
        lambda row, others: appel[others] == appel[row],
    )


def recouvrement_laureats(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No inhabitant is in the perimeter of another PTCE, laureate of an earlier call."""
    laureate = np.array([statut == LAUREATE for statut in measures.text["statut"]], dtype=bool)
    annee = np.array(measures.dossiers.annee, dtype=np.int64)
    names = same_ptce(measures)
    who, called = alike(names), np.array([bool(name) for name in names], dtype=bool)
    before = laureate & (annee > 0)
    return overlaps(
        measures,
        rows,
        "recouvrement_laureats.part_population",
        lambda row, others: (
            before[others]
            & (annee[others] < annee[row])
            & ~(called[row] & (who[others] == who[row]))
        ),
    )


def alike(texts: Sequence[str]) -> np.ndarray:
    """A number for each text, the same for the same text."""
    return np.unique(np.array(texts, dtype=str), return_inverse=True)[1]


def overlaps(
    measures: Measures,
    rows: Sequence[int],
    seuil: str,
    beside: Beside,
) -> Iterable[Constat]:
    """Findings for the overlaps of records with those beside them, over a threshold.

    Parameters
    ----------
    measures : Measures
    rows : sequence of int
    seuil : str
        Name of the least share of inhabitants.
    beside : callable
        Which records one is compared with, among those of an array, by row numbers.
    """
    if not measures.overlap:
        return
    for row in rows:
        shared = shared_with(measures, row, beside)
        least = thresholds(measures, row)[seuil]
        chosen = shared.part > least
        if chosen.any():
            yield overlapping(measures, row, shared, chosen)


def earlier(measures: Measures) -> dict[int, int]:
    """For each record, the latest earlier record of the same PTCE with a perimeter."""
    who = same_ptce(measures)
    annee = measures.dossiers.annee
    sizes = np.diff(measures.cuts)
    by_ptce: dict[str, list[int]] = {}
    for row, key in enumerate(who):
        if key and annee[row] and sizes[row]:
            by_ptce.setdefault(key, []).append(row)
    latest = {}
    for mine in by_ptce.values():
        mine.sort(key=lambda row: annee[row])
        for before, after in pairwise(mine):
            if annee[before] < annee[after]:
                latest[after] = before
    return latest


def succession(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """A PTCE that comes back has the perimeter it had; otherwise, what it gained and lost."""
    before = earlier(measures)
    for row in rows:
        old = before[row]
        mine, theirs = (measures.perimeters.communes_of(number) for number in (row, old))
        gained, lost = np.setdiff1d(mine, theirs), np.setdiff1d(theirs, mine)
        common = len(mine) - len(gained)
        likeness = common / (len(mine) + len(lost))
        said = []
        if len(gained):
            said.append(Phrase(words, "GAGNE", noms=named(measures, gained, 5)))
        if len(lost):
            said.append(Phrase(words, "PERD", noms=named(measures, lost, 5)))
        since = {"appel": measures.text["appel"][old], "part": Part(likeness)}
        message = (
            Phrase(words, "CHANGE", **since, changements=Suite(said))
            if said
            else Phrase(words, "STABLE", **since)
        )
        stable = likeness >= thresholds(measures, row)["succession.jaccard_stable"]
        yield Constat(
            row, CONFORME if stable else SIGNALER, message, codes(measures, [*gained, *lost])
        )


RULES = (
    Regle(
        nom="recouvrement_meme_appel",
        famille="dossiers",
        besoins=("perimetre", "appel"),
        constate=recouvrement_meme_appel,
        passe=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238", "nom": "Un"},
                {"appel": "AMI2023", "perimetre": "29019", "nom": "Autre"},
            ),
            CONFORME,
        ),
        echoue=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238;35024", "nom": "Un"},
                {"appel": "AMI2023", "perimetre": "35238", "nom": "Autre"},
            ),
            SIGNALER,
        ),
    ),
    Regle(
        nom="recouvrement_laureats",
        famille="dossiers",
        besoins=("perimetre", "annee"),
        constate=recouvrement_laureats,
        passe=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238", "nom": "Un"},
                {"appel": "AAP2013", "statut": "deposee", "perimetre": "35238", "nom": "Autre"},
            ),
            CONFORME,
        ),
        echoue=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238", "nom": "Un"},
                {"appel": "AAP2013", "statut": "laureate", "perimetre": "35238", "nom": "Autre"},
            ),
            SIGNALER,
        ),
    ),
    Regle(
        nom="succession",
        famille="dossiers",
        besoins=("perimetre", "precedent"),
        constate=succession,
        passe=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238", "id_ptce": "un"},
                {"appel": "AAP2013", "perimetre": "35238", "id_ptce": "un"},
            ),
            CONFORME,
        ),
        echoue=Exemple(
            (
                {"appel": "AMI2023", "perimetre": "35238;35024", "id_ptce": "un"},
                {"appel": "AAP2013", "perimetre": "35238", "id_ptce": "un"},
            ),
            SIGNALER,
        ),
    ),
)
