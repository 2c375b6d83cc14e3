"""Declared perimeters: one row per territory named, listed or drawn, with where it was read."""

import re
from typing import Any

import geopandas as gpd
import pandas as pd

from ptce_geo import cog, drawn, terms
from ptce_geo import texts_recueil as words
from ptce_geo.cells import is_empty
from ptce_geo.extraction import JOINT
from ptce_geo.phrases import Phrase
from ptce_geo.relecture import Relue
from ptce_geo.territory import Territory, read_territory

COLUMNS = [
    "id_candidature", "rang", "niveau", "code", "libelle", "note", "contexte", "feuille", "ligne",
    "colonne", "origine", "departement",
]  # fmt: skip
# What these words begin has no official limits: nothing is to be looked for.
_WITHOUT_LIMITS = re.compile(
    r"\s*(?:l'|le |les |la )?(?:autour|alentours?|environs?|bassins?|quartiers?|zone)\b",
    re.IGNORECASE,
)
NO_LIMITS = Phrase(words, "SANS_LIMITES")
# Levels an item of the records may have, beside « indefini ».
LEVELS = ("commune", "epci", "departement", "region")
# Reading words takes some twenty thousandths of a second each: past this many distinct
# perimeters, the others keep their words.
MANY = 300
LISTED = {"communes_perimetre": "commune", "epci_perimetre": "epci"}
_CODED = re.compile(r"\s*(.+?)\s*\((\d{5}|2[AB]\d{3}|2\d{8})\)\s*")
_BETWEEN = re.compile(r"\s*[|;,\n]\s*")


def from_lists(rows: pd.DataFrame, headings: dict[tuple[str, str], str]) -> pd.DataFrame:
    """Territories that columns of codes or names list, and perimeters told in a sentence.

    A piece that is a code of its level keeps it; another stays a label to be resolved.
    """
    pieces = []
    for champ, niveau in LISTED.items():
        listed = rows[champ].dropna().map(lambda text: _BETWEEN.split(text)).explode()
        listed = listed[~listed.map(is_empty).astype(bool)]
        codes = listed.map({piece: _code(piece, niveau) for piece in listed.unique()})
        pieces.append(
            pd.DataFrame(
                {
                    "niveau": niveau,
                    "code": codes,
                    "libelle": listed.where(codes.isna()),
                    "colonne": champ,
                    "origine": "liste",
                }
            )
        )
    told = rows.perimetre.dropna()
    said = {text: coded_items(text) for text in told.unique()}
    told = told.map(said).explode()
    pieces.append(
        pd.DataFrame(
            {
                "niveau": told.str[0],
                "code": told.str[1],
                "libelle": told.str[2],
                "colonne": "perimetre",
                "origine": "texte",
            },
            index=told.index,
        )
    )
    items = pd.concat(pieces)
    items = items.join(rows[["feuille", "ligne", "contexte"]])
    items["colonne"] = [
        headings.get(place, place[1]) for place in zip(items.feuille, items.colonne, strict=True)
    ]
    return items


def coded_items(text: str) -> list[tuple[str, str | None, str]]:
    """Level, code and label of the territories that a text names with their codes.

    What has no code stays one undefined item, in its own words.

    Examples
    --------
    >>> coded_items("Redon (35236), CC de la Dombes (200069193)")
    [('commune', '35236', 'Redon'), ('epci', '200069193', 'CC de la Dombes')]
    >>> coded_items("le pays de Redon, sauf Fégréac")
    [('indefini', None, 'le pays de Redon, sauf Fégréac')]
    """
    found = [_CODED.fullmatch(piece) for piece in _BETWEEN.split(text)]
    if not any(found):
        return [("indefini", None, text)]
    items = [_item(*match.groups()) for match in found if match]
    rest = [p for p, match in zip(_BETWEEN.split(text), found, strict=True) if not match and p]
    return [*items, *([("indefini", None, ", ".join(rest))] if rest else [])]


