import pytest

from ptce_geo import sources


def test_every_source_says_what_the_licence_and_a_rebuild_need():
    wanted = {
        "titre",
        "producteur",
        "registre",
        "paquet",
        "version",
        "fichier",
        "sha256",
        "millesime",
        "maj",
        "consulte",
        "licence",
        "licence_url",
    }
    assert {name: wanted - set(row) for name, row in sources.declared().items()} == {
        name: set() for name in sources.declared()
    }


def test_mentions_name_declared_archives():
    named = {archive for row in sources.mentions() for archive in row["via"]}
    assert named <= set(sources.declared())


@pytest.mark.parametrize("producer", ["IGN", "INSEE", "DGCL"])
def test_attribution_names_the_producer_its_licence_and_its_date(producer):
    (line,) = [line for line in sources.attribution_lines() if f"\xa0: {producer}, " in line]
    assert "Licence Ouverte 2.0" in line
    assert "mise à jour du 01/01/20" in line
