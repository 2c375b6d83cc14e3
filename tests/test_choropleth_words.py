import re
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from test_maps import luminance

from ptce_geo import assets, choropleth, maillage, texts_couches
from ptce_geo import choropleth_words as words


def of(mesure: str, values: list[float], etats: list[str] | None = None) -> choropleth.Choropleth:
    """Regions with these figures, then zeros."""
    zones = maillage.zones("regions")
    size = len(zones) - len(values)
    chiffres = zones[["nom"]].assign(
        valeur=[*values, *[0.0] * size],
        numerateur=[*(np.round(100 * np.array(values))), *[0.0] * size],
        denominateur=100.0,
        bas=0.1,
        haut=0.3,
        etat=[*(etats or [""] * len(values)), *[""] * size],
    )
    return choropleth.Choropleth(mesure, "regions", chiffres, choropleth.NOBODY, 40, 3)


def said(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ")


def test_the_legend_counts_every_territory_once():
    shown = words.coloured(of("nombre", [1, 2, 3, 9, 12, 30, 31]))
    assert sum(count for _, _, count in words.legend_lines(shown)) == 18


def test_the_legend_says_bounds_counts_method_and_who_is_left_out():
    html = said(words.legend_html(words.coloured(of("nombre", [1, 2, 3, 9, 12, 30, 31]))))
    assert "Nombre de PTCE, par région de 2026" in html
    assert "aucun PTCE : 11 régions" in html
    assert "Classes par quantiles" in html
    assert "3 PTCE sur 40" in html


def test_hidden_and_missing_are_named_apart():
    figures = of("taux", [0.2, np.nan, np.nan], ["", "masque", "absent"])
    styles = {style: text for style, text, _ in words.legend_lines(words.coloured(figures))}
    assert styles["masque"] == "hachuré\xa0: masqué, moins de 20 dossiers"
    assert styles["absent"] == "pointillé\xa0: non calculable"


def test_a_rate_without_any_whole_call_says_why():
    figures = of("taux", [np.nan] * 18, ["absent"] * 18)
    none = choropleth.Choropleth("taux", "regions", figures.chiffres, choropleth.NOBODY, 0, 0)
    assert "ne sont pas publiques" in said(words.legend_html(words.coloured(none)))


def test_a_rate_is_told_with_its_interval_and_counts():
    rows = of("taux", [0.2, np.nan], ["", "masque"]).chiffres
    rows.loc[rows.index[:2], ["numerateur", "denominateur"]] = [[5, 25], [2, 7]]
    figures = choropleth.Choropleth("taux", "regions", rows, choropleth.NOBODY, 32, 0)
    numbers, sentences = words.cases(figures, {})
    first, second = (sentences[number].replace("\u00a0", " ") for number in numbers[:2])
    assert first == "20,0 % : 5 lauréats sur 25 dossiers (intervalle à 95 % : de 10,0 % à 30,0 %)"
    assert second == "taux masqué : 2 lauréats sur 7 dossiers, moins de 20 dossiers"


def test_a_territory_names_its_ptce_up_to_a_few():
    qui = pd.DataFrame({"zone": [0] * 6, "id_ptce": list("abcdef")})
    base = of("nombre", [6])
    figures = choropleth.Choropleth("nombre", "regions", base.chiffres, qui, 6, 0)
    numbers, sentences = words.cases(figures, {one: one.upper() for one in "abcdef"})
    assert sentences[numbers[0]].replace("\u00a0", " ") == "6 PTCE : A, B, C, D et 2 autres"
    assert sentences[numbers[1]] == "aucun PTCE"


@pytest.mark.parametrize("mesure", choropleth.MEASURES)
def test_the_table_has_the_figures_of_the_map(mesure):
    figures = of(mesure, [0.5, 0.25] if mesure in words.SHARES else [2, 1])
    table = words.table(figures)
    assert len(table) == 18
    heading = texts_couches.COLONNES_MESURE[mesure]["valeur"]
    assert table["Territoire"].tolist()[:2] == figures.chiffres.nom.tolist()[:2]
    assert table[heading].tolist() == sorted(table[heading], reverse=True)


def test_every_measure_and_level_has_its_words():
    for table in (
        texts_couches.NIVEAUX,
        texts_couches.UN,
        texts_couches.PLUSIEURS,
        texts_couches.PAR,
    ):
        assert list(table) == list(maillage.LEVELS)
    for table in (texts_couches.NOTES, texts_couches.HORS, texts_couches.ZERO):
        assert list(table) == list(choropleth.MEASURES)
    assert list(texts_couches.FONDS) == ["aucun", *choropleth.MEASURES]


def palettes(name: str) -> list[list[str]]:
    found = re.findall(r"--(?:carte-)?classe-\d: (#\w{6})", assets.asset(name).decode())
    return [found[start : start + 5] for start in range(0, len(found), 5)]


def test_the_legend_and_the_map_have_one_palette():
    assert palettes("page.css")[0] == palettes("carte.css")[0]


@pytest.mark.parametrize("palette", palettes("carte.css"))
def test_classes_are_told_apart_by_lightness_alone(palette):
    steps = [luminance(colour) + 0.05 for colour in palette]
    ratios = [max(a, b) / min(a, b) for a, b in pairwise(steps)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert min(ratios) > 1.2
    assert max(steps) / min(steps) > 3
