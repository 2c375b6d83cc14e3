"""Rules on the ground: one piece, no enclave, no commune nearly enclosed."""

from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo import texts_constats as words
from ptce_geo.constats import CONFORME, SIGNALER, Constat, Exemple, Regle, codes, named, thresholds
from ptce_geo.measures import Measures
from ptce_geo.phrases import Capitale, Decimale, Liste, Part, Phrase, Suite


def un_seul_tenant(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The communes form one piece; what water parts and a known link joins is one."""
    counts, linked = measures.value["parts"], measures.value["parts_liens"]
    for row in rows:
        if counts[row] < 2:
            continue
        pieces = measures.parties_liens[row] if linked[row] > 1 else measures.parties[row]
        apart = [commune for piece in pieces[1:] for commune in piece]
        if linked[row] == 1:
            links = Liste(link_names(measures, row), 12)
            message = Phrase(words, "RELIEES", parties=int(counts[row]), liens=links)
            yield Constat(row, CONFORME, message, codes(measures, apart))
            continue
        described = [
            Phrase(words, "PARTIE", numero=number, texte=part_text(measures, row, number, piece))
            for number, piece in enumerate(pieces[:6], start=1)
        ]
        rest = len(pieces) - len(described)
        if rest:
            described.append(Phrase(words, "PARTIES_AUTRES", n=rest))
        told = Capitale(Suite(described))
        message = Phrase(words, "PARTIES", parties=int(linked[row]), decrites=told)
        yield Constat(row, SIGNALER, message, codes(measures, apart))


def link_names(measures: Measures, row: int) -> list[Phrase]:
    """Names of the links that join the parts of a record, as the links' file has them."""
    members = set(measures.perimeters.communes_of(row).tolist())
    part = {
        commune: number for number, piece in enumerate(measures.parties[row]) for commune in piece
    }
    liens = measures.reference.liens
    return [
        Phrase(words, "LIEN", nom=nom, nature=nature)
        for a, b, nom, nature in zip(liens.a, liens.b, liens.nom, liens.nature, strict=True)
        if a in members and b in members and part[a] != part[b]
    ]


def part_text(measures: Measures, row: int, number: int, piece: Sequence[int]) -> Phrase:
    """A part in words: its communes, its people, how far it is, whether it is a known exclave."""
    reference = measures.reference
    rows = np.asarray(piece)
    people = int(reference.population[rows].sum())
    if number == 1:
        top = reference.nom[rows[np.argmax(reference.population[rows])]]
        if len(rows) == 1:
            return Phrase(words, "PARTIE_SEULE", nom=top, habitants=people)
        return Phrase(words, "PARTIE_DONT", n=len(rows), nom=top, habitants=people)
    names = named(measures, piece, 5)
    distance = gap_km(measures, rows, measures.parties_liens[row][0])
    if np.isfinite(distance):
        far = Decimale(distance)
        text = Phrase(words, "PARTIE_LOIN", noms=names, habitants=people, distance=far)
    else:
        text = Phrase(words, "PARTIE_MERS", noms=names, habitants=people)
    zone = reference.zonings["departement"]
    if not reference.main_departement[rows].any():
        code = str(zone.code[zone.of[rows[0]]])
        text = Phrase(words, "EXCLAVE", partie=text, departement=code)
    return text


def gap_km(measures: Measures, a: np.ndarray, b: Sequence[int]) -> float:
    """Least distance between the anchors of two sets of communes, km; inf without projection."""
    reference = measures.reference
    ends = np.asarray(b)
    same = reference.epsg[a][:, None] == reference.epsg[ends][None, :]
    dx = reference.x[a][:, None] - reference.x[ends][None, :]
    dy = reference.y[a][:, None] - reference.y[ends][None, :]
    return float(np.where(same, np.hypot(dx, dy), np.inf).min()) / 1000


def contact_par_un_point(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Parts joined by a point only, which the law accepts and a reader wants to know."""
    by_border, by_point = measures.value["parts_bord"], measures.value["parts"]
    wanted = [row for row in rows if by_border[row] > by_point[row]]
    if not wanted:
        return
    points = measures.points
    for row in wanted:
        here = points[points.perimetre.eq(row)]
        pairs = [
            Phrase(words, "PAIRE", a=measures.reference.nom[a], b=measures.reference.nom[b])
            for a, b in zip(here.commune_a, here.commune_b, strict=True)
        ]
        message = Phrase(words, "POINT", paires=Liste(pairs, 4))
        touched = sorted({*here.commune_a, *here.commune_b})
        yield Constat(row, SIGNALER, message, codes(measures, touched))


def enclaves(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """Nothing of France is enclosed: neither whole communes nor detached pieces of communes."""
    for row in rows:
        held = measures.enclaves[row]
        if not held:
            continue
        whole = [communes for communes, entiere in held if entiere]
        pieces = [communes for communes, entiere in held if not entiere]
        said = []
        if whole:
            names = Liste([named(measures, communes, 5) for communes in whole], 5)
            said.append(Phrase(words, "ENCLAVE", noms=names))
        if pieces:
            owners = sorted({commune for communes in pieces for commune in communes})
            names = named(measures, owners, 5)
            said.append(Phrase(words, "MORCEAUX", n=len(pieces), noms=names))
        listed = sorted({commune for communes, _ in held for commune in communes})
        message = Phrase(words, "ENCLAVES", texte=Capitale(Suite(said)))
        yield Constat(row, SIGNALER, message, codes(measures, listed))


def dents_creuses(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """No outside commune is nearly enclosed: a large share of its land border being shared."""
    dents = measures.dents
    by_row: dict[int, list[tuple[int, float]]] = {}
    for row, commune, part in zip(dents.perimetre, dents.commune, dents.part, strict=True):
        by_row.setdefault(int(row), []).append((int(commune), float(part)))
    for row in rows:
        share = thresholds(measures, row)["dents_creuses.part_frontiere"]
        inside = {commune for communes, _ in measures.enclaves[row] for commune in communes}
        found = [
            (commune, part)
            for commune, part in by_row.get(row, [])
            if part >= share and commune not in inside
        ]
        if found:
            said = [
                Phrase(words, "DENT", nom=measures.reference.nom[commune], part=Part(part))
                for commune, part in found
            ]
            message = Phrase(words, "DENTS", noms=Liste(said))
            yield Constat(row, SIGNALER, message, codes(measures, [c for c, _ in found]))


RULES = (
    Regle(
        nom="un_seul_tenant",
        famille="continuite",
        besoins=("perimetre", "contours"),
        constate=un_seul_tenant,
        passe=Exemple(({"perimetre": "17004;17168"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35115"},), SIGNALER),
    ),
    Regle(
        nom="contact_par_un_point",
        famille="continuite",
        besoins=("perimetre", "contours"),
        constate=contact_par_un_point,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "01008;01202"},), SIGNALER),
    ),
    Regle(
        nom="enclaves",
        famille="continuite",
        besoins=("perimetre", "contours"),
        constate=enclaves,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "05052"},), SIGNALER),
    ),
    Regle(
        nom="dents_creuses",
        famille="continuite",
        besoins=("perimetre", "contours"),
        constate=dents_creuses,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "01185;01416"},), SIGNALER),
    ),
)
