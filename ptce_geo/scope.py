"""Where the name of a label may be looked for, and the tables that say which places those are."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from ptce_geo import cog
from ptce_geo.cog import code_departement
from ptce_geo.interned import interned
from ptce_geo.paths import BUILT
from ptce_geo.places import Name, Places


@dataclass(frozen=True)
class Scope:
    """Where a name may be looked for.

    ``departements`` and ``served`` (the communes of a postal code) are None where nothing is said;
    ``inside`` says that the label itself, not its column, gave the département or the code.
    """

    departements: frozenset[str] | None = None
    served: frozenset[str] | None = None
    inside: bool = False

    @property
    def open(self) -> bool:
        """Whether nothing limits the search."""
        return self.departements is None and self.served is None

    def keep(self, names: list[Name]) -> list[Name]:
        """The names that may be looked for here."""
        if self.served is not None:
            names = [n for n in names if not self.served.isdisjoint(n.codes)]
        if self.departements is not None:
            names = [n for n in names if not self.departements.isdisjoint(n.departements)]
        return names

    def block(self, places: Places) -> list[Name]:
        """Every name that may be looked for here."""
        if self.departements is None:
            wanted = frozenset(code_departement(code) for code in self.served or ())
        else:
            wanted = self.departements
        names = [name for dep in sorted(wanted) for name in places.by_departement.get(dep, ())]
        return names if self.served is None else self.keep(names)


@cache
def postal_codes() -> dict[str, frozenset[str]]:
    """Communes, or municipal arrondissements, that each postal code serves."""
    rows = pd.read_parquet(BUILT / "codes_postaux.parquet")
    served: dict[str, list[str]] = {}
    for number, code in zip(interned(rows.code_postal), interned(rows.code_commune), strict=True):
        served.setdefault(number, []).append(code)
    return {number: frozenset(codes) for number, codes in served.items()}


@cache
def parents() -> dict[str, str]:
    """Commune of each municipal arrondissement."""
    rows = cog.arrondissements_municipaux()
    return dict(zip(rows.code_commune, rows.code_commune_parent, strict=True))


@cache
def populations() -> dict[str, int]:
    """Inhabitants of each commune."""
    rows = cog.communes()
    return dict(zip(interned(rows.code_commune), rows.population.fillna(0).tolist(), strict=True))


@cache
def attached_communes() -> pd.DataFrame:
    """Delegated and associated communes: ``code, nom, genre, code_commune``."""
    return pd.read_parquet(BUILT / "communes_rattachees.parquet")


@cache
def attached() -> dict[str, str]:
    """Commune of each delegated or associated commune."""
    rows = attached_communes()
    return dict(zip(rows.code, rows.code_commune, strict=True))
