"""Sixty files nobody should be sent, each answered by a sentence or a finding."""

import codecs
import datetime
import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest

from ptce_geo import archives, confine, files, intake
from ptce_geo.readings import UnreadableError

HEADING = ["Nom du PTCE", "Structure porteuse", "Commune du siège", "Code INSEE", "Appel", "Statut"]
ROW = ["Pôle Un", "Association Un", "Redon", "35236", "AMI 2023", "lauréat"]


def csv_of(*rows: list[str], sep: str = ";", encoding: str = "utf-8") -> bytes:
    lines = [sep.join(cells) for cells in (HEADING, *rows)]
    return ("\n".join(lines) + "\n").encode(encoding)


def row(**cells: str) -> list[str]:
    """A sound row with some cells replaced, by the first word of their heading."""
    names = {label.split()[0].casefold(): n for n, label in enumerate(HEADING)}
    changed = list(ROW)
    for name, value in cells.items():
        changed[names[name]] = value
    return changed


def workbook(*rows: list, change: Callable | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (HEADING, *rows):
        sheet.append(cells)
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(*members: tuple[str, bytes], like: bytes | None = None) -> bytes:
    out = io.BytesIO()
    if like is not None:
        out.write(like)
    with zipfile.ZipFile(out, "a" if like else "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    return out.getvalue()


def ods(body: str) -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    document = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="F">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", document.encode()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    )


def geojson(*features: tuple[dict, object]) -> bytes:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry}
            for properties, geometry in features
        ],
    }
    return json.dumps(collection).encode()


def polygon(*ring: tuple[float, float]) -> dict:
    return {"type": "Polygon", "coordinates": [[*map(list, ring), list(ring[0])]]}


def drawing(geometry: object) -> bytes:
    return geojson(({"nom": "Pôle Un", "siege": "Redon", "appel": "AMI2023"}, geometry))


def bomb() -> bytes:
    """A workbook of a few kilobytes that unpacks to nine megabytes."""
    return archive(("xl/workbook.xml", b"<w/>"), ("xl/worksheets/s.xml", b" " * 9 * 1024**2))


def lying_bomb() -> bytes:
    """The same, whose archive says that its heavy member holds ten bytes."""
    size = struct.pack("<L", 9 * 1024**2)
    assert bomb().count(size) == 2
    return bomb().replace(size, struct.pack("<L", 10))


def locked_archive() -> bytes:
    content = bytearray(workbook(ROW))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def truncated_parquet() -> bytes:
    out = io.BytesIO()
    pd.DataFrame([ROW], columns=HEADING).to_parquet(out)
    return out.getvalue()[:-40]


def with_active(change: Callable) -> Callable[[openpyxl.Workbook], None]:
    return lambda book: change(book.active)


def merge(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("C2:C3")


def hide(book: openpyxl.Workbook) -> None:
    other = book.create_sheet("Cachée")
    other.append(HEADING)
    other.append(row(nom="Pôle caché"))
    other.sheet_state = "hidden"


def formula(book: openpyxl.Workbook) -> None:
    book.active["B2"] = '=HYPERLINK("http://example.org","cliquez")'


def error_cell(book: openpyxl.Workbook) -> None:
    book.active["B2"] = "#REF!"
    book.active["B2"].data_type = "e"


def link(book: openpyxl.Workbook) -> None:
    book.active["A2"].hyperlink = "http://example.org/"


MACROS = archive(("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro"), like=workbook(ROW))
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<l>&b;</l>"
)
DEEP = b'{"type":"FeatureCollection","features":' + b"[" * 100_000
BOWTIE = polygon((2.0, 46.0), (2.3, 46.3), (2.3, 46.0), (2.0, 46.3))

