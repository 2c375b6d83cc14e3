"""Decisions people took on an intake: lines they keep, replayed on the next export.

A decision closes a question: replace what is written, keep it as it is, or empty it. It holds for
one candidature (``contexte``: its file number) or, without context, wherever the same text stands
in the same field.
"""

import io
import warnings
from typing import Any, NamedTuple

import pandas as pd

from ptce_geo import texts_recueil as words
from ptce_geo.phrases import Phrase

COLUMNS = ["champ", "valeur", "contexte", "decision", "par", "pourquoi", "date"]
WORDS = {
    "remplacer": "mettre « par » à la place de ce qui est écrit",
    "garder": "garder ce qui est écrit, ne plus le signaler",
    "effacer": "vider la cellule",
    "distincts": "deux candidatures qui se ressemblent, et qui sont bien deux",
    "meme": "deux lignes de la même candidature : la seconde n'est pas reprise",
}
# What is decided of a column is its field.
COLUMN = "colonne"
DUPLICATE = "doublon"


class Replay(NamedTuple):
    """A table after the decisions, the lines that served, and what is to be told."""

    table: pd.DataFrame
    used: pd.Series
    findings: pd.DataFrame


def read_decisions(content: bytes) -> tuple[pd.DataFrame, list[str]]:
    """Decisions from the file a person gives back, and sentences about lines that say nothing.

    Parameters
    ----------
    content : bytes
        CSV, UTF-8, separated by ``;``, with the columns ``COLUMNS``.

    Raises
    ------
    ValueError
        A column is missing; the message lists those expected.
    """
    text = content.decode("utf-8-sig", "replace")
    try:
        with warnings.catch_warnings():
            # A line may end on more cells than the header: they would else become its number.
            warnings.simplefilter("ignore", pd.errors.ParserWarning)
            rows = pd.read_csv(
                io.StringIO(text), sep=";", dtype=str, keep_default_na=False, index_col=False
            )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(Phrase(words, "DECISIONS_AUTRE", colonnes=", ".join(COLUMNS))) from error
    if missing := [name for name in COLUMNS if name not in rows]:
        raise ValueError(
            Phrase(words, "DECISIONS_COLONNE", colonne=missing[0], colonnes=", ".join(COLUMNS))
        )
    # The apostrophe that kept a formula from running is not part of the text.
    rows = rows[COLUMNS].apply(lambda column: column.str.replace(r"^'(?=[=+\-@])", "", regex=True))
    unknown = ~rows.decision.isin(list(WORDS))
    said: list[str] = [
        Phrase(
            words,
            "DECISION_INCONNUE",
            decision=row.decision,
            ligne=int(row.Index) + 2,
            connues=", ".join(WORDS),
        )
        for row in rows[unknown].itertuples()
    ]
    return rows[~unknown].reset_index(drop=True), said


def decision(
    champ: str, valeur: str, contexte: str, decision: str, par: str, pourquoi: str, date: str
) -> pd.DataFrame:
    """One decision as a row to append to the others.

    Raises
    ------
    ValueError
        The decision is none of ``WORDS``.
    """
    if decision not in WORDS:
        raise ValueError(f"décision « {decision} » inconnue ; connues : {', '.join(WORDS)}")
    return pd.DataFrame([[champ, valeur, contexte, decision, par, pourquoi, date]], columns=COLUMNS)


def decisions_csv(decisions: pd.DataFrame) -> bytes:
    """The file to keep: CSV, ``;``, UTF-8 with its mark, no live formula."""
    from ptce_geo.export import inert

    table = inert(decisions[COLUMNS].astype("str"))
    text = table.to_csv(sep=";", index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def chosen_columns(decisions: pd.DataFrame) -> dict[str, str]:
    """Field of each column decided by a person, as ``columns.match`` takes choices."""
    rows = decisions[decisions.champ.eq(COLUMN)]
    return dict(zip(rows.valeur, rows.par.where(rows.decision.eq("remplacer"), ""), strict=True))


def contradictory(decisions: pd.DataFrame) -> pd.Series:
    """Whether another line decides otherwise of the same text in the same place."""
    one = decisions.decision + "\n" + decisions.par
    place = [decisions[name] for name in ("champ", "valeur", "contexte")]
    return one.groupby(place).transform("nunique").gt(1) if len(one) else pd.Series(dtype=bool)


def replay(decisions: pd.DataFrame, table: pd.DataFrame) -> Replay:
    """Apply decisions to the text of a table, before anything is understood of it.

    Parameters
    ----------
    decisions : DataFrame
        ``COLUMNS``, as ``read_decisions`` gives them.
    table : DataFrame
        Text as read, one column a field, and ``contexte``, the identifier of each row.

    Returns
    -------
    Replay
        The table with texts replaced or emptied; whether each decision served; and findings
        ``champ, valeur, contexte, motif, gravite`` for contradictory lines, which are not
        applied, and for lines that no longer serve.
    """
    table = table.copy()
    against = contradictory(decisions)
    used = pd.Series(False, index=decisions.index)
    # What holds for one candidature is said after, and over, what holds for all.
    order = decisions[~against].sort_values("contexte", key=lambda c: c.ne(""), kind="stable")
    before = {name: table[name] for name in order.champ.unique() if name in table}
    row: Any
    for row in order.itertuples():
        if row.champ not in before:
            continue
        here = before[row.champ].eq(row.valeur).fillna(False)
        if row.contexte:
            here &= table.contexte.eq(row.contexte)
        if not here.any():
            continue
        used[row.Index] = True
        if row.decision == "remplacer":
            table.loc[here, row.champ] = row.par
        elif row.decision == "effacer":
            table.loc[here, row.champ] = pd.NA
    return Replay(table, used, _told(decisions, against, used))


def _told(decisions: pd.DataFrame, against: pd.Series, used: pd.Series) -> pd.DataFrame:
    columns = ["champ", "valeur", "contexte"]
    clash = decisions.loc[against, columns].drop_duplicates().assign(
        motif=str(Phrase(words, "CONTRAIRES")),
        gravite="a_examiner",
    )  # fmt: skip
    # Columns and duplicates are replayed elsewhere, and told there.
    elsewhere = decisions.champ.isin([COLUMN, DUPLICATE])
    idle = decisions.loc[~against & ~used & ~elsewhere, columns].assign(
        motif=str(Phrase(words, "SANS_EFFET")),
        gravite="information",
    )
    return pd.concat([clash, idle], ignore_index=True)


def closed(decisions: pd.DataFrame, findings: pd.DataFrame) -> pd.Series:
    """What was decided of each finding: « garder » and the reason, or an empty text.

    Parameters
    ----------
    decisions : DataFrame
        ``COLUMNS``.
    findings : DataFrame
        With ``champ, valeur, contexte``.

    Returns
    -------
    Series
        Text, same index as ``findings``.
    """
    kept = decisions[decisions.decision.isin(["garder", "distincts"]) & ~contradictory(decisions)]
    said = {
        (row.champ, row.valeur, row.contexte): f"{row.decision} : {row.pourquoi}".rstrip(" :")
        for row in kept.itertuples()
    }
    answers = [
        said.get((champ, valeur, contexte), said.get((champ, valeur, ""), ""))
        for champ, valeur, contexte in zip(
            findings.champ, findings.valeur, findings.contexte, strict=True
        )
    ]
    return pd.Series(answers, index=findings.index, dtype="str")
