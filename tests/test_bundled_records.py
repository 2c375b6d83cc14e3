"""Promises about the records that ship, counted by hand against the gathered sources."""

import json
from collections import Counter

import pandas as pd
import pytest
from frictionless import Resource, Schema

from ptce_geo import cog
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records
from ptce_geo.schemas import SCHEMAS, fields, schema, violations, vocabulary
from ptce_geo.sheets import read_sheet


@pytest.fixture(scope="module")
def sheets() -> dict[str, pd.DataFrame]:
    """Every hand-kept file as text, the mapping files included."""
    return {name: read_sheet(RECORDS / f"{name}.csv")[0] for name in SCHEMAS}


@pytest.fixture(scope="module")
def records():
    return read_records(RECORDS)


def split(column: pd.Series, mark: str) -> pd.Series:
    """One row a value, blanks left out, same index."""
    parts = column.str.split(mark, regex=False).explode()
    return parts[parts.ne("")]


# Files


def test_each_schema_has_its_file_and_is_declared():
    assert {path.name for path in RECORDS.glob("*.schema.json")} == {
        f"{name}.schema.json" for name in SCHEMAS
    }
    assert {f"{name}.csv" for name in SCHEMAS} <= {path.name for path in RECORDS.glob("*.csv")}


def test_reading_the_records_finds_nothing_to_say(records):
    assert list(records.findings.message) == []


