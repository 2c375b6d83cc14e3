from ptce_geo.selection import filter_sentence
from ptce_geo.summary import INCONNU

LABELS = {
    "appel": {"AMI2021": "AMI 2021", "AMI2023": "AMI 2023"},
    "secteur": {"culture": "Culture", "bois": "Bois, forêt"},
    "region": {"11": "Île-de-France"},
}


def test_choices_of_one_filter_are_alternatives_and_filters_add_up():
    chosen = {"appel": ["AMI2021", "AMI2023"], "statut": ["laureate"], "region": ["11"]}
    assert filter_sentence(chosen, LABELS) == "AMI 2021 ou AMI 2023, lauréates, Île-de-France"


def test_a_sector_whose_name_holds_a_comma_stays_one():
    assert (
        filter_sentence({"secteur": ["bois", "culture"]}, LABELS)
        == "secteur «\xa0Bois, forêt\xa0» ou «\xa0Culture\xa0»"
    )


def test_unknown_is_said_as_such():
    assert filter_sentence({"phase": [INCONNU], "region": [INCONNU]}, LABELS) == (
        "phase inconnue, région inconnue"
    )


def test_an_unknown_sector_is_not_quoted():
    assert filter_sentence({"secteur": [INCONNU]}, LABELS) == "secteur inconnu"


def test_the_card_that_is_open_is_not_a_filter():
    assert filter_sentence({"ptce": ["coursive"], "appel": []}, LABELS) == "aucun filtre"


def test_a_territory_is_said_with_its_link():
    chosen = {"territoire": ["departement:38", "commune:35236"], "lien": ["touche"]}
    assert filter_sentence(chosen, LABELS) == "touchant Isère (département) ou Redon (35)"
    assert filter_sentence({"territoire": ["region:53"]}, {}) == "implantées dans Bretagne (région)"
