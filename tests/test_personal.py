import io
import itertools

import openpyxl
import pandas as pd
import pytest

from ptce_geo import exchange, files, intake, intake_workbook, personal

PERSONS = ["Email", "Civilité", "Nom", "Prénom", "Nom du mandataire", "Instructeurs", "Téléphone"]
SECRETS = ["marie.curie@exemple.fr", "Mme", "Curie", "Marie", "Irène Joliot", "p.langevin@dgcs.fr",
           "06 12 34 56 78"]  # fmt: skip


@pytest.fixture(scope="module")
def taken() -> intake.Intake:
    """An export where a person is named in seven columns and in the text of two others."""
    book = openpyxl.Workbook()
    book.active.title = "Dossiers"
    told = ["État du dossier", "Nom du PTCE", "Commune du siège", "Territoire", "Divers"]
    territory = "Pays de Redon (contact : marie.curie@exemple.fr, 06.12.34.56.78)"
    book.active.append(["ID", *PERSONS, *told])
    book.active.append(
        ["101", *SECRETS, "Accepté", "Pôle Un", "Redon", territory, "appeler +33 6 12 34 56 78"]
    )
    out = io.BytesIO()
    book.save(out)
    return intake.understand(intake.read_upload([("a.xlsx", out.getvalue())], read=files.read))


def everything(taken: intake.Intake) -> str:
    frames = [taken.candidatures, taken.perimetres, taken.match, taken.findings, taken.decisions]
    texts = [frame.to_csv() for frame in frames]
    texts += [table.cells.to_csv() for table in taken.upload.tables]
    texts += [frame.to_csv() for frame in vars(exchange.to_records(taken)).values()]
    book = openpyxl.load_workbook(io.BytesIO(intake_workbook.report_workbook(taken)))
    cells = itertools.chain.from_iterable(sheet.iter_rows() for sheet in book)
    texts += [str(cell.value) for cell in itertools.chain.from_iterable(cells)]
    return "\n".join([*texts, exchange.candidature_csv(taken).decode("utf-8-sig")])


@pytest.mark.parametrize("secret", [*SECRETS, "06.12.34.56.78", "+33 6 12 34 56 78"])
def test_no_personal_data_goes_past_the_intake(taken, secret):
    assert secret not in everything(taken)


def test_what_stands_beside_personal_data_is_kept(taken):
    assert taken.candidatures.perimetre.item().startswith("Pays de Redon (contact : [donnée")


def test_the_report_says_that_something_was_removed(taken):
    assert "7 colonnes de données personnelles retirées à l'entrée." in set(taken.findings.motif)
    assert "Une adresse électronique ou un téléphone a été retiré de ce texte." in set(
        taken.findings.motif
    )


@pytest.mark.parametrize(
    "label", ["E-mail", "Courriel du contact", "Tél.", "Nom du représentant légal", "Référente"]
)
def test_a_label_that_announces_a_person_is_recognised(label):
    assert personal.in_label(label)


@pytest.mark.parametrize(
    "label", ["Nom du PTCE", "Nom de la structure porteuse", "Communes concernées", "Montant"]
)
def test_a_label_of_an_organisation_is_not_taken_for_a_person(label):
    assert not personal.in_label(label)


def test_a_column_of_addresses_is_recognised_without_its_label():
    assert personal.in_values(pd.Series(["a@b.fr", "c@d.fr", None]))


@pytest.mark.parametrize(
    "text", ["73282932000074", "35236", "100 000,50", "12/03/2025", "200073393"]
)
def test_codes_amounts_and_dates_are_no_telephone(text):
    assert personal.without(pd.Series([text])).item() == text


def test_nom_alone_is_the_pole_and_beside_prenom_a_person():
    for labels, expected in ((["Nom", "Ville"], "Pôle Un"), (["Nom", "Prénom"], None)):
        content = (";".join(labels) + "\nPôle Un;Redon\n").encode()
        taken = intake.understand(intake.read_upload([("a.csv", content)], read=files.read))
        name = taken.candidatures.nom.item()
        assert (name == expected) if expected else pd.isna(name)
