import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import boundaries, cog
from ptce_geo.join import COLUMNS, NO_PLACE, join, places, seats
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records


@pytest.fixture(scope="module")
def joined() -> gpd.GeoDataFrame:
    return join(read_records(RECORDS))


def candidature(siege="", precision="commune", departement="", region="", region_2013=""):
    """One row as candidatures.csv would say it."""
    return {
        "siege": siege,
        "precision": precision,
        "code_departement": departement,
        "code_region": region,
        "code_region_2013": region_2013,
    }


def place(**words):
    return places(pd.DataFrame([candidature(**words)])).iloc[0]


def test_the_row_count_equals_the_input_s(joined):
    assert (
        joined.id_candidature.tolist() == read_records(RECORDS).candidatures.id_candidature.tolist()
    )


def test_columns_are_those_announced(joined):
    assert joined.columns.tolist() == COLUMNS


def test_every_bundled_candidature_has_a_place_or_a_reason(joined):
    assert (joined.geometry.notna() ^ joined.motif.ne("")).all()


def test_a_seat_gets_its_commune_epci_departement_and_both_regions():
    found = place(siege="Grasse", departement="06")
    assert found.code_commune == "06069"
    assert found.code_epci == "200039857"
    assert found.code_departement == "06"
    assert (found.code_region, found.code_region_2013) == ("93", "93")


def test_a_merged_commune_is_found_under_its_old_name():
    assert place(siege="Montaigu", departement="85").code_commune == "85146"


def test_an_arrondissement_is_kept_and_rolled_up_to_its_commune():
    found = place(siege="Paris 18e", departement="75")
    assert (found.code_arrondissement, found.code_commune) == ("75118", "75056")


def test_an_inferred_commune_stays_inferred():
    assert place(siege="Lille", departement="59", precision="commune_inferee").precision == (
        "commune_inferee"
    )


def test_a_departement_alone_gives_its_regions():
    found = place(precision="departement", departement="974")
    assert found.precision == "departement"
    assert (found.code_region, found.code_region_2013) == ("04", "04")
    assert pd.isna(found.code_commune)


def test_a_former_region_alone_is_kept_as_such():
    found = place(precision="region", region_2013="74", region="75")
    assert found.precision == "region"
    assert (found.code_region, found.code_region_2013) == ("75", "74")


def test_an_unreadable_seat_falls_to_its_departement_and_says_why():
    found = place(siege="Trifouillis-les-Oies", departement="35")
    assert found.precision == "departement"
    assert found.motif.startswith("inconnu")


def test_a_homonym_without_a_departement_has_no_place_and_names_the_candidates():
    found = place(siege="Valence")
    assert found.precision == "aucune"
    assert found.motif.startswith("ambigu")


def test_a_row_that_says_no_place_keeps_its_row_and_the_reason():
    assert place(precision="aucune").motif == NO_PLACE


def test_anchors_stand_inside_the_territory_they_stand_for(joined):
    communes = boundaries.boundaries("communes").set_index("code_commune").geometry
    seated = joined[joined.code_commune.notna()]
    assert seated.geometry.within(communes[seated.code_commune].set_axis(seated.index)).all()


def test_names_and_codes_go_together(joined):
    epci = cog.epci().set_index("code_epci").nom
    known = joined[joined.code_epci.notna()]
    assert known.nom_epci.tolist() == epci[known.code_epci].tolist()


def test_a_ptce_written_twice_does_not_multiply_the_candidatures():
    records = read_records(RECORDS)
    twice = pd.concat([records.ptce, records.ptce.head(3)])
    doubled = type(records)(**{**vars(records), "ptce": twice})
    assert len(join(doubled)) == len(records.candidatures)


def test_how_each_seat_was_read_is_told_for_those_that_have_one():
    read = seats(pd.DataFrame([candidature(siege="Montaigu", departement="85"), candidature()]))
    assert read.index.tolist() == [0]
    assert read.methode.tolist() == ["ancien_nom"]


WORDS = st.sampled_from(["Grasse", "Valence", "", "N/A", "Paris 18e", "=1+1", "Saint-Denis"])
NUMBERS = st.sampled_from(["", "06", "26", "75", "974", "zz"])


@given(st.lists(st.tuples(WORDS, NUMBERS), max_size=8))
def test_each_row_ends_with_a_place_or_a_reason(rows):
    frame = pd.DataFrame(
        [candidature(siege=siege, departement=number) for siege, number in rows],
        columns=list(candidature()),
        dtype=str,
    )
    found = places(frame)
    assert found.index.equals(frame.index)
    assert (found.precision.ne("aucune") | found.motif.ne("")).all()
