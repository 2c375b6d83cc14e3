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


def shared_with(measures: Measures, row: int) -> dict[int, int]:
    """Communes that a record shares with each other record."""
    perimeters = measures.perimeters
    order, start = measures.holders
    communes = perimeters.communes_of(row)
    _, position = spans(start, communes)
    others = np.bincount(perimeters.owner[order[position]], minlength=perimeters.count)
    others[row] = 0
    return {int(other): int(others[other]) for other in np.flatnonzero(others)}


class Overlap(NamedTuple):
    """What a record shares with another: part of its inhabitants, communes, and how it is said."""

    part: float
    title: str
    appel: str
    how: str
    communes: list[int]

    def said(self) -> Phrase:
        """In words."""
        return Phrase(
            words,
            self.how,
            n=len(self.communes),
            nom=self.title,
            appel=self.appel,
            part=Part(self.part),
        )


def overlap(measures: Measures, row: int, other: int) -> Overlap:
    """What another record covers of one."""
    population = measures.reference.population
    mine, theirs = (measures.perimeters.communes_of(number) for number in (row, other))
    common = np.intersect1d(mine, theirs, assume_unique=True)
    people = population[mine].sum()
    share = population[common].sum() / people if people else len(common) / len(mine)
    title = measures.text["nom"][other] or measures.text["id"][other]
    how = "RECOUVREMENT"
    if len(common) == len(mine):
        how = "RECOUVREMENT_DANS" if len(theirs) > len(mine) else "RECOUVREMENT_MEME"
    elif len(common) == len(theirs):
        how = "RECOUVREMENT_TOUT"
    return Overlap(float(share), title, measures.text["appel"][other], how, common.tolist())


def overlapping(
    measures: Measures, row: int, others: Iterable[int], least: float
) -> Constat | None:
    """Finding for the overlaps of one record with some others, or None."""
    all_of_them = (overlap(measures, row, other) for other in others)
    found = sorted(
        (one for one in all_of_them if one.part > least),
        key=lambda one: (-one.part, one.title, one.appel),
    )
    if not found:
        return None
    touched = sorted({commune for one in found for commune in one.communes})
    # Some records overlap thousands: a sentence is made for those that are named only.
    named_ones = [one.said() for one in found[:NAMED]]
    others_too = [one.title for one in found[NAMED:]]
    message = Phrase(words, "RECOUVRE", noms=Liste([*named_ones, *others_too], NAMED))
    return Constat(row, SIGNALER, message, codes(measures, touched))


def same_ptce(measures: Measures) -> list[str]:
    """What tells one PTCE from another: its identifier, or its name."""
    return [
        key or name.casefold()
        for key, name in zip(measures.text["id_ptce"], measures.text["nom"], strict=True)
    ]


def recouvrement_meme_appel(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No inhabitant is in two applications to the same call."""
    appel = measures.text["appel"]
    return overlaps(
        measures,
        rows,
        "recouvrement_meme_appel.part_population",
        lambda row, other: appel[other] == appel[row],
    )


def recouvrement_laureats(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No inhabitant is in the perimeter of another PTCE, laureate of an earlier call."""
    statut, annee, who = measures.text["statut"], measures.dossiers.annee, same_ptce(measures)
    return overlaps(
        measures,
        rows,
        "recouvrement_laureats.part_population",
        lambda row, other: (
            statut[other] == LAUREATE
            and 0 < annee[other] < annee[row]
            and (not who[row] or who[other] != who[row])
        ),
    )


def overlaps(
    measures: Measures, rows: Sequence[int], seuil: str, beside: Callable[[int, int], bool]
) -> Iterable[Constat]:
    """Findings for the overlaps of records with those beside them, over a threshold.

    Parameters
    ----------
    measures : Measures
    rows : sequence of int
    seuil : str
        Name of the least share of inhabitants.
    beside : callable
        Whether a record is compared with another, by row numbers.
    """
    if not measures.overlap:
        return
    for row in rows:
        others = [other for other in shared_with(measures, row) if beside(row, other)]
        least = thresholds(measures, row)[seuil]
        found = overlapping(measures, row, others, least) if others else None
        if found:
            yield found


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
