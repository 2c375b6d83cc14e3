"""Rules on official zonings: whole EPCI, départements, régions."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ptce_geo import texts_constats as words
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
from ptce_geo.measures import Measures
from ptce_geo.phrases import Decimale, Liste, Part, Phrase, plain


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
            yield Constat(row, CONFORME, plain(words, "SANS_EPCI"))
            continue
        union = measures.unions[row]
        if not cuts.any():
            message = Phrase(words, "ENTIERS", noms=Liste(names.tolist(), 5))
            yield Constat(row, CONFORME, message)
            continue
        low = thresholds(measures, row)["epci_entiers.jaccard_presque"]
        best = Liste(division.nom[union["zones"]].tolist(), 3)
        said = difference(measures, union["ajouter"], union["retirer"])
        if union["jaccard"] >= low:
            message = Phrase(words, "PRESQUE", nom=best, ecart=said)
        else:
            split = [
                Phrase(words, "COUPE_EPCI", nom=name, part=Part(share))
                for name, share in zip(names[cuts], shares[cuts], strict=True)
            ]
            cut_ones = Phrase(words, "COUPE", n=int(cuts.sum()), noms=Liste(split, 4))
            likeness = Part(union["jaccard"])
            message = Phrase(words, "COUPES", coupe=cut_ones, nom=best, part=likeness, ecart=said)
        if effective[row] > 1.005:
            number = Decimale(effective[row], 2)
            message = Phrase(words, "EFFECTIF", texte=message, nombre=number)
        yield Constat(
            row, SIGNALER, message, codes(measures, [*union["ajouter"], *union["retirer"]])
        )


def difference(measures: Measures, ajouter: Sequence[int], retirer: Sequence[int]) -> Phrase:
    """What to add and to remove, in words."""
    lacking, beyond = named(measures, ajouter, 5), named(measures, retirer, 5)
    if not retirer:
        return Phrase(words, "MANQUE", noms=lacking)
    if not ajouter:
        return Phrase(words, "EN_TROP", noms=beyond)
    return Phrase(words, "MANQUE_EN_TROP", manque=lacking, trop=beyond)


def extent(covered: float) -> Phrase:
    """How much of a zone's population a perimeter covers, in words.

    Examples
    --------
    >>> extent(1.0), extent(0.25)
    ('couvert en entier', 'couvert à 25\xa0%')
    """
    if covered >= 1:
        return plain(words, "COUVERT")
    return Phrase(words, "COUVERT_PART", part=Part(covered))


def over(zoning: str) -> Callable[[Measures, Sequence[int]], Iterable[Constat]]:
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
                yield Constat(row, CONFORME, plain(words, "SANS_ZONE"))
                continue
            if len(names) == 1:
                whole = extent(covers[0])
                message = Phrase(words, f"DANS.{zoning}", nom=names[0], couvert=whole)
                yield Constat(row, CONFORME, message)
                continue
            low = thresholds(measures, row)[f"{zoning}s.part_minime"]
            said = [
                Phrase(words, "PART_DE", nom=name, part=Part(share), couvert=extent(covered))
                for name, share, covered in zip(names, shares, covers, strict=True)
            ]
            message = Phrase(
                words,
                f"SUR_{zoning.upper()}",
                n=len(names),
                noms=Liste(said, 5),
                nombre=Decimale(effective[row], 2),
            )
            issue = SIGNALER if 1 - shares[0] > low else CONFORME
            yield Constat(row, issue, message)

    return spread


departements = over("departement")
regions = over("region")


RULES = (
    Regle(
        nom="epci_entiers",
        famille="zonages",
        besoins=("perimetre",),
        constate=epci_entiers,
        passe=Exemple(({"perimetre": CONCARNEAU},), CONFORME),
        echoue=Exemple(({"perimetre": "35238;35024"},), SIGNALER),
    ),
    Regle(
        nom="departements",
        famille="zonages",
        besoins=("perimetre",),
        constate=departements,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35236;44128;56223"},), SIGNALER),
    ),
    Regle(
        nom="regions",
        famille="zonages",
        besoins=("perimetre",),
        constate=regions,
        passe=Exemple(({"perimetre": "35238;35024"},), CONFORME),
        echoue=Exemple(({"perimetre": "35236;44128;56223"},), SIGNALER),
    ),
)
