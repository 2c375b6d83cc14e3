"""Rules on the ground: one piece, no enclave, no commune nearly enclosed."""

from collections.abc import Iterable, Sequence

import numpy as np

from ptce_geo.constats import CONFORME, SIGNALER, Constat, Exemple, Regle, codes, named, thresholds
from ptce_geo.french import compte, decimal, entier, enumeration, pourcent
from ptce_geo.measures import Measures

CONTINUITE = (
    "CGCT, art. L5214-1, L5215-1 et L5216-1 (EPCI « d'un seul tenant et sans enclave ») : repère, "
    "aucun texte ne l'impose à un PTCE."
)


def un_seul_tenant(measures: Measures, rows: Sequence[int]) -> Iterable[Constat]:
    """The communes form one piece; what water parts and a known link joins is one."""
    counts, linked = measures.value["parts"], measures.value["parts_liens"]
    for row in rows:
        if counts[row] < 2:
            continue
        pieces = measures.parties_liens[row] if linked[row] > 1 else measures.parties[row]
        apart = [commune for piece in pieces[1:] for commune in piece]
        if linked[row] == 1:
            message = (
                f"En {entier(counts[row])} parties que l'eau sépare, reliées : "
                f"{enumeration(link_names(measures, row), 12)}."
            )
            yield Constat(row, CONFORME, message, codes(measures, apart))
            continue
        described = [
            f"partie {number} : {part_text(measures, row, number, piece)}"
            for number, piece in enumerate(pieces[:6], start=1)
        ]
        rest = len(pieces) - len(described)
        if rest:
            described.append(f"et {compte(rest, 'autre partie', 'autres parties')}")
        message = f"En {entier(linked[row])} parties. P{' ; '.join(described)[1:]}."
        yield Constat(row, SIGNALER, message, codes(measures, apart))


def link_names(measures: Measures, row: int) -> list[str]:
    """Names of the links that join the parts of a record, as the links' file has them."""
    members = set(measures.perimeters.communes_of(row).tolist())
    part = {
        commune: number for number, piece in enumerate(measures.parties[row]) for commune in piece
    }
    liens = measures.reference.liens
    return [
        f"{nom} ({nature})"
        for a, b, nom, nature in zip(liens.a, liens.b, liens.nom, liens.nature, strict=True)
        if a in members and b in members and part[a] != part[b]
    ]


def part_text(measures: Measures, row: int, number: int, piece: Sequence[int]) -> str:
    """A part in words: its communes, its people, how far it is, whether it is a known exclave."""
    reference = measures.reference
    rows = np.asarray(piece)
    people = f"{entier(reference.population[rows].sum())} hab."
    if number == 1:
        top = reference.nom[rows[np.argmax(reference.population[rows])]]
        if len(rows) == 1:
            return f"{top} ({people})"
        return f"{compte(len(rows), 'commune')} dont {top} ({people})"
    text = f"{named(measures, piece, 5)} ({people})"
    distance = gap_km(measures, rows, measures.parties_liens[row][0])
    if np.isfinite(distance):
        text += f", à {decimal(distance)} km de la première (de chef-lieu à chef-lieu)"
    else:
        text += ", au-delà des mers"
    zone = reference.zonings["departement"]
    if not reference.main_departement[rows].any():
        text += f", exclave du département {zone.code[zone.of[rows[0]]]}"
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
            f"{measures.reference.nom[a]} et {measures.reference.nom[b]}"
            for a, b in zip(here.commune_a, here.commune_b, strict=True)
        ]
        message = (
            f"Tient par un point : {enumeration(pairs, 4)} ne se touchent que là. Un point de "
            "contact suffit en droit."
        )
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
            named_whole = enumeration([named(measures, communes, 5) for communes in whole], 5)
            said.append(f"enclavé : {named_whole}")
        if pieces:
            owners = sorted({commune for communes in pieces for commune in communes})
            some = compte(len(pieces), "morceau détaché", "morceaux détachés")
            said.append(f"{some} de communes voisines ({named(measures, owners, 5)})")
        listed = sorted({commune for communes, _ in held for commune in communes})
        text = " ; ".join(said)
        message = f"{text[0].upper()}{text[1:]}, dont le périmètre fait tout le tour."
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
                f"{measures.reference.nom[commune]} ({pourcent(part)})" for commune, part in found
            ]
            message = (
                f"Presque enclavé, part de la limite terrestre partagée : {enumeration(said)}."
            )
            yield Constat(row, SIGNALER, message, codes(measures, [c for c, _ in found]))


RULES = (
    Regle(
        nom="un_seul_tenant",
        famille="Continuité",
        titre="D'un seul tenant",
        question="Les communes forment-elles un seul morceau, ponts, bacs et estuaires comptés ?",
        fondement=(
            f"{CONTINUITE} Un point de contact suffit ; une rivière ne rompt rien (CE, 3 octobre "
            "2003, Val-de-Drôme) ; une commune en plusieurs morceaux compte pour une (rép. min., "
            "Sénat, n° 17361, 2005). Liens par-dessus l'eau : data/records/liens.csv."
        ),
        besoins=("perimetre", "contours"),
        constate=un_seul_tenant,
        conforme="D'un seul tenant.",
        passe=Exemple(({"perimetre": "17004;17168"},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35115"},), SIGNALER),
    ),
    Regle(
        nom="contact_par_un_point",
        famille="Continuité",
        titre="Contact par un point",
        question="Le périmètre ne tient-il quelque part que par un point ?",
        fondement=f"{CONTINUITE} Un seul point de contact suffit, mais il se dit.",
        besoins=("perimetre", "contours"),
        constate=contact_par_un_point,
        conforme="Partout où il tient, il tient par une limite commune.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "01008;01202"},), SIGNALER),
    ),
    Regle(
        nom="enclaves",
        famille="Continuité",
        titre="Sans enclave",
        question="Des communes, ou des morceaux de communes, sont-ils entourés de toutes parts ?",
        fondement=(
            f"{CONTINUITE} Une enclave étrangère (Llívia) et une poche d'eau n'en sont pas."
        ),
        besoins=("perimetre", "contours"),
        constate=enclaves,
        conforme="Aucune enclave.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "05052"},), SIGNALER),
    ),
    Regle(
        nom="dents_creuses",
        famille="Continuité",
        titre="Sans dent creuse",
        question="Une commune du dehors partage-t-elle presque toute sa limite avec le périmètre ?",
        fondement="Repère de l'outil : data/records/seuils.csv.",
        besoins=("perimetre", "contours"),
        constate=dents_creuses,
        conforme="Aucune commune du dehors n'est presque enclavée.",
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "01185;01416"},), SIGNALER),
    ),
)
