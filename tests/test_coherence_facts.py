"""What each finding holds, whatever its words: outcome, communes, figures, smallest change.

``files/dossiers.csv`` says what each record is there for, ``files/constats.json`` what is found of
them all together. Where a rule changes on purpose, read the difference line by line, then write
the second again: ``python tests/test_coherence_facts.py``.
"""

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from ptce_geo import coherence_others
from ptce_geo.coherence import RULES, check
from ptce_geo.constats import SIGNALER
from ptce_geo.dossiers import from_table
from ptce_geo.reference import reference

FILES = Path(__file__).parent / "files"
HELD = FILES / "constats.json"
with (FILES / "dossiers.csv").open(encoding="utf-8", newline="") as stream:
    DOSSIERS = list(csv.DictReader(stream, delimiter=";"))
NAMES = [dossier["id"] for dossier in DOSSIERS]
FIGURE = re.compile(r"\d+(?:[\xa0\u202f]\d{3})*(?:,\d+)?")
# Codes written one by one; of more, the first, the last and the number.
FEW = 6
ALONE = [regle.nom for regle in RULES if regle not in coherence_others.RULES]


def listed(codes) -> str:
    codes = list(codes)
    if len(codes) <= FEW:
        return " ".join(codes)
    return f"{len(codes)} communes : {codes[0]} … {codes[-1]}"


def change(proposal) -> str:
    """A proposal in one line, its alternative after it."""
    if proposal is None:
        return ""
    effects = [f"{e['regle']} : {e['avant']} → {e['apres']}" for e in proposal["effets"]]
    parts = [
        f"+ {listed(proposal['ajouter'])}",
        f"− {listed(proposal['retirer'])}",
        # How far from the smallest an answer may be; nothing when it is the smallest.
        " ".join(FIGURE.findall(proposal["methode"])) or "=",
        f"{proposal['population']} hab.",
        f"{proposal['superficie_km2']} km²",
        ", ".join(effects),
    ]
    other = proposal.get("variante")
    return "; ".join(parts) + (f" ou {change(other)}" if other else "")


def facts(constats: pd.DataFrame) -> dict[str, dict[str, str]]:
    """By record and rule: outcome, communes, figures of the message, smallest change."""
    held: dict[str, dict[str, str]] = {name: {} for name in NAMES}
    for found in constats.itertuples():
        figures = " ".join(FIGURE.findall(found.message)).replace("\u202f", "\xa0")
        parts = [found.issue, listed(found.codes), figures, change(found.reparation)]
        held[NAMES[found.dossier]][found.regle] = " | ".join(parts).rstrip(" |")
    return held


def checked(dossiers, *, repairs: bool = True) -> pd.DataFrame:
    frame = pd.DataFrame(dossiers).drop(columns="pourquoi")
    return check(from_table(frame, reference()), repairs=repairs).constats


@pytest.fixture(scope="module")
def together() -> pd.DataFrame:
    return checked(DOSSIERS)


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, str]]:
    return json.loads(HELD.read_text(encoding="utf-8"))


def test_each_record_gets_these_findings(together, expected):
    found = facts(together)
    assert list(found) == list(expected)
    assert {name: found[name] for name in NAMES if found[name] != expected[name]} == {}


@pytest.mark.parametrize("row", range(len(NAMES)), ids=NAMES)
def test_a_record_alone_gets_the_findings_it_gets_among_others(together, row):
    columns = ["regle", "issue", "message", "codes"]
    alone = checked([DOSSIERS[row]], repairs=False)
    among = together[together.dossier.eq(row)]
    pd.testing.assert_frame_equal(
        alone.loc[alone.regle.isin(ALONE), columns].reset_index(drop=True),
        among.loc[among.regle.isin(ALONE), columns].reset_index(drop=True),
    )


def test_every_rule_says_more_than_one_thing_of_these_records(together):
    said = together.groupby("regle").issue.nunique()
    assert said.ge(2).all(), said


def test_a_message_is_a_sentence_and_names_no_missing_value(together):
    said = together.message
    assert said.str.match(r"[A-ZÀÉÊ0-9«].*[.]$").all(), said[~said.str.match(r"[A-ZÀÉÊ0-9«].*[.]$")]
    assert not said.str.contains(r"\b(?:None|nan|inf)\b").any()


def test_a_perimeter_in_parts_names_the_communes_apart(together):
    told = together[together.regle.eq("un_seul_tenant") & together.issue.eq(SIGNALER)]
    assert len(told) > 5
    assert told.codes.map(len).gt(0).all()


if __name__ == "__main__":
    HELD.write_text(
        json.dumps(facts(checked(DOSSIERS)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
