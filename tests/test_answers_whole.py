"""Each label keeps its whole answer: code, commune, method, certainty, reason, other candidates.

``data/answers.csv`` holds the labels of the test set and some more, with a postal code beside them
or at another level. Where a rung changes on purpose, read the difference line by line, then write
the file again: ``python tests/test_answers_whole.py``.
"""

from pathlib import Path

import pandas as pd
import pytest

from ptce_geo.resolve import COLUMNS, resolve

HELD = Path(__file__).parent / "data" / "answers.csv"
ASKED = ["label", "departement", "code_postal", "niveau"]


def read() -> pd.DataFrame:
    return pd.read_csv(HELD, sep=";", dtype=str, keep_default_na=False)


def answered(asked: pd.DataFrame) -> pd.DataFrame:
    """The same rows with their whole answers, as text."""
    parts = [
        resolve(group, departement="departement", code_postal="code_postal", level=level)
        for level, group in asked.groupby("niveau")
    ]
    whole = pd.concat(parts).sort_index()
    return whole.assign(confiance=whole.confiance.astype("str")).fillna("").astype("str")


def test_every_label_keeps_its_whole_answer():
    held = read()
    told = answered(held[ASKED])
    differs = told[list(COLUMNS)].replace("<NA>", "").ne(held[list(COLUMNS)]).any(axis=1)
    assert told[differs].to_dict("records") == []


def test_a_label_is_answered_alone_as_it_is_among_others():
    held = read()[ASKED].iloc[::25]
    together = answered(held)
    for row in held.index:
        pd.testing.assert_frame_equal(answered(held.loc[[row]]), together.loc[[row]])


@pytest.mark.parametrize("level", ["commune", "epci", "departement", "region", "auto"])
def test_every_level_is_among_the_labels(level):
    assert read().niveau.eq(level).any()


if __name__ == "__main__":
    told = answered(read()[ASKED])[[*ASKED, *COLUMNS]].replace("<NA>", "")
    told.to_csv(HELD, sep=";", index=False)
