"""The report of an intake as rows: every problem, in words."""

import pandas as pd

from ptce_geo.interpretation import BLOCKING, INFORMATION, TO_EXAMINE

HEADINGS = {
    "feuille": "Feuille",
    "ligne": "Ligne",
    "colonne": "Colonne",
    "valeur": "Valeur lue",
    "motif": "Motif",
    "proposition": "Proposition",
    "confiance": "Confiance",
    "gravite": "Gravité",
    "decision": "Décision",
}
SAID = {
    BLOCKING: "à corriger",
    TO_EXAMINE: "à examiner",
    INFORMATION: "information",
}


def report_rows(findings: pd.DataFrame) -> pd.DataFrame:
    """The report as readers see it: French headings, one row a problem, none left out."""
    rows = findings[list(HEADINGS)].copy()
    rows["gravite"] = rows.gravite.map(SAID)
    rows["ligne"] = rows.ligne.mask(rows.ligne.eq(0))
    return rows.rename(columns=HEADINGS)
