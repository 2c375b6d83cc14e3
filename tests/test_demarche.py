import io
import json

import openpyxl
import pandas as pd
import pytest

from ptce_geo import demarche, files, intake
from ptce_geo.columns import Table

FIXED = ["ID", "Email", "Entreprise raison sociale", "Déposé le", "État du dossier", "Instructeurs"]
SEAT = ["Commune du siège", "Commune du siège (Code INSEE)", "Commune du siège (Département)"]
LABELS = [*FIXED, "Nom du PTCE", *SEAT, "Secteur d'activité"]
FILES = [
    ["101", "a@b.fr", "Association Un", "2023-05-12", "Accepté", "c@d.fr", "Pôle Un",
     "Redon (35600)", "35236", "35 – Ille-et-Vilaine", "Culture"],
    ["102", "e@f.fr", "Coopérative Deux", "2023-05-13", "Refusé", "c@d.fr", "Pôle Deux",
     "L'Abergement-Clémenciat (01400)", "01001", "01 – Ain", "Recyclage"],
]  # fmt: skip
COMMUNES = [
    ["101", "1", "Redon (35600)", "35236", "35 – Ille-et-Vilaine"],
    ["101", "2", "Bains-sur-Oust (35600)", "35013", "35 – Ille-et-Vilaine"],
    ["999", "1", "Saugues (43170)", "43234", "43 – Haute-Loire"],
]
BLOCK = ["Dossier ID", "Ligne", "Commune", "Commune (Code INSEE)", "Commune (Département)"]
EPCI = ["Dossier ID", "Ligne", "EPCI", "EPCI (Code)", "EPCI (Département)"]


def export(labels: list[str] = LABELS, rows: list[list] = FILES) -> bytes:
    """Two files, one of which lists two communes and an EPCI in repeatable blocks."""
    book = openpyxl.Workbook()
    book.active.title = "Dossiers"
    for cells in (labels, *rows):
        book.active.append(cells)
    blocks = {
        "Communes du périmètre": [BLOCK, *COMMUNES],
        "EPCI du périmètre": [EPCI, ["102", "1", "CC de la Dombes", "200069193", "01 – Ain"]],
        "Etablissements": [
            ["Dossier ID", "Champ", "Etablissement SIRET", "Établissement localité",
             "Établissement code INSEE localité"],
            ["101", "SIRET", "73282932000074", "Rennes", "35238"],
        ],
        "Avis": [["Dossier ID", "Question / Introduction", "Expert"], ["101", "?", "x@y.fr"]],
    }  # fmt: skip
    for name, sheet_rows in blocks.items():
        sheet = book.create_sheet(name)
        for cells in sheet_rows:
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drawing() -> bytes:
    ring = [[-2.10, 47.64], [-2.04, 47.64], [-2.04, 47.69], [-2.10, 47.69], [-2.10, 47.64]]
    properties = {"dossier_id": 102, "champ_label": "Périmètre", "champ_id": "x", "area": "1"}
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


@pytest.fixture(scope="module")
def taken() -> intake.Intake:
    return intake.understand(intake.read_upload([("e.xlsx", export())], read=files.read))


def test_the_state_of_a_file_is_its_status(taken):
    assert taken.candidatures.statut.tolist() == ["laureate", "non_retenue"]


def test_the_three_columns_of_a_commune_are_the_seat(taken):
    rows = taken.candidatures
    assert rows.siege.tolist() == ["Redon", "L'Abergement-Clémenciat"]
    assert rows.code_commune.tolist() == ["35236", "01001"]
    assert rows.code_departement.tolist() == ["35", "01"]


def test_the_communes_of_a_repeatable_block_are_the_perimeter(taken):
    items = taken.perimetres
    first = items[items.id_candidature.eq("appel-inconnu-pole-un")]
    assert first.code.tolist() == ["35236", "35013"]
    assert first.libelle.tolist() == ["Redon", "Bains-sur-Oust"]
    assert first.niveau.tolist() == ["commune", "commune"]


def test_the_epci_of_a_repeatable_block_is_the_perimeter(taken):
    items = taken.perimetres
    second = items[items.id_candidature.eq("appel-inconnu-pole-deux")]
    assert list(zip(second.niveau, second.code, strict=True)) == [("epci", "200069193")]


def test_a_block_of_an_unknown_file_is_told_and_kept(taken):
    assert "43234" in set(taken.perimetres.code)
    row = taken.findings[taken.findings.motif.str.contains("qui n'est pas dans la feuille")]
    assert (row.feuille.item(), row.ligne.item()) == ("Communes du périmètre", 4)


def test_the_establishment_put_apart_gives_its_siret_not_the_seat(taken):
    assert taken.candidatures.siret.iloc[0] == "73282932000074"
    assert not taken.candidatures.siege_repli.any()


def test_the_establishment_is_the_seat_when_no_other_is_asked():
    labels = [label for label in LABELS if label not in SEAT]
    rows = [[*cells[:7], cells[10]] for cells in FILES]
    upload = intake.read_upload([("e.xlsx", export(labels, rows))], read=files.read)
    rows = intake.understand(upload).candidatures
    assert rows.siege.iloc[0] == "Rennes"
    assert rows.siege_repli.tolist() == [True, False]


def test_opinions_are_not_taken(taken):
    assert "Feuille sans candidature reconnue\xa0: elle n'est pas reprise." in set(
        taken.findings.motif[taken.findings.feuille.eq("Avis")]
    )


def test_a_template_with_other_labels_and_order_reads_the_same():
    order = [6, 4, 9, 7, 8, 0, 10, 2, 3, 1, 5]
    labels = ["Nom de votre PTCE" if label == "Nom du PTCE" else label for label in LABELS]
    changed = export([labels[n] for n in order], [[cells[n] for n in order] for cells in FILES])
    upload = intake.read_upload([("e.xlsx", changed)], read=files.read)
    rows = intake.understand(upload).candidatures
    assert rows.nom.tolist() == ["Pôle Un", "Pôle Deux"]
    assert rows.code_commune.tolist() == ["35236", "01001"]


def test_a_drawn_contour_joins_its_file_by_number():
    upload = intake.read_upload([("e.xlsx", export()), ("c.geojson", drawing())], read=files.read)
    items = intake.understand(upload).perimetres
    drawn = items[items.origine.eq("dessin")]
    assert set(drawn.id_candidature) == {"appel-inconnu-pole-deux"}
    assert drawn.note.str.fullmatch(r"dessin : \d+% de la commune").all()


def test_an_epci_field_is_read_with_its_departement():
    labels = ("ID", "Zone", "Zone (Code)", "Zone (Département)", "Autre (Code)")
    assert demarche.triples(labels) == [demarche.Triple("Zone", "epci", 1, 2, 3)]


def test_a_commune_field_that_asks_for_a_territory_is_not_the_seat():
    labels = ("Communes concernées", "Communes concernées (Code INSEE)")
    table = Table("Dossiers", labels, pd.DataFrame())
    assert set(demarche.choices(table).values()) == {"communes_perimetre"}


def test_the_communes_of_members_are_no_perimeter():
    table = Table("Membres", tuple(BLOCK), pd.DataFrame())
    assert set(demarche.choices(table).values()) == {""}
