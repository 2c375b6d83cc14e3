import pandas as pd
import pytest

from ptce_geo import columns, readings
from ptce_geo.cells import key
from ptce_geo.columns import match


def sheet(*rows: list) -> columns.Table:
    numbered = ((n, list(cells)) for n, cells in enumerate(rows, start=1))
    return columns.table(readings.Sheet("Feuille", readings.text_table(numbered)))


def fields(*rows: list, choices: dict | None = None) -> dict[str, str]:
    matched = match(sheet(*rows), choices)
    return dict(zip(matched.colonne, matched.champ, strict=True))


def test_the_heading_is_found_below_title_lines():
    table = sheet(
        ["Labo de l'ESS"], ["Candidatures 2023", ""], ["Nom du PTCE", "Ville"], ["a", "b"]
    )
    assert table.labels == ("Nom du PTCE", "Ville")
    assert table.titles == ("Labo de l'ESS", "Candidatures 2023")


def test_an_empty_column_at_the_end_is_left_out():
    assert sheet(["Nom du PTCE", "Ville", "", ""], ["a", "b", "", ""]).labels == (
        "Nom du PTCE",
        "Ville",
    )


def test_a_column_without_label_but_with_values_is_kept():
    assert sheet(["Nom du PTCE", ""], ["a", "b"]).labels == ("Nom du PTCE", "")


def test_the_order_of_columns_does_not_matter():
    assert fields(["VILLE", "Nom du ptce"], ["Redon", "Pôle"]) == {
        "VILLE": "siege",
        "Nom du ptce": "nom",
    }


@pytest.mark.parametrize(
    ("label", "champ"),
    [
        ("Quel est le nom de votre PTCE ?", "nom"),
        ("Nom du pôle territorial de coopération économique (*)", "nom"),
        ("Strcture porteuse", "porteur"),
        ("Commune du siege social", "siege"),
        ("Territoire d'intervention", "perimetre"),
        ("Montant demandé", "montant_demande_eur"),
        ("code_commune", "code_commune"),
    ],
)
def test_a_label_is_understood_in_its_usual_writings(label, champ):
    assert columns.label_scores(label).get(champ, 0) >= 0.6


def test_a_column_of_codes_without_a_known_label_is_guessed_and_to_confirm():
    matched = match(sheet(["Nom du PTCE", "Géo"], ["a", "35236"], ["b", "01004"], ["c", "2A004"]))
    row = matched.set_index("colonne").loc["Géo"]
    assert (row.champ, row.origine) == ("code_commune", "contenu")
    assert "à confirmer" in row.motif


def test_a_content_that_belies_its_label_is_to_confirm():
    rows = [["Nom du PTCE", "Code INSEE"], *([f"Pôle {n}", f"texte {n}"] for n in range(6))]
    row = match(sheet(*rows)).set_index("colonne").loc["Code INSEE"]
    assert row.motif == "Le contenu ne ressemble pas à ce que dit le libellé\xa0: à confirmer."


def test_two_columns_never_give_the_same_field():
    matched = match(sheet(["Nom du PTCE", "Intitulé du projet"], ["a", "b"]))
    assert matched.champ.tolist() == ["nom", ""]
    assert (
        matched.motif.tolist()[1]
        == "«\xa0nom\xa0» est déjà donné par la colonne «\xa0Nom du PTCE\xa0»."
    )


def test_several_columns_may_bring_the_perimeter():
    assert set(
        fields(["Nom du PTCE", "Territoire", "Communes concernées"], ["a", "b", "c"]).values()
    ) == {
        "nom",
        "perimetre",
    }


def test_a_choice_of_a_person_comes_before_what_labels_say():
    given = fields(
        ["Nom du PTCE", "Intitulé du projet"], ["a", "b"], choices={"Intitulé du projet": "nom"}
    )
    assert given == {"Nom du PTCE": "", "Intitulé du projet": "nom"}


def test_a_choice_can_leave_a_column_out():
    assert fields(["Nom du PTCE", "Ville"], ["a", "Redon"], choices={"Ville": ""})["Ville"] == ""


def test_a_choice_of_an_unknown_field_names_those_that_are_known():
    with pytest.raises(
        ValueError, match="champ « commune » inconnu ; connus : numero_dossier, id_"
    ):
        match(sheet(["a"], ["b"]), {"a": "commune"})


def test_every_known_label_leads_to_one_field():
    rows = pd.read_csv(columns.LABELS, sep=";")
    assert rows.groupby(rows.libelle.map(key)).champ.nunique().max() == 1
