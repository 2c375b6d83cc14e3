"""Every page opens, and its filters filter: the real records, without a browser."""

import json
import re
from html import unescape

import pandas as pd
import pytest
from shown_lines import told
from streamlit.testing.v1 import AppTest

from ptce_geo import (
    cog,
    paths,
    table_view,
    texts,
    texts_barre,
    texts_methode,
    ui,
    ui_barre,
    ui_filtres,
    ui_vue,
)
from ptce_geo.summary import alphabetical
from ptce_geo.table_view import View

ASKED = "tableau_vue"
SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")
PAGES = sorted(path.stem for path in (paths.ROOT / "pages").glob("*.py"))


def opened(page: str = "carte", **address: str | list[str]) -> AppTest:
    """The application on a page, as if reached by a link."""
    app = AppTest.from_file(SCRIPT, default_timeout=60)
    for name, codes in address.items():
        app.query_params[name] = codes
    app.run()
    if page != "carte":
        app.switch_page(str(paths.ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception
    return app


def payload(app: AppTest) -> dict:
    """What the map's frame receives."""
    return json.loads(app.get("component_instance")[0].proto.json_args)


def signs(app: AppTest) -> list[list]:
    """The signs sent to the map."""
    script = payload(app)["feature_group"]
    start = script.index("{", script.index("ptceCarte.show"))
    return json.JSONDecoder().raw_decode(script[start:])[0]["points"]


def table(app: AppTest) -> dict:
    """What the table under the map receives."""
    return told(app, "ptce")


def column(app: AppTest, name: str) -> list[str]:
    """The cells shown of one column of that table."""
    rank = table(app)["colonnes"].index(texts.COLONNES[name]) + 1
    return [line[rank] for line in table(app)["lignes"]]


def every_row(app: AppTest) -> pd.DataFrame:
    """All the rows of that table, page after page, under their headings."""
    while table(app)["apres"]:
        key, view = app.session_state[ASKED]
        app.session_state[ASKED] = key, table_view.extended(view, "apres")
        app.run()
    drawn = table(app)
    return pd.DataFrame([line[1:] for line in drawn["lignes"]], columns=drawn["colonnes"])


def sentence(app: AppTest) -> str:
    """All the HTML of the page, where the count is."""
    return " ".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_its_share_button(page):
    app = opened(page)
    assert app.get("html")
    drawn = {one.proto.component_name: one.proto.json for one in app.get("bidi_component")}
    bar = json.loads(drawn["ptce_barre"])
    assert bar["mots"]["partager"] == texts_barre.PARTAGER
    # Where no filter acts, none is spoken of; a file that was read cannot be shared by a link.
    assert (bar["puces"] is None) == (page in ("fiche", "importer", "sources"))
    assert ("code" in bar["mots"]) == (page != "importer")


def test_a_filter_removes_signs_and_rows():
    app = opened()
    before = len(signs(app))
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    assert 0 < len(signs(app)) < before
    assert set(column(app, "statut")) == {"Lauréate"}


def test_the_map_the_table_and_the_sentence_say_the_same_number():
    app = opened(statut="laureate", appel="AAP2013")
    places = column(app, "lieu")
    assert table(app)["apres"] == ""
    assert len(signs(app)) == len(places) - places.count(texts.SANS_LIEU)
    assert f"{len(places)} PTCE affichés sur" in sentence(app)


def panel(app: AppTest) -> dict[str, dict]:
    """What the panel of filters receives, filter by filter."""
    drawn = {one.proto.component_name: one.proto.json for one in app.get("bidi_component")}
    return {one["nom"]: one for one in json.loads(drawn["ptce_panneau"])["filtres"]}


def take(view: dict, **sent) -> int:
    """The panel's message in a session of this view; the view changes, the number is kept."""

    def script():
        import streamlit as st

        from ptce_geo import ui_filtres

        ui_filtres.take_choices(st.session_state["envoi"])

    app = AppTest.from_function(script)
    app.session_state["vue"] = view
    app.session_state["envoi"] = sent
    app.run()
    assert not app.exception
    return app.session_state[ui_filtres.TAKEN]


def test_what_the_panel_sends_filters_and_leaves_the_rest():
    view = {"statut": ["laureate"], "region": ["53"], "ptce": ["x"]}
    assert take(view, numero=7, choix={"statut": [], "appel": ["AAP2013", "AAP1999"]}) == 7
    assert view["appel"] == ["AAP2013"]
    assert view["statut"] == []
    assert view["region"] == ["53"]


def test_a_choice_survives_the_counts_that_change_around_it():
    app = opened(region="53")
    before = dict(panel(app)["region"]["choix"])
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    assert app.session_state["vue"]["region"] == panel(app)["region"]["choisis"] == ["53"]
    after = dict(panel(app)["region"]["choix"])
    assert list(after) == list(before) and after["53"] != before["53"]


def test_the_panel_counts_what_each_choice_would_leave_unknown_last():
    told = panel(opened())
    assert ["laureate", "Lauréate (55)"] in told["statut"]["choix"]
    assert told["secteur"]["choix"][-1][0] == "inconnu"
    names = [alphabetical(words) for _, words in told["region"]["choix"]]
    assert names == sorted(names)


def test_an_unknown_parameter_is_named_and_ignored():
    app = opened(appel=["AAP2013", "AAP1999"])
    assert [warning.value for warning in app.warning] == [
        "Le filtre «\xa0appel=AAP1999\xa0» de l'adresse est inconnu\u202f; il a été ignoré."
    ]
    assert app.session_state["vue"]["appel"] == ["AAP2013"]


def test_clearing_forgets_every_filter_and_keeps_the_card():
    view = {"statut": ["laureate"], "q": ["redon"], "territoire": ["departement:35"], "ptce": ["x"]}
    take(view, numero=1, choix={"statut": []}, effacer=True)
    assert {name for name, codes in view.items() if codes} == {"ptce"}


def test_the_base_script_does_not_change_with_the_filters():
    app = opened()
    before = payload(app)
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    after = payload(app)
    assert after["script"] == before["script"]
    assert after["feature_group"] != before["feature_group"]


def test_what_is_sent_at_each_filter_is_light():
    assert len(payload(opened())["feature_group"]) < 200_000


def test_the_frame_loads_nothing_from_another_host():
    sent = payload(opened())
    loaded = [*sent["js_links"], *sent["css_links"], sent["script"], sent["header"], sent["html"]]
    assert [part for part in loaded if "http://" in part or "https://" in part] == []


def test_nothing_of_the_map_comes_back_but_a_click():
    assert payload(opened())["returned_objects"] == []


def test_a_link_to_a_ptce_opens_its_card():
    id_ptce = signs(opened())[0][0]
    app = opened(ptce=id_ptce)
    assert '<article class="fiche">' in sentence(app)


def test_the_card_of_a_filtered_out_ptce_says_so():
    id_ptce = next(sign[0] for sign in signs(opened(statut="laureate")))
    app = opened(ptce=id_ptce, statut="deposee")
    assert texts.HORS_FILTRES in sentence(app)


def test_a_filter_without_result_says_so_and_shows_an_empty_table():
    app = opened(appel="AAP2013", statut="deposee")
    assert "Aucun PTCE affiché sur" in sentence(app)
    assert table(app)["lignes"] == []
    assert table(app)["vide"] == texts.AUCUN_PTCE


def test_the_table_shows_the_page_of_the_card_that_is_open():
    last = sorted(signs(opened()), key=lambda sign: alphabetical(sign[8]))[-1][0]
    shown = table(opened(ptce=last))
    assert shown["choisi"] == last
    assert last in [line[0] for line in shown["lignes"]]
    assert shown["avant"]


def test_other_filters_bring_the_table_back_to_its_first_page_and_keep_its_order():
    app = opened()
    key, _ = app.session_state["tableau_vue"]
    app.session_state["tableau_vue"] = key, View(column=5, descending=True, first=50, last=100)
    app.run()
    assert table(app)["avant"]
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    assert table(app)["avant"] == ""
    regions = [region for region in column(app, "region") if region]
    assert regions == sorted(regions, key=alphabetical, reverse=True)


def test_an_error_is_told_in_a_sentence_without_its_details():
    def broken():
        from ptce_geo.ui_erreurs import say_sorry

        say_sorry(ValueError("secret"))

    app = AppTest.from_function(broken).run()
    assert [error.value for error in app.error] == [texts.ERREUR]


def test_records_that_cannot_be_read_say_what_to_correct():
    def broken():
        from ptce_geo.sheets import RecordsError
        from ptce_geo.ui_erreurs import say_sorry

        say_sorry(RecordsError("ptce.csv : colonne « nom » absente."))

    app = AppTest.from_function(broken).run()
    assert [error.value for error in app.error] == ["ptce.csv : colonne « nom » absente."]


def test_the_footer_names_every_producer():
    html = sentence(opened())
    assert all(name in html for name in ("IGN", "INSEE", "DGCL", "Licence Ouverte 2.0"))


def test_the_sources_page_counts_the_laureates_named_here():
    html = sentence(opened("sources"))
    assert texts_methode.APPELS_COLONNES["nommes"] in html
    assert "Appel à projets 2013" in html


def test_the_sources_page_tells_how_the_published_places_were_read():
    html = sentence(opened("sources"))
    assert texts_methode.LIEUX_TITRE in html
    assert "Montaigu-Vendée (85146)" in html


def test_a_name_that_means_nothing_is_told_and_leaves_the_address():
    app = opened(phases="gestation", statut="laureate")
    assert [warning.value for warning in app.warning] == [
        texts.PARAMETRE_NOM_INCONNU.format(nom="phases")
    ]
    assert "phases" not in app.query_params
    assert app.query_params["statut"] == "laureate"


def test_a_name_of_another_page_is_told():
    assert [warning.value for warning in opened(dossier="x").warning] == [
        texts.PARAMETRE_AILLEURS.format(nom="dossier")
    ]


def test_a_notice_leaves_with_the_next_choice():
    app = opened(appel="AAP1999")
    app.run()
    assert len(app.warning) == 1
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    assert not app.warning


def test_a_second_card_is_refused():
    ids = [sign[0] for sign in signs(opened())[:2]]
    app = opened(ptce=ids)
    assert app.session_state["vue"]["ptce"] == ids[:1]
    assert len(app.warning) == 1


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"statut": "laureate"},
        {"appel": ["AMI2021", "AMI2023"], "phase": "gestation"},
        {"territoire": "region:53"},
        {"territoire": "departement:35", "lien": "touche"},
        {"q": "redon"},
        {"region": "11", "secteur": "inconnu"},
        {"appel": "AAP2013", "statut": "deposee"},
    ],
    ids=lambda address: "&".join(address) or "tout",
)
def test_the_map_the_text_and_the_table_hold_the_same_facts(address):
    app = opened(**address)
    table, html = every_row(app), unescape(sentence(app))
    located = table[texts.COLONNES["lieu"]].ne(texts.SANS_LIEU)
    assert len(signs(app)) == located.sum()
    vague = table[texts.COLONNES["precision"]].isin(
        [texts.PRECISION_COURTE[code] for code in ("departement", "region")]
    )
    count = texts.phrase(len(table), len(ui.places()), int((~located).sum()), int(vague.sum()))
    assert f'<p class="phrase">{count}</p>' in html
    regions = table[texts.COLONNES["region"]].replace("", None).value_counts()
    told = re.search(r"Régions? qui en compte(?:nt)? le plus\s: (.+?) \((\d+)", html)
    if told:
        assert int(told[2]) == regions.max()
        assert set(re.split(", | et ", told[1])) == set(regions.index[regions.eq(regions.max())])
    else:
        assert len(regions) < 2 or regions.max() * (regions == regions.max()).sum() == len(table)
    without = re.search(r"(\d+|Une) régions? .*?n'en compte(?:nt)? aucun", html)
    if without:
        number = 1 if without[1] == "Une" else int(without[1])
        assert number == 18 - len(set(regions.index) & set(cog.regions().nom))
    unknown = re.search(r"Secteur inconnu\s:\s(\d+)", html)
    assert int(unknown[1] if unknown else 0) in (
        table[texts.COLONNES["secteurs"]].isin(["", texts.INCONNU["secteur"]]).sum(),
        0 if len(table) < 2 else -1,
    )


