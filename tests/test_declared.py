import pandas as pd
import pytest

from ptce_geo import declared, files, intake


def perimeter(text: str, departement: str = "35", **cells: str) -> tuple[list[tuple], list[str]]:
    """Items read of one declared perimeter, and what is told of it."""
    table = pd.DataFrame(
        [{"nom": "Pôle", "siege": "Redon", "departement": departement, "perimetre": text, **cells}]
    )
    content = table.to_csv(index=False, sep=";").encode()
    taken = intake.understand(intake.read_upload([("a.csv", content)], read=files.read))
    items = taken.perimetres
    told = taken.findings.motif[taken.findings.champ.eq("perimetre")].tolist()
    rows = zip(items.niveau, items.code.fillna(""), items.libelle.fillna(""), strict=True)
    return list(rows), told


def test_a_list_of_communes_is_read_across_a_departement_limit():
    items, told = perimeter("Redon, Bains-sur-Oust et Allaire")
    assert [code for _, code, _ in items] == ["35236", "35013", "56001"]
    assert told == []


def test_an_epci_stays_an_epci():
    items, told = perimeter("CC de la région d'Audruicq (15 communes)")
    assert [(niveau, code) for niveau, code, _ in items] == [("epci", "246200844")]
    assert told == []


def test_an_epci_less_a_commune_becomes_its_communes():
    items, _ = perimeter("toute la CC du Seignanx sauf Tarnos", "40")
    assert {niveau for niveau, _, _ in items} == {"commune"}
    assert len(items) == 7
    assert "40312" not in {code for _, code, _ in items}


def test_communes_announced_without_names_are_kept_and_told():
    items, told = perimeter("Grand Figeac + 3 communes", "46")
    assert items == [("epci", "200067361", "Grand Figeac"), ("indefini", "", "+ 3 communes")]
    assert told == ["«\xa0+ 3 communes\xa0»\xa0: communes sans nom."]


@pytest.mark.parametrize(
    "text", ["bassin d'emploi de Figeac", "autour de Redon", "le quartier nord"]
)
def test_a_territory_without_official_limits_stays_undefined_and_said_so(text):
    items, told = perimeter(text)
    assert items == [("indefini", "", text)]
    assert told == [declared.NO_LIMITS]


def test_what_is_not_recognised_keeps_its_words():
    items, told = perimeter("Xyzzy et Redon")
    assert items == [("commune", "35236", "Redon"), ("indefini", "", "Xyzzy")]
    assert told == ["Territoire non reconnu\xa0: «\xa0Xyzzy\xa0»."]


def test_a_territory_listed_and_told_is_one_item():
    items, _ = perimeter("Redon", communes_perimetre="35236 | 35013")
    assert [code for _, code, _ in items] == ["35236", "35013"]


def test_codes_in_a_list_and_names_in_a_list_are_both_kept():
    items, _ = perimeter("", communes_perimetre="35236 | Allaire")
    assert items == [("commune", "35236", ""), ("commune", "", "Allaire")]
