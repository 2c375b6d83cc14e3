"""The layers of the map page: the real records, without a browser."""

import json

import pytest
from shown_lines import lines, told
from test_map_layers import painted
from test_pages import opened, payload, sentence

from ptce_geo import choropleth, langue, maillage, texts_couches

NOTHING = {"fond": None, "perimetres": None, "choisi": None, "numero": 0}


def layers(app) -> dict:
    """What the map receives for its layers."""
    script = payload(app)["feature_group"]
    start = script.index("{", script.index("ptceCarte.layers"))
    return json.JSONDecoder().raw_decode(script[start:])[0]


def test_nothing_is_coloured_unless_asked():
    assert layers(opened()) == NOTHING


@pytest.mark.parametrize(
    ("mesure", "niveau"), [(m, levels[-1]) for m, levels in choropleth.MEASURES.items()]
)
def test_each_measure_colours_every_territory_and_tells_its_legend(mesure, niveau):
    app = opened(fond=mesure, niveau=niveau)
    fond = layers(app)["fond"]
    assert fond["niveau"] == niveau
    assert len(painted(fond)) == len(maillage.zones(niveau))
    title = f"{texts_couches.FONDS[mesure]}, {texts_couches.PAR[niveau]}"
    assert title.replace("'", "&#x27;") in sentence(app)


def test_a_layer_changes_nothing_of_the_script_the_map_is_made_of():
    before = payload(opened())
    after = payload(opened(fond="nombre", niveau="communes", perimetres="oui"))
    assert after["script"] == before["script"]
    assert len(after["feature_group"]) < 120_000


def test_the_measures_follow_the_filters():
    every, laureates = (
        layers(opened(fond="nombre", **more)) for more in ({}, {"appel": "AMI2023"})
    )
    assert painted(every["fond"]).tolist() != painted(laureates["fond"]).tolist()


def test_a_choice_goes_to_the_address_and_leaves_it_with_its_default():
    app = opened()
    app.selectbox(key="choix-fond").set_value("couverture").run()
    app.selectbox(key="choix-niveau").set_value("epci").run()
    app.selectbox(key="choix-perimetres").set_value("oui").run()
    assert {name: app.query_params[name] for name in ("fond", "niveau", "perimetres")} == {
        "fond": "couverture",
        "niveau": "epci",
        "perimetres": "oui",
    }
    app.selectbox(key="choix-fond").set_value("aucun").run()
    assert "fond" not in app.query_params
    assert layers(app)["fond"] is None


def test_a_measure_that_has_no_communes_leaves_them():
    app = opened(fond="nombre", niveau="communes")
    app.selectbox(key="choix-fond").set_value("million").run()
    assert layers(app)["fond"]["niveau"] == "epci"
    assert list(app.warning) == []


def test_what_the_address_asks_wrongly_is_named_and_ignored():
    app = opened(fond="densite", niveau="communes", perimetres="tous", vue="Nantes")
    assert len(app.warning) == 3
    assert layers(app) == NOTHING
    assert "vue=Nantes" in app.warning[2].value


def test_an_impossible_level_is_told_and_replaced():
    app = opened(fond="taux", niveau="communes")
    assert layers(app)["fond"]["niveau"] == "epci"
    assert "Communes" in app.warning[0].value


def test_a_place_of_the_map_in_the_address_is_taken_without_a_word():
    assert list(opened(vue="46.6,2.4,6.25").warning) == []


def test_the_perimeter_of_the_open_card_is_set_apart():
    app = opened(perimetres="oui", ptce="florange-e2i")
    sent = layers(app)
    assert sent["choisi"] == "florange-e2i"
    assert "florange-e2i" in {one["id"] for one in sent["perimetres"]}
    assert "PTCE affichés sur" in sentence(app)
    assert texts_couches.PERIMETRES_CHOISI in sentence(app)


def test_the_table_waits_until_it_is_asked_for():
    app = opened(fond="nombre", niveau="epci")
    assert told(app, "territoires") is None
    app.session_state["couches-tableau"] = True
    app.run()
    count = langue.entier(len(maillage.zones("epci")))
    assert told(app, "territoires")["etendue"].endswith(f"sur {count}.")
    assert lines(app, "territoires")["PTCE"][0] > "0"
