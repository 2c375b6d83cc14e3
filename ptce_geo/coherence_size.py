"""Rules on shape and size: a rank among the EPCI, never a limit."""

from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo.constats import CONCARNEAU, CONFORME, SIGNALER, Constat, Exemple, Regle, thresholds
from ptce_geo.french import compte, decimal, entier, enumeration, pourcent
from ptce_geo.measures import Measures

SHAPES = {
    "polsby_popper": "Polsby-Popper",
    "reock": "Reock",
    "enveloppe_convexe": "enveloppe convexe",
}


def forme(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Compactness beside that of the EPCI: a rank, never a limit."""
    value = measures.value
    rank = {name: value[f"c_{name}"] for name in (*SHAPES, "coupe")}
    for row in rows:
        low = thresholds(measures, row)["forme.centile_bas"]
        said = [
            f"{title} {decimal(value[name][row], 3)} (centile {entier(rank[name][row])})"
            for name, title in SHAPES.items()
        ]
        cut = value["coupe"][row]
        said.append(
            "coupe sans limite"
            if np.isnan(cut)
            else f"limites coupées {pourcent(cut)} (centile {entier(100 - rank['coupe'][row])})"
        )
        spread = any(rank[name][row] < low for name in SHAPES)
        spread |= bool(100 - rank["coupe"][row] < low)
        text = f"{', '.join(said)} : rang de compacité parmi les EPCI."
        if spread:
            text = f"Parmi les {entier(low)} % d'EPCI les moins compacts. {text}"
        yield Constat(row, SIGNALER if spread else CONFORME, text[0].upper() + text[1:])


def ranked(rank: float) -> str:
    """A rank among EPCI in words.

    Examples
    --------
    >>> ranked(50.0), ranked(99.8)
    ('plus que 50\xa0% des EPCI', 'plus que presque tous les EPCI')
    """
    if rank < 1:
        return "moins que presque tous les EPCI"
    if rank > 99:
        return "plus que presque tous les EPCI"
    return f"plus que {pourcent(rank / 100)} des EPCI"


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
            name
            for name, rank in (
                ("population", c_people[row]),
                ("superficie", c_area[row]),
                ("nombre de communes", c_count[row]),
            )
            if not low <= rank <= high
        ]
        text = (
            f"{entier(people[row])} hab. ({ranked(c_people[row])}), "
            f"{entier(area[row])} km² ({ranked(c_area[row])}), "
            f"{compte(count[row], 'commune')} ({ranked(c_count[row])}), "
            f"{compte(int(zones[row]), 'EPCI', 'EPCI')} en tout ou partie."
        )
        if far:
            span = f"des centiles {entier(low)} à {entier(high)} des EPCI"
            text = f"Hors {span} pour : {enumeration(far)}. {text}"
        yield Constat(row, SIGNALER if far else CONFORME, text)


def etendue(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """How far it reaches, and how far its inhabitants are from the seat, beside the EPCI."""
    value = measures.value
    wide, c_wide = value["diametre_km"], value["c_diametre_km"]
    mean, c_mean = value["distance_moyenne_km"], value["c_distance_moyenne_km"]
    radius = value["rayon_90_km"]
    for row in rows:
        high = thresholds(measures, row)["etendue.centile_haut"]
        text = f"{decimal(wide[row])} km dans sa plus grande longueur ({ranked(c_wide[row])})"
        far = c_wide[row] > high
        if not np.isnan(mean[row]):
            text += (
                f" ; les habitants sont en moyenne à {decimal(mean[row])} km du siège "
                f"({ranked(c_mean[row])}, le siège d'un EPCI étant pris à sa commune la plus "
                f"peuplée), neuf sur dix à moins de {decimal(radius[row])} km"
            )
            far |= c_mean[row] > high
        yield Constat(row, SIGNALER if far else CONFORME, f"{text}.")


RULES = (
    Regle(
        nom="forme",
        famille="Forme et taille",
        titre="Forme",
        question="Le périmètre est-il compact, au regard des EPCI ?",
        fondement=(
            "Statistique : les 1 253 EPCI de 2026 mesurés de même (Polsby-Popper 4πA/L², trous "
            "compris dans L ; Reock ; enveloppe convexe ; part des limites coupées). Aucun seuil."
        ),
        besoins=("perimetre", "contours", "projection"),
        constate=forme,
        conforme="Compact.",
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35115"},), SIGNALER),
    ),
    Regle(
        nom="taille",
        famille="Forme et taille",
        titre="Taille",
        question="Habitants, surface et communes sont-ils de l'ordre de ceux des EPCI ?",
        fondement="Statistique : les 1 253 EPCI de 2026. Aucun texte ne fixe la taille d'un PTCE.",
        besoins=("perimetre",),
        constate=taille,
        conforme="Taille courante.",
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238"},), SIGNALER),
    ),
    Regle(
        nom="etendue",
        famille="Forme et taille",
        titre="Étendue",
        question="Le périmètre est-il plus étendu que la plupart des EPCI ?",
        fondement="Statistique : les 1 253 EPCI de 2026.",
        besoins=("perimetre", "contours", "projection"),
        constate=etendue,
        conforme="Étendue courante.",
        passe=Exemple(({"siege": "35238", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"siege": "35238", "perimetre": "35238;29019"},), SIGNALER),
    ),
)
