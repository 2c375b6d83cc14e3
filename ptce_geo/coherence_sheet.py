"""The sheet of one record: its text, its drawing, its proposals, as one object."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from ptce_geo import texts_coherence as words
from ptce_geo import texts_regles
from ptce_geo.boundaries import contours
from ptce_geo.coherence import Controle
from ptce_geo.coherence_objects import effects_text, objects, repair_text
from ptce_geo.constats import CONFORME, ISSUES
from ptce_geo.enclaves import held_enclaves
from ptce_geo.langue import counted, entier
from ptce_geo.measures import Measures
from ptce_geo.perimeter import numbered
from ptce_geo.phrases import dite
from ptce_geo.reference import Reference
from ptce_geo.texts_nombres import enumeration, pourcent


@dataclass(frozen=True)
class Shape:
    """One thing drawn: its layer, its number and name where it has one, its contour (EPSG:4326)."""

    couche: str
    numero: int
    nom: str
    contour: shapely.Geometry


@dataclass(frozen=True)
class Sheet:
    """Everything said and drawn of one record.

    ``objet`` is the record's object as in JSON; the rest is computed from the same measures.
    """

    measures: Measures
    dossier: int
    objet: dict[str, Any]

    @property
    def titre(self) -> str:
        """Name of the record, or its identifier."""
        return str(self.objet["nom"] or self.objet["id"])

    @property
    def noms(self) -> dict[str, str]:
        """Names of communes by code."""
        return self.measures.reference.name

    @cached_property
    def siege(self) -> str:
        """The seat in a sentence."""
        seat = self.objet["siege"]
        if seat["code"]:
            return words.SIEGE.format(lieu=f"{self.noms[seat['code']]} ({seat['code']})")
        return words.SIEGE.format(lieu=dite(seat["motif"]))

    @cached_property
    def constats(self) -> list[dict[str, Any]]:
        """Findings, those that ask most of the reader first, with title and ground.

        Their words are those of the language in force.
        """
        ranked = sorted(self.objet["constats"], key=lambda c: ISSUES.index(c["issue"]))
        return [
            constat
            | {
                "message": dite(constat["message"]),
                "titre": texts_regles.TITRES[constat["regle"]],
                "fondement": texts_regles.FONDEMENTS[constat["regle"]],
                "proposition": dite(repair_text(constat["reparation"], self.noms)),
                "effets": dite(effects_text(constat["reparation"])),
                "variante": dite(
                    repair_text(
                        constat["reparation"] and constat["reparation"]["variante"], self.noms
                    )
                ),
            }
            for constat in ranked
        ]

    @cached_property
    def resume(self) -> str:
        """The record in two sentences."""
        count = dict.fromkeys(ISSUES, 0)
        for constat in self.constats:
            count[constat["issue"]] += 1
        regles = ", ".join(
            counted(words.ISSUES_N[issue], number) for issue, number in count.items() if number
        )
        perimetre = self.objet["perimetre"]
        if not perimetre["communes"]:
            return words.RESUME_AUCUN.format(regles=regles)
        return counted(
            words.RESUME,
            len(perimetre["communes"]),
            habitants=entier(perimetre["population"]),
            surface=entier(perimetre["superficie_km2"]),
            regles=regles,
        )

    @cached_property
    def epci_proche(self) -> dict[str, Any] | None:
        """Comparison with the EPCI it shares most with; None without any."""
        shared = self.measures.zones["epci"]
        mine = np.flatnonzero(shared.perimetre == self.dossier)
        if not len(mine):
            return None
        union = shared.communes_zone[mine] - shared.communes[mine]
        size = len(self.objet["perimetre"]["communes"])
        likeness = shared.communes[mine] / (size + union)
        best = mine[np.argmax(likeness)]
        division = self.measures.reference.zonings["epci"]
        zone = int(shared.zone[best])
        return {
            "code": str(division.code[zone]),
            "nom": str(division.nom[zone]),
            "ressemblance": float(likeness.max()),
            "communes": int(division.communes[zone]),
            "population": int(division.population[zone]),
            "communes_communes": int(shared.communes[best]),
            "couverture": float(shared.couverture[best]),
        }

    @cached_property
    def comparaison(self) -> str:
        """The same in one sentence."""
        near = self.epci_proche
        if near is None:
            return words.COMPARAISON_AUCUNE
        return counted(
            words.COMPARAISON,
            near["communes"],
            nom=near["nom"],
            habitants=entier(near["population"]),
            communes=entier(near["communes_communes"]),
            part=pourcent(near["couverture"]),
            ressemblance=pourcent(near["ressemblance"]),
        )

    @cached_property
    def formes(self) -> list[Shape]:
        """What the map shows, each faulty part numbered and named."""
        return drawn(self)

    @property
    def json(self) -> dict[str, Any]:
        """The record's object, as ``check --format json`` writes it."""
        return self.objet