# What is sent, under which name, and a piece of the sentence that answers.
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.csv", lambda: b"", "Le fichier est vide."),
    "only spaces": ("a.csv", lambda: b" \r\n\t ", "Le fichier est vide."),
    "only a byte order mark": ("a.csv", lambda: codecs.BOM_UTF8 + b"\n", "aucune ligne"),
    "too heavy": ("a.csv", lambda: b"a" * (50 * 1024**2 + 1), "la limite est de 50 Mo"),
    "one million columns": (
        "a.csv",
        lambda: b";".join([b"x"] * 1_000_000),
        "1\u202f000\u202f000 colonnes",
    ),
    "too many rows": (
        "a.csv",
        lambda: csv_of() + b"x;y\n" * 200_001,
        "plus de 200\u202f000 lignes",
    ),
    "binary": ("a.csv", lambda: bytes(range(256)) * 40 + b"\x00" * 4000, "contenu binaire"),
    "zip that is no workbook": ("a.xlsx", lambda: archive(("a.txt", b"x")), "archive zip"),
    "Word document": ("a.docx", lambda: archive(("word/document.xml", b"<w/>")), "Word"),
    "text document": (
        "a.odt",
        lambda: archive(
            ("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")
        ),
        "pas un classeur",
    ),
    "truncated zip": ("a.xlsx", lambda: workbook(ROW)[:-80], "abîmé ou incomplet"),
    "zip cut in the middle": ("a.xlsx", lambda: workbook(ROW)[:900], "abîmé ou incomplet"),
    "locked zip": ("a.xlsx", locked_archive, "mot de passe"),
    "ten thousand members": (
        "a.xlsx",
        lambda: archive(*((f"m{n}", b"") for n in range(10_000))),
        "10\u202f000 parties",
    ),
    "workbook without sheets": (
        "a.xlsx",
        lambda: archive(("xl/workbook.xml", b"<workbook/>")),
        "abîmé",
    ),
    "workbook of broken XML": (
        "a.xlsx",
        lambda: archive(("xl/workbook.xml", b"<workbook><sheets>"), ("[Content_Types].xml", b"<")),
        "abîmé",
    ),
    "billion laughs": ("a.xlsx", lambda: archive(("xl/workbook.xml", LAUGHS)), "abîmé"),
    "workbook with nothing in it": ("a.xlsx", lambda: empty_workbook(), "aucune ligne"),
    "old Excel": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ".xls"),
    "binary workbook": ("a.xlsb", lambda: archive(("xl/workbook.bin", b"x")), ".xlsb"),
    "broken ODS": (
        "a.ods",
        lambda: archive(
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x")
        ),
        "",
    ),
    "broken GeoPackage": ("a.gpkg", lambda: b"SQLite format 3\0" + b"\1" * 300, "GeoPackage"),
    "PDF": ("a.csv", lambda: b"%PDF-1.7\n", "PDF"),
    "image": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "image"),
    "gzip": ("a.csv.gz", lambda: gzip.compress(csv_of(ROW)), "gzip"),
    "program": ("a.csv", lambda: b"MZ\x90\x00" + b"\0" * 64, "programme"),
    "web page": ("a.csv", lambda: b"<!DOCTYPE html><script>alert(1)</script>", "page web"),
    "XML": ("a.csv", lambda: b'<?xml version="1.0"?><a/>', "page web"),
    "JSON that is no GeoJSON": ("a.json", lambda: b'{"a": 1}', "collection GeoJSON"),
    "truncated GeoJSON": ("a.geojson", lambda: geojson(({"nom": "x"}, None))[:-9], "jusqu'au bout"),
    "GeoJSON nested without end": ("a.geojson", lambda: DEEP, "jusqu'au bout"),
    "GeoJSON without feature": ("a.geojson", lambda: geojson(), "aucune ligne"),
    "truncated Parquet": ("a.parquet", truncated_parquet, "Parquet"),
    "Parquet in name only": ("a.parquet", lambda: b"PAR1" + b"\xff" * 200, "Parquet"),
}

