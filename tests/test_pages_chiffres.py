"""The pages Chiffres and Comparer: filters filter, addresses are kept, nothing is overstated."""

import re
from html import unescape

import pytest
from shown_lines import lines, told
from streamlit.testing.v1 import AppTest

from ptce_geo import paths, texts, texts_chiffres, texts_comparer

SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")


def opened(page: str, **address: str | list[str]) -> AppTest:
    """The application on a page, the address then given to it."""
    app = AppTest.from_file(SCRIPT, default_timeout=60)
    app.run()
    app.switch_page(str(paths.ROOT / "pages" / f"{page}.py")).run()
    for name, codes in address.items():
        app.query_params[name] = codes
    if address:
        app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return unescape(" ".join(block.proto.body for block in app.get("html")))


def chart(app: AppTest, caption: str) -> dict[str, str]:
    """Labels and figures of the chart under a caption."""
    found = re.search(rf"<figcaption>{re.escape(caption)}</figcaption>(.*?)</figure>", html(app))
    lines = re.findall(r'class="nom">(.*?)</span>.*?class="valeur">(.*?)</span>', found[1])
    return dict(lines)


@pytest.fixture(scope="module")
def chiffres() -> AppTest:
    return opened("chiffres")


@pytest.fixture(scope="module")
def comparer() -> AppTest:
    return opened("comparer")


def test_the_funnel_gives_both_figures_where_sources_disagree(chiffres):
    assert chart(chiffres, "AAP 2013") == {
        "Dossiers déposés": "180 ou 182",
        "Recevables": "130",
        "Lauréats annoncés": "23",
        "Lauréats nommés ici": "17",
    }


def test_a_figure_nobody_published_is_said_so(chiffres):
    assert chart(chiffres, "AMI 2025")["Recevables"] == texts_chiffres.NON_PUBLIE


def test_a_rate_names_its_denominator(chiffres):
    rates = chart(chiffres, texts_chiffres.TAUX_GRAPHIQUE)
    assert rates["AAP 2013, sur 180 déposés"] == "12,8\xa0%"
    assert rates["AAP 2013, sur 130 recevables"] == "17,7\xa0%"
    assert rates["AMI 2021, sur 107 reconnus en phase 1"] == "14,0\xa0%"


def test_the_partial_list_gives_no_rate_by_region(chiffres):
    assert "Aucun taux par région ni par secteur" in html(chiffres)
    assert texts_chiffres.TAUX_PAR["region"] not in html(chiffres)


def test_every_chart_is_followed_by_a_table(chiffres):
    body = html(chiffres)
    assert body.count("<table>") >= len(set(re.findall(r"<figcaption>", body))) > 0
    for title in texts_chiffres.PAR.values():
        assert f"<figcaption>{title}</figcaption>" in body
        assert f"<caption>{title}</caption>" in body


def test_a_filter_changes_the_counts():
    app = opened("chiffres", statut="laureate")
    regions = chart(app, texts_chiffres.PAR["region"])
    assert regions["Bretagne"] == "1"
    assert chart(opened("chiffres"), texts_chiffres.PAR["region"])["Bretagne"] == "8"


def test_a_filter_on_calls_keeps_the_funnel_of_those_calls():
    app = opened("chiffres", appel="AMI2023")
    assert "<figcaption>AMI 2023</figcaption>" in html(app)
    assert "<figcaption>AAP 2013</figcaption>" not in html(app)
    assert "14 PTCE affichés sur" in html(app)


def test_the_directory_alone_has_no_funnel():
    assert texts_chiffres.AUCUN_APPEL in html(opened("chiffres", appel="repertoire"))


def test_without_laureates_nothing_is_covered():
    assert texts_chiffres.AUCUN_LAUREAT in html(opened("chiffres", statut="repertoire"))


def test_a_filter_without_result_is_told():
    body = html(opened("chiffres", appel="AAP2013", statut="deposee"))
    assert texts_chiffres.AUCUN in body
    assert "101 départements sur 101" in body.replace("\u202f", " ")