def sheets(controle: Controle) -> list[Sheet]:
    """The sheet of every record, in order."""
    return [Sheet(controle.measures, row, objet) for row, objet in enumerate(objects(controle))]


def sheet(controle: Controle, dossier: int) -> Sheet:
    """The sheet of one record."""
    return Sheet(controle.measures, dossier, objects(controle, [dossier])[0])


def joined_contour(numbers: Iterable[int]) -> shapely.Geometry:
    """Contour of some communes, EPSG:4326; empty without contour."""
    made = contours("communes", list(numbers))
    return shapely.coverage_union_all(made[[contour is not None for contour in made]])


def drawn(sheet: Sheet) -> list[Shape]:
    """Shapes of a sheet: neighbours, parts, enclaves, near-enclaves, first proposal, seat."""
    measures, row = sheet.measures, sheet.dossier
    reference = measures.reference
    number = reference.number
    parties = measures.parties_liens[row]
    shapes: list[Shape] = []
    if parties:
        members = measures.perimeters.communes_of(row)
        around = np.setdiff1d(
            np.concatenate([reference.graph.of(commune) for commune in members]), members
        )
        shapes += [
            Shape("voisines", 0, str(reference.nom[commune]), joined_contour([commune]))
            for commune in around[:400]
        ]
        shapes.append(
            Shape("perimetre", 1, named_part(reference, parties[0]), joined_contour(parties[0]))
        )
        shapes += [
            Shape("partie", rank, named_part(reference, part), joined_contour(part))
            for rank, part in enumerate(parties[1:], start=2)
        ]
    shapes += [
        Shape("enclave", rank, named_part(reference, communes), contour)
        for rank, (communes, contour) in enumerate(enclosed_contours(measures, row), start=1)
    ]
    for constat in sheet.constats:
        if constat["regle"] == "dents_creuses" and constat["issue"] != CONFORME:
            shapes += [
                Shape(
                    "dent", rank, str(reference.nom[number[code]]), joined_contour([number[code]])
                )
                for rank, code in enumerate(constat["codes"], start=1)
            ]
    for constat in sheet.constats:
        if constat["reparation"]:
            for layer, key in (("ajout", "ajouter"), ("retrait", "retirer")):
                codes = constat["reparation"][key]
                if codes:
                    rows = [number[code] for code in codes]
                    shapes.append(
                        Shape(layer, 0, named_part(reference, rows), joined_contour(rows))
                    )
            break
    seat = measures.siege[row]
    if seat >= 0 and reference.epsg[seat]:
        point = shapely.Point(reference.lon[seat], reference.lat[seat])
        shapes.append(Shape("siege", 0, str(reference.nom[seat]), point))
    return shapes


def enclosed_contours(
    measures: Measures, row: int
) -> Iterator[tuple[Sequence[int], shapely.Geometry]]:
    """Communes and contour of each enclave of a record; of detached pieces, the pieces alone."""
    reference = measures.reference
    for enclave in held_enclaves(numbered(reference, [measures.perimeters.communes_of(row)])):
        yield enclave.communes, joined_pieces(reference, enclave.pieces)


def joined_pieces(reference: Reference, pieces: Sequence[int]) -> shapely.Geometry:
    """Contour of some pieces of communes, EPSG:4326: the largest of a commune comes first."""
    communes = reference.piece_commune[list(pieces)]
    parts = []
    for piece, commune, contour in zip(
        pieces, communes, contours("communes", communes), strict=True
    ):
        polygons = shapely.get_parts(contour)
        order = np.argsort(-shapely.area(polygons), kind="stable")
        parts.append(polygons[order[piece - reference.piece_start[commune]]])
    return shapely.coverage_union_all(parts)


def named_part(reference: Reference, communes: Iterable[int]) -> str:
    """Names of some communes, three at most."""
    return enumeration([str(reference.nom[commune]) for commune in communes], 3)
