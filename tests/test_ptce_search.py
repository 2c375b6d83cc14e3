import pandas as pd
from candidatures_exemple import candidatures

from ptce_geo import summary
from ptce_geo.ancrage import declared
from ptce_geo.ptce_search import covering, found, matching, search_texts
from ptce_geo.records import Records

EMPTY = pd.DataFrame()
PTCE = pd.DataFrame({"id_ptce": ["alpha", "beta"], "autres_noms": ["La Forêt d'Œuvres", ""]})
RECORDS = Records(PTCE, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY)
ROWS = summary.ready(candidatures().assign(siege="", nom_epci=None))
TEXTS = search_texts(ROWS, RECORDS)


def test_case_and_accents_do_not_matter():
    assert matching(TEXTS, "ecopole") == matching(TEXTS, "ÉCOPÔLE") == ["alpha"]


def test_another_name_finds_too():
    assert matching(TEXTS, "foret oeuvres") == ["alpha"]


def test_a_place_finds_its_ptce():
    assert matching(TEXTS, "ille et vilaine") == ["alpha"]
    assert matching(TEXTS, "paris") == ["beta", "gamma"]


def test_every_word_must_be_there():
    assert matching(TEXTS, "ecopole paris") == []


def test_a_word_is_found_by_its_beginning_only():
    assert matching(TEXTS, "redo") == ["alpha"]
    assert matching(TEXTS, "edon") == []


def test_nothing_asked_is_everything():
    assert len(matching(TEXTS, "  ")) == 7


def perimeters(*rows: tuple[str, str, str]):
    items = pd.DataFrame(rows, columns=["id_candidature", "niveau", "code"])
    return declared(ROWS.id_candidature, items)


def found_ids(query: str, known) -> set[str]:
    return set(ROWS.id_ptce[found(ROWS, TEXTS, known, query)])


def test_a_commune_of_the_perimeter_finds_all_the_candidatures_of_its_ptce():
    known = perimeters(("a13", "departement", "56"))
    assert found_ids("auray", known) == {"alpha"}
    assert found(ROWS, TEXTS, known, "auray").sum() == 3


def test_the_words_of_two_communes_do_not_make_one():
    known = perimeters(("b21", "commune", "35236"), ("b21", "commune", "56007"))
    assert found_ids("auray", known) == {"beta"}
    assert found_ids("auray redon", known) == set()


def test_an_empty_search_names_no_commune():
    assert not covering(perimeters(("b21", "region", "53")), " ").any()