def read_in_words(items: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Perimeters told in words, each territory that is recognised made an item of its own.

    « toute la CC du Seignanx sauf Tarnos » becomes its communes; « Redon et Fégréac », two
    communes; what is not recognised stays one undefined item in its own words. A text is first
    read alone, then, if homonyms are left, in the département of the seat.

    Parameters
    ----------
    items : DataFrame
        Items of level ``indefini``, with ``libelle`` and ``departement``.

    Returns
    -------
    DataFrame
        The items that replace them, with the columns of ``items`` and its index, repeated.
    DataFrame
        ``position`` (index of ``items``), ``motif``: what a person must look at.
    """
    read: dict[tuple[Any, ...], Territory | None] = {}
    for text, where in items[["libelle", "departement"]].drop_duplicates().itertuples(index=False):
        if len(read) >= MANY:
            break
        limits = _WITHOUT_LIMITS.match(text) is None
        read[text, where] = _territory(text, where) if limits else None
    made = []
    told: list[tuple[Any, str]] = []
    for index, item in zip(items.index, items.to_dict("records"), strict=True):
        place = (item["libelle"], item["departement"])
        if place not in read:
            made.append((index, item))
            continue
        found = read[place]
        if found is None:
            told.append((index, NO_LIMITS))
            made.append((index, item))
            continue
        told += [(index, _reason(row)) for row in found.findings.itertuples()]
        made += [(index, item | piece) for piece in _pieces(found, item["libelle"])]
    replaced = pd.DataFrame([item for _, item in made], index=[index for index, _ in made])
    return replaced.reindex(columns=items.columns), pd.DataFrame(
        told, columns=["position", "motif"]
    )


def _territory(text: str, departement: str) -> Territory:
    alone = read_territory(text)
    # A département can choose between homonyms; it does not make an unknown name known.
    unsure = alone.findings.motif.fillna("").str.startswith("ambigu")
    if not unsure.any() or not departement:
        return alone
    there = read_territory(text, departement)
    return there if len(there.findings) < len(alone.findings) else alone


def _reason(row: Any) -> str:
    if row.sort == "non lu":
        return Phrase(words, "TERRITOIRE_NON_LU", texte=row.fragment)
    return Phrase(words, "TERRITOIRE_DIT", texte=row.fragment, motif=Relue(row.motif))


def _pieces(found: Territory, text: str) -> list[dict[str, Any]]:
    """Items of a perimeter read: zones as such, or communes when some are taken away."""
    pieces = found.fragments
    unread = pieces[pieces["sort"].isin(["non lu", "non nommé"])].fragment.tolist()
    if pieces["sort"].eq("retiré").any():
        communes = found.communes
        items = [
            {"niveau": "commune", "code": code, "libelle": nom, "note": text}
            for code, nom in zip(communes.code, communes.nom, strict=True)
        ]
    else:
        added = pieces[pieces["sort"].eq("ajouté")]
        items = [
            {"niveau": row.niveau, "code": row.code, "libelle": row.fragment, "note": ""}
            if row.niveau in LEVELS
            else {"niveau": "indefini", "code": None, "libelle": row.fragment, "note": ""}
            for row in added.itertuples()
        ]
    if unread or not items:
        rest = ", ".join(unread) if items else text
        items.append({"niveau": "indefini", "code": None, "libelle": rest, "note": ""})
    return items


def _item(nom: str, code: str) -> tuple[str, str | None, str]:
    return ("epci" if len(code) == 9 else "commune", code, nom)


def _code(piece: str, niveau: str) -> str | None:
    if niveau == "epci":
        return piece if piece in set(cog.epci().code_epci) else None
    value = terms.code_commune(piece)
    return value.valeur


def from_drawings(drawings: gpd.GeoDataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """Communes meant by drawn contours, the evidence for each, and what is to be told."""
    found, told = drawn.communes_drawn(drawings.geometry)
    kept = found[found.retenue.astype(bool)] if len(found) else found
    where = drawings[["contexte", "feuille", "ligne"]]
    items = pd.DataFrame(
        {
            "niveau": "commune",
            "code": kept.code_commune,
            "libelle": kept.nom,
            "note": [f"dessin : {share:.0%} de la commune" for share in kept.part_commune],
            "colonne": "dessin",
            "origine": "dessin",
        }
    ).join(where, on=kept.dessin)  # type: ignore[arg-type]  # pandas takes a key by row
    return items, found.join(where, on="dessin"), told


def perimeters(
    rows: pd.DataFrame,
    headings: dict[tuple[str, str], str],
    places: pd.DataFrame,
    drawn_items: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All that is declared of each candidature's perimeter, ranked, none lost.

    Parameters
    ----------
    rows : DataFrame
        Understood candidatures: ``id_candidature, contexte, feuille, ligne`` and fields.
    headings : dict
        Label of the column each field was read in, by (sheet, field).
    places : DataFrame
        Territories of commune and EPCI fields, by ``contexte``.
    drawn_items : DataFrame
        Communes of drawn contours, by ``contexte``.

    Returns
    -------
    DataFrame
        ``COLUMNS``; a territory said of an unknown candidature keeps a missing identifier.
    DataFrame
        ``feuille, ligne, colonne, contexte, libelle, motif``: words that were not understood.
    """
    fields = places.assign(origine="champ")
    items = pd.concat([from_lists(rows, headings), fields, drawn_items], ignore_index=True)
    items, told = _in_words(items, rows)
    identifiers = rows.drop_duplicates("contexte").set_index("contexte").id_candidature
    # A territory both listed and told in words is one item.
    again = items.duplicated(["contexte", "niveau", "code"]) & items.code.notna()
    items = items[~again]
    items["id_candidature"] = items.contexte.map(identifiers)
    items["rang"] = items.groupby("contexte").cumcount() + 1
    items = items.reindex(columns=COLUMNS)
    texts = ["niveau", "code", "libelle", "note", "departement", "id_candidature"]
    items[texts] = items[texts].astype("str")
    order = {name: place for place, name in enumerate(identifiers.index)}
    items = items.sort_values(
        "contexte", key=lambda c: c.map(order).fillna(len(order)), kind="stable"
    )
    return items.assign(note=items.note.fillna("")).reset_index(drop=True), told


def _in_words(items: pd.DataFrame, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The items with those told in words replaced in their place, and what to look at."""
    where = rows.drop_duplicates("contexte").set_index("contexte").code_departement
    vague = items[items.niveau.eq("indefini")]
    vague = vague.assign(departement=vague.contexte.map(where).astype("str").fillna(""))
    replaced, told = read_in_words(vague)
    told = told.join(vague[["feuille", "ligne", "colonne", "contexte", "libelle"]], on="position")
    kept = pd.concat([items[items.niveau.ne("indefini")], replaced])
    left = vague.libelle.nunique() - MANY
    if left > 0:
        sentence = Phrase(words, "NON_LUS", n=left)
        told = pd.concat([told, pd.DataFrame({"motif": [sentence]})])
    return kept.sort_index(kind="stable").reset_index(drop=True), told


def joined(codes: pd.Series) -> str:
    """Codes of one perimeter in one cell.

    Examples
    --------
    >>> joined(pd.Series(["35236", "44128"]))
    '35236 | 44128'
    """
    return JOINT.join(codes.dropna())
