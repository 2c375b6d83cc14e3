"""Rules on what is declared: places known, counted once, up to date; a seat inside."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo.constats import CONFORME, SIGNALER, VERIFIER, Constat, Exemple, Regle, codes
from ptce_geo.french import compte, decimal, entier, enumeration, pourcent
from ptce_geo.measures import Measures


def unread(measures: Measures, row: int) -> list[str]:
    """Why each fragment that was not read was not."""
    return [f.motif for f in measures.dossiers.declares[row].fragments if f.motif]


def lieux_reconnus(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Each declared place is one commune, or one zone, of today."""
    for row in rows:
        motifs = unread(measures, row)
        doubts = [f.doute for f in measures.dossiers.declares[row].fragments if f.doute]
        if motifs:
            some = compte(len(motifs), "lieu non reconnu", "lieux non reconnus")
            yield Constat(row, VERIFIER, f"{some} : {' ; '.join(motifs)}.")
        elif doubts:
            yield Constat(row, SIGNALER, f"À relire : {' ; '.join(doubts)}.")


def doublons(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No commune is declared twice; two arrondissements of one city are two places."""
    for row in rows:
        fragments = [f for f in measures.dossiers.declares[row].fragments if not f.retire]
        seen = Counter(
            (commune, fragment.arrondissement)
            for fragment in fragments
            for commune in fragment.communes
        )
        if len(seen) == seen.total():
            continue
        twice = sorted({commune for (commune, _), times in seen.items() if times > 1})
        names = [str(measures.reference.nom[commune]) for commune in twice]
        message = f"Comptées plusieurs fois dans le périmètre : {enumeration(names)}."
        yield Constat(row, SIGNALER, message, codes(measures, twice))


def nombre_declare(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """As many communes as announced."""
    found = measures.value["communes"]
    for row in rows:
        said = announced(measures, row)
        declared = measures.dossiers.declares[row]
        if declared.ecart:
            yield Constat(row, VERIFIER, f"Nombre de communes : {declared.ecart}.")
        elif said < 0:
            yield Constat(row, CONFORME, "Le nombre de communes annoncé est celui trouvé.")
        elif said != found[row]:
            message = (
                f"{compte(said, 'commune annoncée', 'communes annoncées')}, "
                f"{entier(found[row])} dans le périmètre lu."
            )
            yield Constat(row, VERIFIER, message)
        else:
            yield Constat(row, CONFORME, f"{compte(said, 'commune')}, comme annoncé.")


def announced(measures: Measures, row: int) -> int:
    """Number of communes a record announces; -1 for none."""
    text = measures.text["nb_communes"][row]
    return int(text) if text.isdigit() else measures.dossiers.declares[row].annonce


def codes_a_jour(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Places are declared as they are today, not as they were."""
    for row in rows:
        declared = measures.dossiers.declares[row].fragments
        notes = [(fragment.note, fragment.communes) for fragment in declared if fragment.note]
        seat = measures.dossiers.sieges[row]
        if seat.note:
            notes.append((f"siège : {seat.note}", (seat.commune,) if seat.commune >= 0 else ()))
        if notes:
            touched = sorted({commune for _, communes in notes for commune in communes})
            text = " ; ".join(dict.fromkeys(note.rstrip(". ") for note, _ in notes))
            yield Constat(row, SIGNALER, f"Déclarations d'hier : {text}.", codes(measures, touched))


def siege_reconnu(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The seat is one commune of today."""
    for row in rows:
        seat = measures.dossiers.sieges[row]
        if seat.commune < 0:
            yield Constat(row, VERIFIER, f"Siège non reconnu : {seat.motif}.")
        elif seat.doute:
            yield Constat(row, SIGNALER, f"À relire : {seat.doute}.")


def siege_dans_le_perimetre(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The seat's commune is one of the perimeter's; otherwise, how far and how much of the way.

    The way goes from the seat to the middle of the inhabitants; its share outside ends at the
    nearest commune of the perimeter. Distances are from anchor to anchor, in the legal projection.
    """
    reference, perimeters = measures.reference, measures.perimeters
    for row in rows:
        seat = measures.siege[row]
        low, high = measures.cuts[row], measures.cuts[row + 1]
        members = perimeters.commune[low:high]
        at = np.searchsorted(members, seat)
        if at < len(members) and members[at] == seat:
            yield Constat(row, CONFORME, f"Le siège, {reference.nom[seat]}, est dans le périmètre.")
            continue
        distance = measures.seat_distances[low:high]
        where = f"Le siège, {reference.nom[seat]}, est hors du périmètre"
        code = codes(measures, [seat])
        if np.isnan(distance).all():
            yield Constat(row, SIGNALER, f"{where}, au-delà des mers.", code)
            continue
        nearest = int(np.nanargmin(distance))
        middle = middle_distance(measures, members, seat)
        share = min(distance[nearest] / middle, 1.0) if middle > 0 else 1.0
        message = (
            f"{where}, à {decimal(distance[nearest])} km de la commune la plus proche, "
            f"{reference.nom[members[nearest]]}, soit {pourcent(share)} du trajet jusqu'au centre "
            "des habitants."
        )
        yield Constat(row, SIGNALER, message, code)


def middle_distance(measures: Measures, members: np.ndarray, seat: int) -> float:
    """Distance from the seat to the mean of the members' anchors weighted by inhabitants, km."""
    reference = measures.reference
    near = members[reference.epsg[members] == reference.epsg[seat]]
    weight = np.maximum(reference.population[near], 1)
    x = np.average(reference.x[near], weights=weight) - reference.x[seat]
    y = np.average(reference.y[near], weights=weight) - reference.y[seat]
    return float(np.hypot(x, y)) / 1000


RULES = (
    Regle(
        nom="lieux_reconnus",
        famille="Identité",
        titre="Lieux reconnus",
        question="Chaque lieu déclaré est-il une commune ou un territoire officiel d'aujourd'hui ?",
        fondement="Code officiel géographique (INSEE) et périmètres des EPCI (DGCL), 2026.",
        besoins=("declaration",),
        constate=lieux_reconnus,
        conforme="Tous les lieux déclarés sont reconnus.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;99999"},), VERIFIER),
        bloque=True,
    ),
    Regle(
        nom="doublons",
        famille="Identité",
        titre="Sans doublon",
        question="Une commune est-elle déclarée plusieurs fois ?",
        fondement="Cohérence du fichier.",
        besoins=("perimetre",),
        constate=doublons,
        conforme="Aucune commune n'est déclarée deux fois.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024;35238"},), SIGNALER),
    ),
    Regle(
        nom="nombre_declare",
        famille="Identité",
        titre="Nombre de communes annoncé",
        question="Le périmètre lu a-t-il autant de communes que le dossier en annonce ?",
        fondement="Cohérence du dossier.",
        besoins=("perimetre", "nombre"),
        constate=nombre_declare,
        conforme="Le nombre de communes est celui annoncé.",
        passe=Exemple(({"perimetre": "35238;35024", "nb_communes": "2"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024", "nb_communes": "3"},), VERIFIER),
    ),
    Regle(
        nom="codes_a_jour",
        famille="Identité",
        titre="Déclarations à jour",
        question="Les lieux sont-ils déclarés tels qu'ils sont aujourd'hui ?",
        fondement="Historique des communes (INSEE) : chaque changement est daté.",
        besoins=("lieu_declare",),
        constate=codes_a_jour,
        conforme="Tous les lieux déclarés existent aujourd'hui sous ce code ou ce nom.",
        passe=Exemple(({"perimetre": "74010"},), CONFORME),
        echoue=Exemple(({"perimetre": "74011"},), SIGNALER),
    ),
    Regle(
        nom="siege_reconnu",
        famille="Siège",
        titre="Siège reconnu",
        question="Le siège déclaré est-il une commune d'aujourd'hui ?",
        fondement="Code officiel géographique (INSEE), 2026.",
        besoins=("siege_declare",),
        constate=siege_reconnu,
        conforme="Le siège est reconnu.",
        passe=Exemple(({"siege": "35238"},), CONFORME),
        echoue=Exemple(({"siege": "99999"},), VERIFIER),
        bloque=True,
    ),
    Regle(
        nom="siege_dans_le_perimetre",
        famille="Siège",
        titre="Siège dans le périmètre",
        question="La commune du siège est-elle dans le périmètre ?",
        fondement=(
            "Loi n° 2014-856, art. 9 : un regroupement « sur un même territoire ». Jugé par code, "
            "jamais par un point de mairie."
        ),
        besoins=("siege", "perimetre"),
        constate=siege_dans_le_perimetre,
        conforme="Le siège est dans le périmètre.",
        passe=Exemple(({"siege": "35238", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"siege": "75056", "perimetre": "35238;35024"},), SIGNALER),
    ),
)
