import json

import pytest
from candidatures_exemple import candidatures

from ptce_geo import site_data, summary, texts

ROWS = summary.ready(candidatures())
WORDS = site_data.labels(ROWS, {"culture": "Culture"})


def test_each_filter_has_words_and_says_unknown():
    assert list(WORDS) == list(summary.DIMENSIONS)
    assert {name: of[summary.INCONNU] for name, of in WORDS.items()} == texts.INCONNU
    assert WORDS["region"]["53"] == "Bretagne"


def test_choices_follow_the_vocabulary_then_the_alphabet_and_unknown_is_last():
    choices = site_data.choices(ROWS, WORDS)
    assert [code for code, _, _ in choices["appel"]] == [
        "AAP2013", "AAP2015", "AMI2021", "AMI2023", "repertoire",
    ]  # fmt: skip
    assert [word for _, word, _ in choices["region"]] == [
        "Bretagne", "Île-de-France", "La Réunion", "Pays de la Loire", "Région inconnue",
    ]  # fmt: skip


def test_a_choice_counts_ptce_and_not_candidatures():
    found = {code: count for code, _, count in site_data.choices(ROWS, WORDS)["secteur"]}
    assert (found["alimentation"], found["culture"]) == (1, 3)


def test_a_sector_without_words_stays_as_it_is():
    assert ("emploi", "emploi", 1) in site_data.choices(ROWS, WORDS)["secteur"]


def test_the_script_gets_every_candidature_the_latest_call_first():
    data = site_data.script_data(ROWS, WORDS)
    assert len(data["candidatures"]) == 9
    assert data["candidatures"][0]["appel"] == "AMI2023"
    lost = [one for one in data["candidatures"] if one["point"] is None]
    assert [data["ptce"][one["ptce"]]["nom"] for one in lost] == ["Zénith"]
    assert lost[0]["codes"]["region"] == [summary.INCONNU]


def test_what_the_script_gets_is_strict_json():
    assert json.dumps(site_data.script_data(ROWS, WORDS), allow_nan=False)


@pytest.mark.parametrize("rows", [ROWS, ROWS.iloc[:0]])
def test_ptce_come_in_alphabetical_order_with_the_words_to_search_them(rows):
    data = site_data.script_data(rows, site_data.labels(rows, {}))
    assert [one["nom"] for one in data["ptce"]] == summary.ptce(rows)["nom"].tolist()
    assert not len(rows) or "ecopole" in next(
        one["mots"] for one in data["ptce"] if one["id"] == "alpha"
    )
