"""Coherence rules: their own examples, the real EPCI, and the worst that may be declared."""

import numpy as np
import pandas as pd
import pytest

from ptce_geo import texts_regles as words
from ptce_geo.coherence import RULES, check
from ptce_geo.coherence_needs import NEEDS
from ptce_geo.constats import CONFORME, ISSUES, NON_EVALUABLE, SIGNALER, VERIFIER
from ptce_geo.dossiers import from_records, from_table
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records
from ptce_geo.reference import reference
from ptce_geo.seuils import profile, table

EXCLAVES = {"200043693", "200068500", "200069300", "200071173", "246701080"}
EXAMPLES = [
    pytest.param(regle, exemple, id=f"{regle.nom}-{name}")
    for regle in RULES
    for name, exemple in (("passe", regle.passe), ("echoue", regle.echoue))
]


@pytest.fixture(scope="module")
def france():
    return reference()


def checked(*rows):
    """Findings of the first of some rows, by rule."""
    frame = pd.DataFrame(list(rows)).fillna("")
    found = check(from_table(frame, reference())).constats
    return found[found.dossier.eq(0)].set_index("regle")


@pytest.mark.parametrize(("regle", "exemple"), EXAMPLES)
def test_each_rule_judges_its_own_examples_as_it_says(regle, exemple):
    assert checked(*exemple.lignes).issue[regle.nom] == exemple.issue


@pytest.mark.parametrize("regle", RULES, ids=lambda regle: regle.nom)
def test_each_rule_has_an_example_that_passes_and_one_that_does_not(regle):
    assert regle.passe.issue == CONFORME
    assert regle.echoue.issue in (SIGNALER, VERIFIER)
    for said in (words.TITRES, words.QUESTIONS, words.FONDEMENTS, words.CONFORMES):
        assert said[regle.nom]
    assert regle.famille in words.FAMILLES
    assert set(regle.besoins) <= set(NEEDS)


def test_every_record_gets_one_finding_a_rule():
    frame = pd.DataFrame([{"perimetre": "35238"}, {"siege": "35238"}, {"perimetre": ""}])
    found = check(from_table(frame, reference())).constats
    assert found.groupby("dossier").regle.agg(list).tolist() == [[r.nom for r in RULES]] * 3
    assert set(found.issue) <= set(ISSUES)


@pytest.fixture(scope="module")
def epci(france):
    """The findings of the 1,253 EPCI, each with its most populated commune as its seat."""
    division = france.zonings["epci"]
    members = [division.communes_of(zone) for zone in range(len(division.code))]
    frame = pd.DataFrame(
        {
            "id": division.code,
            "siege": [france.code[m[np.argmax(france.population[m])]] for m in members],
            "perimetre": [";".join(france.code[m]) for m in members],
        }
    )
    return check(from_table(frame, france))


def by_rule(controle, regle):
    found = controle.constats[controle.constats.regle.eq(regle)]
    return found.set_index(np.array(controle.measures.text["id"])[found.dossier])


def test_only_the_five_real_exclaves_are_reported_among_epci(epci):
    found = by_rule(epci, "un_seul_tenant")
    assert set(found.index[found.issue.ne(CONFORME)]) == EXCLAVES


def test_the_eleven_epci_that_water_parts_name_their_links(epci):
    found = by_rule(epci, "un_seul_tenant")
    explained = found[found.message.str.contains("que l'eau sépare, reliées")]
    assert len(explained) == 11
    assert explained.issue.eq(CONFORME).all()
    assert "Fouras (pointe de la Fumée) - île d'Aix (bac)" in explained.message["200041762"]


@pytest.mark.parametrize(
    ("siren", "departement"),
    [("200043693", "54"), ("200068500", "59"), ("200069300", "65"), ("200071173", "21")],
)
def test_exclaves_of_departements_are_named_as_such(epci, siren, departement):
    message = by_rule(epci, "un_seul_tenant").message[siren]
    assert f"exclave du département {departement}" in message


def test_every_epci_is_made_of_whole_epci_and_has_its_seat_inside(epci):
    assert by_rule(epci, "epci_entiers").issue.eq(CONFORME).all()
    assert by_rule(epci, "siege_dans_le_perimetre").issue.eq(CONFORME).all()


def test_thirteen_epci_enclose_something(epci):
    assert by_rule(epci, "enclaves").issue.eq(SIGNALER).sum() == 13


