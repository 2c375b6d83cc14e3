import pytest

from ptce_geo import cog


@pytest.mark.parametrize(
    ("code_commune", "expected"),
    [("01004", "01"), ("2B033", "2B"), ("97411", "974"), ("97501", "975"), ("98818", "988")],
)
def test_departement_of_a_commune_code(code_commune, expected):
    assert cog.code_departement(code_commune) == expected


def test_an_unknown_level_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match=r"« cantons » inconnu ; connus : communes,"):
        cog.table("cantons")


def test_codes_keep_their_leading_zero():
    assert cog.communes().code_commune.iloc[0] == "01001"
    assert cog.departements().code_departement.iloc[0] == "01"
