import pandas as pd
from candidatures_exemple import candidatures

from ptce_geo import duel, duel_figures, summary

ROWS = summary.ready(candidatures())
FACETS = summary.facets(ROWS)


def compared(axis: str, a: str, b: str, **chosen: list[str]):
    return duel.sides(FACETS, chosen, axis, (a, b))


def test_each_side_holds_its_own_candidatures():
    left, right = compared("appel", "AAP2013", "AMI2023")
    assert set(ROWS["id_candidature"][left]) == {"a13", "h13"}
    assert set(ROWS["id_candidature"][right]) == {"a23", "e23"}


def test_the_other_filters_hold_and_that_of_the_axis_does_not():
    left, right = compared("appel", "AAP2013", "AMI2023", statut=["laureate"], appel=["AMI2021"])
    assert set(ROWS["id_candidature"][left | right]) == {"a13", "e23"}


def test_a_ptce_of_both_calls_is_on_both_sides():
    where = duel.both_sides(ROWS["id_ptce"], *compared("appel", "AAP2013", "AMI2023"))
    assert where.to_dict() == {"alpha": "deux", "epsilon": "droite", "eta": "gauche"}


def test_a_code_nobody_holds_is_an_empty_side():
    left, _ = compared("appel", "AMI2025", "AMI2023")
    assert not left.any()


def test_counts_are_of_ptce_and_codes_of_neither_side_are_left_out():
    found = duel.paired_counts(ROWS["id_ptce"], FACETS["secteur"], *compared("region", "53", "11"))
    assert found.to_dict("index") == {
        "alimentation": {"gauche": 1, "droite": 0},
        "culture": {"gauche": 1, "droite": 1},
        "inconnu": {"gauche": 2, "droite": 1},
    }


PTCE = summary.ptce(ROWS)
NAMES = ("Appel 2013", "Appel 2023")


def test_the_sentence_says_what_is_on_both_sides():
    where = duel.both_sides(ROWS["id_ptce"], *compared("appel", "AAP2013", "AMI2023"))
    assert duel_figures.sentence(where, NAMES) == (
        "Appel 2013\xa0: 2\u00a0PTCE cités\u202f; Appel 2023\xa0: 2\u00a0PTCE cités. 1 PTCE"
        " est dans les deux."
    )


def test_the_table_holds_the_ptce_of_both_maps_once():
    where = duel.both_sides(ROWS["id_ptce"], *compared("appel", "AAP2013", "AMI2023"))
    shown = PTCE[PTCE["id_ptce"].isin(where.index)]
    table = duel_figures.ptce_table(pd.concat([shown, shown]), where, NAMES)
    assert table.to_numpy()[:, [0, 3]].tolist() == [
        ["<script>alert(1)</script>", "Appel 2013"],
        ["Écopôle", "les deux"],
        ["Éolienne", "Appel 2023"],
    ]


def test_what_the_map_shows_is_told_in_words():
    said = duel_figures.map_words("Bretagne", PTCE[PTCE["nom_region"].eq("Bretagne")])
    assert said == (
        "Carte de France\xa0: Bretagne, 2\u00a0PTCE cités avec un lieu\u202f; "
        "régions les plus citées\xa0: Bretagne."
    )


def test_a_side_without_ptce_is_told_without_a_place():
    said = duel_figures.map_words("Corse", PTCE.iloc[:0])
    assert said == "Carte de France\xa0: Corse, 0\u00a0PTCE cité avec un lieu."


def test_regions_are_in_falling_order_and_the_unknown_last():
    found = pd.DataFrame(
        {"gauche": [1, 3, 9], "droite": [0, 3, 9]}, index=["53", "76", summary.INCONNU]
    )
    labels = {"53": "Bretagne", "76": "Occitanie", summary.INCONNU: "Région inconnue"}
    html = duel_figures.counts_html(found, "region", labels, NAMES)
    places = [html.index(word) for word in ("Occitanie", "Bretagne", "Région inconnue")]
    assert places == sorted(places)


def test_twice_the_same_side_keeps_two_columns():
    html = duel_figures.paired("Titre", ("A", "A"), [("Mesure", 1, 1, "1", "1")])
    assert html.count('<th scope="col">') == 3


def test_the_population_is_the_denominator_that_is_told():
    known = pd.DataFrame({"population": [3_500_000, 6_000_000], "part": [0.25, 0.5]})
    html = duel_figures.inhabitants_html([7, 6], known, ("Bretagne", "Occitanie"))
    assert "2,0 (7\u00a0PTCE cités)" in html
    assert "1,0 (6\u00a0PTCE cités)" in html
    assert "Bretagne\xa0: 3\u202f500\u202f000 habitants" in html
