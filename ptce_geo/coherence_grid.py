"""What every rule says of every record, as columns: millions of findings, few of them apart."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo.constats import CONFORME, ISSUES, NON_EVALUABLE, Constat
from ptce_geo.phrases import Phrase

COLUMNS = ["dossier", "regle", "issue", "message", "codes", "reparation"]
_RANK = {issue: rank for rank, issue in enumerate(ISSUES)}


class Grid:
    """Outcome, message and codes of every (record, rule), one row a record, one column a rule.

    Every finding is *conforme* until something is said of it.

    Parameters
    ----------
    records : int
        How many there are.
    rules : mapping of str to Phrase
        What is said of a record that a rule finds nothing of, by rule, in order.
    """

    def __init__(self, records: int, rules: Mapping[str, Phrase]) -> None:
        self.rules = {name: column for column, name in enumerate(rules)}
        shape = records, len(rules)
        self._issue = np.full(shape, _RANK[CONFORME], dtype=np.int8)
        self._message = np.empty(shape, dtype=object)
        self._message[:] = list(rules.values())
        self._codes = np.empty(shape, dtype=object)
        self._codes.fill(())

    def lack(self, rule: str, reasons: np.ndarray) -> list[int]:
        """Say why some records cannot be evaluated; return the rows of the others, in order.

        Parameters
        ----------
        rule : str
        reasons : ndarray of Phrase or None
            One a record; None where nothing is lacking.
        """
        lacking = reasons.astype(bool)
        self._issue[lacking, self.rules[rule]] = _RANK[NON_EVALUABLE]
        self._message[lacking, self.rules[rule]] = reasons[lacking]
        return np.flatnonzero(~lacking).tolist()

    def say(self, rule: str, found: Iterable[Constat]) -> None:
        """Write down what a rule finds."""
        column = self.rules[rule]
        for row, issue, message, codes in found:
            self._issue[row, column] = _RANK[issue]
            self._message[row, column] = message
            self._codes[row, column] = codes

    def issue(self, row: int, rule: str) -> str:
        """Outcome of one rule for one record."""
        return ISSUES[self._issue[row, self.rules[rule]]]

    def rows(self, rule: str, issues: Sequence[str]) -> list[int]:
        """Records of which a rule has one of some outcomes, in order."""
        wanted = [_RANK[issue] for issue in issues]
        return np.flatnonzero(np.isin(self._issue[:, self.rules[rule]], wanted)).tolist()

    def frame(self, repairs: Mapping[tuple[int, str], dict[str, Any]]) -> pd.DataFrame:
        """One row a (record, rule), record by record: ``COLUMNS``.

        Parameters
        ----------
        repairs : mapping
            What is proposed, by record and rule; None stands in the other rows.
        """
        records, rules = self._issue.shape
        proposed = np.empty((records, rules), dtype=object)
        for (row, rule), proposal in repairs.items():
            proposed[row, self.rules[rule]] = proposal
        said = zip(COLUMNS[3:], (self._message, self._codes, proposed), strict=True)
        return pd.DataFrame(
            {
                "dossier": np.repeat(np.arange(records), rules),
                "regle": _named(list(self.rules), np.tile(np.arange(rules), records)),
                "issue": _named(ISSUES, self._issue.ravel()),
                # As objects: a column of text would keep of a sentence its French only.
                **{name: pd.Series(column.ravel(), dtype=object) for name, column in said},
            }
        )


def _named(names: Sequence[str], places: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """A column of text that holds a few names, from their places."""
    return pd.array(list(names), dtype="str").take(places)
