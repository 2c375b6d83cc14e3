"""Communes through time, on the real history."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import chronicle, cog, history
from ptce_geo.biography import commune_biography
from ptce_geo.translation import perimetre
from ptce_geo.vintage import compatible_dates

# Days around changes and between them; each costs a cross-section of the whole history.
DAYS = st.sampled_from(
    [
        "1943-01-01",
        "1955-06-30",
        "1967-12-31",
        "1968-01-01",
        "1973-01-01",
        "1989-03-15",
        "2006-07-14",
        "2014-01-07",
        "2016-12-31",
        "2017-01-01",
        "2019-12-31",
        "2024-03-15",
        "2026-01-01",
    ]
)
patiently = settings(deadline=None, max_examples=40)


def test_the_cog_of_each_known_date_is_found_again():
    assert len(history.at(history.etats(), "2013-01-01")) == 36_681
    assert len(history.at(history.etats(), "2014-01-01")) == 36_682
    assert len(history.at(history.etats(), "2019-01-01")) == 34_970
    overseas = cog.communes().code_departement.str.match("975|977|978|98")
    now = set(cog.communes().code_commune[~overseas])
    assert set(history.at(history.etats(), "2026-01-01").code_commune) == now


def test_each_commune_bears_its_current_name():
    now = cog.communes().set_index("code_commune").nom
    names = history.names_at("2026-01-01")
    assert names == {code: now[code] for code in names}


@patiently
@given(DAYS)
def test_on_any_day_each_parcelle_is_in_one_commune_and_each_commune_has_one_name(day):
    assert history.at(history.rattachements(), day).parcelle.is_unique
    assert history.at(history.etats(), day).code_commune.is_unique
    holders = set(history.at(history.rattachements(), day).code_commune)
    assert holders == set(history.at(history.etats(), day).code_commune)


@pytest.mark.parametrize(
    ("code", "then", "now"),
    [
        ("74011", "2013-01-01", ["74010"]),
        ("27676", "2018-01-01", ["27676"]),
        ("27058", "2013-01-01", ["27676"]),
        ("27058", "2022-01-01", ["27676"]),
        ("69114", "2013-01-01", ["69114"]),
        ("69159", "2020-01-01", ["69114"]),
        ("12076", "2024-03-03", ["12218"]),
        ("14011", "2024-04-23", ["14581"]),
        ("60455", "2013-01-01", ["60694"]),
        ("60694", "2013-01-01", ["60694"]),
        ("60054", "2020-01-01", ["60054", "60694"]),
        ("55273", "1950-01-01", ["55386"]),
        ("86277", "2013-01-01", ["86281"]),
        ("55298", "2013-01-01", ["55138", "55298"]),
        ("76108", "2013-01-01", ["76095", "76108"]),
        ("76676", "2013-01-01", ["76601", "76676"]),
        ("15141", "2020-01-01", ["15031", "15035", "15047", "15141", "15171"]),
        ("78174", "1950-01-01", ["91174"]),
        ("20004", "1970-01-01", ["2A004"]),
        ("51385", "1945-01-01", []),
    ],
)
def test_a_code_is_followed_by_date_to_what_holds_its_ground(code, then, now):
    assert history.successors(code, then) == now


def test_a_code_that_is_no_commune_that_day_leads_nowhere():
    assert history.successors("27676", "2022-01-01") == []


@pytest.mark.parametrize(
    ("before", "on", "after"),
    [
        ("2024-03-03", "2024-03-04", "12218"),
        ("2024-04-23", "2024-04-24", "14581"),
        ("2024-03-14", "2024-03-15", "69114"),
    ],
)
def test_a_change_in_the_middle_of_a_year_counts_from_its_day(before, on, after):
    assert after not in history.names_at(before)
    assert after in history.names_at(on)


def test_every_code_since_1943_leads_somewhere_or_was_shared_out():
    heirs = history.heirs_of_retired()
    lost = {code for code, found in heirs.items() if not found}
    assert lost == {"77362", "51385", "60606", "45117", "51606", "08227"}
    now = set(history.at(history.etats(), history.TODAY).code_commune)
    assert set(history.etats().code_commune) == now | set(heirs)
    assert {code for found in heirs.values() for code in found} <= now


def test_the_cog_of_2013_told_today_leaves_no_code_behind_and_parts_three():
    codes = sorted(set(history.names_at("2013-01-01")) & set(history.etats().code_commune))
    today = perimetre(codes, depuis="2013-01-01")
    assert today.motif.isna().all()
    parted = today.code_declare[today.code_declare.duplicated()]
    assert sorted(parted) == ["55298", "76108", "76676"]
    assert list(today.code_declare.drop_duplicates()) == codes


@patiently
@given(st.sampled_from(sorted(history.at(history.etats(), "2013-01-01").code_commune)), DAYS)
def test_ground_told_at_another_date_and_back_holds_the_ground_it_came_from(code, day):
    there = history.successors(code, "2013-01-01", day)
    back = {c for other in there for c in history.successors(other, day, "2013-01-01")}
    assert not there or code in back


def test_a_merged_commune_is_explained_in_a_sentence():
    rows = perimetre(["74011"], "2026-01-01", depuis="2013-01-01")
    assert rows.explication[0] == (
        "74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017"
    )


def test_a_perimeter_can_be_told_backwards():
    rows = perimetre(["74010"], "2013-01-01", depuis="2026-01-01")
    assert list(rows.code_commune) == ["74010", "74011", "74093", "74182", "74217", "74268"]
    assert set(rows.part) == {"entière"}


def test_a_commune_that_holds_more_than_the_perimeter_is_partial():
    rows = perimetre(["74010", "74011"], depuis="2013-01-01")
    assert set(rows.part) == {"partielle"}


def test_without_a_date_the_codes_themselves_tell_when_they_were_written():
    rows = perimetre(["74011", "55298"])
    assert set(rows.depuis) == {"2016-12-31"}
    assert perimetre(["55298"]).code_commune.tolist() == ["55298"]


def test_a_code_that_leads_nowhere_keeps_its_row_with_a_reason():
    rows = perimetre(["99999", "51385", "69123"])
    assert rows.code_declare.tolist() == ["99999", "51385", "69123"]
    assert rows.motif.isna().tolist() == [False, False, True]
    assert rows.motif[0] == "inconnu: jamais le code d'une commune depuis 1943"


def test_places_without_history_are_taken_as_they_are():
    rows = perimetre(["75118", "98735", "49382"])
    assert rows.code_commune.tolist() == ["75056", "98735", "49160"]


def test_an_uncertain_date_is_said_uncertain():
    moves = chronicle.movements()
    row = moves[moves.code_avant.eq("93059") & moves.code_apres.eq("93066")].iloc[0]
    assert chronicle.sentence(row) == (
        "93059 Pierrefitte-sur-Seine a rejoint Saint-Denis (93066) au plus tard le 1er janvier"
        " 2025, première liste qui le montre"
    )


def test_every_kind_of_movement_has_its_sentence():
    told = {row.raison: chronicle.sentence(row) for row in chronicle.movements().itertuples()}
    assert set(told) == {
        "changement de nom",
        "changement de code",
        "changement de département",
        "rétablissement",
        "suppression",
        "fusion",
        "fusion-association",
        "commune nouvelle",
    }
    assert all(" le " in sentence and "None" not in sentence for sentence in told.values())


def test_the_vintage_of_a_file_is_told_by_its_codes():
    best = compatible_dates(["74010", "74011", "69123"]).iloc[0]
    assert (best.debut, best.fin, best.exclus) == ("1943-01-01", "2017-01-01", 0)


def test_the_codes_that_rule_a_date_out_are_named():
    table = compatible_dates(["12218", "12076", "69114"])
    assert table.exclus.tolist() == sorted(table.exclus)
    assert table.codes_exclus[table.cog.eq("2025-2026")].tolist() == ["12076"]


def test_a_whole_file_of_one_year_is_dated_to_that_year():
    for year in ("1975", "1999", "2013", "2021", "2024", "2026"):
        codes = list(history.names_at(f"{year}-01-01"))
        best = compatible_dates(codes).iloc[0]
        assert best.exclus == 0
        first, *last = best.cog.split("-")
        assert int(first) <= int(year) <= int((last or [first])[0])


def test_an_unknown_code_is_excluded_at_every_date():
    table = compatible_dates(["99999", "75118", "98735"])
    assert table.codes_exclus.tolist() == ["99999"]


@pytest.mark.parametrize("bad", ["hier", "2013-13-01", "1942-12-31"])
def test_a_date_that_is_not_one_is_refused_by_name(bad):
    with pytest.raises(ValueError, match=bad):
        history.day(bad)


@pytest.mark.parametrize(
    ("query", "code", "became"),
    [
        ("Annecy-le-Vieux", "74011", "74010 Annecy"),
        ("annecy le vieux (74)", "74011", "74010 Annecy"),
        ("74011", "74011", "74010 Annecy"),
        ("Liergues", "69114", "69114 Porte des Pierres Dorées"),
        ("75118", "75118", "75056 Paris"),
        ("Papeete", "98735", "98735 Papeete"),
        ("Saline", "14712", "14712 Troarn"),
    ],
)
def test_any_commune_old_or_new_can_be_searched(query, code, became):
    row = commune_biography(query).iloc[0]
    assert (row.code, row.devenue) == (code, became)


def test_a_code_used_twice_has_two_lives():
    assert commune_biography("69114").nom.tolist() == ["Porte des Pierres Dorées", "Liergues"]


def test_a_commune_that_left_is_told_in_the_life_of_the_one_it_left():
    assert "55138 Culey a quitté Loisey-Culey (55298) le 1er janvier 2014" in (
        commune_biography("Loisey").set_index("code").recit["55298"].split("\n")
    )


def test_a_search_that_is_close_to_nothing_is_empty():
    assert commune_biography("xyzzy qqq").empty


def test_a_misspelt_search_gives_the_closest():
    assert commune_biography("Cherbourg-Octevile").code[0] == "50129"
