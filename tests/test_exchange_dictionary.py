from ptce_geo.exchange_dictionary import exchange_dictionary
from ptce_geo.paths import ROOT


def test_the_dictionary_is_that_of_the_schema():
    written = (ROOT / "docs" / "schema-candidatures.md").read_text(encoding="utf-8")
    assert written == exchange_dictionary()
