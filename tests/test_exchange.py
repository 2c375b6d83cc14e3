import io

import pandas as pd
import pytest

from ptce_geo import exchange, extraction, files, intake
from ptce_geo.paths import DATA

SCHEMAS = DATA / "schemas"
CSV = """numero_dossier;nom;siege;code_commune;appel;statut;communes_perimetre;epci_perimetre
0007;Écopôle;L'Abergement-Clémenciat;1001;AMI 2023;lauréat;01001 | 2a004;200073393
0008;=1+1;Redon;35236;AMI 2023;candidat;;
"""


@pytest.fixture(scope="module")
def taken() -> intake.Intake:
    return intake.understand(intake.read_upload([("a.csv", CSV.encode())], read=files.read))


def read_example(name: str) -> pd.DataFrame:
    return pd.read_csv(SCHEMAS / name, sep=";", dtype=str, keep_default_na=False)


def test_the_valid_example_is_valid():
    assert exchange.schema_faults(read_example("exemple-valide.csv")).empty


def test_every_row_of_the_invalid_example_is_invalid():
    table = read_example("exemple-invalide.csv")
    faults = exchange.schema_faults(table)
    assert set(faults.ligne) == set(range(2, len(table) + 2))


def test_the_invalid_example_breaks_each_kind_of_rule():
    faults = exchange.schema_faults(read_example("exemple-invalide.csv"))
    assert set(faults.colonne) >= {
        "id_candidature", "nom", "appel", "statut", "code_commune", "montant_eur", "date_depot",
        "secteurs", "siret",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["countryCode", "created", "lastModified", "version", "contributors",
     "resources", "title", "description", "name"],
)  # fmt: skip
def test_the_schema_has_the_heading_that_schema_data_gouv_fr_wants(name):
    assert exchange.schema()[name]


def test_every_field_has_a_description_and_a_valid_example():
    fields = exchange.schema()["fields"]
    assert all(field["description"] and field["title"] for field in fields)
    example = pd.DataFrame([{field["name"]: str(field["example"]) for field in fields}])
    assert exchange.schema_faults(example).empty


def test_an_unpublished_schema_claims_no_address():
    described = {name: value for name, value in exchange.schema().items() if name != "fields"}
    assert {"homepage", "path"}.isdisjoint(described)
    assert "example.org" not in str(described)


def test_the_examples_that_the_schema_names_exist():
    for resource in exchange.schema()["resources"]:
        assert (SCHEMAS / resource["path"]).is_file()


def test_the_intake_knows_every_field_of_the_schema():
    assert set(extraction.FIELDS) == set(exchange.field_names())


def test_no_field_is_for_personal_data():
    forbidden = {"courriel", "email", "telephone", "contact", "prenom", "representant"}
    assert not forbidden & set(exchange.field_names())


def test_the_cleaned_table_is_valid(taken):
    assert exchange.schema_faults(exchange.candidature_table(taken)).empty


def test_codes_keep_their_zeros_from_one_end_to_the_other(taken):
    table = exchange.candidature_table(taken)
    assert table.numero_dossier.tolist() == ["0007", "0008"]
    assert table.code_commune.tolist() == ["01001", "35236"]
    assert table.communes_perimetre.iloc[0] == "01001|2A004"


@pytest.mark.parametrize("for_people", [True, False])
def test_the_cleaned_table_is_taken_back_as_it_is(taken, for_people):
    content = exchange.candidature_csv(taken, for_people=for_people)
    again = intake.understand(intake.read_upload([("b.csv", content)], read=files.read))
    first, second = map(exchange.candidature_table, (taken, again))
    pd.testing.assert_frame_equal(second.assign(nom=first.nom), first)


def test_the_table_for_people_opens_in_a_french_spreadsheet(taken):
    content = exchange.candidature_csv(taken)
    assert content.startswith(b"\xef\xbb\xbfid_candidature;")
    assert b"\r\n" in content


def test_no_formula_is_live_in_the_cleaned_table(taken):
    table = pd.read_csv(io.BytesIO(exchange.candidature_csv(taken)), sep=";", dtype=str)
    assert table.nom.iloc[1] == "'=1+1"


def test_records_have_the_columns_of_the_hand_kept_ones(taken):
    from ptce_geo.paths import RECORDS
    from ptce_geo.records import read_records

    ours, theirs = exchange.to_records(taken), read_records(RECORDS)
    for name in ("ptce", "candidatures", "perimetres"):
        assert list(getattr(ours, name)) == list(getattr(theirs, name))
        assert getattr(ours, name).dtypes.astype(str).tolist() == (
            getattr(theirs, name).dtypes.astype(str).tolist()
        )


def test_records_say_which_file_they_come_from(taken):
    assert set(exchange.to_records(taken).candidatures.sources) == {"a.csv"}
