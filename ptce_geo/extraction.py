"""From matched sheets to one table of candidatures, still in the words of the file."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ptce_geo import columns, demarche, texts_fichiers
from ptce_geo import texts_recueil as words
from ptce_geo.cells import cleaned, is_empty, key
from ptce_geo.columns import Table
from ptce_geo.interned import distinct, mapped
from ptce_geo.phrases import Phrase

# What a candidature may say, in the order of the schema.
FIELDS = (
    "numero_dossier", "id_candidature", "nom", "porteur", "siret", "site_web", "appel", "statut",
    "phase", "secteurs", "montant_eur", "montant_demande_eur", "date_depot", "siege",
    "code_commune", "code_departement", "code_region", "perimetre", "communes_perimetre",
    "epci_perimetre",
)  # fmt: skip
# What is read only where the field itself is empty or not asked.
FALLBACKS = ("repli_siege", "repli_code", "repli_statut")
ITEMS = ["contexte", "feuille", "ligne", "colonne", "niveau", "code", "libelle", "departement"]
# Several columns, or several cells, of the same field are joined by this.
JOINT = " | "
# Words one space apart, found by Arrow at once; when short they may be a word for nothing.
_SIGN = "[A-Za-zÀ-ÖØ-öø-ÿ0-9'’,.;:()&/+*°-]"
_SOUND = f"{_SIGN}+(?: {_SIGN}+)*"
SHORT = 12


@dataclass(frozen=True)
class Extract:
    """Candidatures as written, one row each, and what stands beside them.

    ``rows``: ``feuille, ligne, contexte`` (what tells a candidature from another, in this file
    and in the next) and ``FIELDS`` as text. ``places``: territories named one by one, by
    ``contexte``. ``drawings``: contours drawn on a map. ``headings``: the label of the column
    each field was read in, by sheet. ``notes``: (sheet, sentence).
    """

    rows: pd.DataFrame
    places: pd.DataFrame
    drawings: gpd.GeoDataFrame
    match: pd.DataFrame
    tables: tuple[Table, ...]
    headings: dict[tuple[str, str], str]
    notes: tuple[tuple[str, str], ...]


def extract(tables: list[Table], choices: dict[str, str]) -> Extract:
    """Candidatures of the sheets of one or several files.

    Parameters
    ----------
    tables : list of Table
        Sheets with their heading.
    choices : dict
        Label → field, decided by a person.

    Returns
    -------
    Extract
        No personal data in it: the columns that held some are emptied in ``tables`` too.
    """
    notes: list[tuple[str, str]] = []
    matches, kept = [], []
    for table in tables:
        matched = _matched(table, choices)
        table = columns.without_personal(table, matched)
        matches.append(matched)
        kept.append(table)
    main = _main(kept, matches)
    rows, places = [], []
    headings: dict[tuple[str, str], str] = {}
    for table, matched in zip(kept, matches, strict=True):
        champ = matched.set_index("position").champ
        if table in main:
            rows.append(_rows(table, champ))
            headings |= {
                (table.nom, champ): colonne
                for champ, colonne in zip(matched.champ[::-1], matched.colonne[::-1], strict=True)
                if champ in FIELDS
            }
            if fallback := matched.colonne[matched.champ.eq("repli_statut")].tolist():
                headings.setdefault((table.nom, "statut"), fallback[0])
        elif demarche.is_perimeter_block(table):
            places.append(_keyed(table, demarche.perimeter_items(table, champ)))
        elif not (demarche.is_drawing(table) or demarche.is_establishments(table)):
            notes.append((table.nom, Phrase(texts_fichiers, "FEUILLE_AUTRE")))
    written = pd.concat(rows, ignore_index=True)
    establishments = [t for t in kept if demarche.is_establishments(t)]
    written = _completed(written, establishments)
    for table, matched in zip(kept, matches, strict=True):
        if table in main:
            items = demarche.perimeter_items(table, matched.set_index("position").champ)
            here = written[written.feuille.eq(table.nom)].drop_duplicates("ligne")
            contexts = here.set_index("ligne").contexte
            places.append(
                items.assign(feuille=table.nom, contexte=items.ligne.map(contexts))[ITEMS]
            )
    return Extract(
        written,
        pd.concat([*places, pd.DataFrame(columns=ITEMS)], ignore_index=True).astype(
            {"contexte": "str", "code": "str", "libelle": "str"}
        ),
        _drawings(kept, written),
        pd.concat(matches, ignore_index=True),
        tuple(kept),
        headings,
        tuple(notes),
    )


def _matched(table: Table, choices: dict[str, str]) -> pd.DataFrame:
    given = demarche.choices(table)
    matched = columns.match(table, given | choices)
    by_person = matched.colonne.map(key).isin([key(label) for label in choices])
    by_form = matched.origine.eq("choix") & ~by_person
    matched.loc[by_form, "origine"] = "démarche"
    matched.loc[by_form, "score"] = 1.0
    matched.loc[by_form, "motif"] = Phrase(words, "TROIS_COLONNES")
    return matched


def _main(tables: list[Table], matches: list[pd.DataFrame]) -> list[Table]:
    """The sheets whose rows are candidatures: those that name a PTCE; failing that, the largest."""
    exports = [t for t in tables if demarche.is_export(t)]
    if exports:
        return exports
    eligible = [
        (table, set(matched.champ) & set(FIELDS))
        for table, matched in zip(tables, matches, strict=True)
        if len(table.cells)
        and not demarche.is_block(table)
        and not demarche.is_establishments(table)
        and not demarche.is_drawing(table)
    ]
    named = [(table, champs) for table, champs in eligible if "nom" in champs and len(champs) > 1]
    if any("id_candidature" in champs for _, champs in named):
        # Beside their candidatures, the PTCE themselves would count twice; territories are none.
        named = [
            (table, champs)
            for table, champs in named
            if "id_candidature" in champs or not (_lists_ptce(table) or _lists_territories(table))
        ]
    if named:
        return [table for table, _ in named]
    known = max(
        eligible or [(tables[0], set())], key=lambda pair: (len(pair[1]), len(pair[0].cells))
    )
    return [known[0]]


def _lists_ptce(table: Table) -> bool:
    """Whether a sheet has one row a PTCE, as an export of the application lists them."""
    return bool({"id ptce", "identifiant du ptce"} & {key(label) for label in table.labels})


def _lists_territories(table: Table) -> bool:
    """Whether a sheet has one row a territory, as the figures of the coloured ground do."""
    return [key(label) for label in table.labels[:2]] in (
        ["code", "territoire"],
        ["code", "territory"],
    )


def _rows(table: Table, champ: pd.Series) -> pd.DataFrame:
    parts: dict[str, list[pd.Series]] = {}
    for position, name in champ.items():
        parts.setdefault(name, []).append(table.cells[position])
    frame = pd.DataFrame({"feuille": table.nom, "ligne": table.cells.index})
    triples = {at for triple in demarche.triples(table.labels) for at in triple[2:]}
    for name in (*FIELDS, *FALLBACKS):
        several = parts.get(name, [])
        if name in ("communes_perimetre", "epci_perimetre"):
            # Those of a form are read field by field, not as text.
            several = [c for c in several if c.name not in triples]
        frame[name] = _joined(several, len(table.cells))
    forms = {triple.nom for triple in demarche.triples(table.labels)}
    if not forms.isdisjoint(champ.index[champ.eq("siege")]):
        frame["siege"] = frame.siege.map(demarche.name_only, na_action="ignore").astype("str")
    return frame


def _joined(several: list[pd.Series], length: int) -> pd.Series:
    if not several:
        return pd.Series(pd.NA, index=range(length), dtype="str")
    first = _tidy(several[0])
    for other in map(_tidy, several[1:]):
        both = first.notna() & other.notna()
        first = first.where(~both, first + JOINT + other).fillna(other)
    return first.reset_index(drop=True)


def _tidy(column: pd.Series) -> pd.Series:
    """Texts with single spaces, missing where a cell says nothing."""
    texts = column.astype("str")
    sound = texts.str.fullmatch(_SOUND) & texts.str.len().ge(SHORT)
    known = {
        text: None if is_empty(cleaned(text)) else text.strip() for text in distinct(texts[~sound])
    }
    changed = texts.isin([text for text, told in known.items() if told != text])
    if changed.any():
        texts[changed] = mapped(texts[changed], known).array
    return texts


def _completed(rows: pd.DataFrame, establishments: list[Table]) -> pd.DataFrame:
    """Rows with the establishment's place where the seat is not asked, and their context."""
    for table in establishments:
        at = {
            name: demarche.position(table, label)
            for name, label in (
                ("numero_dossier", "dossier id"),
                ("siret", "etablissement siret"),
                ("repli_siege", "etablissement localite"),
                ("repli_code", "etablissement code insee localite"),
            )
        }
        found = pd.DataFrame({n: table.cells[p] for n, p in at.items() if p >= 0})
        found = found.dropna(subset="numero_dossier").drop_duplicates("numero_dossier")
        found = found.set_index("numero_dossier")
        for name in found:
            rows[name] = rows[name].fillna(rows.numero_dossier.map(found[name]).astype("str"))
    no_seat = rows.siege.isna() & rows.code_commune.isna()
    for name, fallback in (("siege", "repli_siege"), ("code_commune", "repli_code")):
        rows[name] = rows[name].where(~no_seat, rows[fallback])
    # The committee's decision, when it is asked, tells more than the state of the file.
    rows["statut"] = rows.statut.fillna(rows.repli_statut)
    rows["siege_repli"] = no_seat & (rows.repli_siege.notna() | rows.repli_code.notna())
    context = rows.numero_dossier.fillna(rows.id_candidature)
    nameless = context.isna()
    context = context.where(~nameless, rows.nom[nameless].fillna("").map(key).astype("str"))
    rows["contexte"] = context.where(context.ne(""), "ligne " + rows.ligne.astype(str))
    return rows.drop(columns=list(FALLBACKS))


def _keyed(table: Table, items: pd.DataFrame) -> pd.DataFrame:
    files = table.cells[demarche.position(table, "dossier id")]
    return items.assign(feuille=table.nom, contexte=items.ligne.map(files))[ITEMS]


def _drawings(tables: list[Table], rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Contours drawn on a map, by ``contexte``; points are places, not perimeters."""
    pieces = []
    for table in tables:
        if table.geometry is None:
            continue
        if demarche.is_drawing(table):
            context = table.cells[demarche.position(table, "dossier id")].to_numpy()
        else:
            here = rows[rows.feuille.eq(table.nom)].set_index("ligne").contexte
            context = pd.Series(table.cells.index).map(here).to_numpy()
        piece = gpd.GeoDataFrame(
            {"contexte": context, "feuille": table.nom, "ligne": table.cells.index},
            geometry=table.geometry.to_numpy(),
            crs=4326,
        )
        pieces.append(piece[piece.geometry.geom_type.isin(["Polygon", "MultiPolygon"])])
    if not pieces:
        return gpd.GeoDataFrame({"contexte": [], "feuille": [], "ligne": []}, geometry=[], crs=4326)
    return pd.concat(pieces, ignore_index=True)