def test_applying_each_proposal_makes_its_rule_pass(epci):
    found = epci.constats[epci.constats.reparation.notna()]
    proposals = [
        (row.dossier, row.regle, proposal)
        for row in found.itertuples()
        for proposal in (row.reparation, row.reparation["variante"])
        if proposal
    ]
    perimetre = epci.measures.text["perimetre"]
    applied = [
        sorted({*perimetre[row].split(";"), *p["ajouter"]} - {*p["retirer"]})
        for row, _, p in proposals
    ]
    frame = pd.DataFrame({"perimetre": [";".join(codes) for codes in applied]})
    again = check(from_table(frame, reference()), repairs=False).constats
    issue = again.set_index(["dossier", "regle"]).issue
    assert len(proposals) == 23
    assert all(issue[n, regle] == CONFORME for n, (_, regle, _) in enumerate(proposals))


def test_a_proposal_says_its_effect_on_people_area_and_other_rules(epci):
    found = by_rule(epci, "un_seul_tenant").reparation["200043693"]
    assert found["retirer"] == ["54412"]
    assert found["population"] == -37
    assert found["superficie_km2"] == pytest.approx(-2.97, abs=0.01)
    assert {"regle": "epci_entiers", "avant": CONFORME, "apres": SIGNALER} in found["effets"]
    assert found["variante"]["ajouter"] == ["55188"]


def test_almost_an_epci_is_said_and_repaired():
    rennes = from_table(pd.DataFrame([{"perimetre": "29039"}]), reference()).reference
    epci = rennes.zonings["epci"]
    zone = int(np.flatnonzero(epci.code == "242900769")[0])
    members = [str(code) for code in rennes.code[epci.communes_of(zone)]]
    found = checked({"perimetre": ";".join(members[:-1])}).loc["epci_entiers"]
    assert found.message.startswith(
        "Presque Communauté d'agglomération Concarneau Cornouaille Agglomération\xa0: il manque "
    )
    assert found.reparation["ajouter"] == [members[-1]]


def test_a_seat_only_record_is_judged_on_its_seat():
    found = checked({"siege": "35238", "departement": "35"})
    assert found.issue["siege_reconnu"] == CONFORME
    assert found.issue["departement_declare"] == CONFORME
    ground = found.loc[["un_seul_tenant", "enclaves", "forme", "taille", "epci_entiers"]]
    assert ground.issue.eq(NON_EVALUABLE).all()
    assert ground.message.eq("Aucun périmètre déclaré.").all()


def test_a_perimeter_partly_read_is_to_check_not_to_report():
    found = checked({"perimetre": "35238;35115;99999"}).loc["un_seul_tenant"]
    assert found.issue == VERIFIER
    assert found.message.endswith("Périmètre lu en partie (1\xa0lieu non reconnu).")


def test_the_whole_of_france_is_answered(france):
    drawn = france.code[france.epsg > 0]
    found = checked({"siege": "75056", "perimetre": ";".join(drawn)})
    assert found.issue["lieux_reconnus"] == CONFORME
    assert found.issue["un_seul_tenant"] == SIGNALER
    assert found.issue["enclaves"] == CONFORME
    assert found.issue["forme"] == NON_EVALUABLE


def test_one_commune_is_answered():
    assert checked({"perimetre": "35238"}).issue["un_seul_tenant"] == CONFORME


def test_unknown_codes_only_is_said():
    found = checked({"perimetre": "99999;99998"})
    assert found.issue["lieux_reconnus"] == VERIFIER
    assert found.message["taille"] == "Aucune commune reconnue dans le périmètre déclaré."


def test_twice_the_same_commune_counts_once():
    found = checked({"perimetre": "35238;35238"})
    assert found.issue["doublons"] == SIGNALER
    assert found.issue["un_seul_tenant"] == CONFORME


def test_mainland_and_overseas_together_have_parts_and_no_shape():
    found = checked({"siege": "75056", "perimetre": "75056;97411"})
    assert "au-delà des mers" in found.message["un_seul_tenant"]
    assert found.reparation["un_seul_tenant"]["retirer"] == ["97411"]
    assert found.message["forme"] == "Périmètre sur plusieurs territoires éloignés."


def test_an_overseas_collectivity_without_contour_says_why():
    found = checked({"perimetre": "98818"})
    assert found.issue["un_seul_tenant"] == NON_EVALUABLE
    assert "sans contour" in found.message["un_seul_tenant"]


def test_a_commune_without_epci_is_answered():
    found = checked({"perimetre": "29155"})
    assert found.message["epci_entiers"] == "Aucune commune n'appartient à un EPCI."


def test_a_commune_without_inhabitant_is_answered():
    assert checked({"siege": "55039", "perimetre": "55039"}).issue["taille"] == SIGNALER


def test_a_seat_beyond_the_sea_has_no_distance():
    found = checked({"siege": "97411", "perimetre": "35238"})
    assert "au-delà des mers" in found.message["siege_dans_le_perimetre"]


