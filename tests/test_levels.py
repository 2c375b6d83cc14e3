"""Départements and regions in every usual writing."""

import pytest

from ptce_geo import cog, levels
from ptce_geo.levels import departement_codes


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("69", "69"),
        ("069", "69"),
        ("69 - Rhône", "69"),
        ("Rhône", "69"),
        ("01 – Ain", "01"),
        ("2a", "2A"),
        ("Corse-du-Sud", "2A"),
        ("974", "974"),
        ("1", "01"),
        ("1.0", "01"),
        ("(69)", "69"),
        ("Rhône (69)", "69"),
        ("dépt. 38", "38"),
        ("Département du Rhône", "69"),
        ("l'Ain", "01"),
        ("54 – Meurthe-et-Moselle", "54"),
        ("Loir et Cher", "41"),
        ("Réunion", "974"),
        ("975", "975"),
        ("20", "2A 2B"),
        ("Corse", "2A 2B"),
        ("35, 44", "35 44"),
        ("Bretagne", "22 29 35 56"),
        ("Alsace", "67 68"),
        ("Seine-Inférieure", "76"),
        ("Côtes-du-Nord", "22"),
        ("Seine-et-Oise", "78 91 92 93 94 95"),
        ("Seine-Maritime et Eure", "27 76"),
        ("", ""),
    ],
)
def test_a_departement_is_read_in_every_usual_form(written, codes):
    assert departement_codes(written) == frozenset(codes.split())


@pytest.mark.parametrize("written", ["69 - Isère", "96", "x", "Bavière", "100", "2C"])
def test_what_is_no_departement_is_said_not_read(written):
    assert departement_codes(written) is None


def test_every_departement_is_read_from_its_number_and_from_its_name():
    rows = cog.departements()
    for code, nom in zip(rows.code_departement, rows.nom, strict=True):
        assert departement_codes(code) == {code}
        assert departement_codes(f"{code} – {nom}") == {code}
        # Of the names, that of Saint-Martin and the like are départements' only here.
        assert code in departement_codes(nom)


def test_the_regions_of_today_and_of_2013_are_mapped_to_their_departements():
    assert levels.regions()["rhone alpes"].departements == {
        "01",
        "07",
        "26",
        "38",
        "42",
        "69",
        "73",
        "74",
    }
    assert levels.regions()["nouvelle aquitaine"].niveau == "region"
    assert levels.regions()["limousin"].niveau == "region_2013"
    for table, code in ((cog.regions(), "code_region"), (cog.regions_2013(), "code_region_2013")):
        named = {large.code for large in levels.regions().values()}
        assert set(table[code]) <= named


def test_the_regions_of_2013_share_out_every_departement_of_2013():
    named = [r for r in levels.regions().values() if r.niveau == "region_2013"]
    unchanged = [
        r
        for r in levels.regions().values()
        if r.niveau == "region" and r.code in set(cog.regions_2013().code_region_2013)
    ]
    shared = [d for r in {x.code: x for x in named + unchanged}.values() for d in r.departements]
    assert len(shared) == len(set(shared)) == 101
