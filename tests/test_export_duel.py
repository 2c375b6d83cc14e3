"""The files of the page that compares, read again: same figures, the PTCE of both sides."""

import io

import openpyxl
import pandas as pd
import pytest

from ptce_geo import duel, export_duel, texts_comparer, texts_export, ui_export_duel
from ptce_geo.ui_comparer import Duel, comparable
from ptce_geo.ui_selection import tables_of


def compared(axis: str, codes: tuple[str, str]) -> Duel:
    """Two codes compared without any filter."""
    known = comparable(axis)
    left, right = duel.sides(tables_of({}), {}, axis, codes)
    return Duel(axis, codes, (known[codes[0]], known[codes[1]]), left, right, {})


def test_the_figures_of_two_calls_are_those_published_and_counted():
    made = compared("appel", ("AAP2013", "AMI2023"))
    table = ui_export_duel.figures(made)
    published = table[table["tableau"].eq(texts_comparer.PUBLIES)].set_index("code")
    assert published.loc["deposees", ["gauche", "droite"]].tolist() == [180, 67]
    assert published.loc["recevables", ["gauche", "droite"]].tolist() == [130, None]
    assert published.at["taux_recevables", "gauche"] == pytest.approx(23 / 130, abs=1e-4)
    statuts = table[table["tableau"].eq(texts_comparer.DIMENSIONS["statut"])]
    assert statuts["gauche"].sum() == len(made.ptce(made.left))


@pytest.mark.parametrize(
    ("axis", "codes"),
    [
        ("appel", ("AAP2013", "AMI2023")),
        ("region", ("53", "94")),
        ("secteur", ("alimentation", "culture")),
    ],
)
def test_a_comparison_read_again_has_the_same_figures_and_the_ptce_of_both_sides(axis, codes):
    made = compared(axis, codes)
    table = ui_export_duel.figures(made)
    sides = ui_export_duel.sides(made)
    said, _ = ui_export_duel.told(made)
    people = pd.read_csv(
        io.BytesIO(export_duel.figures_csv(table, made.names, said)),
        sep=";",
        decimal=",",
        encoding="utf-8-sig",
    )
    machine = pd.read_csv(
        io.BytesIO(export_duel.figures_machine_csv(table, made.codes, said)),
        dtype={"code": str, "code_a": str, "code_b": str},
    )
    for read in (people[made.names[0]], machine["a"]):
        assert read.tolist() == pytest.approx(table["gauche"].astype(float), nan_ok=True)
    assert machine["code"].tolist() == table["code"].tolist()
    assert set(machine["code_b"]) == {codes[1]}
    assert made.names[0] in machine["export_selection"][0]
    listed = pd.read_csv(
        io.BytesIO(export_duel.ptce_csv(sides, made.names, said)),
        sep=";",
        dtype=str,
        encoding="utf-8-sig",
    )
    expected = [*sides[0].ptce["id_ptce"], *sides[1].ptce["id_ptce"]]
    assert listed[texts_export.COLONNES["id_ptce"]].tolist() == expected
    assert listed[texts_export.COTE].eq(made.names[0]).sum() == len(sides[0].ptce)
    rows = pd.read_csv(
        io.BytesIO(export_duel.candidatures_machine_csv(sides, made.codes, said)), dtype=str
    )
    assert len(rows) == made.left.sum() + made.right.sum()
    assert rows["mentions"].str.contains("Licence Ouverte").all()
    book = openpyxl.load_workbook(
        io.BytesIO(export_duel.figures_workbook(table, sides, made.names, said))
    )
    assert book.sheetnames == ["Chiffres comparés", "PTCE", "Candidatures", "Sources"]
    assert book["PTCE"].max_row == 1 + len(expected)
