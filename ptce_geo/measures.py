"""Everything measured of some records, in frames that the coherence rules read."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo.alignment import Shared, best_unions, zones
from ptce_geo.dossiers import Dossiers
from ptce_geo.enclaves import held_enclaves
from ptce_geo.perimeter import (
    Dents,
    Perimeters,
    dents_creuses,
    part_count,
    parts,
    point_contacts,
)
from ptce_geo.reference import ZONES, Reference
from ptce_geo.shape import dispersion_columns, distances_km, shape_columns
from ptce_geo.yardstick import MEASURES, centiles, sizes


@dataclass(frozen=True)
class Measures:
    """Frames about some records; ``dossier`` is always a row number of ``dossiers.rows``.

    Each frame is computed the first time a rule asks for it.
    """

    dossiers: Dossiers

    @property
    def perimeters(self) -> Perimeters:
        """The communes of each record."""
        return self.dossiers.perimeters

    @property
    def reference(self) -> Reference:
        """The France they are measured against."""
        return self.perimeters.reference

    @cached_property
    def siege(self) -> np.ndarray:
        """Commune number of each seat; -1 for none."""
        return np.array([siege.commune for siege in self.dossiers.sieges], dtype=np.int64)

    @cached_property
    def undeclared(self) -> np.ndarray:
        """Whether each record declares no perimeter at all."""
        return np.array([not said.fragments for said in self.dossiers.declares], dtype=bool)

    @cached_property
    def columns(self) -> dict[str, np.ndarray]:
        """Sizes, shape, dispersion, number of parts, one value a record; centiles as ``c_…``."""
        columns = {
            **sizes(self.perimeters),
            **shape_columns(self.perimeters),
            **dispersion_columns(self.perimeters, self.seat_distances),
        }
        columns["parts"] = part_count(self.perimeters, self.part)
        columns["parts_liens"] = part_count(self.perimeters, self.part_linked)
        columns["parts_bord"] = part_count(self.perimeters, parts(self.perimeters, rook=True))
        drawn = self.reference.epsg > 0
        columns["sans_contour"] = self.perimeters.summed(~drawn).astype(np.int64)
        return columns | {f"c_{name}": centiles(name, columns[name]) for name in MEASURES}

    @cached_property
    def scalars(self) -> pd.DataFrame:
        """``columns`` as a frame, one row a record."""
        return pd.DataFrame(self.columns)

    @cached_property
    def value(self) -> dict[str, list[Any]]:
        """``columns`` as lists."""
        return {name: column.tolist() for name, column in self.columns.items()}

    @property
    def text(self) -> dict[str, list[Any]]:
        """What the records say, column by column."""
        return self.dossiers.text

    @cached_property
    def part(self) -> np.ndarray:
        """Part of each member, points of contact joining, without links."""
        return parts(self.perimeters)

    @cached_property
    def part_linked(self) -> np.ndarray:
        """Part of each member, links over water joining too."""
        return parts(self.perimeters, links=True)

    @cached_property
    def parties(self) -> list[list[list[int]]]:
        """By record, its parts as lists of commune numbers, the most populated first."""
        return grouped(self.perimeters, self.part)

    @cached_property
    def parties_liens(self) -> list[list[list[int]]]:
        """The same with links over water."""
        return grouped(self.perimeters, self.part_linked)

    @cached_property
    def points(self) -> pd.DataFrame:
        """Contacts by a point only that hold a perimeter together."""
        return point_contacts(self.perimeters)

    @cached_property
    def enclaves(self) -> list[list[tuple[list[int], bool]]]:
        """By record, its enclaves: commune numbers, and whether they are whole communes."""
        held: list[list[tuple[list[int], bool]]] = [[] for _ in range(self.perimeters.count)]
        for enclave in held_enclaves(self.perimeters):
            held[enclave.perimetre].append((enclave.communes, all(enclave.entieres)))
        return held

    @cached_property
    def dents(self) -> Dents:
        """Outside communes nearly enclosed: ``perimetre, commune, part``, from 50 % up."""
        return dents_creuses(self.perimeters, 0.5)

    @cached_property
    def zones(self) -> dict[str, Shared]:
        """By zoning, what each record shares with each zone."""
        return {zoning: zones(self.perimeters, zoning) for zoning in ZONES}

    @cached_property
    def unions(self) -> list[dict[str, Any]]:
        """By record, the union of whole EPCI that fits it best."""
        return best_unions(self.perimeters, self.zones["epci"], "epci")

    @cached_property
    def seat_distances(self) -> np.ndarray:
        """Distance of each member to its record's seat, km."""
        return distances_km(self.perimeters, self.siege)

    @cached_property
    def holders(self) -> tuple[np.ndarray, np.ndarray]:
        """Member rows sorted by commune, and where each commune's begin."""
        commune = self.perimeters.commune
        count = np.bincount(commune, minlength=len(self.reference.code))
        return np.argsort(commune, kind="stable"), np.r_[0, np.cumsum(count)]

    @cached_property
    def overlap(self) -> bool:
        """Whether any commune belongs to two records."""
        return bool((np.diff(self.holders[1]) > 1).any())

    @cached_property
    def cuts(self) -> np.ndarray:
        """Where each record's rows begin among the members."""
        return np.searchsorted(self.perimeters.owner, np.arange(self.perimeters.count + 1))


def grouped(perimeters: Perimeters, part: np.ndarray) -> list[list[list[int]]]:
    """Commune numbers by perimeter and part, in order."""
    order = np.lexsort((perimeters.commune, part, perimeters.owner))
    owner, label = perimeters.owner[order], part[order]
    commune = perimeters.commune[order]
    changes = (owner[1:] != owner[:-1]) | (label[1:] != label[:-1])
    cuts = np.r_[0, np.flatnonzero(changes) + 1, len(owner)] if len(owner) else np.zeros(1, int)
    held: list[list[list[int]]] = [[] for _ in range(perimeters.count)]
    for begin, end in pairwise(cuts.tolist()):
        held[owner[begin]].append(commune[begin:end].tolist())
    return held
