"""Candidatures as they leave an intake: a table of the published schema, and records."""

import json
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo.declared import joined
from ptce_geo.export import inert
from ptce_geo.intake import Intake
from ptce_geo.paths import DATA, RECORDS
from ptce_geo.records import Records, hand_kept_lists

SCHEMA = DATA / "schemas" / "candidatures.schema.json"
PTCE = ["id_ptce", "nom", "autres_noms", "porteur", "site_web"]
CANDIDATURES = [
    "id_candidature", "id_ptce", "appel", "statut", "statut_publie", "phase", "phase_publiee",
    "secteurs", "secteurs_publies", "montant_eur", "siege", "code_departement", "code_region",
    "code_region_2013", "precision", "origine_lieu", "confiance", "note", "sources",
]  # fmt: skip
PERIMETRES = ["id_candidature", "rang", "niveau", "code", "libelle", "note"]


@cache
def schema() -> dict[str, Any]:
    """Table Schema of candidatures, as published; shared between callers, not to be changed."""
    document: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return document


def field_names() -> list[str]:
    """Columns of the schema, in order."""
    return [field["name"] for field in schema()["fields"]]


def candidature_table(intake: Intake) -> pd.DataFrame:
    """The cleaned table: the columns of the schema, text, empty when unknown.

    A row decided to be the same candidature as another is left out; the report says which.
    """
    rows = intake.candidatures[intake.candidatures.doublon_de.isna()]
    table = rows.reindex(columns=field_names()).astype("str").fillna("")
    for champ, niveau in (("communes_perimetre", "commune"), ("epci_perimetre", "epci")):
        items = intake.perimetres[intake.perimetres.niveau.eq(niveau)].dropna(subset="code")
        codes = items.groupby("id_candidature").code.agg(joined).str.replace(" ", "")
        table[champ] = table.id_candidature.map(codes).astype("str").fillna("")
    return table.reset_index(drop=True)


def candidature_csv(intake: Intake, for_people: bool = True) -> bytes:
    """The cleaned table as CSV: ``;`` with a byte order mark for people, ``,`` for machines."""
    table = inert(candidature_table(intake))
    if for_people:
        text = table.to_csv(sep=";", index=False, lineterminator="\r\n")
        return text.encode("utf-8-sig")
    return table.to_csv(index=False, lineterminator="\n").encode()


def schema_faults(table: pd.DataFrame) -> pd.DataFrame:
    """Where a table breaks the schema, by frictionless.

    Returns
    -------
    DataFrame
        ``ligne`` (1 is the heading), ``colonne``, ``valeur``, ``motif``; empty when it is valid.
    """
    from frictionless import Resource, Schema

    data = [list(table.columns), *table.astype("str").fillna("").to_numpy().tolist()]
    resource = Resource(data=data, schema=Schema.from_descriptor(schema()))
    report = resource.validate(limit_errors=10**9)
    rows = [
        (
            getattr(error, "row_number", 1),
            getattr(error, "field_name", ""),
            getattr(error, "cell", ""),
            error.note,
        )
        for task in report.tasks
        for error in task.errors
    ]
    return pd.DataFrame(rows, columns=["ligne", "colonne", "valeur", "motif"])


def to_records(intake: Intake, source: str = "") -> Records:
    """An intake as records, so that join, coherence and maps take it like the published ones.

    Parameters
    ----------
    intake : Intake
        As ``intake.understand`` gives it.
    source : str, optional
        Where the rows come from, shown beside each; the names of the files by default.

    Returns
    -------
    Records
        ``ptce`` (one row a PTCE, the first name and carrier met), ``candidatures``,
        ``perimetres``; calls and sectors are those of the hand-kept records; no decision, and no
        finding: the report of the intake holds them.
    """
    rows = intake.candidatures[intake.candidatures.doublon_de.isna()]
    texts = rows.astype({"montant_eur": "Int64"})
    placed = pd.Series("aucune", index=rows.index)
    placed = placed.mask(rows.code_region.notna(), "region")
    placed = placed.mask(rows.code_departement.notna(), "departement")
    placed = placed.mask(rows.siege.notna() | rows.code_commune.notna(), "commune")
    placed = placed.mask(placed.eq("commune") & rows.siege_repli, "commune_inferee")
    candidatures = texts.assign(
        # Where the name alone does not lead to the commune, its code does.
        siege=rows.siege.where(rows.siege_lu | rows.code_commune.isna(), rows.code_commune),
        precision=placed,
        # « repertoire » is the word for a call that is not known.
        appel=rows.appel.fillna("repertoire"),
        origine_lieu=rows.siege_repli.map({True: "deduit", False: "publie"}),
        confiance="haute",
        note=rows.siege_repli.map({True: "Siège : celui de l'établissement porteur.", False: ""}),
        sources=source or " | ".join(intake.upload.names),
    ).reindex(columns=CANDIDATURES)
    amounts = candidatures.pop("montant_eur")
    candidatures = candidatures.astype("str").fillna("")
    candidatures.insert(CANDIDATURES.index("montant_eur"), "montant_eur", amounts)
    ptce = rows.reindex(columns=PTCE).drop_duplicates("id_ptce").astype("str").fillna("")
    known = intake.perimetres.dropna(subset="id_candidature")
    known = known[known.id_candidature.isin(candidatures.id_candidature)]
    perimetres = known[PERIMETRES].astype("str").fillna("")
    perimetres["rang"] = pd.array(known.rang.to_numpy(), dtype="Int64")
    return Records(
        ptce.reset_index(drop=True),
        candidatures.reset_index(drop=True),
        perimetres.reset_index(drop=True),
        **hand_kept_lists(RECORDS),
    )
