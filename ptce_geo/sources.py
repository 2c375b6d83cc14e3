"""Provenance: what data/sources.toml declares, and the attribution lines readers see."""

import tomllib
from functools import cache

from ptce_geo.paths import SOURCES


@cache
def declared() -> dict[str, dict]:
    """Every declared source by its identifier."""
    with SOURCES.open("rb") as stream:
        return tomllib.load(stream)["source"]


def source(source_id: str) -> dict:
    """One declared source.

    Raises
    ------
    ValueError
        The identifier is not declared; the message lists those that are.
    """
    known = declared()
    if source_id not in known:
        raise ValueError(f"source « {source_id} » inconnue ; connues : {', '.join(known)}")
    return known[source_id]
