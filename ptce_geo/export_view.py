"""What is shown, gathered to be written: one row a PTCE, one row a candidature, provenance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from ptce_geo import langue, texts, texts_export
from ptce_geo.choropleth_words import Coloured
from ptce_geo.crs import WGS84
from ptce_geo.declared_members import Declared
from ptce_geo.fiction import is_demonstration
from ptce_geo.printed_zones import Zones
from ptce_geo.provenance import Provenance, file_name, provenance
from ptce_geo.selection import filter_sentence

# Columns of the place of a PTCE: those of the candidature that places it best.
PLACE = (
    "nom_commune",
    "code_commune",
    "nom_epci",
    "code_epci",
    "nom_departement",
    "code_departement",
    "code_region",
)
# Texts of a PTCE gathered from all its candidatures shown.
GATHERED = ("porteur", "site_web", "sources")


@dataclass(frozen=True)
class View:
    """What is shown just now.

    Attributes
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready`` that pass the filters.
    ptce : DataFrame
        Rows of ``summary.ptce`` they make, with ``dx, dy`` of ``spiral.spread``, in the order
        shown.
    secteurs : mapping
        Words of the sector codes.
    provenance : Provenance
    phrase : str
        The filters as the file's name tells them; empty when nothing is filtered.
    fond : Coloured, optional
        What colours the ground of the map.
    zones : Zones, optional
        The same as the printed map paints it.
    perimetres : tuple of Declared, optional
        Perimeters drawn under the signs of the map; None where the page shows none.
    tables : mapping, optional
        Title and rows of what else the page shows: one more sheet each in a workbook.
    choisi : str, optional
        The PTCE whose card is open.
    """

    candidatures: pd.DataFrame
    ptce: pd.DataFrame
    secteurs: Mapping[str, str]
    provenance: Provenance
    phrase: str
    fond: Coloured | None = None
    zones: Zones | None = None
    perimetres: tuple[Declared, ...] | None = None
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    choisi: str | None = None

    def file_name(self, suffix: str, what: str = "") -> str:
        """Name of a file of this view; of the map unless `what` says otherwise."""
        return file_name(self.provenance, what or texts_export.FICHIER_CARTE, self.phrase, suffix)


def view(
    candidatures: pd.DataFrame,
    ptce: pd.DataFrame,
    chosen: Mapping[str, Sequence[str]],
    labels: Mapping[str, Mapping[str, str]],
    total: int,
    jour: date,
    liste: str,
) -> View:
    """Gather what is shown.

    Parameters
    ----------
    candidatures, ptce : DataFrame
        See ``View``.
    chosen, labels : mapping
        Codes chosen in each filter, and words of the codes.
    total : int
        Number of PTCE there are, whatever the filters.
    jour : date
        Day of the export.
    liste : str
        Where the list of PTCE comes from.
    """
    vague = ptce["precision"].isin(["departement", "region"])
    compte = texts.phrase(len(ptce), total, int(ptce["lon"].isna().sum()), int(vague.sum()))
    filtered = any(codes for name, codes in chosen.items() if name != "lien")
    phrase = filter_sentence(chosen, labels) if filtered else ""
    said = provenance(
        texts_export.FILTRES.format(phrase=phrase) if phrase else texts_export.SANS_FILTRE,
        compte,
        bool(is_demonstration(candidatures).any()),
        jour,
        liste,
    )
    return View(candidatures, ptce, labels.get("secteur", {}), said, phrase)


def one_view(
    candidatures: pd.DataFrame,
    ptce: pd.DataFrame,
    secteurs: Mapping[str, str],
    jour: date,
    liste: str,
) -> View:
    """One PTCE over all its calls, whatever the filters.

    Parameters
    ----------
    candidatures : DataFrame
        All its rows of ``summary.ready``.
    ptce : DataFrame
        Its one row of ``summary.ptce``.
    secteurs : mapping
        Words of the sector codes.
    jour, liste
        See ``view``.
    """
    one = ptce.iloc[0]
    said = provenance(
        texts_export.UN_PTCE.format(nom=one["nom"], id=one["id_ptce"]),
        langue.counted(texts_export.SES_CANDIDATURES, len(candidatures)),
        bool(is_demonstration(candidatures).any()),
        jour,
        liste,
    )
    return View(candidatures, ptce, secteurs, said, str(one["id_ptce"]))


def ptce_rows(shown: View) -> pd.DataFrame:
    """One row a PTCE, in the order shown, with the codes of its place.

    Returns
    -------
    DataFrame
        The columns of ``texts_export.COLONNES``: codes of the vocabulary in ``statut``,
        ``phase``, ``precision``, those joined with ``|`` in ``appels`` and ``secteurs``; official
        codes as text, missing when unknown; ``lon, lat`` in degrees.
    """
    rows = shown.candidatures
    best = rows.iloc[np.argsort(rows["rang_precision"].to_numpy(), kind="stable")]
    best = best.drop_duplicates("id_ptce").set_index("id_ptce")
    table = shown.ptce.reset_index(drop=True)
    for name in PLACE:
        table[name] = table["id_ptce"].map(best[name]) if name in best else None
    for name in GATHERED:
        texts_of = rows.groupby("id_ptce")[name].agg(distinct)
        table[name] = table["id_ptce"].map(texts_of)
    return table[list(texts_export.COLONNES)].assign(
        lon=table["lon"].round(6), lat=table["lat"].round(6)
    )


def distinct(values: pd.Series) -> str:
    """The distinct texts of a column, each once, joined as the records join them."""
    parts = [part for text in values.dropna() for part in str(text).split(" | ") if part]
    return " | ".join(dict.fromkeys(parts))


def candidature_rows(shown: View) -> pd.DataFrame:
    """One row a candidature shown, codes as text: the columns of ``COLONNES_CANDIDATURES``.

    Candidatures of one PTCE follow each other, in the order of the PTCE shown.
    """
    order = {id_ptce: rank for rank, id_ptce in enumerate(shown.ptce["id_ptce"])}
    rows = shown.candidatures
    ranked = rows.iloc[np.argsort(rows["id_ptce"].map(order).to_numpy(), kind="stable")]
    return ranked.reindex(columns=list(texts_export.COLONNES_CANDIDATURES)).reset_index(drop=True)


def in_words(rows: pd.DataFrame, secteurs: Mapping[str, str]) -> pd.DataFrame:
    """Rows whose codes of the vocabulary became words that can be read back; official codes stay.

    Several words in a cell are separated by `` ; ``: some hold a comma.
    """
    said = {
        "statut": rows["statut"].map(texts.STATUTS),
        "phase": rows["phase"].map(texts_export.PHASES),
        "precision": rows["precision"].map(texts.PRECISION_COURTE),
        "secteurs": rows["secteurs"].map(lambda codes: said_words(codes, secteurs)),
    }
    for name in ("appels", "appel"):
        if name in rows:
            said[name] = rows[name].map(lambda codes: said_words(codes, texts.APPELS))
    return rows.assign(**said)


def said_words(codes: str, known: Mapping[str, str]) -> str:
    """Words of codes joined with ``|``; a code without a word stays as it is.

    Examples
    --------
    >>> said_words("AAP2013|AMI2023", {"AAP2013": "AAP 2013"})
    'AAP 2013 ; AMI2023'
    """
    return " ; ".join(known.get(code, code) for code in codes.split("|") if code)


def located(rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Rows with their point, EPSG:4326; a row without a place keeps a missing geometry."""
    points = gpd.GeoSeries.from_xy(rows["lon"], rows["lat"], index=rows.index, crs=WGS84)
    return gpd.GeoDataFrame(
        rows.drop(columns=["lon", "lat"]),
        geometry=points.where(rows["lon"].notna(), None),
        crs=WGS84,
    )


def as_joined(candidatures: pd.DataFrame) -> gpd.GeoDataFrame:
    """Rows of ``summary.ready`` as ``join.join`` gives them: their point instead of the ranks."""
    extra = [
        "lieu",
        "annee",
        *(name for name in candidatures.columns if str(name).startswith("rang_")),
    ]
    return located(candidatures.drop(columns=extra))
