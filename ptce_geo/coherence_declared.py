"""Rules on what a record declares of its territory, beside what its communes say."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ptce_geo.coherence_zones import difference, zone_rows
from ptce_geo.constats import (
    CONCARNEAU,
    CONFORME,
    VERIFIER,
    Constat,
    Exemple,
    Regle,
    codes,
    thresholds,
)
from ptce_geo.french import decimal, enumeration
from ptce_geo.measures import Measures
from ptce_geo.places_read import read_zone

EARTH_KM = 6371.0088


def declared_zone(
    zoning: str, title: str, said: str, known: str
) -> Callable[[Measures, Sequence[int]], Iterable[Constat]]:
    """Rule that the zone a record declares is the one most of its inhabitants live in."""

    def compared(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
        shared = measures.zones[zoning]
        division = measures.reference.zonings[zoning]
        begin = zone_rows(measures, zoning)
        zone = shared.zone
        for row in rows:
            text = measures.text[zoning][row]
            wanted = read_zone(measures.reference, zoning, text)
            if wanted < 0:
                yield Constat(row, VERIFIER, f"{title} « {text} » non {known}.")
                continue
            here = slice(begin[row], begin[row + 1])
            if begin[row] == begin[row + 1]:
                seat = int(division.of[measures.siege[row]])
                found, names = {seat}, division.nom[[seat]]
            else:
                found = set(zone[here].tolist())
                names = division.nom[zone[here]]
            if wanted in found:
                message = (
                    f"{title} {said} : {division.nom[wanted]}, comme calculé sur les communes."
                )
                yield Constat(row, CONFORME, message)
            else:
                calculated = enumeration(names.tolist(), 4)
                message = f"{title} {said} : {division.nom[wanted]} ; calculé : {calculated}."
                yield Constat(row, VERIFIER, message)

    return compared


departement_declare = declared_zone("departement", "Département", "déclaré", "reconnu")
region_declaree = declared_zone("region", "Région", "déclarée", "reconnue")


def epci_declare(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """A record that says it covers an EPCI holds all of its communes and no other."""
    division = measures.reference.zonings["epci"]
    for row in rows:
        text = measures.text["epci"][row]
        wanted = read_zone(measures.reference, "epci", text)
        if wanted < 0:
            yield Constat(row, VERIFIER, f"EPCI « {text} » non reconnu.")
            continue
        members = measures.perimeters.communes_of(row)
        whole = division.communes_of(wanted)
        ajouter = np.setdiff1d(whole, members).tolist()
        retirer = np.setdiff1d(members, whole).tolist()
        if not ajouter and not retirer:
            yield Constat(row, CONFORME, f"Le périmètre est bien {division.nom[wanted]}, entier.")
            continue
        message = (
            f"Déclaré comme {division.nom[wanted]} entier : "
            f"{difference(measures, ajouter, retirer)}."
        )
        yield Constat(row, VERIFIER, message, codes(measures, [*ajouter, *retirer]))


def coordonnees_declarees(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Declared coordinates fall in the seat's commune, or no farther than its own radius."""
    reference = measures.reference
    for row in rows:
        said = measures.text["lon"][row], measures.text["lat"][row]
        try:
            lon, lat = (float(number.replace(",", ".")) for number in said)
        except ValueError:
            message = f"Coordonnées illisibles : « {said[0]} », « {said[1]} »."
            yield Constat(row, VERIFIER, message)
            continue
        seat = measures.siege[row]
        area = reference.superficie_km2[seat]
        radius = np.sqrt(area / np.pi) if np.isfinite(area) else 0.0
        distance = great_circle_km(lon, lat, reference.lon[seat], reference.lat[seat])
        limit = radius + thresholds(measures, row)["coordonnees_declarees.tolerance_km"]
        if not distance <= limit:
            message = (
                f"Les coordonnées déclarées sont à {decimal(distance)} km de "
                f"{reference.nom[seat]}, commune du siège."
            )
            yield Constat(row, VERIFIER, message, codes(measures, [seat]))


def great_circle_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Distance between two points given in degrees, on the mean sphere, km.

    Examples
    --------
    >>> round(great_circle_km(2.35, 48.85, 4.83, 45.76))
    391
    """
    a, b, c, d = np.radians([lon_a, lat_a, lon_b, lat_b])
    half = np.sin((d - b) / 2) ** 2 + np.cos(b) * np.cos(d) * np.sin((c - a) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(half)))


RULES = (
    Regle(
        nom="departement_declare",
        famille="Déclaré et calculé",
        titre="Département déclaré",
        question="Le département déclaré est-il celui des communes ?",
        fondement="Cohérence du dossier.",
        besoins=("departement", "lieu"),
        constate=departement_declare,
        conforme="Le département déclaré est celui des communes.",
        passe=Exemple(({"departement": "35", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"departement": "29", "perimetre": "35238;35024"},), VERIFIER),
    ),
    Regle(
        nom="region_declaree",
        famille="Déclaré et calculé",
        titre="Région déclarée",
        question="La région déclarée est-elle celle des communes ?",
        fondement="Cohérence du dossier.",
        besoins=("region", "lieu"),
        constate=region_declaree,
        conforme="La région déclarée est celle des communes.",
        passe=Exemple(({"region": "Bretagne", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"region": "Normandie", "perimetre": "35238;35024"},), VERIFIER),
    ),
    Regle(
        nom="epci_declare",
        famille="Déclaré et calculé",
        titre="EPCI déclaré entier",
        question="Le périmètre est-il bien l'EPCI entier que le dossier déclare ?",
        fondement="Périmètres des EPCI (DGCL), 2026.",
        besoins=("epci", "perimetre"),
        constate=epci_declare,
        conforme="Le périmètre est l'EPCI déclaré.",
        passe=Exemple(({"epci": "242900769", "perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"epci": "242900769", "perimetre": "29039"},), VERIFIER),
    ),
    Regle(
        nom="coordonnees_declarees",
        famille="Déclaré et calculé",
        titre="Coordonnées déclarées",
        question="Les coordonnées déclarées tombent-elles dans la commune du siège ?",
        fondement="Cohérence du dossier.",
        besoins=("coordonnees", "siege"),
        constate=coordonnees_declarees,
        conforme="Les coordonnées déclarées sont celles de la commune du siège.",
        passe=Exemple(({"siege": "35238", "lon": "-1.68", "lat": "48.11"},), CONFORME),
        echoue=Exemple(({"siege": "35238", "lon": "2.35", "lat": "48.85"},), VERIFIER),
    ),
)
