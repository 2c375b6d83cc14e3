"""What each rule says, word for word: of its own examples, and of what it cannot read."""

import json
from pathlib import Path

import pandas as pd
import pytest

from ptce_geo.coherence import RULES, check
from ptce_geo.constats import VERIFIER
from ptce_geo.dossiers import from_table
from ptce_geo.reference import reference
from ptce_geo.traduction import spaced

SAID = json.loads((Path(__file__).parent / "files" / "regles.json").read_text(encoding="utf-8"))


def found(*rows):
    frame = pd.DataFrame(list(rows)).fillna("")
    rows = check(from_table(frame, reference())).constats
    return rows[rows.dossier.eq(0)].set_index("regle")


@pytest.mark.parametrize("name", SAID)
def test_each_rule_says_this_of_its_own_examples(name):
    rule, example = name.split()
    (regle,) = [regle for regle in RULES if regle.nom == rule]
    assert found(*getattr(regle, example).lignes).message[rule] == spaced(SAID[name])


@pytest.mark.parametrize(
    ("row", "rule", "said"),
    [
        ({"departement": "Nulle part"}, "departement_declare",
         "Département « Nulle part » non reconnu."),
        ({"departement": "22"}, "departement_declare",
         "Département déclaré : Côtes-d'Armor ; calculé : Ille-et-Vilaine."),
        ({"perimetre": "35238", "epci": "Nulle part"}, "epci_declare",
         "EPCI « Nulle part » non reconnu."),
        ({"lon": "x", "lat": "48"}, "coordonnees_declarees",
         "Coordonnées illisibles : « x », « 48 »."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_does_not_agree_is_to_be_verified(row, rule, said):
    finding = found({"siege": "35238"} | row).loc[rule]
    assert (finding.issue, finding.message) == (VERIFIER, spaced(said))
