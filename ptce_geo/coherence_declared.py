"""Rules on what a record declares of its territory, beside what its communes say."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np

from ptce_geo import texts_constats as words
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
from ptce_geo.measures import Measures
from ptce_geo.phrases import Decimale, Liste, Phrase
from ptce_geo.places_read import read_zone

EARTH_KM = 6371.0088


def declared_zone(zoning: str) -> Callable[[Measures, Sequence[int]], Iterable[Constat]]:
    """Rule that the zone a record declares holds one of its communes at least.

    Where no perimeter is known, the commune of its seat. A record that straddles zones may declare
    any of them; how its inhabitants share out between them is another rule's matter.
    """

    def compared(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
        division = measures.reference.zonings[zoning]
        text = measures.text[zoning]
        texts = {text[row] for row in rows}
        wanted = {said: read_zone(measures.reference, zoning, said) for said in texts}
        held = zones_held(measures, zoning, rows)

        @cache
        def judged(said: str, places: tuple[int, ...]) -> tuple[str, Phrase]:
            zone = wanted[said]
            if zone < 0:
                return VERIFIER, Phrase(words, f"ZONE_NON_RECONNUE.{zoning}", texte=said)
            if zone in places:
                return CONFORME, Phrase(words, f"ZONE_JUSTE.{zoning}", nom=division.nom[zone])
            known = {"nom": division.nom[zone], "noms": Liste(division.nom[[*places]].tolist(), 4)}
            return VERIFIER, Phrase(words, f"ZONE_AUTRE.{zoning}", **known)

        for row, places in zip(rows, held, strict=True):
            yield Constat(row, *judged(text[row], places))

    return compared


def zones_held(measures: Measures, zoning: str, rows: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """Zones that each perimeter touches, in order; that of the seat where there is none."""
    of_seats = measures.reference.zonings[zoning].of[measures.siege].tolist()
    begin = zone_rows(measures, zoning).tolist()
    zone = measures.zones[zoning].zone.tolist()
    for row in rows:
        yield tuple(zone[begin[row] : begin[row + 1]]) or (of_seats[row],)


departement_declare = declared_zone("departement")
region_declaree = declared_zone("region")


def epci_declare(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """A record that says it covers an EPCI holds all of its communes and no other."""
    division = measures.reference.zonings["epci"]
    for row in rows:
        text = measures.text["epci"][row]
        wanted = read_zone(measures.reference, "epci", text)
        if wanted < 0:
            message = Phrase(words, "ZONE_NON_RECONNUE.epci", texte=text)
            yield Constat(row, VERIFIER, message)
            continue
        members = measures.perimeters.communes_of(row)
        whole = division.communes_of(wanted)
        ajouter = np.setdiff1d(whole, members).tolist()
        retirer = np.setdiff1d(members, whole).tolist()
        if not ajouter and not retirer:
            yield Constat(row, CONFORME, Phrase(words, "EPCI_JUSTE", nom=division.nom[wanted]))
            continue
        apart = difference(measures, ajouter, retirer)
        message = Phrase(words, "EPCI_AUTRE", nom=division.nom[wanted], ecart=apart)
        yield Constat(row, VERIFIER, message, codes(measures, [*ajouter, *retirer]))


def coordonnees_declarees(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Declared coordinates fall in the seat's commune, or no farther than its own radius."""
    reference = measures.reference
    for row in rows:
        said = measures.text["lon"][row], measures.text["lat"][row]
        try:
            lon, lat = (float(number.replace(",", ".")) for number in said)
        except ValueError:
            message = Phrase(words, "COORDONNEES_ILLISIBLES", lon=said[0], lat=said[1])
            yield Constat(row, VERIFIER, message)
            continue
        seat = measures.siege[row]
        area = reference.superficie_km2[seat]
        radius = np.sqrt(area / np.pi) if np.isfinite(area) else 0.0
        distance = great_circle_km(lon, lat, reference.lon[seat], reference.lat[seat])
        limit = radius + thresholds(measures, row)["coordonnees_declarees.tolerance_km"]
        if not distance <= limit:
            far = Decimale(distance)
            message = Phrase(words, "COORDONNEES_LOIN", distance=far, nom=reference.nom[seat])
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
        famille="declare",
        besoins=("departement", "lieu"),
        constate=departement_declare,
        passe=Exemple(({"departement": "35", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"departement": "29", "perimetre": "35238;35024"},), VERIFIER),
    ),
    Regle(
        nom="region_declaree",
        famille="declare",
        besoins=("region", "lieu"),
        constate=region_declaree,
        passe=Exemple(({"region": "Bretagne", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"region": "Normandie", "perimetre": "35238;35024"},), VERIFIER),
    ),
    Regle(
        nom="epci_declare",
        famille="declare",
        besoins=("epci", "perimetre"),
        constate=epci_declare,
        passe=Exemple(({"epci": "242900769", "perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"epci": "242900769", "perimetre": "29039"},), VERIFIER),
    ),
    Regle(
        nom="coordonnees_declarees",
        famille="declare",
        besoins=("coordonnees", "siege"),
        constate=coordonnees_declarees,
        passe=Exemple(({"siege": "35238", "lon": "-1.68", "lat": "48.11"},), CONFORME),
        echoue=Exemple(({"siege": "35238", "lon": "2.35", "lat": "48.85"},), VERIFIER),
    ),
)
