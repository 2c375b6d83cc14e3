import pandas as pd

from ptce_geo import duplicates


def rows(*named: tuple) -> pd.DataFrame:
    """Candidatures from (nom, appel, porteur, siret)."""
    frame = pd.DataFrame(named, columns=["nom", "appel", "porteur", "siret"]).astype("str")
    return frame.assign(numero_dossier=pd.Series(pd.NA, index=frame.index, dtype="str"))


def pairs(*named: tuple) -> list[tuple]:
    found = duplicates.duplicates(rows(*named))
    return list(found[["premiere", "seconde", "motif"]].itertuples(index=False, name=None))


def test_the_same_name_in_other_words_is_a_duplicate():
    assert pairs(
        ("PTCE Laine du Pays de Saugues", "AMI2023", None, None),
        ("Pôle laine (pays de Saugues)", "AMI2023", None, None),
    ) == [(0, 1, "Même nom de PTCE, même appel.")]


def test_a_misspelt_name_is_proposed():
    assert pairs(
        ("La Ressourcerie du Levant", "AMI2023", None, None),
        ("Les Maraîchers associés", "AMI2023", None, None),
        ("La Resourcerie du Levant", "AMI2023", None, None),
    ) == [(0, 2, "Noms de PTCE très proches, même appel.")]


def test_a_misspelt_first_letter_is_proposed_too():
    named = [(f"Pôle numéro {word}", "AMI2023", None, None) for word in "ABCDEFGHIJKLMNOP"]
    found = pairs(("Zcopole Audruicquois", "AMI2023", None, None), *named,
                  ("Ecopole Audruicquois", "AMI2023", None, None))  # fmt: skip
    assert (0, 17, "Noms de PTCE très proches, même appel.") in found


def test_a_ptce_that_applies_to_two_calls_is_no_duplicate():
    assert (
        pairs(("Clus'Ter Jura", "AAP2013", None, None), ("Clus'Ter Jura", "AMI2021", None, None))
        == []
    )


def test_the_same_carrier_in_one_call_is_proposed():
    assert pairs(
        ("Pôle Nord", "AMI2023", "Association Un", None),
        ("Les Maraîchers", "AMI2023", "association UN", None),
    ) == [(0, 1, "Même porteur, même appel.")]


def test_the_same_siret_in_one_call_is_proposed():
    assert pairs(
        ("Pôle Nord", "AMI2023", None, "73282932000074"),
        ("Les Maraîchers", "AMI2023", None, "73282932000074"),
    ) == [(0, 1, "Même SIRET du porteur, même appel.")]


def test_rows_without_a_name_are_no_duplicates_of_each_other():
    assert pairs((None, "AMI2023", None, None), (None, "AMI2023", None, None)) == []