def test_every_file_and_every_link_between_them_is_valid(sheets):
    assert violations(sheets) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_columns_are_those_of_the_schema_in_order(name):
    header = (RECORDS / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert header.split(";") == list(fields(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_files_are_utf_8_without_mark_nor_carriage_return(name):
    content = (RECORDS / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_is_titled_described_and_has_a_valid_example(name):
    described = fields(name)
    for field in described.values():
        assert field["title"] and field["description"].endswith(".")
    row = [field["example"] for field in described.values()]
    alone = {key: value for key, value in schema(name).items() if key != "foreignKeys"}
    report = Resource(data=[list(described), row], schema=Schema.from_descriptor(alone)).validate()
    assert report.valid


def test_a_vocabulary_lists_the_values_its_constraint_accepts():
    for name in SCHEMAS:
        for column, field in fields(name).items():
            if "categories" in field:
                assert list(vocabulary(name, column)) == field["constraints"]["enum"]


# Numbers


def test_there_are_93_ptce_and_98_candidatures(records):
    assert len(records.ptce) == 93
    assert len(records.candidatures) == 98


def test_a_laureate_cited_again_in_the_directory_is_one_ptce_with_two_candidatures(records):
    again = records.candidatures.groupby("id_ptce").appel.agg(list)
    assert again[again.map(len) > 1].to_dict() == {
        "clus-ter-jura": ["AAP2013", "repertoire"],
        "gouttes-d-or-mode-design": ["AAP2013", "repertoire"],
        "neo56": ["AAP2013", "repertoire"],
        "phares": ["AAP2013", "repertoire"],
        "resto-passerelle": ["AAP2013", "repertoire"],
    }


def test_candidatures_by_call_and_statut(records):
    counts = Counter(zip(records.candidatures.appel, records.candidatures.statut, strict=True))
    assert counts == {
        ("AAP2013", "laureate"): 17,
        ("AAP2015", "laureate"): 8,
        ("AAP2015", "deposee"): 1,
        ("AMI2021", "laureate"): 15,
        ("AMI2021", "recevable"): 7,
        ("AMI2023", "laureate"): 14,
        ("AMI2024", "laureate"): 1,
        ("repertoire", "repertoire"): 35,
    }


def test_candidatures_by_precision(records):
    assert Counter(records.candidatures.precision) == {
        "commune": 31,
        "commune_inferee": 22,
        "departement": 26,
        "region": 19,
    }


def test_candidatures_by_phase(records):
    assert Counter(records.candidatures.phase) == {
        "gestation": 3 + 22 + 2,
        "consolidation": 14 + 2,
        "inconnue": 55,
    }


def test_no_call_has_more_named_laureates_than_it_announced(records):
    named = records.candidatures[records.candidatures.statut.eq("laureate")].appel.value_counts()
    announced = records.appels.set_index("id_appel").laureates
    assert (named <= announced[named.index]).all()


def test_the_figures_of_the_calls(records):
    figures = records.appels.set_index("id_appel")[["deposees", "recevables", "laureates"]]
    assert figures.astype("object").where(figures.notna(), None).to_dict("index") == {
        "AAP2013": {"deposees": 180, "recevables": 130, "laureates": 23},
        "AAP2015": {"deposees": 125, "recevables": 99, "laureates": 14},
        "AMI2021": {"deposees": 134, "recevables": 107, "laureates": 15},
        "AMI2023": {"deposees": 67, "recevables": None, "laureates": 15},
        "AMI2024": {"deposees": 64, "recevables": None, "laureates": 15},
        "AMI2025": {"deposees": 79, "recevables": None, "laureates": 8},
        "repertoire": {"deposees": None, "recevables": None, "laureates": None},
    }


def test_a_diverging_figure_stands_beside_the_one_kept(records):
    others = records.appels.set_index("id_appel").deposees_autre.dropna()
    assert others.to_dict() == {"AAP2013": 182, "AMI2023": 72}


# Sources: nothing gathered is lost


def test_each_of_the_106_gathered_rows_became_a_candidature(sheets):
    assert list(sheets["origine"].ligne) == [str(number) for number in range(1, 107)]
    assert Counter(sheets["origine"].lot) == {"a": 45, "b": 61}
    assert set(sheets["origine"].id_candidature) == set(sheets["candidatures"].id_candidature)


def test_each_gathered_address_is_a_source_of_its_candidature(sheets):
    origine = sheets["origine"].set_index("id_candidature")
    gathered = set(split(origine.sources, " | ").items())
    kept = set(split(sheets["candidatures"].set_index("id_candidature").sources, " | ").items())
    assert gathered == kept


def test_every_source_is_the_address_of_a_page(sheets):
    assert split(sheets["candidatures"].sources, " | ").str.match(r"https?://\S+$").all()


def test_every_figure_of_a_call_has_a_source(sheets):
    assert sheets["appels"].sources.ne("").all()


# One PTCE, one row


def test_names_and_websites_are_those_of_one_ptce_only(sheets):
    ptce = sheets["ptce"]
    names = pd.concat([ptce.nom, split(ptce.autres_noms, " | ")]).str.casefold()
    assert not names.duplicated().any()
    assert not ptce.site_web[ptce.site_web.ne("")].duplicated().any()


def test_an_identifier_of_candidature_says_its_call_and_its_ptce(sheets):
    rows = sheets["candidatures"]
    assert rows.id_candidature.eq(rows.appel.str.lower() + "-" + rows.id_ptce).all()


def test_each_merge_of_gathered_rows_is_a_decision(sheets):
    candidatures = sheets["candidatures"].set_index("id_candidature").id_ptce
    times = sheets["origine"].id_candidature.map(candidatures).value_counts()
    assert set(times.index[times > 1]) == decided(sheets, "fusion")
    assert len(decided(sheets, "fusion")) == 13


# Words: each published word has its reading, each reading its reason


def reading(sheets, name: str, words: str) -> dict[tuple[str, str], str]:
    table = sheets[name]
    return dict(zip(zip(table.appel, table.terme, strict=True), table[words], strict=True))


def test_each_statut_is_the_reading_of_the_published_word(sheets):
    read = reading(sheets, "statuts_sources", "statut")
    for row in sheets["candidatures"].itertuples():
        assert read[row.appel, row.statut_publie] == row.statut


def test_each_phase_is_the_reading_of_the_published_word_and_none_is_guessed(sheets):
    read = reading(sheets, "phases_sources", "phase")
    for row in sheets["candidatures"].itertuples():
        published = row.phase_publiee
        assert row.phase == (read[row.appel, published] if published else "inconnue")


def test_each_sector_is_the_reading_of_the_published_words_and_none_is_lost(sheets):
    read = sheets["secteurs_sources"].groupby("terme").secteur.agg(set)
    for row in sheets["candidatures"].itertuples():
        words = [word for word in row.secteurs_publies.split(" ; ") if word]
        assert set(filter(None, row.secteurs.split("|"))) == set().union(*read[words])


def test_each_word_read_was_published(sheets):
    published = set(split(sheets["candidatures"].secteurs_publies, " ; "))
    assert published == set(sheets["secteurs_sources"].terme)


def test_there_are_twelve_named_sectors_and_the_others(sheets):
    assert len(sheets["secteurs"]) == 12 + 1
    assert set(split(sheets["candidatures"].secteurs, "|")) == set(sheets["secteurs"].code)


# Decisions: each deduced thing has one, each one is used


def decided(sheets, objet: str) -> set[str]:
    decisions = sheets["decisions"]
    return set(decisions.id[decisions.objet.eq(objet)])


def test_each_decision_about_a_word_is_about_a_word_that_is_read(sheets):
    assert decided(sheets, "terme_secteur") <= set(sheets["secteurs_sources"].terme)
    for kind in ("statut", "phase"):
        table = sheets[f"{kind}s_sources"]
        assert decided(sheets, f"terme_{kind}") <= set(table.appel + ":" + table.terme)


def test_each_deduced_place_is_a_decision(sheets):
    rows = sheets["candidatures"]
    deduced = set(rows.id_candidature[rows.origine_lieu.eq("deduit")])
    assert deduced <= decided(sheets, "lieu")
    assert len(deduced) == 30


def test_a_deduced_commune_is_never_said_published(sheets):
    rows = sheets["candidatures"]
    assert rows.origine_lieu[rows.precision.eq("commune_inferee")].eq("deduit").all()
    assert rows.origine_lieu[rows.precision.eq("commune")].eq("publie").all()


def test_each_deduced_statut_is_a_decision_and_lowers_confidence(sheets):
    rows = sheets["candidatures"]
    deduced = rows[rows.statut_publie.str.contains("déduit")]
    assert set(deduced.id_candidature) == {"aap2013-resto-passerelle", "aap2013-neo56"}
    assert set(deduced.id_candidature) <= decided(sheets, "statut")
    assert deduced.confiance.eq("moyenne").all()


def test_each_word_read_in_several_ways_or_as_another_sector_is_a_decision(sheets):
    words = sheets["secteurs_sources"]
    several = set(words.terme[words.terme.duplicated()])
    other = set(words.terme[words.secteur.eq("autre")])
    assert several | other <= decided(sheets, "terme_secteur")


# Places and perimeters


def test_a_known_commune_is_alone_of_its_name_in_its_departement(sheets):
    rows = sheets["candidatures"]
    seats = rows[rows.siege.ne("") & ~rows.siege.isin(["Paris 18e", "Ancenis", "Montaigu"])]
    communes = cog.communes()
    known = Counter(zip(communes.nom, communes.code_departement, strict=True))
    for row in seats.itertuples():
        assert known[row.siege, row.code_departement] == 1, row


def test_perimeter_items_by_level(records):
    assert Counter(records.perimetres.niveau) == {
        "indefini": 41,
        "commune": 19,
        "departement": 18,
        "epci": 15,
        "arrondissement": 6,
        "region": 3,
    }


def test_perimeter_items_are_numbered_from_one(records):
    perimetres = records.perimetres
    place = perimetres.groupby("id_candidature").cumcount() + 1
    assert perimetres.rang.eq(place).all()


@pytest.mark.parametrize(
    ("candidature", "nom"),
    [
        ("aap2013-pole-sud-aquitain", "Communauté de communes du Seignanx"),
        ("aap2015-ecopole-audruicq", "Communauté de communes de la Région d'Audruicq"),
        ("ami2021-la-place-des-possibles", "Communauté de communes du Royans-Vercors"),
        ("ami2021-projet-phare", "Communauté d'agglomération Provence-Alpes-Agglomération"),
        ("ami2023-peccs", "Communauté de communes Cœur de Savoie"),
        ("repertoire-tetris", "Communauté d'agglomération du Pays de Grasse"),
    ],
)
def test_a_territory_that_names_an_epci_has_its_code(records, candidature, nom):
    items = records.perimetres.set_index("id_candidature").loc[[candidature]]
    code = items.code[items.niveau.eq("epci")].item()
    assert cog.epci().set_index("code_epci").nom[code] == nom


def test_the_communes_of_val_de_fensch_stand_for_the_epci_that_merged_in_2026(records):
    items = records.perimetres[records.perimetres.id_candidature.eq("aap2013-florange-e2i")]
    communes = cog.communes().set_index("code_commune").nom
    assert set(items.code.map(communes)) == {
        "Algrange",
        "Fameck",
        "Florange",
        "Hayange",
        "Knutange",
        "Neufchef",
        "Nilvange",
        "Ranguevaux",
        "Serémange-Erzange",
        "Uckange",
    }


def test_an_undefined_item_says_why(records):
    undefined = records.perimetres[records.perimetres.niveau.eq("indefini")]
    assert undefined.note.ne("").all()


def test_schemas_are_laid_out_as_the_tools_write_them():
    for name in SCHEMAS:
        text = (RECORDS / f"{name}.schema.json").read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
