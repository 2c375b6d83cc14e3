"""A public bundle read back, and served as records are."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ptce_geo.audience import policy
from ptce_geo.crs import WGS84
from ptce_geo.paths import RECORDS
from ptce_geo.records import Records, hand_kept_lists
from ptce_geo.schemas import fields

VERSION = 1
LAUREATES, TABLE, PERIMETERS, TOTALS = (
    "laureates.geojson",
    "laureates.csv",
    "perimetres.csv",
    "totaux.csv",
)
MANIFEST = "manifest.json"
FILES = (LAUREATES, TABLE, PERIMETERS, TOTALS)


class BundleError(ValueError):
    """A bundle that cannot be written safely, or that is not what its manifest says."""


@dataclass(frozen=True)
class Bundle:
    """A bundle read back.

    Attributes
    ----------
    laureates : GeoDataFrame
        The named candidatures, in the columns of joined rows, EPSG:4326.
    perimetres : DataFrame
        Their declared perimeters: ``id_candidature, rang, niveau, code, libelle``.
    totaux : DataFrame
        Totals of the others, as ``totals.totals`` gives them.
    manifest : dict
    """

    laureates: gpd.GeoDataFrame
    perimetres: pd.DataFrame
    totaux: pd.DataFrame
    manifest: dict[str, Any]


def read_bundle(folder: Path) -> Bundle:
    """Read a bundle back, checked against its manifest.

    Raises
    ------
    BundleError
        A file is missing, is not the one that was published, or the version is another; one
        sentence says which.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BundleError(f"{folder} : aucune publication ici ({MANIFEST} absent)") from None
    except ValueError:
        raise BundleError(f"{folder / MANIFEST} : illisible") from None
    if not isinstance(manifest, dict):
        raise BundleError(f"{folder / MANIFEST} : illisible")
    if manifest.get("version") != VERSION:
        raise BundleError(f"{folder} : version {manifest.get('version')} ; attendue : {VERSION}")
    prints = _fingerprints(manifest, folder)
    for name in FILES:
        path = folder / name
        if not path.is_file():
            raise BundleError(f"{path} : fichier absent de la publication")
        if hashlib.sha256(path.read_bytes()).hexdigest() != prints[name]:
            raise BundleError(f"{path} : ce n'est pas le fichier publié (empreinte différente)")
    read: dict[str, Any] = {
        "sep": ";",
        "dtype": "str",
        "encoding": "utf-8-sig",
        "keep_default_na": False,
    }
    try:
        perimetres = pd.read_csv(folder / PERIMETERS, **read).astype({"rang": "Int64"})
        totaux = pd.read_csv(folder / TOTALS, **read)
        totaux["effectif"] = pd.to_numeric(totaux.effectif.mask(totaux.effectif.eq(""))).astype(
            "Int64"
        )
        totaux["masque"] = totaux.masque.eq("oui")
        laureates = _laureates(folder / LAUREATES)
    # A file that is the one published and still cannot be read: made by another program.
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BundleError(f"{folder} : contenu illisible ({type(error).__name__})") from error
    return Bundle(laureates, perimetres, totaux, manifest)


def _fingerprints(manifest: dict[str, Any], folder: Path) -> dict[str, str]:
    """The digest that a manifest gives for each file."""
    try:
        return {name: str(manifest["fichiers"][name]["sha256"]) for name in FILES}
    except (KeyError, TypeError):
        raise BundleError(f"{folder / MANIFEST} : empreintes absentes") from None


def _laureates(path: Path) -> gpd.GeoDataFrame:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    columns = policy()["colonnes"]
    rows = gpd.GeoDataFrame.from_features(features, columns=[*columns, "geometry"], crs=WGS84)
    fiction = [feature["properties"].get("demonstration", False) for feature in features]
    texts = [name for name in columns if name != "montant_eur"]
    rows[texts] = rows[texts].astype("str")
    rows["montant_eur"] = pd.to_numeric(rows.montant_eur).astype("Int64")
    # The note stays behind; the column stays, for pages that show it.
    rows = rows.assign(note="")
    return rows.assign(demonstration=fiction) if any(fiction) else rows


def to_records(bundle: Bundle) -> Records:
    """A bundle as records, so that what checks and counts takes it like the hand-kept ones.

    Returns
    -------
    Records
        ``candidatures`` in the order of ``bundle.laureates``, words that were published left
        empty; calls and sectors are those of the hand-kept records; no decision, no finding.
    """
    rows = bundle.laureates
    amounts = rows.montant_eur.array
    texts = pd.DataFrame(rows.drop(columns="geometry")).fillna({"nom": ""}).astype("str").fillna("")
    candidatures = texts.reindex(columns=list(fields("candidatures")), fill_value="")
    candidatures["montant_eur"] = amounts
    ptce = texts.reindex(columns=list(fields("ptce")), fill_value="").drop_duplicates("id_ptce")
    perimetres = bundle.perimetres.reindex(columns=list(fields("perimetres")), fill_value="")
    return Records(
        ptce.reset_index(drop=True),
        candidatures,
        perimetres,
        **hand_kept_lists(RECORDS),
    )
