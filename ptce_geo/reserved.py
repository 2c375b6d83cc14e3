"""Names that are, or are also, those of a larger territory or of a place abroad."""

import re
from functools import cache

from ptce_geo import cog, labels, levels
from ptce_geo.answers import Answer, abroad, ambiguous, found, too_large
from ptce_geo.ladder import by_size
from ptce_geo.names import normalize
from ptce_geo.places import Places, verdict
from ptce_geo.scope import Scope, populations


@cache
def _keys() -> frozenset[str]:
    countries, towns = labels.abroad()
    return frozenset([*levels.large_names(), *countries, *towns])


def is_reserved(key: str) -> bool:
    """Whether a key is, or is also, a département's, a region's, a country's, a foreign town's."""
    return key in _keys()


_FOREIGN_CODE = re.compile(r"\b(?:[A-Z]{1,2}\s?-\s?)?\d{4,5}\b")


def numbered_abroad(text: str) -> Answer | None:
    """A town abroad with its own postal code: « CH-1200 Genève »."""
    bare = _FOREIGN_CODE.sub(" ", text)
    country = labels.abroad()[1].get(normalize(bare)) if bare != text else None
    return abroad(country) if country else None


def elsewhere(key: str, scope: Scope) -> bool:
    """Whether the département said is none of those of the larger territory of this name."""
    large = levels.large_names().get(key)
    if large is None or scope.departements is None or not large.departements:
        return False
    return large.departements.isdisjoint(scope.departements)


def reserved_answer(key: str, places: Places) -> Answer:
    """What a key that is not only a commune's is answered when nothing says where it is."""
    countries, towns = labels.abroad()
    country = countries.get(key) or towns.get(key)
    large = levels.large_names().get(key)
    names = places.by_key.get(key, [])
    match = verdict(names, populations())
    communes = by_size(names, tuple(filter(None, (match.code, *match.autres))))
    if large is not None:
        only = cog.communes().code_departement.eq(large.code).sum() == 1
        # Paris is its own département: one ground under two names.
        if only and match.code is not None:
            return found(match.code, "nom")
        named = large.titre
        return ambiguous(named, communes) if communes else too_large(named)
    if communes:
        foreign = "" if len(communes) > 1 else f"{key.title()} ({country})"
        return ambiguous(foreign, communes)
    return abroad(country or key)
