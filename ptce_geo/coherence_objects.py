"""A checked record as one plain object: what JSON, tables, pages and print are made from."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from ptce_geo import texts_coherence, texts_regles
from ptce_geo import texts_constats as words
from ptce_geo.coherence import RULES, Controle
from ptce_geo.phrases import Ecart, Liste, Phrase, Suite
from ptce_geo.repair import EXACT


def number(value: float, digits: int) -> float | None:
    """A measure as JSON has it: rounded, None where unknown.

    Examples
    --------
    >>> number(0.78539, 4), number(float("nan"), 4)
    (0.7854, None)
    """
    return None if np.isnan(value) else round(float(value), digits)


def objects(controle: Controle, dossiers: Iterable[int] | None = None) -> list[dict[str, Any]]:
    """One object a record, in the order of the input: ``data/schemas/check.schema.json``.

    Parameters
    ----------
    controle : Controle
    dossiers : iterable of int, optional
        Row numbers of the records wanted; all of them by default.
    """
    measures = controle.measures
    text, value, code = measures.text, measures.value, measures.reference.code
    per_record = len(RULES)
    wanted = range(len(measures.dossiers)) if dossiers is None else dossiers
    sieges = measures.dossiers.sieges
    return [
        {
            "id": text["id"][row],
            "nom": text["nom"][row],
            "siege": {
                "code": str(code[seat.commune]) if seat.commune >= 0 else None,
                "motif": seat.motif,
            },
            "perimetre": {
                "communes": coded(code, measures.perimeters.communes_of(row)),
                "population": value["population"][row],
                "superficie_km2": value["superficie_km2"][row],
                "parts": [coded(code, part) for part in measures.parties[row]],
                "parts_avec_liens": [coded(code, part) for part in measures.parties_liens[row]],
                "enclaves": [coded(code, communes) for communes, _ in measures.enclaves[row]],
                "polsby_popper": number(value["polsby_popper"][row], 6),
                "reock": number(value["reock"][row], 6),
                "enveloppe_convexe": number(value["enveloppe_convexe"][row], 6),
            },
            "constats": [
                {
                    "regle": regle,
                    "issue": issue,
                    "message": message,
                    "codes": list(codes),
                    "reparation": reparation,
                }
                for _, regle, issue, message, codes, reparation in controle.constats.iloc[
                    row * per_record : (row + 1) * per_record
                ].itertuples(index=False, name=None)
            ],
        }
        for row, seat in ((row, sieges[row]) for row in wanted)
    ]


def coded(code: np.ndarray, rows: Iterable[int]) -> list[str]:
    """Codes of commune numbers."""
    return [str(code[row]) for row in rows]


def repair_text(reparation: dict[str, Any] | None, names: Mapping[str, str] | None = None) -> str:
    """A proposal in one line.

    Parameters
    ----------
    reparation : dict or None
    names : mapping, optional
        Names of communes by code; codes alone otherwise.

    Examples
    --------
    >>> repair_text({"ajouter": ["55188"], "retirer": [], "population": 43,
    ...              "superficie_km2": 6.7}, {"55188": "Flassigny"})
    'ajouter Flassigny (55188)\xa0: +43 hab., +6,7 km²'
    """
    if not reparation:
        return ""
    change = {
        "habitants": Ecart(reparation["population"]),
        "surface": Ecart(reparation["superficie_km2"], 1),
    }
    add, remove = (
        Liste([called(code, names) for code in reparation[verb]], 12)
        for verb in ("ajouter", "retirer")
    )
    if not remove.items:
        return Phrase(words, "AJOUTER", noms=add, **change)
    if not add.items:
        return Phrase(words, "RETIRER", noms=remove, **change)
    return Phrase(words, "AJOUTER_RETIRER", ajouter=add, retirer=remove, **change)


def called(code: str, names: Mapping[str, str] | None) -> str:
    """A commune by its name and code."""
    return f"{names[code]} ({code})" if names else code


def effects_text(reparation: dict[str, Any] | None) -> str:
    """What else a proposal would change, and how sure it is to be the smallest, in one line."""
    if not reparation:
        return ""
    said = Suite(
        [
            Phrase(
                words,
                "EFFET",
                regle=Phrase(texts_regles, f"TITRES.{effect['regle']}"),
                avant=Phrase(texts_coherence, f"ISSUES.{effect['avant']}"),
                apres=Phrase(texts_coherence, f"ISSUES.{effect['apres']}"),
            )
            for effect in reparation["effets"]
        ]
    )
    if reparation["methode"] == EXACT:
        return Phrase(words, "EFFETS", effets=said)
    return Phrase(words, "EFFETS_APPROCHES", effets=said, methode=reparation["methode"])