def test_the_level_of_territories_is_kept_in_the_address():
    app = opened("chiffres", territoires="regions")
    assert lines(app, "territoires")[texts_chiffres.SANS_COLONNES[1]].tolist() == ["Corse"]
    app.get("button_group")[-1].set_value("epci").run()
    assert app.query_params["territoires"] == "epci"
    assert int(told(app, "territoires")["etendue"].split(" ")[-1].replace("\u202f", "")[:-1]) > 1000


def test_a_wrong_level_is_named_and_ignored():
    app = opened("chiffres", territoires="cantons")
    assert [warning.value for warning in app.warning] == [
        texts.PARAMETRE_INCONNU.format(nom="territoires", valeur="cantons")
    ]
    assert len(lines(app, "territoires")) == 50


def test_two_calls_have_two_maps_of_one_frame(comparer):
    frames = re.findall(
        r'<img class="vignette" alt="([^"]+)" width="(\d+)" height="(\d+)"', html(comparer)
    )
    assert [alt.split(",")[0] for alt, _, _ in frames] == [
        "Carte de France\xa0: AAP 2013",
        "Carte de France\xa0: AMI 2023",
    ]
    assert len({size for _, *size in map(tuple, frames) for size in [tuple(size)]}) == 1


def test_the_sentence_counts_both_sides(comparer):
    assert "AAP 2013\xa0: 17\u00a0PTCE cités\u202f; AMI 2023\xa0: 14\u00a0PTCE cités." in html(
        comparer
    )


def test_two_regions_are_compared_by_a_link():
    app = opened("comparer", par="region", a="53", b="76")
    assert "Bretagne\xa0: 8\u00a0PTCE cités\u202f; Occitanie\xa0: 15\u00a0PTCE cités." in html(app)
    assert texts_comparer.MESURES_REGION["ptce"] in html(app)


def test_the_filters_hold_on_both_sides():
    app = opened("comparer", par="region", a="53", b="76", statut="laureate")
    assert "Bretagne\xa0: 1\u00a0PTCE cité\u202f; Occitanie\xa0: 4\u00a0PTCE cités." in html(app)


def test_a_filter_on_what_is_compared_is_said_to_have_no_effect():
    app = opened("comparer", appel="AMI2021")
    assert texts_comparer.FILTRE_SANS_EFFET.format(filtre="Appel") in html(app)
    assert "AAP 2013\u00a0: 17" in html(app)


def test_changing_what_is_compared_forgets_the_two_codes():
    app = opened("comparer", par="region", a="53", b="76")
    app.get("button_group")[0].set_value("secteur").run()
    assert app.query_params["par"] == "secteur"
    assert "a" not in app.query_params
    assert not app.warning


def test_a_choice_in_a_list_is_kept_in_the_address():
    app = opened("comparer")
    app.selectbox(key="choix-b").select("AMI2025").run()
    assert app.query_params["b"] == "AMI2025"
    assert "AMI 2025\xa0: 0\u00a0PTCE cité." in html(app)


def test_a_wrong_side_is_named_and_ignored():
    app = opened("comparer", a="AAP1999")
    assert [warning.value for warning in app.warning] == [
        texts.PARAMETRE_INCONNU.format(nom="a", valeur="AAP1999")
    ]


def test_a_choice_comes_back_after_another_page():
    app = opened("comparer", par="region", a="53", b="76")
    for page in ("carte", "comparer"):
        app.query_params.clear()
        app.switch_page(str(paths.ROOT / "pages" / f"{page}.py")).run()
    assert app.query_params["par"] == "region"
    assert "Bretagne\xa0: 8\u00a0PTCE cités\u202f; Occitanie" in html(app)


def test_twice_the_same_is_told():
    app = opened("comparer", a="AAP2013", b="AAP2013")
    assert texts_comparer.IDENTIQUES.format(axe="appels") in html(app)
