import pandas as pd
from candidatures_exemple import candidatures

from ptce_geo import paths, summary, tables
from ptce_geo.records import read_records

PTCE = summary.ptce(summary.ready(candidatures()))
TABLE = tables.ptce_table(PTCE, {"culture": "Culture"}).set_index("PTCE")


def test_the_table_has_the_rows_of_the_map_and_those_without_place():
    assert len(TABLE) == len(PTCE) == 7


def test_the_table_speaks_words():
    row = TABLE.loc["Bravo"]
    assert row[["Statut", "Appels", "Phase"]].tolist() == ["Lauréate", "AMI 2021", "Gestation"]
    assert row["Secteurs"] == "Culture"


def test_a_ptce_without_place_says_so():
    assert TABLE.loc["Zénith", "Lieu"] == "Sans localisation"


def test_an_empty_selection_keeps_the_headings():
    nothing = tables.ptce_table(PTCE.iloc[:0], {})
    assert list(nothing.columns) == ["PTCE", *TABLE.columns]


def test_a_call_shows_both_figures_where_two_sources_disagree():
    records = read_records(paths.RECORDS)
    calls = tables.calls_table(records.appels, records.candidatures).set_index("Appel")
    assert (
        calls.loc["Appel à projets 2013", "Dossiers déposés"] == "180 (182 selon une autre source)"
    )


def test_the_repertoire_is_not_counted_among_the_calls():
    records = read_records(paths.RECORDS)
    assert len(tables.calls_table(records.appels, records.candidatures)) == 6


def test_laureates_named_never_exceed_those_announced():
    records = read_records(paths.RECORDS)
    calls = tables.calls_table(records.appels, records.candidatures)
    assert (
        calls["Lauréats nommés ici"].astype(int) <= calls["Lauréats annoncés"].astype(int)
    ).all()


def test_a_table_escapes_its_cells_and_names_its_headings():
    html = tables.table_html(
        pd.DataFrame({"Nom": ["<b>"], "Source": ["https://a.test/x"]}), "Essai"
    )
    assert '<th scope="col">Nom</th>' in html
    assert '<th scope="row">&lt;b&gt;</th>' in html
    assert '<a href="https://a.test/x"' in html


def test_every_declared_archive_is_listed_with_its_checksum():
    archives = tables.archives_table()
    assert archives["Empreinte SHA-256"].str.fullmatch("[0-9a-f]{64}").all()


def test_totals_have_a_column_a_call_and_tell_what_is_masked():
    totaux = pd.DataFrame(
        [
            ("ensemble", "total", "total", "Ensemble des appels", 20, False),
            ("AAP2013", "total", "total", "Appel à projets 2013", 12, False),
            ("inconnu", "total", "total", "Appel inconnu", 8, False),
            ("ensemble", "region", "53", "Bretagne", 20, False),
            ("AAP2013", "region", "53", "Bretagne", None, True),
            ("inconnu", "region", "53", "Bretagne", None, True),
        ],
        columns=["appel", "dimension", "code", "libelle", "effectif", "masque"],
    ).astype({"effectif": "Int64"})
    table = tables.totals_table(totaux, "region")
    assert table.columns.tolist() == ["Région", "Ensemble", "AAP 2013", "Appel inconnu"]
    assert table.to_numpy().tolist() == [
        ["Ensemble", "20", "12", "8"],
        ["Bretagne", "20", "masqué", "masqué"],
    ]
