"""The report of an intake as rows: every problem, in words."""

import pandas as pd

from ptce_geo import langue, texts_fichiers, texts_lecture, texts_recueil
from ptce_geo import texts_recueil as words
from ptce_geo.decisions import DUPLICATE
from ptce_geo.phrases import dite
from ptce_geo.relecture import relu


def report_rows(findings: pd.DataFrame) -> pd.DataFrame:
    """The report in the language in force: one row a problem, none left out."""
    rows = findings[list(words.RAPPORT)].copy()
    rows["gravite"] = rows.gravite.map(words.GRAVITES)
    rows["confiance"] = rows.confiance.map(words.CONFIANCES)
    for column in ("motif", "decision"):
        rows[column] = retold(rows[column])
    # Elsewhere a proposal is what would be written in the file.
    alike = findings.champ.eq(DUPLICATE)
    rows["proposition"] = rows.proposition.mask(alike, retold(rows.proposition[alike]))
    rows["ligne"] = rows.ligne.mask(rows.ligne.eq(0))
    return rows.rename(columns=words.RAPPORT)


def retold(sentences: pd.Series) -> pd.Series:
    """What an intake said in French, in the language in force; same index."""
    if langue.current() == langue.FRENCH:
        return sentences
    known = {said: dite(reread(said)) for said in sentences.dropna().unique()}
    return sentences.map(known, na_action="ignore")


def reread(said: str) -> str:
    """The sentence that an intake said, among all of those it may say."""
    return relu(said, texts_recueil, texts_fichiers, texts_lecture)
