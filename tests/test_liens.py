"""Links over water: each joins what nothing else joins, and has its source."""

import numpy as np
import pytest

from ptce_geo.graph import components
from ptce_geo.reference import reference


@pytest.fixture(scope="module")
def france():
    return reference()


def test_every_link_joins_two_communes_that_do_not_touch(france):
    touching = [
        b in france.graph.of(a) for a, b in zip(france.liens.a, france.liens.b, strict=True)
    ]
    assert not any(touching)


def test_every_link_has_a_page_and_a_date(france):
    assert france.liens.source.str.startswith("http").all()
    assert france.liens.consulte_le.str.fullmatch(r"\d{4}-\d\d-\d\d").all()


def test_every_island_commune_has_a_way_to_its_departement(france):
    """Only the real exclaves are left out of the main part of their département."""
    apart = france.code[~france.main_departement & (france.epsg > 0)]
    assert set(apart) == {
        *["21403", "54412", "59097", "59176", "59405"],
        *["65160", "65185", "65292", "65422", "65476"],
        *["84053", "84097", "84138", "84150"],
    }


def test_the_mainland_corsica_and_their_islands_are_one_with_links(france):
    metropole = france.epsg == 2154
    assert len(np.unique(france.mainland[metropole])) == 1


def test_without_links_twelve_communes_touch_nothing(france):
    alone = (np.diff(france.graph.start) == 0) & (france.epsg == 2154)
    assert sorted(france.nom[alone]) == [
        "Groix",
        "Hœdic",
        "L'Île-d'Yeu",
        "Ouessant",
        "Île-Molène",
        "Île-aux-Moines",
        "Île-d'Aix",
        "Île-d'Arz",
        "Île-d'Houat",
        "Île-de-Batz",
        "Île-de-Bréhat",
        "Île-de-Sein",
    ]


def test_components_of_no_pair_are_the_nodes():
    assert components(3, np.array([], int), np.array([], int)).tolist() == [0, 1, 2]
