import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_geo import cog, demonstration_perimeters
from ptce_geo.demonstration import demonstration, funnel, joined
from ptce_geo.fiction import is_demonstration, words
from ptce_geo.paths import RECORDS


@pytest.fixture(scope="module")
def drawn():
    return demonstration()


def test_by_default_180_files_130_admissible_23_laureates_as_in_2013(drawn):
    statuts = drawn.justes.statut
    assert len(statuts) == 180
    assert statuts.isin(["recevable", "laureate"]).sum() == 130
    assert statuts.eq("laureate").sum() == 23


@given(st.integers(1, 1_000_000))
def test_the_funnel_adds_up_to_the_size(size):
    parts = funnel(size)
    assert sum(parts.values()) == size
    assert min(parts.values()) >= 0


def test_the_same_seed_gives_the_same_rows():
    first, again = demonstration(50, 7), demonstration(50, 7)
    for name in ("candidatures", "perimetres", "justes", "defauts"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(again, name))


def test_another_seed_gives_other_rows():
    assert not demonstration(50, 7).candidatures.equals(demonstration(50, 8).candidatures)


def test_every_row_says_it_is_fiction_in_its_name_its_column_and_its_sources(drawn):
    rows = drawn.candidatures
    assert rows.nom.str.startswith("DÉMONSTRATION").all()
    assert rows.demonstration.all()
    assert rows.sources.str.startswith("DÉMONSTRATION").all()
    assert is_demonstration(joined(drawn)).all()


def test_addresses_are_on_a_domain_that_cannot_exist(drawn):
    assert drawn.candidatures.courriel.str.fullmatch(r"contact\.\d+@exemple\.invalid").all()


def test_identifiers_are_unique(drawn):
    assert drawn.candidatures.id_candidature.is_unique


def test_right_codes_are_those_of_real_communes(drawn):
    communes = cog.communes().set_index("code_commune")
    assert drawn.justes.code_commune.isin(communes.index).all()
    assert (
        drawn.justes.code_departement.tolist()
        == communes.code_departement[drawn.justes.code_commune].tolist()
    )


def test_a_seat_in_paris_has_its_arrondissement():
    rows = demonstration(2000, perimeters=False).justes
    in_plm = rows.code_commune.isin(["75056", "69123", "13055"])
    assert in_plm.any()
    assert (in_plm == rows.code_arrondissement.notna()).all()


def test_rows_without_fault_hold_their_right_code_or_none(drawn):
    sound = ~drawn.candidatures.index.isin(drawn.defauts.ligne)
    written = drawn.candidatures.code_commune[sound]
    right = drawn.justes.code_arrondissement.fillna(drawn.justes.code_commune)[sound]
    assert ((written == right) | written.eq("")).all()
    assert written.eq("").any()
    assert written.ne("").any()


def test_labels_are_written_in_several_ways(drawn):
    labels = drawn.candidatures.siege
    assert labels.str.isupper().any()
    assert labels.str.contains(r"\bSte? ").any()
    assert labels.str.contains(r" \(\d").any()
    assert labels.str.startswith(" ").any()


def test_amounts_are_those_of_laureates_only(drawn):
    laureate = drawn.justes.statut.eq("laureate")
    assert (drawn.justes.montant_eur.notna() == laureate).all()
    assert drawn.justes.montant_eur[laureate].between(72_000, 290_000).all()


def test_calls_share_the_rows():
    rows = demonstration(100, appels=["AAP2013", "AMI2023"]).justes
    assert rows.appel.value_counts().to_dict() == {"AAP2013": 50, "AMI2023": 50}


def test_every_word_of_a_sector_is_known_to_the_records():
    known = pd.read_csv(RECORDS / "secteurs_sources.csv", sep=";", dtype="str")
    sectors = pd.read_csv(RECORDS / "secteurs.csv", sep=";", dtype="str")
    by_word = known.groupby(known.terme.str.casefold()).secteur.agg(set).to_dict()
    said = words()["secteurs"]
    assert set(said) <= set(sectors.code)
    assert {
        (word, code)
        for code, of in said.items()
        for word in of["mots"]
        if by_word.get(word.casefold()) != {code}
    } == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"size": 0}, "de 1 à 1000000"),
        ({"size": 1_000_001}, "de 1 à 1000000"),
        ({"faulty": 0.6}, "de 0 à 0,5"),
        ({"appels": ["AAP1999"]}, "« AAP1999 » inconnu ; connus : AAP2013"),
        ({"appels": []}, "connus : AAP2013"),
    ],
)
def test_an_impossible_request_is_refused_with_what_is_possible(arguments, said):
    with pytest.raises(ValueError, match=said):
        demonstration(**arguments)


def test_without_perimeters_none_is_declared_and_none_is_faulty():
    rows = demonstration(200, perimeters=False)
    assert rows.perimetres.empty
    assert not rows.defauts.defaut.isin(demonstration_perimeters.FAULTS).any()


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(0, 2**32), st.floats(0, 0.5))
def test_any_size_and_seed_gives_as_many_rows_and_at_most_one_fault_a_row(size, seed, faulty):
    rows = demonstration(size, seed, faulty=faulty)
    assert len(rows.candidatures) == len(rows.justes) == size
    assert rows.defauts.ligne.is_unique
    assert set(rows.perimetres.id_candidature) == set(rows.candidatures.id_candidature)


def test_joined_rows_are_placed_and_in_order(drawn):
    rows = joined(drawn)
    assert rows.id_candidature.tolist() == drawn.candidatures.id_candidature.tolist()
    assert rows.geometry.notna().all()
    assert rows.code_region.notna().all()
