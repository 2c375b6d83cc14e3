"""The coherence of a file of records: read, check, and write what was found."""

import csv
import html
import io
import json
from pathlib import Path

import numpy as np
import pandas as pd

from ptce_geo.coherence import RULES, Controle, check
from ptce_geo.constats import ISSUES
from ptce_geo.dossiers import Dossiers, DossiersError, from_records, from_table, read_table
from ptce_geo.french import compte
from ptce_geo.records import read_records
from ptce_geo.reference import reference
from ptce_geo.sheets import RecordsError

FORMATS = ("table", "json", "csv", "xlsx", "html")
TITLES = {regle.nom: regle.titre for regle in RULES}


def read_dossiers(path: Path) -> Dossiers:
    """Records of a CSV, an XLSX or a records folder.

    Raises
    ------
    DossiersError
        The input cannot be used; one French sentence says why.
    """
    path = Path(path)
    france = reference()
    if path.is_dir():
        try:
            return from_records(read_records(path), france)
        except RecordsError as error:
            raise DossiersError(str(error)) from None
    return from_table(read_table(path), france)


def check_file(path: Path) -> Controle:
    """Every rule on every record of a CSV, an XLSX or a records folder."""
    return check(read_dossiers(path))


def number(value: float, digits: int) -> float | None:
    """A measure as JSON has it: rounded, None where unknown.

    Examples
    --------
    >>> number(0.78539, 4), number(float("nan"), 4)
    (0.7854, None)
    """
    return None if np.isnan(value) else round(float(value), digits)


def objects(controle: Controle) -> list[dict]:
    """One object a record, in the order of the input: ``data/schemas/check.schema.json``."""
    measures = controle.measures
    text, value, code = measures.text, measures.value, measures.reference.code
    per_record = len(RULES)
    found = list(controle.constats.itertuples(index=False, name=None))
    return [
        {
            "id": text["id"][row],
            "nom": text["nom"][row],
            "siege": {
                "code": str(code[seat.commune]) if seat.commune >= 0 else None,
                "motif": seat.motif,
            },
            "perimetre": {
                "communes": coded(code, measures.perimeters.communes_of(row)),
                "population": value["population"][row],
                "superficie_km2": value["superficie_km2"][row],
                "parts": [coded(code, part) for part in measures.parties[row]],
                "parts_avec_liens": [coded(code, part) for part in measures.parties_liens[row]],
                "enclaves": [coded(code, communes) for communes, _ in measures.enclaves[row]],
                "polsby_popper": number(value["polsby_popper"][row], 6),
                "reock": number(value["reock"][row], 6),
                "enveloppe_convexe": number(value["enveloppe_convexe"][row], 6),
            },
            "constats": [
                {
                    "regle": regle,
                    "issue": issue,
                    "message": message,
                    "codes": list(codes),
                    "reparation": reparation,
                }
                for _, regle, issue, message, codes, reparation in found[
                    row * per_record : (row + 1) * per_record
                ]
            ],
        }
        for row, seat in enumerate(measures.dossiers.sieges)
    ]


def coded(code: np.ndarray, rows) -> list[str]:
    """Codes of commune numbers."""
    return [str(code[row]) for row in rows]


def rows(controle: Controle) -> pd.DataFrame:
    """Findings as a reader sorts and filters them: one row a (record, rule), text only."""
    found = controle.constats
    text = controle.measures.text
    return pd.DataFrame(
        {
            "id": [text["id"][row] for row in found.dossier],
            "nom": [text["nom"][row] for row in found.dossier],
            "appel": [text["appel"][row] for row in found.dossier],
            "regle": found.regle,
            "titre": found.regle.map(TITLES),
            "issue": found.issue,
            "message": found.message,
            "codes": [" ".join(codes) for codes in found.codes],
            "reparation": [repair_text(reparation) for reparation in found.reparation],
        }
    )


def repair_text(reparation: dict | None) -> str:
    """A proposal in one line.

    Examples
    --------
    >>> repair_text({"ajouter": ["55188"], "retirer": [], "population": 43,
    ...              "superficie_km2": 6.7})
    'ajouter 55188 (+43 hab., +6,7 km²)'
    """
    if not reparation:
        return ""
    said = [
        f"{verb} {' '.join(reparation[verb])}"
        for verb in ("ajouter", "retirer")
        if reparation[verb]
    ]
    area = f"{reparation['superficie_km2']:+.1f}".replace(".", ",")
    return f"{', '.join(said)} ({reparation['population']:+d} hab., {area} km²)"


def summary_line(controle: Controle) -> str:
    """How many records, and how many findings of each outcome."""
    counts = controle.constats.issue.value_counts()
    said = ", ".join(f"{counts.get(issue, 0)} {issue}" for issue in ISSUES)
    return f"{compte(len(controle.measures.dossiers), 'dossier')} : {said}."


def as_table(controle: Controle) -> str:
    """What asks something of the reader, record by record; what is sound is counted."""
    lines = [summary_line(controle)]
    for record in objects(controle):
        lines.append(f"\n{record['id']}  {record['nom']}".rstrip())
        quiet = 0
        for constat in record["constats"]:
            if constat["issue"] in ISSUES[:2]:
                lines.append(
                    f"  {constat['issue']:<12} {TITLES[constat['regle']]} : {constat['message']}"
                )
                if constat["reparation"]:
                    lines.append(f"{'':15}proposition : {repair_text(constat['reparation'])}")
            else:
                quiet += constat["issue"] == "conforme"
        lines.append(f"  {compte(quiet, 'règle conforme', 'règles conformes')}")
    return "\n".join(lines) + "\n"


def as_json(controle: Controle) -> str:
    """The list of objects, UTF-8, accents kept."""
    return json.dumps(objects(controle), ensure_ascii=False, indent=1) + "\n"


def as_csv(controle: Controle) -> str:
    """The rows, ``;`` apart, for a French spreadsheet (a byte order mark comes first)."""
    out = io.StringIO()
    frame = rows(controle)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows(
        [harmless(cell) for cell in row] for row in frame.itertuples(index=False, name=None)
    )
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> harmless("=1+1"), harmless("d'un seul tenant")
    ("'=1+1", "d'un seul tenant")
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_xlsx(controle: Controle) -> bytes:
    """The rows as a workbook whose cells are all text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    page = book.create_sheet("Constats")
    frame = rows(controle)
    page.append(list(frame.columns))
    for row in frame.itertuples(index=False, name=None):
        page.append([ILLEGAL_CHARACTERS_RE.sub("", harmless(cell)) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(controle: Controle) -> str:
    """The sheets of all records in one page that prints, without script."""
    from ptce_geo.coherence_sheet import html_page, sheets

    return html_page(sheets(controle), title=html.escape(summary_line(controle)))


def written(controle: Controle, fmt: str) -> bytes:
    """The findings in one of ``FORMATS``."""
    if fmt not in FORMATS:
        raise ValueError(f"format « {fmt} » inconnu ; connus : {', '.join(FORMATS)}")
    made = {
        "table": as_table,
        "json": as_json,
        "csv": as_csv,
        "xlsx": as_xlsx,
        "html": as_html,
    }[fmt](controle)
    return made if isinstance(made, bytes) else made.encode("utf-8")
