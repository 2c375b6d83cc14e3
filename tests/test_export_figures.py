"""The tables of the page Chiffres as numbers: the same figures as the page shows."""

import pandas as pd
import pytest

from ptce_geo import summary, texts, texts_chiffres, texts_export
from ptce_geo.export_figures import figure_tables
from ptce_geo.export_tables import sheet_title
from ptce_geo.join import join
from ptce_geo.paths import RECORDS
from ptce_geo.records import read_records

HEADINGS = texts_export.CHIFFRES


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """Every table of the bundled records, unfiltered."""
    read = read_records(RECORDS)
    rows = summary.ready(join(read))
    labels = {
        "appel": texts.APPELS,
        "phase": texts.PHASES,
        "secteur": read.secteurs.set_index("code")["libelle"].to_dict(),
        "region": rows.dropna(subset="code_region")
        .set_index("code_region")["nom_region"]
        .to_dict(),
    }
    return figure_tables(read, rows, summary.facets(rows), labels, [])


def test_each_table_has_its_title_and_headings_in_french(tables):
    assert list(tables) == list(texts_export.TABLEAUX)
    known = set(HEADINGS.values())
    assert all(set(table.columns) <= known for table in tables.values())
    titles = texts_export.TABLEAUX.values()
    assert [sheet_title(title) for title in titles] == list(titles)


def test_what_no_source_published_is_missing_not_zero(tables):
    calls = tables["appels"].set_index(HEADINGS["id_appel"])
    assert pd.isna(calls.at["AMI2023", HEADINGS["recevables"]])
    assert calls.at["AMI2023", HEADINGS["deposees"]] == 67
    assert calls.at["AMI2023", HEADINGS["deposees_autre"]] == 72


def test_a_rate_is_a_number_inside_its_interval(tables):
    rates = tables["taux"]
    taux, bas, haut = (rates[HEADINGS[name]] for name in ("taux", "bas", "haut"))
    assert len(rates) >= 6
    assert ((bas <= taux) & (taux <= haut)).all()


def test_codes_stay_text_and_families_add_up(tables):
    regions = tables["region"].set_index(HEADINGS["code"])
    assert {"04", "53"} <= set(regions.index)
    families = [HEADINGS[name] for name in ("laureate", "candidature", "repertoire")]
    assert regions[families].sum(axis=1).tolist() == regions[HEADINGS["ptce"]].tolist()


def test_territories_without_ptce_are_told_at_each_level(tables):
    levels = tables["sans"][HEADINGS["niveau"]].unique()
    assert levels.tolist() == list(texts_chiffres.NIVEAUX.values())
    assert tables["sans"][HEADINGS["part"]].between(0, 1).all()
