import pytest

from ptce_geo import exchange, records, terms
from ptce_geo.paths import RECORDS


@pytest.mark.parametrize(
    ("text", "code"),
    [("01004", "01004"), ("1004", "01004"), ("2a004", "2A004"), ("1004.0", "01004")],
)
def test_a_commune_code_is_given_back_its_zero_and_its_case(text, code):
    assert terms.code_commune(text).valeur == code


@pytest.mark.parametrize("text", ["123", "20004", "Redon", "3,5E+04", "350360"])
def test_what_is_no_commune_code_is_told(text):
    assert terms.code_commune(text).valeur is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("1", "01"), ("01", "01"), ("2a", "2A"), ("974", "974"), ("Ain", "01"), ("01 – Ain", "01"),
     ("Ain (01)", "01"), ("cotes d'armor", "22"), ("La Réunion", "974")],
)  # fmt: skip
def test_a_departement_is_read_by_number_or_by_name(text, code):
    assert terms.code_departement(text).valeur == code


def test_a_misspelt_departement_is_proposed_not_guessed():
    value = terms.code_departement("Haute Savoi")
    assert (value.valeur, value.proposition) == (None, "74")


@pytest.mark.parametrize(
    ("champ", "text", "value"),
    [
        ("statut", "LAURÉAT", "laureate"),
        ("statut", "Non retenu", "non_retenue"),
        ("statut", "Classé sans suite", "deposee"),
        ("phase", "En émergence", "gestation"),
        ("appel", "AMI 2023", "AMI2023"),
        ("appel", "2015", "AAP2015"),
    ],
)
def test_words_of_the_calls_are_understood(champ, text, value):
    assert terms.term(champ, text).valeur == value


def test_a_call_is_recognised_by_its_year_and_told():
    value = terms.term("appel", "Vague de 2021")
    assert (value.valeur, value.motif) == ("AMI2021", "Appel reconnu à son année (2021).")


def test_sectors_keep_the_comma_of_a_label():
    assert terms.sectors("Emploi, insertion et formation ; Culture").valeur == "emploi|culture"


def test_a_sector_outside_the_list_is_told_and_the_others_kept():
    value = terms.sectors("culture, astrologie")
    assert (value.valeur, value.motif) == ("culture", "Secteur inconnu\xa0: «\xa0astrologie\xa0».")


@pytest.mark.parametrize("champ", ["statut", "phase", "appel"])
def test_the_words_lead_to_the_values_of_the_schema(champ):
    field = next(f for f in exchange.schema()["fields"] if f["name"] == champ)
    assert set(terms.vocabulary(champ).values()) <= set(field["constraints"]["enum"])


def test_the_sectors_of_the_schema_are_those_of_the_records():
    field = next(f for f in exchange.schema()["fields"] if f["name"] == "secteurs")
    codes = records.read_records(RECORDS).secteurs.code
    assert f"({'|'.join(codes)})" in field["constraints"]["pattern"]
    assert all(code in field["description"] for code in codes)


def test_the_calls_of_the_schema_are_those_of_the_records():
    field = next(f for f in exchange.schema()["fields"] if f["name"] == "appel")
    calls = records.read_records(RECORDS).appels.id_appel
    assert set(calls) <= set(field["constraints"]["enum"])
