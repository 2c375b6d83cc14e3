"""Find the heading of a sheet and match its columns with ours, by what they mean.

A label is compared with the known ones (data/schemas/colonnes.csv), then the content speaks; the
place of a column never counts. The match is a table of rows that a person may correct.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

from ptce_geo import cog, personal, terms, values
from ptce_geo import texts_recueil as words
from ptce_geo.cells import is_empty, key
from ptce_geo.paths import DATA
from ptce_geo.phrases import Phrase
from ptce_geo.readings import Sheet

LABELS = DATA / "schemas" / "colonnes.csv"
PERSONAL, IGNORED = "personnelle", "ignoree"
# Several columns may each bring a part of the perimeter.
SEVERAL = ("perimetre", "communes_perimetre", "epci_perimetre", PERSONAL, IGNORED, "")
# Digits in a row there are no telephone.
DIGITS = ("numero_dossier", "siret", "communes_perimetre", "epci_perimetre")
HEADING_ROWS = 40
SAMPLE = 200
# Words that change nothing to what a label asks.
_IDLE = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "a", "au", "aux", "en", "et",
     "ou", "votre", "vos", "quel", "quelle", "est")
)  # fmt: skip
MATCH = ["feuille", "position", "colonne", "champ", "origine", "score", "exemple", "motif"]


@dataclass(frozen=True, eq=False)
class Table:
    """A sheet whose heading is known: labels, cells by position, index ``ligne``."""

    nom: str
    labels: tuple[str, ...]
    cells: pd.DataFrame
    titles: tuple[str, ...] = ()
    geometry: gpd.GeoSeries | None = None
    notes: tuple[str, ...] = ()


@cache
def known_labels() -> dict[str, str]:
    """Field of each known label, by the label's key."""
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    return {key(row["libelle"]): row["champ"] for row in rows}


@cache
def fields() -> tuple[str, ...]:
    """The fields a column may be matched with."""
    return tuple(dict.fromkeys(known_labels().values()))


def table(sheet: Sheet) -> Table:
    """A sheet with its heading found: below the title lines, above the rows.

    The heading is the row, among the first forty, with the most known labels; without any, the
    first that is as wide as the sheet.
    """
    frame = sheet.cells.to_pandas().set_index("ligne")
    geometry = None
    if "geometry" in frame:
        shapes = gpd.GeoSeries.from_wkb(frame.pop("geometry"), crs=sheet.crs or None)
        geometry = shapes.set_crs(4326) if shapes.crs is None else shapes.to_crs(4326)
    frame.columns = range(frame.shape[1])
    if sheet.labels is not None:
        return Table(sheet.nom, sheet.labels, frame, geometry=geometry, notes=sheet.notes)
    at = _heading(frame.head(HEADING_ROWS))
    cells = frame.iloc[at + 1 :]
    labels = ["" if pd.isna(label) else " ".join(str(label).split()) for label in frame.iloc[at]]
    titles = [str(text) for text in frame.iloc[:at].to_numpy().ravel() if not pd.isna(text)]
    # A column without label nor value is an empty column at the end: nothing is lost.
    kept = [n for n, label in enumerate(labels) if label or cells[n].notna().any()]
    return Table(
        sheet.nom,
        tuple(labels[n] for n in kept),
        cells[kept].set_axis(range(len(kept)), axis=1),
        tuple(titles),
        notes=sheet.notes,
    )


def _heading(top: pd.DataFrame) -> int:
    known = known_labels()
    hits = top.map(lambda text: not pd.isna(text) and key(text) in known).sum(axis=1).to_numpy()
    if len(hits) and hits.max() >= 1:
        return int(hits.argmax())
    filled = top.notna().sum(axis=1).to_numpy()
    return int((filled >= 0.6 * filled.max()).argmax()) if len(filled) else 0


def _words(label: str) -> frozenset[str]:
    return frozenset(key(label).split()) - _IDLE


@cache
def _known_words() -> list[tuple[frozenset[str], str]]:
    return [
        (words, champ)
        for label, champ in known_labels().items()
        if len(words := _words(label)) > 1 and champ not in (PERSONAL, IGNORED)
    ]


def label_scores(label: str) -> dict[str, float]:
    """How well a label names each field: 1 the same, less a longer or misspelt form of it.

    Examples
    --------
    >>> label_scores("SIÈGE"), label_scores("Quel est le nom de votre PTCE ?")
    ({'siege': 1.0}, {'nom': 0.7})
    """
    from rapidfuzz import fuzz, process

    text = key(label)
    if not text:
        return {}
    if text in (known := known_labels()):
        return {known[text]: 1.0}
    found: dict[str, float] = {}
    for told, champ in _known_words():
        if told <= _words(label):
            found[champ] = 0.7
    if len(text) > 4:
        for near, score, _ in process.extract(
            text, known.keys(), scorer=fuzz.ratio, score_cutoff=86, limit=3
        ):
            found.setdefault(known[near], round(0.8 * score / 100, 2))
    return found


@cache
def _commune_names() -> frozenset[str]:
    return frozenset(map(key, cog.communes().nom))


def _understood(reader: Callable[..., Any]) -> Callable[[str], bool]:
    return lambda text: reader(text).valeur is not None


