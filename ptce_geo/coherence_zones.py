"""Rules on official zonings: whole EPCI, départements, régions."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ptce_geo.alignment import effective_zones
from ptce_geo.constats import (
    CONCARNEAU,
    CONFORME,
    SIGNALER,
    Constat,
    Exemple,
    Regle,
    codes,
    named,
    thresholds,
)
from ptce_geo.french import compte, decimal, enumeration, pourcent
from ptce_geo.measures import Measures


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


def over(
    zoning: str, within: str, many: str
) -> Callable[[Measures, Sequence[int]], Iterable[Constat]]:
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
)
