"""Exports of Démarche numérique for the fuzzer: main sheet, repeatable blocks, map field.

The blows fall on what varies from one export to another: labels, order and number of columns, the
three columns of a commune field, the file number that ties a block to its file.
"""

import io
import json
import random

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ptce_geo import intake
from ptce_geo.readings import UnreadableError

Sheets = dict[str, list[list[object]]]
SEAT = ["Commune du siège", "Commune du siège (Code INSEE)", "Commune du siège (Département)"]
SHEETS: Sheets = {
    "Dossiers": [
        ["ID", "Email", "Entreprise raison sociale", "Déposé le", "État du dossier", "Instructeurs",
         "Nom du PTCE", *SEAT, "Secteur d'activité"],
        ["101", "a@b.fr", "Association Un", "2023-05-12", "Accepté", "c@d.fr", "Pôle Un",
         "Redon (35600)", "35236", "35 – Ille-et-Vilaine", "Culture"],
        ["102", "e@f.fr", "Coopérative Deux", "2023-05-13", "Refusé", "c@d.fr", "Pôle Deux",
         "L'Abergement-Clémenciat (01400)", "01001", "01 – Ain", "Recyclage"],
    ],
    "Communes du périmètre": [
        ["Dossier ID", "Ligne", "Commune", "Commune (Code INSEE)", "Commune (Département)"],
        ["101", "1", "Redon (35600)", "35236", "35 – Ille-et-Vilaine"],
        ["101", "2", "Bains-sur-Oust (35600)", "35013", "35 – Ille-et-Vilaine"],
        ["999", "1", "Saugues (43170)", "43234", "43 – Haute-Loire"],
    ],
    "EPCI du périmètre": [
        ["Dossier ID", "Ligne", "EPCI", "EPCI (Code)", "EPCI (Département)"],
        ["102", "1", "CC de la Dombes", "200069193", "01 – Ain"],
    ],
    "Etablissements": [
        ["Dossier ID", "Champ", "Etablissement SIRET", "Établissement localité",
         "Établissement code INSEE localité"],
        ["101", "SIRET", "73282932000074", "Rennes", "35238"],
    ],
    "Avis": [["Dossier ID", "Question / Introduction", "Expert"], ["101", "?", "x@y.fr"]],
}  # fmt: skip
CELLS = [
    "", None, "101", "102", "999", 101, 101.0, -1, True, "35236", 35236, "01001", 1001, "2A004",
    "200069193", 200069193.0, "Accepté", "Code INSEE", "(Code INSEE)", "Commune (Code INSEE)",
    "EPCI (Code)", "(Département)", "ID", "Dossier ID", "Ligne", "=1+1", "nan", "99999",
    "35236;35013", "Redon (35600) (35600)", "x" * 40_000, "\U0001f600", "‮", "é" * 300,
]  # fmt: skip


def book(sheets: Sheets) -> bytes:
    """Some sheets as a workbook; what a workbook cannot hold is left out."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(
                [ILLEGAL_CHARACTERS_RE.sub("", c) if isinstance(c, str) else c for c in cells]
            )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def drawing() -> bytes:
    """The map field of one file, as GeoJSON."""
    ring = [[-2.10, 47.64], [-2.04, 47.64], [-2.04, 47.69], [-2.10, 47.69], [-2.10, 47.64]]
    feature = {
        "type": "Feature",
        "properties": {"dossier_id": 102, "champ_label": "Périmètre", "champ_id": "x", "area": "1"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def shaken(draw: random.Random) -> bytes:
    """An export whose columns, rows, cells and sheets took one to eight blows."""
    sheets = {name: [list(row) for row in rows] for name, rows in SHEETS.items()}
    for _ in range(draw.randint(1, 8)):
        name = draw.choice(list(sheets))
        rows = sheets[name]
        width = max(map(len, rows), default=0)
        blow = draw.randrange(8)
        if blow == 0 and width:
            at, to = draw.randrange(width), draw.randrange(width)
            for row in rows:
                if max(at, to) < len(row):
                    row[at], row[to] = row[to], row[at]
        elif blow == 1 and width:
            at = draw.randrange(width)
            for row in rows:
                del row[at : at + 1]
        elif blow == 2 and width:
            at = draw.randrange(width)
            for row in rows:
                row.append(row[at] if at < len(row) else None)
        elif blow == 3 and rows:
            rows.insert(draw.randrange(len(rows) + 1), list(draw.choice(rows)))
        elif blow == 4 and rows:
            del rows[draw.randrange(len(rows))]
        elif blow == 5 and len(sheets) > 1:
            del sheets[name]
        elif rows and rows[-1]:
            row = draw.choice([row for row in rows if row])
            row[draw.randrange(len(row))] = draw.choice(CELLS)
    return book(sheets)


def reshaped(draw: random.Random) -> bytes:
    """The map field with other coordinates, kinds of geometry and properties."""
    held = json.loads(drawing())
    (feature,) = held["features"]
    for _ in range(draw.randint(1, 4)):
        blow = draw.randrange(6)
        if blow == 0:
            number = draw.choice([0, 180, -181, 1e308, 47.64, None, "x"])
            ring = feature["geometry"]["coordinates"]
            feature["geometry"]["coordinates"] = [[[number, number], *ring[0][1:]]] if ring else []
        elif blow == 1:
            kinds = ["Point", "MultiPolygon", "LineString", "GeometryCollection", "", "Nul"]
            feature["geometry"]["type"] = draw.choice(kinds)
        elif blow == 2:
            name = draw.choice(list(feature["properties"]) or ["dossier_id"])
            feature["properties"][name] = draw.choice([c for c in CELLS if c != "x" * 40_000])
        elif blow == 3:
            feature["properties"].pop(draw.choice(["dossier_id", "champ_label", "area"]), None)
        elif blow == 4:
            held["features"].append(json.loads(json.dumps(feature)))
        else:
            feature["geometry"] = draw.choice(
                [
                    {"type": "Polygon", "coordinates": []},
                    {"type": "Point", "coordinates": [-2.08, 47.65]},
                    {"type": "Polygon", "coordinates": [[[-2, 47], [-1, 48], [-1, 47], [-2, 48]]]},
                ]
            )
    return json.dumps(held).encode()


def understood(files: list[tuple[str, bytes]]) -> None:
    """An export with its map, read to the end: no row is lost, every finding says why."""
    result = intake.understand(intake.read_upload(files))
    assert result.findings.motif.fillna("").ne("").all()
    assert not result.candidatures.duplicated(["feuille", "ligne"]).any()
    known = set(result.candidatures.id_candidature)
    assert set(result.perimetres.id_candidature.dropna()) <= known


def export(content: bytes) -> None:
    """A damaged workbook beside a sound map."""
    understood([("e.xlsx", content), ("c.geojson", drawing())])


def map_field(content: bytes) -> None:
    """A damaged map beside a sound workbook; refused, the workbook is still read."""
    sound = book(SHEETS)
    try:
        understood([("e.xlsx", sound), ("c.geojson", content)])
    except UnreadableError:
        understood([("e.xlsx", sound)])
        raise
