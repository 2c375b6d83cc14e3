import re
from html import unescape

import numpy as np
import pandas as pd
import pytest

from ptce_geo import coverage, figures, funnel, rates, texts_chiffres


def lines(html: str) -> list[tuple[str, str]]:
    """Label and figure of each line of the first chart."""
    chart = html.split("</figure>")[0]
    found = re.findall(r'class="nom">(.*?)</span>.*?class="valeur">(.*?)</span>', chart)
    return [(unescape(label), figure) for label, figure in found]


def cells(html: str) -> list[list[str]]:
    """Rows of the first table."""
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("<tr>")[1:]]


APPELS = pd.DataFrame(
    {
        "id_appel": ["AAP2013", "AMI2025", "repertoire"],
        "nom": ["Appel 2013", "Appel 2025", "Répertoire"],
        "annee": pd.array([2013, 2025, pd.NA], "Int64"),
        "deposees": pd.array([180, 60, pd.NA], "Int64"),
        "deposees_autre": pd.array([200, pd.NA, pd.NA], "Int64"),
        "recevables": pd.array([pd.NA, pd.NA, pd.NA], "Int64"),
        "laureates": pd.array([20, 10, pd.NA], "Int64"),
    }
)
NOBODY = pd.DataFrame({"appel": [], "statut": []}, dtype=object)


def test_funnels_share_the_scale_of_the_largest_figure_of_any_source():
    html = figures.funnel_charts(funnel.funnel(APPELS, NOBODY))
    widths = re.findall(r"width:([\d.]+)%", html)
    # 180 and 20, then 60 and 10, out of 200.
    assert widths == ["90", "10", "30", "5"]


def test_every_funnel_keeps_the_same_room_for_its_figures():
    html = figures.funnel_charts(funnel.funnel(APPELS, NOBODY))
    assert set(re.findall(r"--place:(\d+)ch", html)) == {"10"}


def test_each_rate_has_its_line_and_its_row():
    html = figures.success_html(funnel.success(APPELS))
    assert lines(html) == [
        ("AAP 2013, sur 180 déposés", "11,1\xa0%"),
        ("AAP 2013, sur 200 déposés (autre source)", "10,0\xa0%"),
        ("AMI 2025, sur 60 déposés", "16,7\xa0%"),
    ]
    assert [row[:4] for row in cells(html)] == [
        ["AAP 2013", "déposés", "20", "180"],
        ["AAP 2013", "déposés (autre source)", "20", "200"],
        ["AMI 2025", "déposés", "10", "60"],
    ]


@pytest.fixture
def regions() -> str:
    found = rates.rates(
        pd.Series([1, 5, 2], index=["53", "76", "94"]),
        pd.Series([10, 50, pd.NA], index=["53", "76", "94"], dtype="Int64"),
        minimum=20,
    )
    names = {"53": "Bretagne", "76": "Occitanie", "94": "Corse"}
    return figures.territory_rates_html(found, "region", names)


def test_a_hidden_rate_is_not_drawn(regions):
    assert lines(regions) == [("Occitanie", "10,0\xa0%")]


def test_a_hidden_rate_says_why_in_the_table(regions):
    assert cells(regions) == [
        ["Occitanie", "5", "50", "10,0\xa0%", "4,3\xa0% à 21,4\xa0%"],
        ["Bretagne", "1", "10", "masqué (moins de 20 dossiers)", ""],
        ["Corse", "2", "masqué", texts_chiffres.TAUX_SANS_DOSSIERS, ""],
    ]


def breakdown(**counts: tuple[int, int, int]) -> pd.DataFrame:
    rows = pd.DataFrame.from_dict(counts, orient="index", columns=list(figures.FAMILIES))
    rows.insert(0, "ptce", rows.sum(axis=1))
    return rows


def test_codes_are_the_most_cited_first_and_the_unknown_last():
    counted = breakdown(culture=(1, 0, 0), emploi=(1, 1, 1), inconnu=(9, 0, 0), autre=(0, 0, 0))
    words = {"culture": "Culture", "emploi": "Emploi", "inconnu": "Secteur inconnu"}
    html = figures.breakdown_html(counted, "secteur", words)
    assert lines(html) == [("Emploi", "3"), ("Culture", "1"), ("Secteur inconnu", "9")]


def test_a_vocabulary_that_has_an_order_keeps_it():
    counted = breakdown(gestation=(3, 0, 0), consolidation=(1, 0, 0))
    words = {"consolidation": "Consolidation", "gestation": "Gestation"}
    html = figures.breakdown_html(counted, "phase", words)
    assert [label for label, _ in lines(html)] == ["Consolidation", "Gestation"]


def test_a_region_is_told_with_its_inhabitants():
    html = figures.breakdown_html(breakdown(**{"94": (1, 0, 0)}), "region", {"94": "Corse"})
    people, ratio = cells(html)[0][-2:]
    assert people == "355\u202f486"
    assert ratio == "2,8"


def test_without_any_ptce_there_is_no_chart():
    html = figures.breakdown_html(breakdown(culture=(0, 0, 0)), "secteur", {"culture": "Culture"})
    assert "<figure" not in html
    assert texts_chiffres.AUCUN in html


def test_a_territory_within_a_declared_perimeter_says_how_much_of_it():
    empty = pd.DataFrame(
        {"nom": ["Un", "Deux", "Trois", "Quatre"], "population": [4, 3, 2, 1]}, index=list("abcd")
    )
    part = pd.Series({"a": 1.0, "b": 0.0, "c": 0.4, "d": np.nan})
    table = figures.without_table(empty, part)
    assert table[texts_chiffres.SANS_COLONNES[3]].tolist() == [
        "en entier",
        "non",
        "40\u00a0%",
        "non",
    ]
    assert table[texts_chiffres.SANS_COLONNES[0]].tolist() == ["a", "b", "c", "d"]


def test_a_region_declared_whole_is_told_apart_from_smaller_perimeters():
    declared = coverage.declared_units(
        pd.Series(["x"]),
        pd.DataFrame(
            {"id_candidature": "x", "niveau": ["region", "departement"], "code": ["94", "2A"]}
        ),
    )
    rows = {row[0]: row[1:] for row in cells(figures.covered_regions_html(declared))}
    assert rows["Corse"] == ["355\u202f486", "168\u202f306", "47\u00a0%", "oui"]
    assert rows["Bretagne"][-2:] == ["0\u00a0%", "non"]
