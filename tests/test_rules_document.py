"""The document of rules says what the rules say."""

from ptce_geo.coherence import RULES
from ptce_geo.coherence_needs import NEEDS
from ptce_geo.paths import ROOT
from ptce_geo.rules_document import document
from ptce_geo.texts_regles import BESOINS, FONDEMENTS


def test_the_committed_document_is_the_one_the_rules_give():
    assert (ROOT / "docs/regles.md").read_text(encoding="utf-8") == document()


def test_every_rule_is_described_with_what_it_rests_on():
    text = document()
    for regle in RULES:
        assert f"### {regle.nom}\n" in text
        assert FONDEMENTS[regle.nom] in text


def test_every_rule_shows_both_examples():
    assert document().count("\n- Conforme : `") == len(RULES)


def test_every_need_of_a_rule_has_words():
    assert set(BESOINS) == set(NEEDS)
