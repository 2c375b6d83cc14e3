"""Rules on what is declared: places known, counted once, up to date; a seat inside."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.constats import CONFORME, SIGNALER, VERIFIER, Constat, Exemple, Regle, codes
from ptce_geo.measures import Measures
from ptce_geo.phrases import Decimale, Liste, Part, Phrase, Suite, plain


def unread(measures: Measures, row: int) -> list[str]:
    """Why each fragment that was not read was not."""
    return [f.motif for f in measures.dossiers.declares[row].fragments if f.motif]


def lieux_reconnus(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Each declared place is one commune, or one zone, of today."""
    for row in rows:
        motifs = unread(measures, row)
        doubts = [f.doute for f in measures.dossiers.declares[row].fragments if f.doute]
        if motifs:
            message = Phrase(words, "LIEUX_NON_RECONNUS", n=len(motifs), motifs=Suite(motifs))
            yield Constat(row, VERIFIER, message)
        elif doubts:
            yield Constat(row, SIGNALER, Phrase(words, "A_RELIRE", doutes=Suite(doubts)))


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
        message = Phrase(words, "DOUBLONS", noms=Liste(names))
        yield Constat(row, SIGNALER, message, codes(measures, twice))


def nombre_declare(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """As many communes as announced."""
    found = measures.value["communes"]
    for row in rows:
        said = announced(measures, row)
        declared = measures.dossiers.declares[row]
        if declared.ecart:
            message = Phrase(words, "NOMBRE_ECART", ecart=declared.ecart)
            yield Constat(row, VERIFIER, message)
        elif said < 0:
            yield Constat(row, CONFORME, plain(words, "NOMBRE_TROUVE"))
        elif said != found[row]:
            message = Phrase(words, "NOMBRE_AUTRE", n=said, trouvees=int(found[row]))
            yield Constat(row, VERIFIER, message)
        else:
            yield Constat(row, CONFORME, Phrase(words, "NOMBRE_JUSTE", n=said))


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
            note = Phrase(words, "HIER_SIEGE", note=seat.note)
            notes.append((note, (seat.commune,) if seat.commune >= 0 else ()))
        if notes:
            touched = sorted({commune for _, communes in notes for commune in communes})
            told = Suite(list(dict.fromkeys(note for note, _ in notes)))
            message = Phrase(words, "HIER", notes=told)
            yield Constat(row, SIGNALER, message, codes(measures, touched))


def siege_reconnu(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The seat is one commune of today."""
    for row in rows:
        seat = measures.dossiers.sieges[row]
        if seat.commune < 0:
            message = Phrase(words, "SIEGE_NON_RECONNU", motif=seat.motif)
            yield Constat(row, VERIFIER, message)
        elif seat.doute:
            yield Constat(row, SIGNALER, Phrase(words, "A_RELIRE", doutes=seat.doute))


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
            yield Constat(row, CONFORME, Phrase(words, "SIEGE_DEDANS", nom=reference.nom[seat]))
            continue
        distance = measures.seat_distances[low:high]
        code = codes(measures, [seat])
        if np.isnan(distance).all():
            message = Phrase(words, "SIEGE_MERS", nom=reference.nom[seat])
            yield Constat(row, SIGNALER, message, code)
            continue
        nearest = int(np.nanargmin(distance))
        middle = middle_distance(measures, members, seat)
        share = min(distance[nearest] / middle, 1.0) if middle > 0 else 1.0
        message = Phrase(
            words,
            "SIEGE_DEHORS",
            nom=reference.nom[seat],
            distance=Decimale(distance[nearest]),
            proche=reference.nom[members[nearest]],
            part=Part(share),
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
        famille="identite",
        besoins=("declaration",),
        constate=lieux_reconnus,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;99999"},), VERIFIER),
        bloque=True,
    ),
    Regle(
        nom="doublons",
        famille="identite",
        besoins=("perimetre",),
        constate=doublons,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024;35238"},), SIGNALER),
    ),
    Regle(
        nom="nombre_declare",
        famille="identite",
        besoins=("perimetre", "nombre"),
        constate=nombre_declare,
        passe=Exemple(({"perimetre": "35238;35024", "nb_communes": "2"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024", "nb_communes": "3"},), VERIFIER),
    ),
    Regle(
        nom="codes_a_jour",
        famille="identite",
        besoins=("lieu_declare",),
        constate=codes_a_jour,
        passe=Exemple(({"perimetre": "74010"},), CONFORME),
        echoue=Exemple(({"perimetre": "74011"},), SIGNALER),
    ),
    Regle(
        nom="siege_reconnu",
        famille="siege",
        besoins=("siege_declare",),
        constate=siege_reconnu,
        passe=Exemple(({"siege": "35238"},), CONFORME),
        echoue=Exemple(({"siege": "99999"},), VERIFIER),
        bloque=True,
    ),
    Regle(
        nom="siege_dans_le_perimetre",
        famille="siege",
        besoins=("siege", "perimetre"),
        constate=siege_dans_le_perimetre,
        passe=Exemple(({"siege": "35238", "perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"siege": "75056", "perimetre": "35238;35024"},), SIGNALER),
    ),
)
