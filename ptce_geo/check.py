"""The coherence of a file of records: read, check, and write what was found."""

import io
import json
from pathlib import Path

import pandas as pd

from ptce_geo import texts_regles
from ptce_geo.coherence import Controle, check
from ptce_geo.coherence_html import page
from ptce_geo.coherence_objects import objects, repair_text
from ptce_geo.coherence_sheet import sheets
from ptce_geo.constats import ISSUES
from ptce_geo.dossiers import Dossiers, DossiersError, from_records, from_table, read_table
from ptce_geo.export import inert
from ptce_geo.langue import compte
from ptce_geo.phrases import Phrase
from ptce_geo.records import read_records
from ptce_geo.reference import reference
from ptce_geo.sheets import RecordsError

FORMATS = ("table", "json", "csv", "xlsx", "html")


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


def rows(controle: Controle) -> pd.DataFrame:
    """Findings as a reader sorts and filters them: one row a (record, rule), text only."""
    found = controle.constats
    text, names = controle.measures.text, controle.measures.reference.name
    # As objects, which remember how each sentence is said in another language.
    titles = [Phrase(texts_regles, f"TITRES.{regle}") for regle in found.regle]
    repairs = [repair_text(said, names) for said in found.reparation]
    return pd.DataFrame(
        {
            "id": [text["id"][row] for row in found.dossier],
            "nom": [text["nom"][row] for row in found.dossier],
            "appel": [text["appel"][row] for row in found.dossier],
            "regle": found.regle,
            "titre": pd.Series(titles, dtype=object),
            "issue": found.issue,
            "message": found.message,
            "codes": [" ".join(codes) for codes in found.codes],
            "reparation": pd.Series(repairs, dtype=object),
        }
    )


def summary_line(controle: Controle) -> str:
    """How many records, and how many findings of each outcome."""
    counts = controle.constats.issue.value_counts()
    said = ", ".join(f"{counts.get(issue, 0)} {issue}" for issue in ISSUES)
    records = compte(len(controle.measures.dossiers), "dossier", "dossiers")
    return f"{records}, {compte(len(controle.constats), 'constat', 'constats')} : {said}."


def as_table(controle: Controle) -> str:
    """What asks something of the reader, record by record; what is sound is counted."""
    lines = [summary_line(controle)]
    names = controle.measures.reference.name
    for record in objects(controle):
        lines.append(f"\n{record['id']}  {record['nom']}".rstrip())
        quiet = 0
        for constat in record["constats"]:
            if constat["issue"] in ISSUES[:2]:
                title = texts_regles.TITRES[constat["regle"]]
                lines.append(f"  {constat['issue']:<12} {title} : {constat['message']}")
                if constat["reparation"]:
                    lines.append(
                        f"{'':15}proposition : {repair_text(constat['reparation'], names)}"
                    )
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
    frame = inert(rows(controle))
    frame.to_csv(out, sep=";", index=False, lineterminator="\r\n")
    return "\ufeff" + out.getvalue()


def as_xlsx(controle: Controle) -> bytes:
    """The rows as a workbook whose cells are all text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    page = book.create_sheet("Constats")
    frame = inert(rows(controle))
    page.append(list(frame.columns))
    for row in frame.itertuples(index=False, name=None):
        page.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(controle: Controle) -> str:
    """The sheets of all records in one page that prints, without script."""
    return page(sheets(controle), summary_line(controle))


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
    return made if isinstance(made, bytes) else str(made).encode("utf-8")