# What is sent, and a piece of the reason of the finding that answers.
TOLD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "wrong suffix": ("a.csv", lambda: workbook(ROW), "son contenu est du XLSX"),
    "unclosed quote": ("a.csv", lambda: csv_of(ROW) + b'"' + b"a;b\n" * 9, "jamais refermé"),
    "misplaced quote": ("a.csv", lambda: csv_of(row(nom='"Pôle" Un')), "mal placés"),
    "no suffix": ("export", lambda: csv_of(ROW), "son contenu est du CSV"),
    "macros": ("a.xlsm", lambda: MACROS, "macros"),
    "formula never computed": ("a.xlsx", lambda: workbook(ROW, change=formula), "une formule"),
    "cells in error": ("a.xlsx", lambda: workbook(ROW, change=error_cell), "en erreur"),
    "merged cells": ("a.xlsx", lambda: workbook(ROW, ROW, change=merge), "fusionnées"),
    "hidden sheet": ("a.xlsx", lambda: workbook(ROW, change=hide), "masquée"),
    "mixed encodings": (
        "a.csv",
        lambda: csv_of(ROW) + ";".join(row(nom="Écopôle")).encode("cp1252"),
        "deux encodages",
    ),
    "null bytes": ("a.csv", lambda: csv_of(row(nom="Pôle\x00Un")), "caractère nul retiré"),
    "double encoding": ("a.csv", lambda: csv_of(row(nom="Ã‰copÃ´le")), "double encodage"),
    "lost character": ("a.csv", lambda: csv_of(row(nom="P\ufffdle Un")), "perdu"),
    "right-to-left mark": ("a.csv", lambda: csv_of(row(nom="Pôle \u202enU")), "invisibles"),
    "formula in a name": ("a.csv", lambda: csv_of(row(nom="=cmd|'/C calc'!A0")), "formule"),
    "formula behind a sign": ("a.csv", lambda: csv_of(row(nom="@SUM(1+1)")), "formule"),
    "script in a name": (
        "a.csv",
        lambda: csv_of(row(nom="<script>alert(1)</script>")),
        "balises",
    ),
    "image that runs": (
        "a.csv",
        lambda: csv_of(row(structure="<img src=x onerror=alert(1)>")),
        "balises",
    ),
    "name without letters": ("a.csv", lambda: csv_of(row(nom="12345")), "sans aucune lettre"),
    "very long name": ("a.csv", lambda: csv_of(row(nom="é" * 1_500)), "plus de 300 caractères"),
    "cell of a million characters": ("a.csv", lambda: csv_of(row(nom="a" * 10**6)), "plus de 300"),
    "no name": ("a.csv", lambda: csv_of(row(nom="")), "Le nom du PTCE manque"),
    "only dashes": ("a.csv", lambda: csv_of(row(nom="-")), "Le nom du PTCE manque"),
    "code without its zero": ("a.csv", lambda: csv_of(row(code="1004")), "Zéro initial"),
    "code in scientific notation": ("a.csv", lambda: csv_of(row(code="3,5E+04")), "scientifique"),
    "code in letters": ("a.csv", lambda: csv_of(row(code="Redon")), "pas un code de commune"),
    "unknown call": ("a.csv", lambda: csv_of(row(appel="AAP 1999")), "Valeur inconnue"),
    "unknown status": ("a.csv", lambda: csv_of(row(statut="peut-être")), "Valeur inconnue"),
    "repeated heading": (
        "a.csv",
        lambda: b"Nom du PTCE;Nom du PTCE;Ville\na;b;Redon\n",
        "déjà donné",
    ),
    "heading without rows": ("a.csv", lambda: csv_of(), "aucune candidature"),
    "no known heading": ("a.csv", lambda: b"x;y\n1;2\n", "Le nom du PTCE manque"),
    "total line": ("a.csv", lambda: csv_of(ROW, ["Total", "", "", "", "", ""]), "Ligne de total"),
    "ragged rows": ("a.csv", lambda: csv_of([*ROW, "de", "trop"]), "non reconnue"),
    "the same row twice": ("a.csv", lambda: csv_of(ROW, ROW), "Même nom de PTCE"),
    "stray column far right": (
        "a.csv",
        lambda: csv_of([*ROW, *[""] * 900, "loin"]),
        "non reconnue",
    ),
    "ten to the ninth euros": ("a.csv", lambda: amounts("1000000000"), "invraisemblable"),
    "ten to the three hundredth euros": ("a.csv", lambda: amounts("1e300"), "invraisemblable"),
    "euros not a number": ("a.csv", lambda: amounts("cent mille"), "illisible"),
    "negative euros": ("a.csv", lambda: amounts("-5000"), "négatif"),
    "day that does not exist": ("a.csv", lambda: days("31/02/2025"), "n'existe pas"),
    "year 9999": ("a.csv", lambda: days("01/01/9999"), "invraisemblable"),
    "year 0001": ("a.csv", lambda: days("0001-01-01"), "invraisemblable"),
    "date of a workbook in 9999": (
        "a.xlsx",
        lambda: workbook_of_days(datetime.datetime(9999, 12, 31)),
        "invraisemblable",
    ),
    "site that runs": ("a.csv", lambda: sites("javascript:alert(1)"), "Adresse de site"),
    "polygon of NaN": (
        "a.geojson",
        lambda: drawing(BOWTIE).replace(b"2.3", b"NaN"),
        "géométrie illisible",
    ),
    "polygon of words": (
        "a.geojson",
        lambda: drawing({"type": "Polygon", "coordinates": [["a", "b"]]}),
        "géométrie illisible",
    ),
    "polygon that crosses itself": ("a.geojson", lambda: drawing(BOWTIE), "se croise"),
    "polygon in Brazil": (
        "a.geojson",
        lambda: drawing(polygon((-47.0, -15.0), (-46.0, -15.0), (-46.0, -14.0))),
        "ne touche aucune commune",
    ),
    "polygon in metres": (
        "a.geojson",
        lambda: drawing(polygon((350_000, 6_700_000), (351_000, 6_700_000), (351_000, 6_701_000))),
        "hors du globe",
    ),
    "polygon of one point": (
        "a.geojson",
        lambda: drawing(polygon((2.0, 46.0), (2.0, 46.0), (2.0, 46.0))),
        "sans surface",
    ),
    "unknown geometry": ("a.geojson", lambda: drawing({"type": "Cercle"}), "géométrie illisible"),
    "features that are no objects": (
        "a.geojson",
        lambda: b'{"type":"FeatureCollection","features":[1,{"properties":{"nom":"x"}}]}',
        "pas un objet GeoJSON",
    ),
}


