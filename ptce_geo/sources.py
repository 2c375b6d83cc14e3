"""Provenance: what data/sources.toml declares, and the attribution lines readers see."""

import tomllib
from functools import cache
from typing import Any

from ptce_geo import texts_nombres
from ptce_geo.langue import date, said
from ptce_geo.paths import SOURCES


@cache
def _document() -> dict[str, Any]:
    with SOURCES.open("rb") as stream:
        return tomllib.load(stream)


def declared() -> dict[str, dict[str, Any]]:
    """Every declared source by its identifier."""
    sources: dict[str, dict[str, Any]] = _document()["source"]
    return sources


def source(source_id: str) -> dict[str, Any]:
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


def mentions() -> list[dict[str, Any]]:
    """What readers must be told of each producer: objet, producteur, titre, millesime, maj…"""
    said: list[dict[str, Any]] = _document()["mention"]
    return said


def attribution_lines() -> list[str]:
    """One sentence per producer, as the Licence Ouverte asks: source and last update.

    Examples
    --------
    >>> attribution_lines()[2]
    'Intercommunalités\\xa0: DGCL, liste des EPCI à fiscalité propre, millésime 2026
    (mise à jour du 01/01/2026), Licence Ouverte 2.0.'
    """
    return [
        (texts_nombres.MENTION_NOTE if row["note"] else texts_nombres.MENTION).format(
            objet=said(row["objet"]),
            producteur=row["producteur"],
            titre=said(row["titre"]),
            millesime=row["millesime"],
            maj=date(row["maj"]),
            note=said(row["note"]),
            licence=row["licence"],
        )
        for row in mentions()
    ]


def attribution() -> str:
    """All attribution lines in one text, for exports."""
    return " ".join(attribution_lines())
