"""The data dictionary says what the schemas say."""

from ptce_geo.dictionary import data_dictionary
from ptce_geo.paths import ROOT
from ptce_geo.schemas import SCHEMAS, fields


def test_the_committed_dictionary_is_the_one_the_schemas_give():
    assert (ROOT / "docs/dictionnaire.md").read_text(encoding="utf-8") == data_dictionary()


def test_every_file_and_column_is_described():
    text = data_dictionary()
    for name in SCHEMAS:
        assert f"## {name}.csv : " in text
        for column in fields(name):
            assert f"| `{column}` | **" in text


def test_a_vocabulary_is_listed_with_its_labels():
    assert "- `laureate` : lauréate\n" in data_dictionary()


def test_a_bar_inside_an_example_does_not_cut_the_row():
    assert r"`recyclage\|emploi`" in data_dictionary()