_CONTENT: dict[str, Callable[[str], bool]] = {
    "siret": _understood(values.siret),
    "site_web": lambda t: "." in t and _understood(values.site)(t),
    "date_depot": _understood(values.date),
    "montant_eur": _understood(values.amount),
    "statut": lambda t: key(t) in terms.vocabulary("statut"),
    "phase": lambda t: key(t) in terms.vocabulary("phase"),
    "appel": _understood(lambda t: terms.term("appel", t)),
    "secteurs": _understood(terms.sectors),
    "code_commune": lambda t: terms.is_current_commune(terms.code_commune(t).valeur or ""),
    "code_departement": _understood(terms.code_departement),
    "siege": lambda t: key(t.split(" (")[0]) in _commune_names(),
}
# Without a label, only contents that nothing else resembles may speak.
_SPEAKING = ("siret", "site_web", "statut", "appel", "code_commune", "siege")


def _share(champ: str, sample: list[str]) -> float:
    return sum(map(_CONTENT[champ], sample)) / len(sample)


def match(sheet: Table, choices: dict[str, str] | None = None) -> pd.DataFrame:
    """Which column is which field, and why.

    Parameters
    ----------
    sheet : Table
        A sheet whose heading is known.
    choices : dict, optional
        Label → field, decided by a person ("" for none): they come first.

    Returns
    -------
    DataFrame
        One row a column of the sheet: ``feuille, position, colonne, champ, origine`` (choix,
        libellé, contenu, personnelle, ignorée, aucune), ``score``, ``exemple`` (never of a
        personal column), ``motif``. At most one column a field, except the perimeter.

    Raises
    ------
    ValueError
        A choice names an unknown field; the message lists those that are known.
    """
    choices = {key(label): champ for label, champ in (choices or {}).items()}
    if wrong := set(choices.values()) - {*fields(), ""}:
        raise ValueError(f"champ « {wrong.pop()} » inconnu ; connus : {', '.join(fields())}")
    civil = any(key(label) in ("prenom", "civilite") for label in sheet.labels)
    rows = [_candidate(sheet, position, choices, civil) for position in range(len(sheet.labels))]
    claims = [
        (score, -row["position"], champ, row)
        for row in rows
        for champ, score in row["scores"].items()
    ]
    claims.sort(key=lambda claim: claim[:2], reverse=True)
    taken: dict[str, str] = {}
    for score, _, champ, row in claims:
        if row["champ"] is not None:
            continue
        if champ in taken and champ not in SEVERAL:
            row["motif"] = Phrase(words, "DEJA_DONNE", champ=champ, colonne=taken[champ])
            continue
        row.update(champ=champ, score=round(score, 2))
        taken.setdefault(champ, row["colonne"])
    for row in rows:
        if row["champ"] is None:
            row.update(champ="", origine="aucune", score=0.0)
            row["motif"] = row["motif"] or Phrase(words, "NON_RECONNUE")
        elif row["motif"].startswith("«"):
            row["motif"] = ""
    return pd.DataFrame(rows, columns=MATCH)


def _candidate(sheet: Table, position: int, choices: dict[str, str], civil: bool) -> dict[str, Any]:
    label, column = sheet.labels[position], sheet.cells[position]
    row = {"feuille": sheet.nom, "position": position, "colonne": label, "champ": None,
           "origine": "", "score": 1.0, "exemple": "", "motif": "", "scores": {}}  # fmt: skip
    if (chosen := choices.get(key(label))) is not None and label:
        row.update(origine="choix", scores={chosen: 2.0} if chosen else {})
        if not chosen:
            row.update(champ="", motif=Phrase(words, "ECARTEE"))
        return _with_example(row, column)
    scores = label_scores(label)
    personal_label = known_labels().get(key(label)) == PERSONAL or personal.in_label(label)
    # « Nom » beside « Prénom » is a person, not a pole.
    if personal_label or (civil and key(label) == "nom") or personal.in_values(column):
        row.update(champ=PERSONAL, origine="personnelle")
        row["motif"] = Phrase(words, "PERSONNELLE")
        return row
    if scores.get(IGNORED) == 1.0:
        row.update(champ=IGNORED, origine="ignorée", motif=Phrase(words, "SANS_USAGE"))
        return _with_example(row, column)
    given = column.dropna()
    sample = [t for t in given.drop_duplicates().head(SAMPLE) if not is_empty(t)]
    row["origine"] = "libellé" if scores else "contenu"
    for champ in [*scores, *(() if scores else _SPEAKING)]:
        if champ not in _CONTENT or not sample:
            continue
        share = _share(champ, sample)
        if champ in scores:
            row["motif"] = row["motif"] or _unlike(share, sample)
            scores[champ] += 0.3 * share if share or len(sample) < 5 else -0.4
        elif share >= 0.8:
            scores[champ] = round(0.6 * share, 2)
            row["motif"] = Phrase(words, "PAR_CONTENU")
    row["scores"] = {champ: score for champ, score in scores.items() if champ != IGNORED}
    return _with_example(row, column)


def _unlike(share: float, sample: list[str]) -> str:
    if share < 0.2 and len(sample) >= 5:
        return Phrase(words, "CONTENU_AUTRE")
    return ""


def _with_example(row: dict[str, Any], column: pd.Series) -> dict[str, Any]:
    given = column.dropna().head(1)
    if len(given):
        row["exemple"] = personal.without(given).item()[:80]
    return row


def without_personal(sheet: Table, matched: pd.DataFrame) -> Table:
    """A table whose personal columns are empty, and whose other texts hold no address."""
    cells = {}
    for row in matched.itertuples():
        column = sheet.cells[row.position]
        if row.champ == PERSONAL:
            cells[row.position] = pd.Series(pd.NA, index=column.index, dtype="str")
        elif row.champ in DIGITS:
            cells[row.position] = column
        else:
            cells[row.position] = personal.without(column)
    return replace(sheet, cells=pd.DataFrame(cells, index=sheet.cells.index))