def empty_workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def amounts(value: str) -> bytes:
    return f"Nom du PTCE;Montant accordé\nPôle Un;{value}\n".encode()


def days(value: str) -> bytes:
    return f"Nom du PTCE;Date de dépôt\nPôle Un;{value}\n".encode()


def sites(value: str) -> bytes:
    return f"Nom du PTCE;Site internet\nPôle Un;{value}\n".encode()


def workbook_of_days(day: datetime.datetime) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Nom du PTCE", "Date de dépôt"])
    book.active.append(["Pôle Un", day])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_there_are_sixty_hostile_files_at_least():
    assert len(REFUSED) + len(TOLD) >= 60


@pytest.mark.parametrize("case", list(REFUSED))
def test_a_file_that_cannot_be_read_gets_a_sentence(case):
    name, content, sentence = REFUSED[case]
    with pytest.raises(UnreadableError) as refusal:
        intake.read_upload([(name, content())], read=files.read)
    said = str(refusal.value)
    assert sentence in said
    assert said.endswith(".")
    assert "Traceback" not in said


def test_among_several_files_the_one_that_cannot_be_read_is_named():
    several = [("bon.csv", csv_of(ROW)), ("coupé.xlsx", b"PK\x03\x04rien")]
    with pytest.raises(UnreadableError, match=r"^coupé\.xlsx\s: Le classeur est abîmé"):
        intake.read_upload(several, read=files.read)


@pytest.mark.parametrize("case", list(TOLD))
def test_a_file_that_reads_badly_gets_a_finding(case):
    name, content, reason = TOLD[case]
    taken = intake.understand(intake.read_upload([(name, content())], read=files.read))
    assert any(reason in motif for motif in taken.findings.motif), taken.findings.motif.tolist()


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_a_zip_bomb_is_not_unpacked_past_the_limit(make, monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 8 * 1024**2)
    with pytest.raises(UnreadableError, match="une fois décompressé, dépasse 8 Mo"):
        files.read("a.xlsx", make())


def test_a_cell_in_the_last_corner_does_not_take_the_dashboard_with_it():
    def corner(book: openpyxl.Workbook) -> None:
        book.active["XFD1048576"] = "loin"

    with pytest.raises(UnreadableError, match="plus de mémoire que permis"):
        confine.read("a.xlsx", workbook(ROW, change=corner))


def test_a_row_repeated_a_million_times_does_not_take_the_dashboard_with_it():
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    cell += "<text:p>x</text:p></table:table-cell>"
    body = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(UnreadableError, match=r"s'étend|mémoire|abîmé"):
        confine.read("a.ods", ods(body))


def test_a_reading_that_takes_too_long_is_stopped_with_a_sentence():
    with pytest.raises(UnreadableError, match="arrêtée au bout de 0 secondes"):
        confine.read("a.csv", csv_of(ROW), seconds=0.01)