def test_a_territory_is_counted_by_seat_and_perimeter_and_what_is_missing_is_said():
    redon = "epci:243500741"
    within = opened(territoire=redon)
    touching = opened(territoire=redon, lien="touche")
    assert {sign[0] for sign in signs(within)} < {sign[0] for sign in signs(touching)}
    assert "sans périmètre connu en communes" in sentence(within)


def test_a_search_finds_a_name_whatever_its_accents_and_a_commune_of_a_perimeter():
    app = opened(q="ecologie RÉEMPLOI")
    assert app.session_state["vue"]["q"] == ["ecologie RÉEMPLOI"]
    by_name = opened(q="coursive boutaric")
    assert [sign[8] for sign in signs(by_name)] == ["La Coursive Boutaric"]
    # Tarnos is a commune of the perimeter of the Seignanx, and nobody's name.
    assert len(signs(opened(q="Saint-Martin-de-Seignanx"))) == 1


def test_a_wrong_territory_and_a_wrong_link_are_named():
    app = opened(territoire=["departement:35", "canton:35"], lien="dedans")
    assert [warning.value for warning in app.warning] == [
        texts.PARAMETRE_INCONNU.format(nom="territoire", valeur="canton:35"),
        texts.PARAMETRE_INCONNU.format(nom="lien", valeur="dedans"),
    ]
    assert app.query_params["territoire"] == "departement:35"


