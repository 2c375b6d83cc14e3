import pandas as pd
import pytest

from ptce_geo import decisions

TABLE = pd.DataFrame(
    {
        "contexte": ["101", "102", "103"],
        "siege": ["St Brieux", "St Brieux", "Lyon"],
        "statut": ["oui", None, "non"],
    }
).astype({"siege": "str", "statut": "str"})


def lines(*rows: tuple) -> pd.DataFrame:
    """Decisions from (champ, valeur, contexte, decision, par)."""
    full = [(*row, "vu au téléphone", "2026-11-24") for row in rows]
    return pd.DataFrame(full, columns=decisions.COLUMNS).astype("str")


def test_a_value_is_replaced_wherever_it_stands():
    played = decisions.replay(
        lines(("siege", "St Brieux", "", "remplacer", "Saint-Brieuc (22278)")), TABLE
    )
    assert played.table.siege.tolist() == ["Saint-Brieuc (22278)", "Saint-Brieuc (22278)", "Lyon"]
    assert played.used.tolist() == [True]


def test_a_decision_for_one_file_leaves_the_others_alone():
    played = decisions.replay(lines(("siege", "St Brieux", "102", "remplacer", "Bruz")), TABLE)
    assert played.table.siege.tolist() == ["St Brieux", "Bruz", "Lyon"]


def test_a_decision_for_one_file_wins_over_the_one_for_all():
    played = decisions.replay(
        lines(
            ("siege", "St Brieux", "102", "remplacer", "Bruz"),
            ("siege", "St Brieux", "", "remplacer", "Saint-Brieuc"),
        ),
        TABLE,
    )
    assert played.table.siege.tolist() == ["Saint-Brieuc", "Bruz", "Lyon"]


def test_a_cell_can_be_emptied():
    played = decisions.replay(lines(("statut", "oui", "", "effacer", "")), TABLE)
    assert played.table.statut.isna().tolist() == [True, True, False]


def test_contradictory_lines_are_told_and_none_is_applied():
    played = decisions.replay(
        lines(
            ("siege", "St Brieux", "", "remplacer", "Saint-Brieuc"),
            ("siege", "St Brieux", "", "remplacer", "Saint-Brice"),
        ),
        TABLE,
    )
    assert played.table.siege.tolist() == TABLE.siege.tolist()
    assert played.findings.motif.str.startswith("Décisions contraires").all()


def test_a_line_that_no_longer_serves_is_told():
    played = decisions.replay(lines(("siege", "Rennes", "", "garder", "")), TABLE)
    assert played.used.tolist() == [False]
    assert played.findings.motif.item().startswith("Décision sans effet")


def test_decisions_come_back_from_their_file_unchanged():
    given = lines(
        ("siege", "=1+1", "101", "remplacer", "Saint-Étienne"),
        ("nom", "01004", "", "garder", ""),
    )
    back, said = decisions.read_decisions(decisions.decisions_csv(given))
    pd.testing.assert_frame_equal(back, given)
    assert said == []


def test_no_formula_is_live_in_the_file_of_decisions():
    content = decisions.decisions_csv(lines(("siege", "=cmd()", "", "garder", ""))).decode()
    assert ";'=cmd();" in content


def test_a_line_with_an_unknown_decision_is_told_with_the_known_ones():
    content = decisions.decisions_csv(lines(("siege", "a", "", "peut-être", "")))
    back, said = decisions.read_decisions(content)
    assert len(back) == 0
    assert said == [
        "Décision «\xa0peut-être\xa0» inconnue (ligne 2)\u202f; connues\xa0: remplacer, garder,"
        " effacer, distincts, meme."
    ]


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"\xff\xfe\x00"])
def test_a_file_that_holds_no_decisions_is_refused_with_what_is_expected(content):
    with pytest.raises(ValueError, match="attendu"):
        decisions.read_decisions(content)


def test_an_unknown_word_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="connues : remplacer, garder"):
        decisions.decision("siege", "a", "", "changer", "", "", "")
