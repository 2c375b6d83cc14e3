"""What the texts of candidatures mean, and one row for each cell that is not plain."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from ptce_geo import cells, terms, values
from ptce_geo import texts_recueil as words
from ptce_geo.cells import Value, key
from ptce_geo.interned import distinct, mapped
from ptce_geo.phrases import Phrase

REPORT = [
    "feuille", "ligne", "colonne", "valeur", "motif", "proposition", "confiance", "gravite",
    "champ", "contexte", "decision",
]  # fmt: skip
BLOCKING, TO_EXAMINE, INFORMATION = "bloquant", "a_examiner", "information"
READERS: dict[str, Callable[[str], Value]] = {
    "numero_dossier": cells.plain,
    "id_candidature": cells.plain,
    "nom": cells.name,
    "porteur": cells.name,
    "siret": values.siret,
    "site_web": values.site,
    "appel": partial(terms.term, "appel"),
    "statut": partial(terms.term, "statut"),
    "phase": partial(terms.term, "phase"),
    "secteurs": terms.sectors,
    "montant_eur": values.amount,
    "montant_demande_eur": values.amount,
    "date_depot": values.date,
    "siege": cells.plain,
    "code_commune": terms.code_commune,
    "code_departement": terms.code_departement,
    "code_region": terms.code_region,
    "perimetre": cells.plain,
    "communes_perimetre": cells.plain,
    "epci_perimetre": cells.plain,
}
_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def slug(text: str) -> str:
    """Small letters, digits and hyphens for an identifier.

    Examples
    --------
    >>> slug("Clus'Ter Jura")
    'clus-ter-jura'
    """
    plain = key(text)
    if not plain.isascii():
        plain = plain.encode("ascii", "replace").decode().replace("?", " ")
    return "-".join(plain.split())[:80].strip("-")


def finding_rows(
    rows: pd.DataFrame, headings: dict[tuple[str, str], str], champ: str, **said: Any
) -> pd.DataFrame:
    """Findings about one field of some rows, with where each is.

    Parameters
    ----------
    rows : DataFrame
        ``feuille, ligne, contexte`` of the rows concerned, and the field if it has a text.
    headings : dict
        Label of the column a field was read in, by (sheet, field).
    champ : str
        The field.
    **said
        ``motif, gravite``, perhaps ``valeur, proposition, confiance``: texts or Series.
    """
    found = pd.DataFrame(
        {
            "feuille": rows.feuille,
            "ligne": rows.ligne,
            "colonne": [headings.get((feuille, champ), champ) for feuille in rows.feuille],
            "valeur": rows[champ].fillna("") if champ in rows else "",
            "proposition": "",
            "confiance": "",
            "champ": champ,
            "contexte": rows.contexte,
            "decision": "",
        }
    )
    return found.assign(**said)[REPORT]


def interpret(
    rows: pd.DataFrame, headings: dict[tuple[str, str], str]
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Understand each field of each row.

    Parameters
    ----------
    rows : DataFrame
        ``feuille, ligne, contexte`` and the fields as text.
    headings : dict
        As ``finding_rows`` takes it.

    Returns
    -------
    DataFrame
        The same rows, same index; each field holds what was understood, or is missing.
    list of DataFrame
        Findings.
    """
    understood, findings = rows.copy(), []
    for champ, reader in READERS.items():
        said = {text: reader(text) for text in distinct(rows[champ])}
        meaning = {text: value.valeur for text, value in said.items()}
        understood[champ] = mapped(rows[champ], meaning)
        odd = {text: value for text, value in said.items() if value.motif}
        if not odd:
            continue
        here = rows[rows[champ].isin(list(odd))]
        parts = {
            name: here[champ].map({text: getattr(value, name) for text, value in odd.items()})
            for name in ("motif", "proposition", "confiance", "gravite")
        }
        findings.append(finding_rows(here, headings, champ, **parts))
    return understood.astype(dict.fromkeys(READERS, "str")), findings


def is_total(rows: pd.DataFrame) -> pd.Series:
    """Whether a row sums the others up instead of being a candidature."""
    first = rows.nom.fillna(rows.numero_dossier).fillna(rows.porteur).fillna("")
    alone = rows[["siege", "code_commune", "appel", "statut", "numero_dossier"]].isna().all(axis=1)
    return alone & first.str.match(r"\W*(?:sous.)?total|\W*moyenne|\W*nombre de ", case=False)


def identified(
    rows: pd.DataFrame, written: pd.DataFrame, headings: dict[tuple[str, str], str]
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Give each row an identifier of its own and its PTCE's, and what every row must have.

    Parameters
    ----------
    rows, written : DataFrame
        What was understood, and the text it comes from.
    headings : dict
        As ``finding_rows`` takes it.
    """
    rows, findings = rows.copy(), []
    nameless = rows.nom.isna()
    findings.append(
        finding_rows(
            written[nameless], headings, "nom",
            motif=Phrase(words, "NOM_MANQUE"), gravite=BLOCKING,
        )
    )  # fmt: skip
    names: dict[str, str | None] = {name: slug(name) for name in distinct(rows.nom)}
    ptce = mapped(rows.nom, names).replace("", pd.NA)
    other = ("dossier " + rows.numero_dossier).fillna(
        rows.feuille + " ligne " + rows.ligne.astype(str)
    )
    rows["id_ptce"] = ptce.fillna(other[ptce.isna()].map(slug))
    given = rows.id_candidature.where(rows.id_candidature.str.fullmatch(_ID.pattern, na=False))
    appel = rows.appel.fillna("appel-inconnu").str.lower()
    wanted = given.fillna(appel + "-" + rows.id_ptce)
    again = wanted.groupby(wanted).cumcount()
    rows["id_candidature"] = wanted.where(again.eq(0), wanted + "-" + (again + 1).astype(str))
    return rows, findings


def defaults(
    rows: pd.DataFrame, headings: dict[tuple[str, str], str], appel: str, why: str
) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Fill what a file as a whole leaves out, and say so once.

    Parameters
    ----------
    rows : DataFrame
        What was understood.
    headings : dict
        As ``finding_rows`` takes it.
    appel : str
        Call of the rows that name none; "" if unknown.
    why : str
        Where that call comes from.

    Returns
    -------
    DataFrame
        The rows.
    list of (champ, sentence)
        What was filled.
    """
    rows = rows.copy()
    said: list[tuple[str, str]] = []
    matched = {champ for _, champ in headings}
    if "appel" not in matched:
        rows["appel"] = appel or pd.NA
        said.append(
            ("appel", Phrase(words, "APPEL_DEDUIT", appel=appel, source=why))
            if appel
            else ("appel", Phrase(words, "APPEL_INCONNU"))
        )
    if "statut" not in matched:
        said.append(("statut", Phrase(words, "STATUT_INCONNU")))
    rows["statut"] = rows.statut.fillna("deposee")
    rows["phase"] = rows.phase.fillna("inconnue")
    return rows, said


def call_in(*texts: str) -> str:
    """The call that titles or file names tell; "" when none or several do.

    Examples
    --------
    >>> call_in("Candidatures AMI 2023 - export.xlsx"), call_in("export.csv")
    ('AMI2023', '')
    """
    found = set()
    for text in texts:
        for kind, year in re.findall(r"\b(aap|ami)[ _-]?(20\d\d)\b", text, re.IGNORECASE):
            found.add(terms.vocabulary("appel").get(key(f"{kind} {year}"), ""))
    found.discard("")
    return found.pop() if len(found) == 1 else ""
