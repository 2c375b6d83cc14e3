import pandas as pd
import pytest

from ptce_geo import cog, coverage


def perimeters(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id_candidature", "niveau", "code"])


def declared(*rows: tuple[str, str]) -> pd.DataFrame:
    items = perimeters(*(("x", niveau, code) for niveau, code in rows))
    return coverage.declared_units(pd.Series(["x"]), items)


def people(*codes: str) -> int:
    return int(cog.communes().set_index("code_commune")["population"].loc[list(codes)].sum())


def test_the_units_are_the_inhabitants_of_the_eighteen_regions():
    known = coverage.units()
    assert known.population.sum() == cog.regions().population.sum()
    assert "75056" not in known.index
    assert "75109" in known.index
    assert "98735" not in known.index


def test_a_commune_declared_twice_counts_once():
    # Redon alone, then again within its intercommunality.
    epci = cog.communes().set_index("code_commune").code_epci["35236"]
    found = coverage.covered(declared(("commune", "35236"), ("epci", epci)))
    whole = cog.epci().set_index("code_epci").population[epci]
    assert found.population.to_dict() == {
        "commune": people("35236"),
        "epci": whole,
        "departement": whole,
        "region": whole,
    }


def test_an_arrondissement_is_not_the_whole_of_paris():
    found = coverage.covered(declared(("arrondissement", "75109"), ("arrondissement", "75110")))
    inside = cog.arrondissements_municipaux().set_index("code_commune").population
    assert found.population["commune"] == inside["75109"] + inside["75110"]


def test_paris_and_one_of_its_arrondissements_are_paris():
    found = coverage.covered(declared(("commune", "75056"), ("arrondissement", "75109")))
    assert found.population["commune"] == people("75056")
    assert found.communes["commune"] == 20


def test_a_whole_region_enters_at_the_last_level_only():
    found = coverage.covered(declared(("region", "94")))
    corsica = int(cog.regions().set_index("code_region").population["94"])
    assert found.population.tolist() == [0, 0, 0, corsica]
    assert found.part["region"] == pytest.approx(corsica / coverage.units().population.sum())


def test_a_perimeter_in_words_covers_nobody():
    assert declared(("indefini", "")).empty
    assert coverage.covered(declared(("indefini", ""))).population.tolist() == [0, 0, 0, 0]


def test_only_the_candidatures_asked_for_count():
    items = perimeters(("x", "commune", "35236"), ("y", "commune", "44109"))
    assert coverage.declared_units(pd.Series(["y"]), items).unite.tolist() == ["44109"]


def test_the_state_of_a_perimeter_says_how_far_it_is_in_codes():
    items = perimeters(
        ("a", "epci", "x"), ("b", "epci", "x"), ("b", "indefini", ""), ("c", "indefini", "")
    )
    found = coverage.states(pd.Series(["a", "b", "c", "d"], index=[4, 5, 6, 7]), items)
    assert found.to_dict() == {4: "code", 5: "partiel", 6: "indefini", 7: "absent"}


def test_every_region_has_its_share():
    found = coverage.covered_by(declared(("departement", "2A")), "regions")
    assert len(found) == 18
    corsica = found.loc["94"]
    south = int(cog.departements().set_index("code_departement").population["2A"])
    assert corsica["couverte"] == south
    assert found.couverte.sum() == south


def test_an_unknown_level_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"cantons.*departements, regions, regions_2013, epci"):
        coverage.covered_by(declared(("region", "94")), "cantons")


def test_departements_without_a_seat_are_listed_the_most_populated_first():
    every = cog.departements().code_departement
    seats = every[~every.isin(["48", "59"])]
    empty = coverage.without_ptce(seats, "departements")
    assert empty.nom.tolist() == ["Nord", "Lozère"]


def test_overseas_collectivities_are_not_territories_without_ptce():
    empty = coverage.without_ptce(pd.Series([None], dtype=object), "departements")
    assert len(empty) == 101
    assert "988" not in empty.index