def test_each_choice_has_its_chip_each_filter_and_all_of_them_too():
    chosen = {name: [] for name in ui_vue.FILTERS}
    chosen |= {"appel": ["AMI2021", "AMI2023"], "secteur": ["inconnu"], "q": ["redon"]}
    chips = ui_barre.chips(chosen)
    assert [chip["nom"] for chip in chips] == [
        "Retirer le filtre Appel\xa0: AMI 2021",
        "Retirer le filtre Appel\xa0: AMI 2023",
        "Retirer tous les choix du filtre Appel",
        "Retirer le filtre Secteur\xa0: inconnu",
        "Retirer le filtre Recherche\xa0: «\xa0redon\xa0»",
        "Retirer tous les filtres",
    ]
    assert len({chip["cle"] for chip in chips}) == len(chips)
    assert ui_barre.chips({name: [] for name in ui_vue.FILTERS}) == []


def test_a_territory_typed_without_doubt_becomes_a_filter():
    app = opened()
    app.text_input(key="filtre-territoire").set_value("Isère").run()
    assert app.query_params["territoire"] == "departement:38"
    assert app.text_input(key="filtre-territoire").value == ""


def test_a_territory_that_does_not_exist_is_told():
    app = opened()
    app.text_input(key="filtre-territoire").set_value("Xyzxyz").run()
    labels = [group.proto.label for group in app.get("button_group")]
    assert texts_barre.TERRITOIRE_INCONNU.format(lieu="Xyzxyz") in labels


def test_a_choice_made_before_the_browser_heard_of_the_last_address_is_kept():
    app = opened()
    app.session_state["vue"]["statut"] = ["laureate"]
    app.run()
    # The second choice travels with the address of before the first.
    app.session_state["vue"]["phase"] = ["gestation"]
    app.query_params.clear()
    app.run()
    assert app.session_state["vue"]["statut"] == ["laureate"]
    assert app.session_state["vue"]["phase"] == ["gestation"]
    assert app.query_params["statut"] in ("laureate", ["laureate"])
