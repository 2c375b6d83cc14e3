"""Files of the staff in, candidatures out: everything understood, everything else explained."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ptce_geo import (
    columns,
    confine,
    decisions,
    declared,
    extraction,
    intake_findings,
    interpretation,
    seats,
    texts_fichiers,
)
from ptce_geo import texts_recueil as words
from ptce_geo.columns import Table
from ptce_geo.interpretation import INFORMATION, REPORT, finding_rows
from ptce_geo.phrases import Phrase
from ptce_geo.readings import Reading, UnreadableError
from ptce_geo.relecture import relu

# What long work tells of its progress: a step in French, and the share done.
Tell = Callable[[str, float], None]
NO_DECISION = pd.DataFrame(columns=decisions.COLUMNS, dtype="str")


@dataclass(frozen=True, eq=False)
class Upload:
    """Sheets of the files given, their heading found, and what was noticed while reading them."""

    tables: tuple[Table, ...]
    names: tuple[str, ...]
    facts: dict[str, str]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Intake:
    """What was understood of an upload.

    ``candidatures``: one row each, ``id_candidature, id_ptce`` and the fields of
    ``data/schemas/candidatures.schema.json``, missing when unknown, with ``feuille, ligne,
    contexte``. ``perimetres``: ``declared.COLUMNS``. ``dessins``: share of each commune in each
    drawn contour. ``match``: which column is which field. ``findings``: the report, one row a
    problem. ``decisions``: those replayed, with ``utilisee``. ``upload`` holds no personal data.
    """

    candidatures: pd.DataFrame
    perimetres: pd.DataFrame
    dessins: pd.DataFrame
    match: pd.DataFrame
    findings: pd.DataFrame
    decisions: pd.DataFrame
    upload: Upload


def silent(step: str, share: float) -> None:
    """No one listens."""


def read_upload(
    files: Sequence[tuple[str, bytes]],
    read: Callable[[str, bytes], Reading] = confine.read,
    tell: Tell = silent,
) -> Upload:
    """Sheets of one or several files given together.

    Parameters
    ----------
    files : sequence of (str, bytes)
        Names and contents: an export, and perhaps the layer of its map field.
    read : callable, optional
        How a file is read: by default in a process of its own.
    tell : callable, optional
        Told each step and the share done.

    Raises
    ------
    UnreadableError
        One of the files cannot be read; the sentence names it when there are several.
    """
    tables: list[Table] = []
    notes: list[tuple[str, str]] = []
    facts: dict[str, str] = {}
    for number, (name, content) in enumerate(files):
        tell(Phrase(texts_fichiers, "ETAPES.lecture", nom=name), number / len(files))
        try:
            reading = read(name, content)
        except UnreadableError as error:
            if len(files) == 1:
                raise
            why = relu(str(error), texts_fichiers)
            said = Phrase(texts_fichiers, "DE_FICHIER", nom=name, erreur=why)
            raise UnreadableError(said) from error
        notes += [(reading.nom, note) for note in reading.notes]
        facts |= reading.facts
        for sheet in reading.sheets:
            table = columns.table(sheet)
            # A sheet without a name of its own goes by that of its file.
            table = replace(table, nom=_free(table.nom or reading.nom, tables))
            notes += [(table.nom, note) for note in table.notes]
            tables.append(table)
    return Upload(tuple(tables), tuple(name for name, _ in files), facts, tuple(notes))


def _free(name: str, tables: list[Table]) -> str:
    taken = {table.nom for table in tables}
    number = 2
    wanted = name
    while wanted in taken:
        wanted, number = f"{name} ({number})", number + 1
    return wanted


def understand(
    upload: Upload,
    decided: pd.DataFrame | None = None,
    appel: str = "",
    tell: Tell = silent,
) -> Intake:
    """Candidatures of an upload, with the report of all that is not plain.

    Parameters
    ----------
    upload : Upload
        As ``read_upload`` gives it.
    decided : DataFrame, optional
        Decisions to replay, ``decisions.COLUMNS``.
    appel : str, optional
        Call of the rows that name none.
    tell : callable, optional
        Told each step and the share done.
    """
    decided = NO_DECISION if decided is None else decided
    tell(Phrase(texts_fichiers, "ETAPES.colonnes"), 0.1)
    choices = decisions.chosen_columns(decided)
    extract = extraction.extract(list(upload.tables), choices)
    headings = extract.headings
    written = extract.rows
    findings = [
        intake_findings.note_findings(upload.notes + extract.notes),
        intake_findings.column_findings(extract.match, written),
    ]
    findings += intake_findings.redacted_findings(written, headings)

    tell(Phrase(texts_fichiers, "ETAPES.cellules"), 0.25)
    played = decisions.replay(decided, written)
    findings += intake_findings.replaced_findings(written, played.table, headings)
    rows, told = interpretation.interpret(played.table, headings)
    findings += told
    # The words of the file stay beside what was understood of them.
    rows = rows.assign(
        statut_publie=played.table.statut,
        phase_publiee=played.table.phase,
        secteurs_publies=played.table.secteurs,
    )
    totals = interpretation.is_total(rows)
    findings.append(
        finding_rows(
            written[totals], headings, "nom", gravite=INFORMATION,
            motif=str(Phrase(words, "TOTAL")),
        )
    )  # fmt: skip
    rows, written = rows[~totals], written[~totals]
    appel, why = _call(appel, upload, extract)
    rows, filled = interpretation.defaults(rows, headings, appel, why)
    findings += [intake_findings.filled_findings(filled), intake_findings.empty_findings(rows)]
    rows, told = interpretation.identified(rows, written, headings)
    findings += told

    tell(Phrase(texts_fichiers, "ETAPES.communes"), 0.45)
    rows, told = seats.seats(rows, played.table.loc[rows.index], headings)
    findings += told

    tell(Phrase(texts_fichiers, "ETAPES.perimetres"), 0.6)
    items, dessins, told_drawings = declared.from_drawings(extract.drawings)
    findings.append(intake_findings.drawing_findings(extract.drawings, told_drawings))
    perimetres, unread = declared.perimeters(rows, headings, extract.places, items)
    findings += [intake_findings.orphan_findings(perimetres), intake_findings.word_findings(unread)]

    tell(Phrase(texts_fichiers, "ETAPES.doublons"), 0.8)
    rows, alike, served = intake_findings.duplicate_findings(rows, headings, decided)
    findings.append(alike)

    report = pd.concat([f for f in findings if len(f)] or [pd.DataFrame(columns=REPORT)])
    report = report.reset_index(drop=True)
    report["ligne"] = report.ligne.astype("Int64")
    report["decision"] = report.decision.where(
        report.decision.ne(""), decisions.closed(decided, report)
    )
    known = report.champ.eq(decisions.COLUMN)
    served |= decided.champ.eq(decisions.COLUMN) & decided.valeur.isin(extract.match.colonne)
    served |= _answers(decided, report[report.decision.ne("") & ~known])
    used = played.used | served
    replayed = intake_findings.told_rows(played.findings.to_dict("records"))
    replayed = replayed[~(replayed.gravite.eq(INFORMATION) & _serves(replayed, decided[used]))]
    report = pd.concat([report, replayed], ignore_index=True) if len(replayed) else report
    tell(Phrase(texts_fichiers, "ETAPES.fin"), 1.0)
    return Intake(
        rows.reset_index(drop=True),
        perimetres,
        dessins,
        extract.match,
        report.sort_values(["feuille", "ligne"], kind="stable", ignore_index=True),
        decided.assign(utilisee=used),
        replace(upload, tables=extract.tables),
    )


def _call(appel: str, upload: Upload, extract: extraction.Extract) -> tuple[str, str]:
    if appel:
        return appel, Phrase(words, "APPEL_SOURCES.choix")
    titles = [title for table in extract.tables for title in table.titles]
    for texts, why in (
        (titles, "titre"),
        ([table.nom for table in extract.tables], "feuille"),
        (upload.names, "fichier"),
    ):
        if found := interpretation.call_in(*texts):
            return found, Phrase(words, f"APPEL_SOURCES.{why}")
    return "", ""


def _answers(decided: pd.DataFrame, closed: pd.DataFrame) -> pd.Series:
    """Whether each decision closed a finding."""
    places = set(zip(closed.champ, closed.valeur, closed.contexte, strict=True))
    texts = {(champ, valeur) for champ, valeur, _ in places}
    return pd.Series(
        [
            (row.champ, row.valeur, row.contexte) in places
            if row.contexte
            else (row.champ, row.valeur) in texts
            for row in decided.itertuples()
        ],
        index=decided.index,
        dtype=bool,
    )


def _serves(report: pd.DataFrame, used: pd.DataFrame) -> pd.Series:
    places = set(zip(used.champ, used.valeur, used.contexte, strict=True))
    return pd.Series(
        [
            place in places
            for place in zip(report.champ, report.valeur, report.contexte, strict=True)
        ],
        index=report.index,
        dtype=bool,
    )
