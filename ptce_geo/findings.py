"""What does not hold in a file that people fill in: one row a fault, in French sentences."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

COLUMNS = ["fichier", "ligne", "colonne", "valeur", "message"]
# Characters past which a value is cut in a sentence; ``valeur`` keeps it whole.
LONG = 120


class Finding(NamedTuple):
    """One fault and where it is: file, row as a spreadsheet numbers it, column, value read.

    ``reproche`` ends the sentence: it names the value and what would be right.
    """

    fichier: str
    ligne: int
    colonne: str
    valeur: str
    reproche: str

    @property
    def message(self) -> str:
        """The whole sentence.

        Examples
        --------
        >>> Finding("ptce.csv", 3, "nom", "", "une valeur est attendue").message
        'ptce.csv, ligne 3, colonne « nom » : une valeur est attendue.'
        """
        return (
            f"{self.fichier}, ligne {self.ligne}, colonne {quoted(self.colonne)} : {self.reproche}."
        )


def finding_rows(findings: Iterable[Finding]) -> pd.DataFrame:
    """Faults as rows, in the order of the files and of their rows.

    Returns
    -------
    DataFrame
        ``fichier, ligne, colonne, valeur, message``; empty means looked at and found sound.
    """
    rows = [(*finding[:4], finding.message) for finding in findings]
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS, "str"))
    frame["ligne"] = frame.ligne.astype("int64")
    return frame.sort_values(["fichier", "ligne"], kind="stable", ignore_index=True)


def quoted(value: str) -> str:
    """A value as a sentence quotes it: on one line, its middle left out when it is very long.

    Examples
    --------
    >>> quoted("deux\\nlignes")
    '« deux lignes »'
    """
    line = " ".join(value.split())
    return f"« {line if len(line) <= LONG else line[:40] + ' … ' + line[-20:]} »"


def listed(values: Iterable[str]) -> str:
    """Good values as a sentence lists them.

    Examples
    --------
    >>> listed(["commune", "epci"])
    '« commune », « epci »'
    """
    return ", ".join(map(quoted, values))
