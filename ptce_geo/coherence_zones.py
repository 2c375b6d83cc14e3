"""Rules on official zonings, and on what a record declares of them."""

from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo.alignment import effective_zones
from ptce_geo.coherence_ground import CONCARNEAU, thresholds
from ptce_geo.constats import CONFORME, SIGNALER, VERIFIER, Constat, Exemple, Regle, codes, named
from ptce_geo.french import compte, decimal, enumeration, pourcent
from ptce_geo.measures import Measures
from ptce_geo.places_read import read_zone

EARTH_KM = 6371.0088


def zone_rows(measures: Measures, zoning: str) -> np.ndarray:
    """Where each record's rows begin in ``measures.zones[zoning]``."""
    shared = measures.zones[zoning].perimetre
    return np.searchsorted(shared, np.arange(len(measures.dossiers) + 1))


def epci_entiers(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The perimeter is made of whole EPCI; otherwise, which it nearly is and what differs."""
    shared = measures.zones["epci"]
    division = measures.reference.zonings["epci"]
    begin = zone_rows(measures, "epci")
    zone, part = shared.zone, shared.couverture
    cut = shared.communes < shared.communes_zone
    effective = effective_zones(shared, len(measures.dossiers))
    for row in rows:
        here = slice(begin[row], begin[row + 1])
        names, cuts, shares = division.nom[zone[here]], cut[here], part[here]
        if not len(names):
            yield Constat(row, CONFORME, "Aucune commune n'appartient à un EPCI.")
            continue
        union = measures.unions[row]
        if not cuts.any():
            message = f"Fait d'EPCI entiers : {enumeration(names, 5)}."
            yield Constat(row, CONFORME, message)
            continue
        low = thresholds(measures, row)["epci_entiers.jaccard_presque"]
        best = enumeration(division.nom[union["zones"]], 3)
        said = difference(measures, union["ajouter"], union["retirer"])
        if union["jaccard"] >= low:
            message = f"Presque {best} : {said}."
        else:
            split = [
                f"{name} ({pourcent(share)} de ses habitants)"
                for name, share in zip(names[cuts], shares[cuts], strict=True)
            ]
            message = (
                f"Coupe {compte(int(cuts.sum()), 'EPCI', 'EPCI')} : {enumeration(split, 4)}. "
                f"Au plus près : {best}, ressemblance {pourcent(union['jaccard'])}, {said}."
            )
        if effective[row] > 1.005:
            message += f" Nombre effectif d'EPCI : {decimal(effective[row], 2)}."
        yield Constat(
            row, SIGNALER, message, codes(measures, [*union["ajouter"], *union["retirer"]])
        )


def difference(measures: Measures, ajouter: Sequence[int], retirer: Sequence[int]) -> str:
    """What to add and to remove, in words."""
    said = []
    if ajouter:
        said.append(f"il manque {named(measures, ajouter, 5)}")
    if retirer:
        said.append(f"en trop {named(measures, retirer, 5)}")
    return ", ".join(said)


def extent(covered: float) -> str:
    """How much of a zone's population a perimeter covers, in words.

    Examples
    --------
    >>> extent(1.0), extent(0.25)
    ('couvert en entier', 'couvert à 25\xa0%')
    """
    return "couvert en entier" if covered >= 1 else f"couvert à {pourcent(covered)}"


def over(zoning: str, within: str, many: str):
    """Rule that a perimeter holds within one zone; a small overflow is said, not reported."""

    def spread(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
        shared = measures.zones[zoning]
        division = measures.reference.zonings[zoning]
        begin = zone_rows(measures, zoning)
        zone, part = shared.zone, shared.part
        cover = shared.couverture
        effective = effective_zones(shared, len(measures.dossiers))
        for row in rows:
            here = slice(begin[row], begin[row + 1])
            order = np.argsort(-part[here], kind="stable")
            names, shares = division.nom[zone[here]][order], part[here][order]
            covers = cover[here][order]
            if not len(names):
                yield Constat(row, CONFORME, "Aucune commune n'y est rattachée.")
                continue
            if len(names) == 1:
                yield Constat(row, CONFORME, f"{within} : {names[0]}, {extent(covers[0])}.")
                continue
            low = thresholds(measures, row)[f"{zoning}s.part_minime"]
            said = [
                f"{name} ({pourcent(share)} des habitants, {extent(covered)})"
                for name, share, covered in zip(names, shares, covers, strict=True)
            ]
            message = (
                f"Sur {compte(len(names), many, many)} : {enumeration(said, 5)} ; nombre effectif "
                f"{decimal(effective[row], 2)}."
            )
            issue = SIGNALER if 1 - shares[0] > low else CONFORME
            yield Constat(row, issue, message)

    return spread


departements = over("departement", "Dans un seul département", "départements")
regions = over("region", "Dans une seule région", "régions")


def declared_zone(zoning: str, title: str, said: str, known: str):
    """Rule that the zone a record declares is the one most of its inhabitants live in."""

    def compared(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
        shared = measures.zones[zoning]
        division = measures.reference.zonings[zoning]
        begin = zone_rows(measures, zoning)
        zone, part = shared.zone, shared.part
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
                share = float(seat == wanted)
            else:
                found = set(zone[here].tolist())
                names = division.nom[zone[here]]
                share = float(part[here][zone[here] == wanted].sum())
            if wanted in found:
                message = (
                    f"{title} {said} : {division.nom[wanted]}, comme calculé sur les communes."
                )
                yield Constat(row, CONFORME, message)
            else:
                message = (
                    f"{title} {said} : {division.nom[wanted]} ; calculé : {enumeration(names, 4)}."
                )
                if wanted in found:
                    message = f"{message[:-1]}, dont {pourcent(share)} dans le territoire déclaré."
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


SCOT = "Code de l'urbanisme, art. L143-2 et suivants (un SCoT couvre des EPCI entiers) : repère."

RULES = (
    Regle(
        nom="epci_entiers",
        famille="Zonages",
        titre="EPCI entiers",
        question="Le périmètre est-il fait d'EPCI entiers, ou presque ?",
        fondement=f"{SCOT} Aucun texte ne l'impose à un PTCE.",
        besoins=("perimetre",),
        constate=epci_entiers,
        conforme="Fait d'EPCI entiers.",
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024"},), SIGNALER),
    ),
    Regle(
        nom="departements",
        famille="Zonages",
        titre="Un département",
        question="Le périmètre est-il dans un seul département ?",
        fondement="Information : 89 EPCI sur 1 253 sont eux-mêmes sur plusieurs départements.",
        besoins=("perimetre",),
        constate=departements,
        conforme="Dans un seul département.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35236;44128;56223"},), SIGNALER),
    ),
    Regle(
        nom="regions",
        famille="Zonages",
        titre="Une région",
        question="Le périmètre est-il dans une seule région ?",
        fondement="Information : 26 EPCI sur 1 253 sont eux-mêmes sur plusieurs régions.",
        besoins=("perimetre",),
        constate=regions,
        conforme="Dans une seule région.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35236;44128;56223"},), SIGNALER),
    ),
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
