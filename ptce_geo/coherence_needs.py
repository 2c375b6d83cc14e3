"""What a rule may need of a record, and why a record lacks it: the reasons of *non évaluable*."""

from collections.abc import Callable

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.coherence_identity import announced
from ptce_geo.coherence_others import earlier
from ptce_geo.measures import Measures
from ptce_geo.phrases import Capitale, Phrase, plain
from ptce_geo.shape import territory

Reasons = list[Phrase | None]


def _column(name: str) -> Callable[[Measures], Reasons]:
    def missing(measures: Measures) -> Reasons:
        return [None if text else plain(words, "NON_DECLARE") for text in measures.text[name]]

    return missing


def _perimetre(measures: Measures) -> Reasons:
    sizes = np.diff(measures.cuts)
    reasons: Reasons = []
    for size, declared in zip(sizes, measures.dossiers.declares, strict=True):
        told = [f.texte for f in declared.fragments if f.niveau == "indefini"]
        if size:
            reasons.append(None)
        elif not declared.fragments:
            reasons.append(plain(words, "SANS_PERIMETRE"))
        elif len(told) == len(declared.fragments):
            reasons.append(Phrase(words, "EN_MOTS", texte=told[0]))
        else:
            reasons.append(plain(words, "SANS_COMMUNE"))
    return reasons


def _declaration(measures: Measures) -> Reasons:
    return [
        None if declared.fragments else plain(words, "SANS_PERIMETRE")
        for declared in measures.dossiers.declares
    ]


def _lieu_declare(measures: Measures) -> Reasons:
    seats = [bool(seat.texte) or seat.commune >= 0 for seat in measures.dossiers.sieges]
    return [
        None if seat else reason for seat, reason in zip(seats, _declaration(measures), strict=True)
    ]


def _motif(motif: str) -> Phrase:
    if not motif:
        return plain(words, "SIEGE_INCONNU")
    return Phrase(words, "MOTIF", motif=Capitale(motif))


def _siege_declare(measures: Measures) -> Reasons:
    return [
        None if seat.texte or seat.commune >= 0 else _motif(seat.motif)
        for seat in measures.dossiers.sieges
    ]


def _siege(measures: Measures) -> Reasons:
    return [None if seat.commune >= 0 else _motif(seat.motif) for seat in measures.dossiers.sieges]


def _lieu(measures: Measures) -> Reasons:
    return [
        reason if seat < 0 else None
        for reason, seat in zip(_perimetre(measures), measures.siege, strict=True)
    ]


def _contours(measures: Measures) -> Reasons:
    return [
        Phrase(words, "SANS_CONTOUR", n=int(number)) if number else None
        for number in measures.value["sans_contour"]
    ]


def _projection(measures: Measures) -> Reasons:
    epsg = territory(measures.perimeters)
    return [None if code else plain(words, "ELOIGNES") for code in epsg]


def _nombre(measures: Measures) -> Reasons:
    return [
        None if known or announced(measures, row) >= 0 else plain(words, "SANS_NOMBRE")
        for row, known in enumerate(
            declared.accord or declared.ecart for declared in measures.dossiers.declares
        )
    ]


def _coordonnees(measures: Measures) -> Reasons:
    return [
        None if lon and lat else plain(words, "SANS_COORDONNEES")
        for lon, lat in zip(measures.text["lon"], measures.text["lat"], strict=True)
    ]


def _annee(measures: Measures) -> Reasons:
    return [None if year else plain(words, "SANS_ANNEE") for year in measures.dossiers.annee]


def _precedent(measures: Measures) -> Reasons:
    known = earlier(measures)
    return [
        None if row in known else plain(words, "SANS_PRECEDENT")
        for row in range(len(measures.dossiers))
    ]


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
