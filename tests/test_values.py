import pytest

from ptce_geo import values


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("100000", "100000"),
        ("100 000 €", "100000"),
        ("100\u202f000,00\u00a0€", "100000"),
        ("1.234.567,89", "1234568"),
        ("1,234,567.89", "1234568"),
        ("72 k€", "72000"),
        ("0,1 M€", "100000"),
        ("1 500 euros", "1500"),
        ("12'500", "12500"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_in_its_usual_writings(text, euros):
    assert values.amount(text).valeur == euros


@pytest.mark.parametrize("text", ["cent mille", "10 à 20 k€", "12,34,56", "€", "1e400", "-5"])
def test_what_is_no_amount_is_told(text):
    value = values.amount(text)
    assert value.valeur is None
    assert value.motif


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2025-03-12 10:20:00", "2025-03-12"),
        ("12/03/2025", "2025-03-12"),
        ("12-3-25", "2025-03-12"),
        ("12.03.2025", "2025-03-12"),
        ("mercredi 12 mars 2025", "2025-03-12"),
        ("1er août 2023", "2023-08-01"),
    ],
)
def test_a_day_is_read_in_its_usual_writings(text, day):
    assert values.date(text).valeur == day


def test_a_serial_number_is_proposed_as_the_day_it_counts():
    assert values.date("45000").proposition == "2023-03-15"


@pytest.mark.parametrize("text", ["bientôt", "30/02/2024", "01/01/1900", "12/2025", "2025-13-01"])
def test_what_is_no_day_is_told(text):
    assert values.date(text).valeur is None


def test_a_siret_with_a_wrong_key_is_told():
    assert values.siret("73282932000075").valeur is None


def test_the_siret_of_a_post_office_has_a_key_of_its_own():
    assert values.siret("35600000000048").valeur == "35600000000048"


def test_a_siren_is_no_siret():
    assert values.siret("732829320").motif.startswith("C'est un SIREN")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "ftp://a.fr", "a b.fr", "x@y.fr", "rien"]
)
def test_only_web_addresses_are_kept(text):
    assert values.site(text).valeur is None
