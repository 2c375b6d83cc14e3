import gzip
import json

import pandas as pd
import pytest

from ptce_geo import instant, langue, maillage, paths, site_data, summary, texts
from ptce_geo.edition import read_edition
from ptce_geo.join import join
from ptce_geo.publish import publish


@pytest.fixture(scope="module")
def edition():
    return read_edition(paths.RECORDS, public=False)


def content(edition) -> dict:
    return json.loads(gzip.decompress(instant.told(edition).content))


def test_it_holds_what_choices_are_drawn_from_and_nothing_else(edition):
    told = content(edition)
    right = site_data.selection_data(edition.candidatures, {"appel": texts.APPELS})
    assert told == json.loads(json.dumps(right))
    assert set(told["ptce"][0]) == {"id", "nom", "dx", "dy"}
    assert set(told["candidatures"][0]) == {
        "ptce", "statut", "phase", "appel", "secteurs", "precision", "lieu", "region", "point",
        "codes",
    }  # fmt: skip


def test_the_same_data_have_the_same_address_and_each_language_its_own(edition):
    again = read_edition(paths.RECORDS, public=False)
    french = instant.address(edition)
    assert instant.address(again) == french
    with langue.speaking("en"):
        assert instant.told(edition).version not in french


def test_of_a_publication_it_holds_the_candidatures_that_are_shown_alone(edition, tmp_path):
    rows = edition.candidatures
    unnamed = rows[~rows["statut"].isin(["laureate", "repertoire"])]["id_ptce"]
    assert len(unnamed)
    publish(join(edition.records), tmp_path, perimetres=edition.records.perimetres)
    public = read_edition(tmp_path, public=True)
    told = content(public)
    assert {one["id"] for one in told["ptce"]} == set(public.candidatures["id_ptce"])
    assert len(told["candidatures"]) == len(public.candidatures) < len(rows)


def test_what_the_ground_is_coloured_from_counts_and_names_nobody(edition):
    told = json.loads(gzip.decompress(instant.told_ground(edition, "epci").content))
    assert len(told["places"]) == len(told["declares"]) == len(edition.candidatures)
    assert len(told["population"]) == told["zones"] == len(maillage.zones("epci"))
    whole = gzip.decompress(instant.told_ground(edition, "communes").content).decode()
    assert not any(one in whole for one in edition.candidatures["id_ptce"])


def test_inhabitants_of_one_perimeter_are_told_once(edition):
    told = instant.ground(edition, "departements")
    zones = [part[0] for part in told["habites"]]
    inside = pd.Series([part[1] for part in told["habites"]]).groupby(zones).sum()
    assert (inside <= pd.Series(told["habitants"]).loc[inside.index]).all()
    regions = set(edition.records.perimetres.loc[lambda rows: rows["niveau"].eq("region"), "code"])
    assert regions, "rien ne dit que les régions entières sont mises à part"
    assert len(inside) < told["zones"]


def test_the_order_is_that_of_the_rows_by_which_ranks_are_told(edition):
    told = content(edition)
    ids = [told["ptce"][one["ptce"]]["id"] for one in told["candidatures"]]
    assert ids == edition.candidatures["id_ptce"].tolist()
    assert told["filtres"] == list(summary.DIMENSIONS)
