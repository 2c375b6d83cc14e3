"""Every fault injected in a demonstration is told to the staff, by the report or by the rules."""

import pandas as pd
import pytest

from ptce_geo import check, coherence, exchange, intake
from ptce_geo.demonstration_files import write
from ptce_geo.dossiers import from_records
from ptce_geo.reference import reference

# Faults of what a file says are told by its report; those of the ground, by the rules.
BY_RULE = {
    "siege_hors_perimetre": "siege_dans_le_perimetre",
    "perimetre_en_morceaux": "un_seul_tenant",
    "perimetre_code_inconnu": "lieux_reconnus",
    "epci_disparu": "lieux_reconnus",
}


@pytest.fixture(scope="module")
def understood(drawn, tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.csv"
    write(drawn, path)
    return intake.understand(intake.read_upload([(path.name, path.read_bytes())]))


@pytest.fixture(scope="module")
def rules(understood):
    records = from_records(exchange.to_records(understood), reference())
    found = check.rows(coherence.check(records, repairs=False))
    return found[~found.issue.isin(["conforme", "non évaluable"])]


def test_every_fault_is_told_where_it_stands(drawn, understood, rules):
    told = set(understood.findings.contexte) | set(
        understood.findings.valeur.str.split(" = ").explode()
    )
    by_rule = set(zip(rules.nom, rules.regle, strict=True))
    silent = []
    for fault in drawn.defauts.itertuples():
        nom = drawn.candidatures.nom[fault.ligne]
        if fault.defaut in BY_RULE:
            found = (nom, BY_RULE[fault.defaut]) in by_rule
        else:
            found = fault.id_candidature in told
        if not found:
            silent.append(fault.defaut)
    assert silent == []


def test_a_row_without_fault_asks_for_nothing_but_its_undefined_territory(drawn, understood):
    faulty = set(drawn.defauts.id_candidature) | set(drawn.defauts.valeur_juste)
    rows = understood.findings
    asked = rows[rows.champ.ne("perimetre") & rows.contexte.ne("") & rows.contexte.notna()]
    assert set(asked.contexte) <= faulty


def test_what_is_understood_of_the_others_is_right(drawn, understood):
    sound = ~drawn.candidatures.index.isin(drawn.defauts.ligne)
    right = drawn.justes[sound].set_index("id_candidature")
    read = understood.candidatures.set_index("contexte").loc[right.index]
    for column in ("appel", "statut", "phase", "secteurs"):
        assert read[column].fillna("").tolist() == right[column].tolist()
    code = right.code_arrondissement.fillna(right.code_commune)
    assert ((read.code_commune == right.code_commune) | (read.code_commune == code)).all()
    assert pd.to_numeric(read.montant_eur).astype("Int64").equals(right.montant_eur)
