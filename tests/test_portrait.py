import pandas as pd
from candidatures_exemple import candidatures

from ptce_geo import cog, summary
from ptce_geo.portrait import Most, portrait
from ptce_geo.portrait_words import paragraph

ROWS = summary.ready(candidatures())
FACETS = summary.facets(ROWS)
SECTEURS = {"culture": "Culture", "alimentation": "Alimentation"}


def facts(**chosen: list[str]):
    rows = ROWS[summary.kept(FACETS, chosen)]
    return portrait(summary.ptce(rows), 7)


def test_all_that_share_the_first_place_are_named():
    assert facts().regions == Most(("Bretagne", "Île-de-France"), 2)


def test_a_ptce_counts_in_each_of_its_sectors_and_apart_without_any():
    found = facts()
    assert found.secteurs == Most(("culture",), 3)
    assert found.without_sector == 2


def test_the_regions_without_any_are_the_rest_of_the_eighteen():
    here = {"Bretagne", "Île-de-France", "Pays de la Loire", "La Réunion"}
    assert set(facts().elsewhere) == set(cog.regions().nom) - here


def test_the_place_of_each_is_counted_as_the_map_shows_it():
    found = facts()
    assert (found.shown, found.unlocated, found.vague) == (7, 1, 2)


def test_the_paragraph_says_the_extremes_and_the_filters():
    said = paragraph(facts()._replace(elsewhere=("Corse",)), "AAP 2013", SECTEURS)
    assert said == (
        "Filtres\xa0: AAP 2013. Régions qui en comptent le plus\xa0: Bretagne et Île-de-France "
        "(2 chacune). Une région n'en compte aucun\xa0: Corse. Secteur le plus fréquent\xa0: "
        "«\xa0Culture\xa0» (3). Secteur inconnu\xa0:\xa02."
    )


def test_where_many_share_the_first_place_none_is_named():
    shared = Most(("a", "b", "c", "d"), 1)
    assert paragraph(facts()._replace(regions=shared, secteurs=shared), "", {}) == (
        "14 régions sur 18 n'en comptent aucun. Secteur inconnu\xa0:\xa02."
    )


def test_one_ptce_has_no_extreme():
    assert paragraph(facts(appel=["AMI2021"]), "", SECTEURS) == ""


def test_many_regions_without_any_are_counted_and_not_named():
    assert "14 régions sur 18 n'en comptent aucun." in paragraph(facts(), "", SECTEURS)


def test_where_all_are_in_one_region_it_is_not_said_to_have_most():
    found = facts(region=["53"])
    assert found.regions == Most(("Bretagne",), 2)
    assert "Bretagne" not in paragraph(found, "", SECTEURS)


def test_what_rests_on_the_seat_alone_and_what_is_hidden_are_said():
    said = paragraph(facts(appel=["AMI2021"])._replace(seat_only=3, tested=8, hidden=True), "", {})
    assert "8, dont 3 sans périmètre" in said
    assert "publiées qu'en totaux" in said


def test_nothing_shown_has_no_portrait():
    found = portrait(summary.ptce(ROWS).iloc[:0], 7)
    assert found.regions == found.secteurs == Most((), 0)
    assert isinstance(paragraph(found, "", SECTEURS), str)
    assert pd.Series(found.elsewhere).nunique() == 18
