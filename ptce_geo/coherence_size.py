"""Rules on shape and size: a rank among the EPCI, never a limit."""

from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.constats import CONCARNEAU, CONFORME, SIGNALER, Constat, Exemple, Regle, thresholds
from ptce_geo.measures import Measures
from ptce_geo.phrases import Decimale, Liste, Part, Phrase, plain

SHAPES = ("polsby_popper", "reock", "enveloppe_convexe")


def forme(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Compactness beside that of the EPCI: a rank, never a limit."""
    value = measures.value
    rank = {name: value[f"c_{name}"] for name in (*SHAPES, "coupe")}
    for row in rows:
        low = thresholds(measures, row)["forme.centile_bas"]
        measured = {name: Decimale(value[name][row], 3) for name in SHAPES}
        ranks = {f"c_{name}": round(rank[name][row]) for name in SHAPES}
        cut = value["coupe"][row]
        apart = 100 - rank["coupe"][row]
        coupe = (
            plain(words, "COUPE_SANS")
            if np.isnan(cut)
            else Phrase(words, "COUPE_PART", part=Part(cut), centile=round(apart))
        )
        message = Phrase(words, "FORME", **measured, **ranks, coupe=coupe)
        spread = any(rank[name][row] < low for name in SHAPES) or bool(apart < low)
        if spread:
            message = Phrase(words, "FORME_ETIREE", bas=round(low), forme=message)
        yield Constat(row, SIGNALER if spread else CONFORME, message)


def ranked(rank: float) -> Phrase:
    """A rank among EPCI in words.

    Examples
    --------
    >>> ranked(50.0), ranked(99.8)
    ('plus que 50\xa0% des EPCI', 'plus que presque tous les EPCI')
    """
    if rank < 1:
        return plain(words, "RANG_BAS")
    if rank > 99:
        return plain(words, "RANG_HAUT")
    return Phrase(words, "RANG", part=Part(rank / 100))


def taille(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Inhabitants, km², communes and EPCI, beside those of the EPCI."""
    value = measures.value
    zones = np.bincount(measures.zones["epci"].perimetre, minlength=len(measures.dossiers))
    people, c_people = value["population"], value["c_population"]
    area, c_area = value["superficie_km2"], value["c_superficie_km2"]
    count, c_count = value["communes"], value["c_communes"]
    for row in rows:
        held = thresholds(measures, row)
        low, high = held["taille.centile_bas"], held["taille.centile_haut"]
        far = [
            Phrase(words, f"TAILLES.{name}")
            for name, rank in (
                ("population", c_people[row]),
                ("superficie", c_area[row]),
                ("communes", c_count[row]),
            )
            if not low <= rank <= high
        ]
        message = Phrase(
            words,
            "TAILLE",
            habitants=round(people[row]),
            c_habitants=ranked(c_people[row]),
            surface=round(area[row]),
            c_surface=ranked(c_area[row]),
            communes=Phrase(words, "COMMUNES", n=int(count[row])),
            c_communes=ranked(c_count[row]),
            epci=Phrase(words, "EPCI", n=int(zones[row])),
        )
        if far:
            span = {"bas": round(low), "haut": round(high)}
            message = Phrase(words, "TAILLE_HORS", **span, quoi=Liste(far), taille=message)
        yield Constat(row, SIGNALER if far else CONFORME, message)


def etendue(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """How far it reaches, and how far its inhabitants are from the seat, beside the EPCI."""
    value = measures.value
    wide, c_wide = value["diametre_km"], value["c_diametre_km"]
    mean, c_mean = value["distance_moyenne_km"], value["c_distance_moyenne_km"]
    radius = value["rayon_90_km"]
    for row in rows:
        high = thresholds(measures, row)["etendue.centile_haut"]
        length = {"longueur": Decimale(wide[row]), "rang": ranked(c_wide[row])}
        far = c_wide[row] > high
        if np.isnan(mean[row]):
            message = Phrase(words, "ETENDUE", **length)
        else:
            message = Phrase(
                words,
                "ETENDUE_SIEGE",
                **length,
                moyenne=Decimale(mean[row]),
                c_moyenne=ranked(c_mean[row]),
                rayon=Decimale(radius[row]),
            )
            far |= c_mean[row] > high
        yield Constat(row, SIGNALER if far else CONFORME, message)


RULES = (
    Regle(
        nom="forme",
        famille="forme",
        besoins=("perimetre", "contours", "projection"),
        constate=forme,
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35115"},), SIGNALER),
    ),
    Regle(
        nom="taille",
        famille="forme",
        besoins=("perimetre",),
        constate=taille,
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238"},), SIGNALER),
    ),
    Regle(
        nom="etendue",
        famille="forme",
        besoins=("perimetre", "contours", "projection"),
        constate=etendue,
        passe=Exemple(({"siege": "35238", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"siege": "35238", "perimetre": "35238;29019"},), SIGNALER),
    ),
)