def test_a_perimeter_contained_in_another_is_said():
    found = checked(
        {"appel": "AMI2023", "nom": "Un", "perimetre": "35238"},
        {"appel": "AMI2023", "nom": "Autre", "perimetre": "35238;35024"},
    )
    assert "contenu en entier" in found.message["recouvrement_meme_appel"]


def test_a_directory_entry_is_not_a_rival():
    rows = [{"appel": "repertoire", "nom": nom, "perimetre": "35238"} for nom in "ab"]
    assert checked(*rows).issue["recouvrement_meme_appel"] == CONFORME


def test_the_drift_of_a_ptce_names_what_it_gained_and_lost():
    found = checked(
        {"appel": "AMI2023", "id_ptce": "un", "perimetre": "35238;35024"},
        {"appel": "AAP2013", "id_ptce": "un", "perimetre": "35238;35051"},
    )
    assert found.message["succession"] == (
        "Depuis AAP2013, ressemblance 33\xa0%\xa0: gagne Betton\u202f; perd Cesson-Sévigné."
    )


def test_the_word_irregular_is_never_said(epci):
    said = " ".join([*epci.constats.message, *words.QUESTIONS.values(), *words.FONDEMENTS.values()])
    assert "irrégulier" not in said.casefold()


def test_every_call_has_its_profile_and_every_threshold_its_source():
    calls = {"AAP2013", "AAP2015", "AMI2021", "AMI2023", "AMI2024", "AMI2025", "repertoire"}
    rows = table()
    assert set(rows.profil) == {"commun", *calls}
    assert rows.source.ne("").all()
    assert rows.date.str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert profile("repertoire")["recouvrement_meme_appel.part_population"] == 1


def test_every_threshold_belongs_to_a_rule():
    assert set(table().regle) <= {regle.nom for regle in RULES}


def test_bundled_records_are_all_checked(france):
    records = read_records(RECORDS)
    found = check(from_records(records, france)).constats
    assert found.dossier.nunique() == len(records.candidatures)
    undefined = found[found.message.str.startswith("Territoire publié en mots")]
    assert undefined.issue.eq(NON_EVALUABLE).all()


def test_two_arrondissements_of_one_city_are_two_places():
    assert checked({"perimetre": "Paris 9e, 10e, 11e"}).issue["doublons"] == CONFORME


def test_an_arrondissement_named_twice_is_a_duplicate():
    assert checked({"perimetre": "Paris 9e ; Paris 9e"}).issue["doublons"] == SIGNALER


def test_at_the_threshold_itself_a_perimeter_is_nearly_an_epci():
    """Four of the five communes of Rhône Lez Provence: a likeness of 0.8, the threshold."""
    found = checked({"perimetre": "84063;84064;84078;84083"})
    assert profile("")["epci_entiers.jaccard_presque"] == 0.8
    assert found.message["epci_entiers"] == (
        "Presque Communauté de communes Rhône Lez Provence\xa0: il manque Bollène."
    )


def test_a_laureate_of_a_call_without_a_year_is_not_of_an_earlier_one():
    found = checked(
        {"appel": "AMI2023", "perimetre": "35238", "nom": "Un"},
        {"appel": "repertoire", "statut": "laureate", "perimetre": "35238", "nom": "Autre"},
    )
    assert found.issue["recouvrement_laureats"] == CONFORME


def test_a_declared_departement_is_held_to_the_communes_of_its_own_record():
    found = checked({"departement": "29", "perimetre": "35238"}, {"perimetre": "29232"})
    assert found.message["departement_declare"] == (
        "Département déclaré\xa0: Finistère\u202f; calculé\xa0: Ille-et-Vilaine."
    )


def test_four_of_the_departements_found_are_named_and_the_others_counted():
    found = checked({"departement": "29", "perimetre": "35238;22278;44109;56121;53130"})
    assert found.message["departement_declare"].endswith(
        "calculé\xa0: Côtes-d'Armor, Ille-et-Vilaine, Loire-Atlantique, Mayenne et 1 autre."
    )


@pytest.mark.parametrize(
    ("perimetre", "message"),
    [
        (
            "CC du Val de Drôme (23 communes)",
            "Nombre de communes\xa0: 23 annoncées, 29 trouvées.",
        ),
        (
            "CC du Val de Drôme (29 communes)",
            "Le nombre de communes annoncé est celui trouvé.",
        ),
    ],
)
def test_a_number_written_beside_an_epci_is_held_to_its_communes(perimetre, message):
    assert checked({"perimetre": perimetre}).message["nombre_declare"] == message


def test_repairs_are_sought_only_when_asked_for(france):
    """Rennes and Redon, far apart."""
    records = from_table(pd.DataFrame([{"perimetre": "35238;35236"}]), france)
    assert check(records).constats.reparation.notna().any()
    assert check(records, repairs=False).constats.reparation.isna().all()
