"""What must hold between the hand-kept files and no Table Schema can say."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo import cog
from ptce_geo.findings import Finding, listed, quoted
from ptce_geo.schemas import vocabulary

Sheets = Mapping[str, pd.DataFrame]

# Level of a perimeter item, and the table that holds today's codes of that level.
TABLES = {
    "commune": "communes",
    "arrondissement": "arrondissements_municipaux",
    "epci": "epci",
    "departement": "departements",
    "region": "regions",
}
# Column of candidatures.csv that each precision needs.
NEEDED = {
    "commune": "siege",
    "commune_inferee": "siege",
    "departement": "code_departement",
    "region": "code_region",
}
# What a decision is about, and the column that must hold its identifier.
SUBJECTS = {
    "appel": ("appels", "id_appel"),
    "montant": ("appels", "id_appel"),
    "fusion": ("ptce", "id_ptce"),
    "distinction": ("ptce", "id_ptce"),
    "statut": ("candidatures", "id_candidature"),
    "phase": ("candidatures", "id_candidature"),
    "secteur": ("candidatures", "id_candidature"),
    "lieu": ("candidatures", "id_candidature"),
    "perimetre": ("candidatures", "id_candidature"),
}


@cache
def codes(level: str) -> dict[str, None]:
    """Codes of one level in the current millésime, in order: a set that keeps it."""
    return dict.fromkeys(cog.table(level)[cog.CODES[level]])


def strangers(values: pd.Series, level: str) -> pd.Series:
    """Values that are no code of a level, with their row numbers."""
    known = codes(level)
    return values[[value not in known for value in values]]


def lines(values: pd.Series) -> Iterator[tuple[int, str]]:
    """Row number and text of each value."""
    return zip(values.index.tolist(), values.tolist(), strict=True)


def sector_is_listed(sheets: Sheets) -> list[Finding]:
    """Each sector of a candidature is a code of secteurs.csv."""
    known = set(sheets["secteurs"].code)
    declared = sheets["candidatures"].secteurs.str.split("|").explode()
    return [
        Finding(
            "candidatures.csv",
            ligne,
            "secteurs",
            code,
            f"{quoted(code)} absent de secteurs.csv ; connus : {listed(sorted(known))}",
        )
        for ligne, code in lines(declared[declared.ne("") & ~declared.isin(known)])
    ]


def place_is_as_precise_as_said(sheets: Sheets) -> list[Finding]:
    """The column that the precision of a place promises is filled."""
    candidatures = sheets["candidatures"]
    findings = []
    for precision, column in NEEDED.items():
        empty = candidatures.precision.eq(precision) & candidatures[column].eq("")
        reproach = (
            f"{quoted(precision)} promet un lieu mais « {column} » est vide ; attendu : remplir"
            f" « {column} » ou choisir une précision parmi"
            f" {listed(vocabulary('candidatures', 'precision'))}"
        )
        findings += [
            Finding("candidatures.csv", ligne, "precision", precision, reproach)
            for ligne in candidatures.index[empty]
        ]
    return findings


def place_code_exists(sheets: Sheets) -> list[Finding]:
    """The département and region codes of a candidature exist."""
    candidatures = sheets["candidatures"]
    findings = []
    for column, level in (
        ("code_departement", "departements"),
        ("code_region", "regions"),
        ("code_region_2013", "regions_2013"),
    ):
        stated = candidatures.loc[candidatures[column].ne(""), column]
        findings += [
            Finding("candidatures.csv", ligne, column, code, f"{_unknown(code)} ; {_known(level)}")
            for ligne, code in lines(strangers(stated, level))
        ]
    return findings


def perimeter_code_exists_at_its_level(sheets: Sheets) -> list[Finding]:
    """A perimeter item has a code of its level today, and none when it is undefined."""
    perimetres = sheets["perimetres"]
    findings = []
    for niveau, level in TABLES.items():
        items = perimetres.loc[perimetres.niveau.eq(niveau), "code"]
        for ligne, code in lines(strangers(items, level)):
            said = _unknown(code) if code else "code vide"
            reproach = f"{said} au niveau « {niveau} »{_elsewhere(code)} ; {_known(level)}"
            findings.append(Finding("perimetres.csv", ligne, "code", code, reproach))
    undefined = perimetres.loc[perimetres.niveau.eq("indefini"), "code"]
    reproach = "donné au niveau « indefini » ; attendu : une cellule vide, ou le bon niveau"
    return findings + [
        Finding("perimetres.csv", ligne, "code", code, f"{quoted(code)} {reproach}")
        for ligne, code in lines(undefined[undefined.ne("")])
    ]


def ptce_applies_once_per_call(sheets: Sheets) -> list[Finding]:
    """A PTCE has one candidature per appel."""
    candidatures = sheets["candidatures"]
    again = candidatures.duplicated(["id_ptce", "appel"]) & candidatures.id_ptce.ne("")
    rows: Iterator[Any] = candidatures[again].itertuples()
    return [
        Finding(
            "candidatures.csv",
            row.Index,
            "id_ptce",
            row.id_ptce,
            f"{quoted(row.id_ptce)} a déjà une candidature à {quoted(row.appel)} ; attendu :"
            " une seule ligne par PTCE et par appel",
        )
        for row in rows
    ]


def decision_is_used(sheets: Sheets) -> list[Finding]:
    """A decision is about something that is still there."""
    decisions = sheets["decisions"]
    findings = []
    for objet, (name, column) in SUBJECTS.items():
        known = sheets[name][column]
        unused = decisions.loc[decisions.objet.eq(objet) & ~decisions.id.isin(known), "id"]
        findings += [
            Finding(
                "decisions.csv",
                ligne,
                "id",
                value,
                f"{quoted(value)} absent de {name}.csv, décision sans effet ; attendu : une valeur"
                f" de la colonne « {column} »",
            )
            for ligne, value in lines(unused[unused.ne("")])
        ]
    return findings


def _unknown(code: str) -> str:
    return f"{quoted(code)} inconnu du code officiel géographique {cog.MILLESIME}"


def _known(level: str) -> str:
    known = codes(level)
    if len(known) > 30:
        return f"exemple : « {next(iter(known))} »"
    return f"connus : {listed(known)}"


def _elsewhere(code: str) -> str:
    levels = [niveau for niveau, level in TABLES.items() if code and code in codes(level)]
    return f", connu au niveau {listed(levels)}" if levels else ""


RULES: tuple[Callable[[Sheets], list[Finding]], ...] = (
    sector_is_listed,
    place_is_as_precise_as_said,
    place_code_exists,
    perimeter_code_exists_at_its_level,
    ptce_applies_once_per_call,
    decision_is_used,
)
