import pytest

from ptce_geo import crs


@pytest.mark.parametrize(
    ("departement", "epsg"),
    [
        ("75", 2154),
        ("2A", 2154),
        ("971", 5490),
        ("972", 5490),
        ("973", 2972),
        ("974", 2975),
        ("976", 4471),
    ],
)
def test_each_departement_is_measured_in_its_legal_projection(departement, epsg):
    assert crs.legal_crs(departement) == epsg
