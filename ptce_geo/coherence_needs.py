"""What a rule may need of a record, and why a record lacks it: the reasons of *non évaluable*."""

from collections.abc import Callable, Sequence

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.coherence_identity import announced
from ptce_geo.coherence_others import earlier
from ptce_geo.measures import Measures
from ptce_geo.phrases import Capitale, Phrase, plain
from ptce_geo.places_read import Fragment, Siege
from ptce_geo.shape import territory

# One a record: a ``Phrase`` where something lacks, else None.
Reasons = np.ndarray


def said_where(lacking: Sequence[object] | np.ndarray, reason: Phrase) -> Reasons:
    """The same reason for every record that lacks something.

    Examples
    --------
    >>> said_where([False, True], plain(words, "NON_DECLARE"))
    array([None, 'Non déclaré.'], dtype=object)
    """
    reasons = np.full(len(lacking), None, dtype=object)
    reasons[np.array(lacking, dtype=bool)] = reason
    return reasons


def first(*reasons: Reasons) -> Reasons:
    """The first reason that each record has, if any."""
    told = reasons[0].copy()
    for others in reasons[1:]:
        silent = ~told.astype(bool)
        told[silent] = others[silent]
    return told


def spared(reasons: Reasons, those: Sequence[object] | np.ndarray) -> Reasons:
    """Reasons, but for records that lack nothing after all."""
    left = reasons.copy()
    left[np.array(those, dtype=bool)] = None
    return left


def _column(name: str) -> Callable[[Measures], Reasons]:
    def missing(measures: Measures) -> Reasons:
        return said_where([not text for text in measures.text[name]], plain(words, "NON_DECLARE"))

    return missing


def _perimetre(measures: Measures) -> Reasons:
    empty = np.diff(measures.cuts) == 0
    undeclared = measures.undeclared
    reasons = said_where(empty & undeclared, plain(words, "SANS_PERIMETRE"))
    for row in np.flatnonzero(empty & ~undeclared):
        reasons[row] = _without_commune(measures.dossiers.declares[row].fragments)
    return reasons


def _without_commune(fragments: Sequence[Fragment]) -> Phrase:
    told = [fragment.texte for fragment in fragments if fragment.niveau == "indefini"]
    if len(told) == len(fragments):
        return Phrase(words, "EN_MOTS", texte=told[0])
    return plain(words, "SANS_COMMUNE")


def _declaration(measures: Measures) -> Reasons:
    return said_where(measures.undeclared, plain(words, "SANS_PERIMETRE"))


def _lieu_declare(measures: Measures) -> Reasons:
    seated = [bool(seat.texte) or seat.commune >= 0 for seat in measures.dossiers.sieges]
    return spared(_declaration(measures), seated)


def _unseated(sieges: Sequence[Siege], lacking: Sequence[bool]) -> Reasons:
    """Why each seat that lacks does: its own reason, said as a sentence once."""
    motifs = [seat.motif if lacks else None for seat, lacks in zip(sieges, lacking, strict=True)]
    told: dict[str | None, Phrase | None] = {None: None}
    told |= {motif: _motif(motif) for motif in set(motifs) if motif is not None}
    reasons = np.empty(len(motifs), dtype=object)
    reasons[:] = [told[motif] for motif in motifs]
    return reasons


def _motif(motif: str) -> Phrase:
    if not motif:
        return plain(words, "SIEGE_INCONNU")
    return Phrase(words, "MOTIF", motif=Capitale(motif))


def _siege_declare(measures: Measures) -> Reasons:
    sieges = measures.dossiers.sieges
    return _unseated(sieges, [not seat.texte and seat.commune < 0 for seat in sieges])


def _siege(measures: Measures) -> Reasons:
    return _unseated(measures.dossiers.sieges, (measures.siege < 0).tolist())


def _lieu(measures: Measures) -> Reasons:
    return spared(_perimetre(measures), measures.siege >= 0)


def _contours(measures: Measures) -> Reasons:
    missing = measures.columns["sans_contour"]
    reasons = np.full(len(missing), None, dtype=object)
    for row in np.flatnonzero(missing):
        reasons[row] = Phrase(words, "SANS_CONTOUR", n=int(missing[row]))
    return reasons


def _projection(measures: Measures) -> Reasons:
    return said_where(territory(measures.perimeters) == 0, plain(words, "ELOIGNES"))


def _nombre(measures: Measures) -> Reasons:
    silent = [
        not (declared.accord or declared.ecart) and announced(measures, row) < 0
        for row, declared in enumerate(measures.dossiers.declares)
    ]
    return said_where(silent, plain(words, "SANS_NOMBRE"))


def _coordonnees(measures: Measures) -> Reasons:
    pairs = zip(measures.text["lon"], measures.text["lat"], strict=True)
    return said_where([not (lon and lat) for lon, lat in pairs], plain(words, "SANS_COORDONNEES"))


def _annee(measures: Measures) -> Reasons:
    return said_where([not year for year in measures.dossiers.annee], plain(words, "SANS_ANNEE"))


def _precedent(measures: Measures) -> Reasons:
    known = earlier(measures)
    lacking = [row not in known for row in range(len(measures.dossiers))]
    return said_where(lacking, plain(words, "SANS_PRECEDENT"))


# What a rule may need of a record, and why a record lacks it (None when it does not).
NEEDS: dict[str, Callable[[Measures], Reasons]] = {
    "declaration": _declaration,
    "perimetre": _perimetre,
    "lieu_declare": _lieu_declare,
    "siege_declare": _siege_declare,
    "siege": _siege,
    "lieu": _lieu,
    "contours": _contours,
    "projection": _projection,
    "nombre": _nombre,
    "coordonnees": _coordonnees,
    "annee": _annee,
    "precedent": _precedent,
    "appel": _column("appel"),
    "departement": _column("departement"),
    "region": _column("region"),
    "epci": _column("epci"),
}
