"""What a rule may need of a record, and why a record lacks it: the reasons of *non évaluable*."""

from collections.abc import Callable

import numpy as np

from ptce_geo.coherence_identity import announced
from ptce_geo.coherence_others import earlier
from ptce_geo.french import compte
from ptce_geo.measures import Measures
from ptce_geo.shape import territory


def _column(name: str) -> Callable[[Measures], list[str]]:
    def missing(measures: Measures) -> list[str]:
        return ["" if text else "non déclaré" for text in measures.text[name]]

    return missing


def _perimetre(measures: Measures) -> list[str]:
    sizes = np.diff(measures.cuts)
    reasons = []
    for size, declared in zip(sizes, measures.dossiers.declares, strict=True):
        words = [f.texte for f in declared.fragments if f.niveau == "indefini"]
        if size:
            reasons.append("")
        elif not declared.fragments:
            reasons.append("aucun périmètre déclaré")
        elif len(words) == len(declared.fragments):
            reasons.append(f"territoire publié en mots, sans code officiel (« {words[0]} »)")
        else:
            reasons.append("aucune commune reconnue dans le périmètre déclaré")
    return reasons


def _declaration(measures: Measures) -> list[str]:
    return [
        "" if declared.fragments else "aucun périmètre déclaré"
        for declared in measures.dossiers.declares
    ]


def _lieu_declare(measures: Measures) -> list[str]:
    seats = [bool(seat.texte) or seat.commune >= 0 for seat in measures.dossiers.sieges]
    return [
        "" if seat else reason for seat, reason in zip(seats, _declaration(measures), strict=True)
    ]


def _siege_declare(measures: Measures) -> list[str]:
    return [
        "" if seat.texte or seat.commune >= 0 else seat.motif for seat in measures.dossiers.sieges
    ]


def _siege(measures: Measures) -> list[str]:
    return [
        "" if seat.commune >= 0 else seat.motif or "siège non reconnu"
        for seat in measures.dossiers.sieges
    ]


def _lieu(measures: Measures) -> list[str]:
    return [
        reason if seat < 0 else ""
        for reason, seat in zip(_perimetre(measures), measures.siege, strict=True)
    ]


def _contours(measures: Measures) -> list[str]:
    return [
        f"{compte(number, 'commune')} sans contour (collectivité d'outre-mer)" if number else ""
        for number in measures.value["sans_contour"]
    ]


def _projection(measures: Measures) -> list[str]:
    epsg = territory(measures.perimeters)
    return ["" if code else "périmètre sur plusieurs territoires éloignés" for code in epsg]


def _nombre(measures: Measures) -> list[str]:
    return [
        "" if known or announced(measures, row) >= 0 else "aucun nombre de communes annoncé"
        for row, known in enumerate(
            declared.accord or declared.ecart for declared in measures.dossiers.declares
        )
    ]


def _coordonnees(measures: Measures) -> list[str]:
    return [
        "" if lon and lat else "aucune coordonnée déclarée"
        for lon, lat in zip(measures.text["lon"], measures.text["lat"], strict=True)
    ]


def _annee(measures: Measures) -> list[str]:
    return ["" if year else "année de l'appel inconnue" for year in measures.dossiers.annee]


def _precedent(measures: Measures) -> list[str]:
    known = earlier(measures)
    return [
        "" if row in known else "aucune candidature antérieure de ce PTCE dans ce fichier"
        for row in range(len(measures.dossiers))
    ]


# What a rule may need of a record, and why a record lacks it ("" when it does not).
NEEDS: dict[str, Callable[[Measures], list[str]]] = {
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
