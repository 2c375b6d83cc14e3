"""What an intake has to say of each step, as rows of its report."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ptce_geo import decisions, duplicates, personal
from ptce_geo import texts_recueil as words
from ptce_geo.decisions import DUPLICATE
from ptce_geo.extraction import FIELDS
from ptce_geo.interpretation import BLOCKING, INFORMATION, REPORT, TO_EXAMINE, finding_rows
from ptce_geo.phrases import Phrase


def told_rows(said: Sequence[Mapping[Any, Any]]) -> pd.DataFrame:
    """Findings told as mappings, as rows of the report; what is not told is empty."""
    empty = {"feuille": "", "ligne": 0, "colonne": "", "valeur": "", "proposition": "",
             "confiance": "", "champ": "", "contexte": "", "decision": ""}  # fmt: skip
    return pd.DataFrame([{**empty, **row} for row in said], columns=REPORT)


def note_findings(notes: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """What reading a sheet had to say: for information."""
    return told_rows([{"feuille": f, "motif": note, "gravite": INFORMATION} for f, note in notes])


def column_findings(match: pd.DataFrame, written: pd.DataFrame) -> pd.DataFrame:
    """Columns that were left out or guessed: for the person to confirm."""
    here = match[match.feuille.isin(written.feuille.unique()) & match.motif.ne("")]
    here = here[~here.origine.isin(["personnelle", "ignorée", "démarche", "choix"])]
    said = [
        {
            "feuille": row.feuille,
            "colonne": row.colonne,
            "valeur": row.colonne,
            "motif": row.motif,
            "proposition": row.champ,
            "confiance": "moyenne" if row.champ else "",
            "gravite": TO_EXAMINE if row.champ else INFORMATION,
            "champ": decisions.COLUMN,
        }
        for row in here.itertuples()
    ]
    personal = match[match.origine.eq("personnelle")]
    if len(personal):
        said.append(
            {
                "motif": Phrase(words, "PERSONNELLES", n=len(personal)),
                "gravite": INFORMATION,
            }
        )
    return told_rows(said)


def redacted_findings(
    written: pd.DataFrame, headings: dict[tuple[str, str], str]
) -> list[pd.DataFrame]:
    """Texts from which personal data was removed."""
    findings = []
    for champ in FIELDS:
        held = written[champ].str.contains(personal.REMOVED, regex=False, na=False)
        if held.any():
            findings.append(
                finding_rows(
                    written[held], headings, champ, gravite=INFORMATION,
                    motif=str(Phrase(words, "ADRESSE_RETIREE")),
                )
            )  # fmt: skip
    return findings


def replaced_findings(
    written: pd.DataFrame, played: pd.DataFrame, headings: dict[tuple[str, str], str]
) -> list[pd.DataFrame]:
    """What decisions changed, so that the report tells before and after."""
    findings = []
    for champ in FIELDS:
        changed = written[champ].fillna("").ne(played[champ].fillna(""))
        if changed.any():
            findings.append(
                finding_rows(
                    written[changed], headings, champ, motif=str(Phrase(words, "REMPLACE")),
                    proposition=played.loc[changed, champ].fillna(""), gravite=INFORMATION,
                    decision="appliquée",
                )
            )  # fmt: skip
    return findings


def filled_findings(filled: list[tuple[str, str]]) -> pd.DataFrame:
    """Values that the file left out and that were taken from elsewhere."""
    return told_rows(
        [
            {
                "champ": champ,
                "motif": sentence,
                "gravite": TO_EXAMINE if champ == "appel" else INFORMATION,
            }
            for champ, sentence in filled
        ]
    )


def empty_findings(rows: pd.DataFrame) -> pd.DataFrame:
    """A file in which no candidature was found."""
    said = {"motif": Phrase(words, "AUCUNE"), "gravite": BLOCKING}
    return told_rows([] if len(rows) else [said])


def drawing_findings(drawings: pd.DataFrame, told: pd.Series) -> pd.DataFrame:
    """Drawn contours that could not be turned into communes, or only in part."""
    return told_rows(
        [
            {
                "feuille": drawings.at[index, "feuille"],
                "ligne": drawings.at[index, "ligne"],
                "colonne": "dessin",
                "champ": "dessin",
                "contexte": drawings.at[index, "contexte"],
                "motif": sentence,
                "gravite": TO_EXAMINE,
            }
            for index, sentence in told[told.ne("")].items()
        ]
    )


def word_findings(told: pd.DataFrame) -> pd.DataFrame:
    """Words of perimeters that were not read as territories."""
    rows = told.rename(columns={"libelle": "valeur"}).drop(columns="position", errors="ignore")
    rows = rows.fillna({"feuille": "", "ligne": 0, "colonne": "", "valeur": "", "contexte": ""})
    said = rows.assign(champ="perimetre", gravite=TO_EXAMINE).to_dict("records")
    return told_rows(said)


def orphan_findings(perimetres: pd.DataFrame) -> pd.DataFrame:
    """Territories of a dossier that the main sheet does not hold."""
    lost = perimetres[perimetres.id_candidature.isna()]
    return told_rows(
        [
            {
                "feuille": row.feuille,
                "ligne": row.ligne,
                "colonne": row.colonne,
                "valeur": row.libelle if isinstance(row.libelle, str) else row.code,
                "champ": "perimetre",
                "contexte": row.contexte if isinstance(row.contexte, str) else "",
                "motif": Phrase(words, "TERRITOIRE_ORPHELIN"),
                "gravite": TO_EXAMINE,
            }
            for row in lost.itertuples()
        ]
    )


def duplicate_findings(
    rows: pd.DataFrame, headings: dict[tuple[str, str], str], decided: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """Possible duplicates as findings on the second row of each pair; decided ones marked."""
    pairs = duplicates.duplicates(rows)
    first, second = rows.loc[pairs.premiere], rows.loc[pairs.seconde]
    valeur = (first.contexte.to_numpy() + " = " + second.contexte.to_numpy()).astype(str)
    found = finding_rows(
        second, headings, "nom", motif=pairs.motif.to_numpy(), confiance=pairs.confiance.to_numpy(),
        proposition=[
            Phrase(
                words, "MEME_CANDIDATURE", feuille=row.feuille, ligne=str(row.ligne), nom=row.nom
            )
            for row in first.itertuples()
        ],
        gravite=TO_EXAMINE,
    ).assign(champ=DUPLICATE, valeur=valeur)  # fmt: skip
    same = decided[decided.champ.eq(DUPLICATE) & decided.decision.eq("meme")]
    merged = pd.Series(valeur).isin(same.valeur).to_numpy()
    rows = rows.assign(doublon_de=pd.Series(pd.NA, index=rows.index, dtype="str"))
    rows.loc[pairs.seconde[merged], "doublon_de"] = first.id_candidature.to_numpy()[merged]
    found.loc[merged, "decision"] = "appliquée"
    served = decided.champ.eq(DUPLICATE) & decided.valeur.isin(valeur)
    return rows, found, served
