"""The page Cohérence on the real records, without a browser."""

import json

import pytest
from shipped import bundled
from shown_lines import lines, told
from streamlit.testing.v1 import AppTest

from ptce_geo import paths, texts, texts_coherence
from ptce_geo.table_view import sorted_by

SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")
BIO = "repertoire-la-bio-pour-tous"


def opened(**address: str) -> AppTest:
    """The page, as if reached by a link."""
    app = AppTest.from_file(SCRIPT, default_timeout=120)
    for name, codes in address.items():
        app.query_params[name] = codes
    app.run()
    app.switch_page(str(paths.ROOT / "pages" / "coherence.py")).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def drawn(app: AppTest) -> dict:
    """What the map's frame receives of the record."""
    script = json.loads(app.get("component_instance")[0].proto.json_args)["feature_group"]
    start = script.index("{", script.index("ptceCoherence.show"))
    return json.JSONDecoder().raw_decode(script[start:])[0]


@pytest.fixture(scope="module")
def bio():
    return opened(dossier=BIO)


def test_every_record_is_listed():
    total = len(bundled().measures.dossiers)
    assert told(opened(), "dossiers")["etendue"] == f"Lignes 1 à 50 sur {total}."


def test_the_record_of_the_address_is_the_one_drawn(bio):
    assert drawn(bio)["dossier"] == BIO
    marks = [shape["marque"] for shape in drawn(bio)["formes"] if shape["marque"]]
    assert marks == ["1", "2", "3", "D1"]


def test_the_page_says_every_message_of_the_sheet(bio):
    found = bundled()
    row = found.measures.text["id"].index(BIO)
    messages = found.constats.message[found.constats.dossier.eq(row)]
    said = html(bio).replace("&#x27;", "'")
    assert all(message in said for message in messages)


def test_the_sheet_is_given_as_pdf_html_and_json(bio):
    labels = [button.proto.label for button in bio.get("download_button")]
    assert labels == [
        texts_coherence.PAGE_PDF,
        texts_coherence.PAGE_HTML,
        texts_coherence.PAGE_JSON,
    ]


def test_a_rule_and_an_outcome_filter_the_list():
    app = opened()
    app.multiselect(key="coherence-regle").set_value(["un_seul_tenant"]).run()
    issue = next(g for g in app.get("button_group") if g.key == "coherence-issue")
    issue.set_value(["a-signaler"]).run()
    names = lines(app, "dossiers")[texts_coherence.PAGE_COLONNES["nom"]].tolist()
    assert "La Bio pour tous" in names
    assert len(names) == 3


def test_the_record_of_the_address_is_marked_among_its_page(bio):
    sent = told(bio, "dossiers")
    assert sent["choisi"] == BIO
    assert BIO in [line[0] for line in sent["lignes"]]


def test_a_number_is_sorted_by_its_size_and_a_row_opens_its_sheet():
    app = opened()
    rank = list(lines(app, "dossiers")).index(texts_coherence.PAGE_ISSUES["conforme"])
    kept, view = app.session_state["dossiers_vue"]
    app.session_state["dossiers_vue"] = kept, sorted_by(sorted_by(view, rank), rank)
    app.run()
    shown = lines(app, "dossiers")[texts_coherence.PAGE_ISSUES["conforme"]].astype(int).tolist()
    assert shown == sorted(shown, reverse=True)
    assert shown[0] > 9 > shown[-1]


def test_the_filters_of_the_other_pages_hold_here():
    app = opened(appel="AAP2013")
    assert set(lines(app, "dossiers")[texts_coherence.PAGE_COLONNES["appel"]]) == {"AAP 2013"}


def test_an_unknown_record_is_named():
    app = opened(dossier="rien")
    assert "rien" in app.warning[0].value


def test_the_rule_and_the_outcome_are_in_the_address():
    app = opened(regle="un_seul_tenant", issue=["a-verifier", "a-voir"])
    found = bundled().constats
    wanted = found.regle.eq("un_seul_tenant") & found.issue.eq("à vérifier")
    assert found.dossier[wanted].nunique() == 0
    assert told(app, "dossiers") is None
    assert texts_coherence.PAGE_AUCUN in html(app)
    assert [warning.value for warning in app.warning] == [
        texts.PARAMETRE_INCONNU.format(nom="issue", valeur="a-voir")
    ]
    app.multiselect(key="coherence-regle").set_value(["enclaves"]).run()
    assert app.query_params["regle"] == "enclaves"
    assert app.query_params["issue"] == "a-verifier"
