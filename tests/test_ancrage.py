"""Seats and declared perimeters against a territory, on the real codes."""

import numpy as np
import pandas as pd
import pytest

from ptce_geo import ancrage, cog, coverage

REDON_EPCI = cog.communes().set_index("code_commune").code_epci["35236"]
SEATS = ["code_commune", "code_epci", "code_departement", "code_region"]


def asked(
    territoire: str, lien: str, perimeter: tuple[tuple[str, str], ...] = (), **seat: str
) -> bool:
    """Whether one candidature of this seat and perimeter is in the territory, or touches it."""
    rows = pd.DataFrame([{"id_candidature": "x", **dict.fromkeys(SEATS), **seat}], dtype=object)
    items = pd.DataFrame(
        [("x", niveau, code) for niveau, code in perimeter],
        columns=["id_candidature", "niveau", "code"],
    )
    perimeters = ancrage.declared(rows.id_candidature, items)
    return bool(ancrage.anchored(rows, perimeters, territoire, lien)[0])


def test_a_seat_inside_is_enough_for_both_links():
    for lien in ancrage.LINKS:
        assert asked("departement:35", lien, code_departement="35")


def test_without_a_perimeter_only_the_seat_counts():
    assert not asked("departement:44", "touche", code_departement="35")
    vague = (("indefini", ""),)
    assert not asked("departement:44", "touche", vague, code_departement="35")


def test_an_epci_astride_touches_each_departement_and_is_in_the_one_that_holds_most_people():
    units = coverage.units()
    people = units[units.code_epci.eq(REDON_EPCI)].groupby("code_departement").population.sum()
    assert set(people.index) == {"35", "44", "56"}
    perimeter = (("epci", REDON_EPCI),)
    for code, inside in people.items():
        assert asked(f"departement:{code}", "touche", perimeter)
        assert asked(f"departement:{code}", "implante", perimeter) == (inside > people.sum() / 2)


def test_a_commune_declared_twice_counts_once():
    # Rennes, then Rennes and Nantes: the larger of the two is counted once.
    perimeter = (("commune", "35238"), ("commune", "44109"), ("commune", "35238"))
    population = cog.communes().set_index("code_commune").population
    assert population["44109"] > population["35238"]
    assert not asked("departement:35", "implante", perimeter)
    assert asked("departement:44", "implante", perimeter)


def test_an_arrondissement_touches_its_city_and_is_in_it():
    perimeter = (("arrondissement", "75118"),)
    assert asked("commune:75056", "implante", perimeter)
    assert not asked("departement:93", "touche", perimeter)


def test_a_region_touches_its_communes_without_being_in_one():
    assert asked("commune:35236", "touche", (("region", "53"),))
    assert not asked("commune:35236", "implante", (("region", "53"),))


def test_a_code_that_is_no_more_makes_no_perimeter():
    rows = pd.Series(["x"])
    items = pd.DataFrame({"id_candidature": ["x"], "niveau": ["commune"], "code": ["44999"]})
    assert not ancrage.declared(rows, items).known.any()


def test_every_whole_department_is_in_itself_and_in_its_region():
    codes = cog.departements()
    rows = pd.DataFrame({"id_candidature": codes.code_departement, **dict.fromkeys(SEATS)})
    items = rows[["id_candidature"]].assign(niveau="departement", code=rows.id_candidature)
    perimeters = ancrage.declared(rows.id_candidature, items)
    for region in ("53", "11", "04"):
        found = ancrage.anchored(rows, perimeters, f"region:{region}")
        assert (found == codes.code_region.eq(region).to_numpy()).all()


def test_a_wrong_territory_or_link_is_named():
    with pytest.raises(ValueError, match="canton:38"):
        asked("canton:38", "touche")
    with pytest.raises(ValueError, match="dedans"):
        asked("departement:38", "dedans")


def test_a_name_that_several_territories_bear_gives_the_largest_first():
    assert ancrage.named("Paris") == ("departement:75", "commune:75056")
    assert ancrage.named("SAINT-DENIS (93)") == ("commune:93066",)
    assert ancrage.named("xyzxyz") == ancrage.named("  ") == ()


def test_the_beginning_of_a_name_is_enough():
    found = ancrage.named("auvergne rhone")
    assert found == ("region:84",)
    assert len(ancrage.named("saint")) == ancrage.CHOICES


def test_the_answer_is_in_the_order_of_the_candidatures():
    rows = pd.DataFrame(
        {"id_candidature": ["a", "b"], **dict.fromkeys(SEATS), "code_region": ["53", "11"]}
    )
    empty = pd.DataFrame(columns=["id_candidature", "niveau", "code"])
    perimeters = ancrage.declared(rows.id_candidature, empty)
    assert np.array_equal(ancrage.anchored(rows, perimeters, "region:11"), [False, True])
