import numpy as np
import pytest

from ptce_geo import cog
from ptce_geo import demonstration_faults as faults
from ptce_geo.demonstration import demonstration
from ptce_geo.demonstration_perimeters import FAULTS
from ptce_geo.demonstration_places import departements_by_name, places
from ptce_geo.fiction import words


@pytest.fixture(scope="module")
def drawn():
    return demonstration(2000, 11)


@pytest.fixture
def told(drawn):
    """Rows of the truth of one fault, with what is written and what is right beside."""

    def of(name: str):
        rows = drawn.defauts[drawn.defauts.defaut.eq(name)]
        assert len(rows)
        written = drawn.candidatures.loc[rows.ligne].reset_index(drop=True)
        right = drawn.justes.loc[rows.ligne].reset_index(drop=True)
        return rows.reset_index(drop=True), written, right

    return of


def test_each_fault_that_is_described_is_injected_and_conversely():
    assert set(words()["defauts"]) == set(faults.INJECT) | set(FAULTS)


def test_the_180_rows_hold_each_fault_once():
    assert demonstration(180).defauts.defaut.value_counts().to_dict() == dict.fromkeys(
        words()["defauts"], 1
    )


def test_the_written_value_is_the_one_told(drawn):
    rows = drawn.defauts[drawn.defauts.champ.ne("perimetre")]
    assert [
        drawn.candidatures.at[ligne, champ]
        for ligne, champ in zip(rows.ligne, rows.champ, strict=True)
    ] == rows.valeur_ecrite.tolist()


def test_without_faults_none_is_told():
    assert demonstration(50, faulty=0).defauts.empty


def test_a_lost_zero_is_four_digits(told):
    rows, _, right = told("zero_perdu")
    assert rows.valeur_ecrite.str.len().eq(4).all()
    assert ("0" + rows.valeur_ecrite).tolist() == right.code_commune.tolist()


def test_a_homonym_leaves_nothing_to_choose_by(told):
    rows, written, _ = told("homonyme_sans_departement")
    assert written[["code_commune", "departement", "region"]].eq("").all(axis=None)
    assert all(len(departements_by_name()[nom]) > 1 for nom in rows.valeur_ecrite)


def test_a_wrong_departement_has_no_commune_of_that_name(told):
    rows, written, _ = told("departement_errone")
    assert all(
        code not in departements_by_name()[nom]
        for nom, code in zip(written.siege, rows.valeur_ecrite, strict=True)
    )


def test_a_vanished_commune_is_written_and_the_living_one_is_right(told):
    rows, _, right = told("commune_disparue")
    assert rows.valeur_juste.tolist() == right.code_commune.tolist()
    assert set(rows.valeur_ecrite) <= set(words()["communes_disparues"])


def test_vanished_names_are_no_current_names_of_the_departement():
    current = cog.communes().set_index("code_commune")
    for nom, code in words()["communes_disparues"].items():
        here = current.nom[current.code_departement == current.code_departement[code]]
        assert nom not in set(here)


def test_a_misspelt_name_is_no_name_of_the_departement(told):
    rows, _, right = told("faute_de_frappe")
    for nom, departement in zip(rows.valeur_ecrite, right.code_departement, strict=True):
        assert departement not in departements_by_name().get(nom, set())


def test_a_postal_code_stands_for_an_arrondissement(told):
    rows, _, right = told("code_postal_en_insee")
    assert rows.valeur_juste.tolist() == right.code_arrondissement.tolist()
    assert rows.valeur_ecrite.str.fullmatch(r"(75|69|13)0\d\d").all()


def test_a_discordant_code_is_that_of_a_real_commune(told):
    rows, written, _ = told("code_et_nom_discordants")
    assert rows.valeur_ecrite.isin(places().code).all()
    assert (rows.valeur_ecrite != rows.valeur_juste).all()
    assert written.siege.ne("").all()


@pytest.mark.parametrize(
    ("fault", "field", "known"),
    [("statut_illisible", "statut", "statuts"), ("phase_illisible", "phase", "phases")],
)
def test_unreadable_words_are_in_no_vocabulary(told, fault, field, known):
    _, written, _ = told(fault)
    spelled = {word for ways in words()[known].values() for word in ways}
    assert not set(written[field]) & spelled


def test_an_unreadable_amount_is_no_number(told):
    rows, _, right = told("montant_illisible")
    assert not rows.valeur_ecrite.str.fullmatch(r"[\d €]+").any()
    assert rows.valeur_juste.tolist() == right.montant_eur.astype(str).tolist()


def test_an_absurd_date_does_not_exist(told):
    rows, _, _ = told("date_absurde")
    assert rows.valeur_ecrite.str.match(r"31/02|00/00|12/13").all()


def test_a_copy_has_the_place_and_carrier_of_its_original(drawn, told):
    rows, written, right = told("doublon")
    by_id = drawn.candidatures.set_index("id_candidature")
    originals = by_id.loc[rows.valeur_juste]
    assert written.porteur.tolist() == originals.porteur.tolist()
    assert written.nom.tolist() != originals.nom.tolist()
    assert written.nom.str.startswith("DÉMONSTRATION").all()
    place = drawn.justes.set_index("id_candidature").code_commune
    assert right.code_commune.tolist() == place[rows.valeur_juste].tolist()
    assert not rows.valeur_juste.isin(drawn.defauts.id_candidature).any()


def test_only_laureates_have_an_amount_to_misread():
    held = faults.kinds(
        np.array(["deposee"] * 50, dtype=object), 0.5, np.random.default_rng(0), perimeters=True
    )
    assert "montant_illisible" not in held
