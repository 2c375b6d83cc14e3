"""Write the public bundle: laureates whole, candidates as totals only, and nothing else."""

import hashlib
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ptce_geo import cog, export, sources
from ptce_geo import totals as candidates
from ptce_geo.audience import is_named, policy
from ptce_geo.bundle import (
    FILES,
    LAUREATES,
    MANIFEST,
    PERIMETERS,
    TABLE,
    TOTALS,
    VERSION,
    BundleError,
)
from ptce_geo.fiction import is_demonstration, refuse_mixed, words

NEEDED = ("id_candidature", "nom", "appel", "statut", "secteurs", "code_region")
EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
REMOVED = "[adresse retirée]"
# Fields of a confidential candidature that identify it; shorter values identify nobody.
IDENTIFYING = ("id_candidature", "id_ptce", "nom", "porteur", "siege", "site_web")
SHORTEST = 4
DEMONSTRATION = "DÉMONSTRATION : candidatures fictives."
# So that a spreadsheet knows UTF-8.
BOM = "\ufeff"


def public_rows(rows: gpd.GeoDataFrame, publics: Collection[str] = ()) -> gpd.GeoDataFrame:
    """The candidatures that may be named, in a closed list of columns and a fixed order.

    An e-mail address inside a text is replaced by ``[adresse retirée]``; fiction says so in
    ``sources`` and in one more column, ``demonstration``.
    """
    named = rows[is_named(rows, publics)]
    columns = policy()["colonnes"]
    table = pd.DataFrame({name: named.get(name) for name in columns}, index=named.index)
    if is_demonstration(rows).any():
        table = table.assign(sources=words()["source"], demonstration=True)
    for name in table.select_dtypes(["object", "string"]):
        table[name] = table[name].map(_without_email, na_action="ignore")
    out = gpd.GeoDataFrame(table, geometry=named.geometry, crs=rows.crs)
    return out.sort_values(["id_candidature"], kind="stable", ignore_index=True)


def _without_email(value: object) -> object:
    return EMAIL.sub(REMOVED, value) if isinstance(value, str) else value


def contents(
    rows: gpd.GeoDataFrame,
    *,
    perimetres: pd.DataFrame | None = None,
    publics: Collection[str] = (),
    on: date | None = None,
) -> dict[str, bytes]:
    """The files of the public bundle of joined candidatures; the same rows give the same bytes.

    Parameters
    ----------
    rows : GeoDataFrame
        Joined candidatures, EPSG:4326, all real or all fictional.
    perimetres : DataFrame, optional
        Declared perimeters: ``id_candidature, rang, niveau, code, libelle``.
    publics : collection of str
        Identifiers that public sources name; empty for a file of the staff's.
    on : date, optional
        Date of the publication, today's by default.

    Returns
    -------
    dict of bytes
        Content of each file, the manifest last; nothing is written on the disk.

    Raises
    ------
    BundleError
        A column is missing, fiction is mixed with real records, or something confidential was
        found in what was about to be published.
    """
    missing = [name for name in NEEDED if name not in rows]
    if missing:
        raise BundleError(
            f"colonnes absentes : {', '.join(missing)} ; nécessaires : {', '.join(NEEDED)}"
        )
    try:
        refuse_mixed(rows)
    except ValueError as error:
        raise BundleError(str(error)) from None
    named, others = public_rows(rows, publics), rows[~is_named(rows, publics)]
    kept = _of_named(perimetres, named.id_candidature)
    summed = candidates.totals(others, policy()["minimum"])
    summed = summed.assign(masque=summed.masque.map({True: "oui", False: "non"}))
    mentions = sources.attribution()
    texts = {
        LAUREATES: export.geojson_text(named, mentions),
        TABLE: BOM + export.csv_text(export.flat(named).assign(mentions=mentions)),
        PERIMETERS: BOM + export.csv_text(kept),
        TOTALS: BOM + export.csv_text(summed),
    }
    files = {name: text.encode() for name, text in texts.items()}
    lines = {LAUREATES: named, TABLE: named, PERIMETERS: kept, TOTALS: summed}
    said = _manifest(bool(is_demonstration(rows).any()), on or date.today())
    said["fichiers"] = {name: _described(files[name], len(lines[name])) for name in FILES}
    files[MANIFEST] = (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
    found = leaks(files, others)
    if len(found):
        where = ", ".join(sorted(set(found.fichier)))
        raise BundleError(f"publication annulée : {len(found)} valeurs confidentielles ({where})")
    return files


def publish(rows: gpd.GeoDataFrame, folder: Path, **options: Any) -> dict[str, Any]:
    """Write the public bundle of joined candidatures in a folder.

    Parameters
    ----------
    rows : GeoDataFrame
    folder : Path
        Created, or replaced if it holds a bundle; anything else is left alone.
    **options
        Those of ``contents``.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    BundleError
        As ``contents``, or the folder holds something else; then it is as it was.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise BundleError(f"{folder} : dossier occupé par autre chose qu'une publication")
    files = contents(rows, **options)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Written beside, then put in place whole: a reader never meets half a publication.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".publication-") as draft:
        for name, content in files.items():
            (Path(draft) / name).write_bytes(content)
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(draft, folder)
    manifest: dict[str, Any] = json.loads(files[MANIFEST])
    return manifest


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files of a bundle as one archive; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A date of no meaning, for the one of today would change the bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _of_named(perimetres: pd.DataFrame | None, named: pd.Series) -> pd.DataFrame:
    """The declared perimeters of the named candidatures, in a fixed order."""
    columns = policy()["colonnes_perimetre"]
    if perimetres is None:
        return pd.DataFrame(columns=columns)
    kept: pd.DataFrame = perimetres.loc[perimetres.id_candidature.isin(named), columns]
    kept = kept.sort_values(["id_candidature", "rang"], kind="stable")
    for name in ("code", "libelle"):
        kept[name] = kept[name].map(_without_email, na_action="ignore")
    return kept


def _manifest(fiction: bool, on: date) -> dict[str, Any]:
    said = policy()
    return {
        "titre": ("DÉMONSTRATION – " if fiction else "")
        + "Pôles territoriaux de coopération économique : lauréats et totaux des candidatures",
        "version": VERSION,
        "date": on.isoformat(),
        "millesime": cog.MILLESIME,
        "demonstration": fiction,
        "licence": "Licence Ouverte 2.0",
        "sources": ([DEMONSTRATION] if fiction else []) + sources.attribution_lines(),
        "minimum": said["minimum"],
        "regle": (
            f"Une case de moins de {said['minimum']} dossiers est masquée, avec ce qui permettrait"
            " de la recalculer. Les totaux ne comptent que les candidatures non nommées ; un"
            " dossier compte dans chacun de ses secteurs. Un appel de moins de"
            f" {said['minimum']} candidatures non nommées n'est ni publié ni compté dans"
            " l'ensemble."
        ),
    }


def _described(content: bytes, lines: int) -> dict[str, Any]:
    return {
        "lignes": lines,
        "octets": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def leaks(files: Mapping[str, bytes], confidential: pd.DataFrame) -> pd.DataFrame:
    """Confidential values found in the files of a bundle.

    A last look at the bytes, after the columns were closed: identifiers and e-mail addresses
    anywhere, and any identifying text in the totals, where no text of a file should be.

    Returns
    -------
    DataFrame
        ``fichier, valeur``; empty when the bundle is clean.
    """
    texts = {name: content.decode("utf-8-sig") for name, content in files.items()}
    ours = json.dumps(candidates.vocabulary(), ensure_ascii=False) + texts[MANIFEST]
    named = {feature["properties"]["id_candidature"] for feature in _features(texts[LAUREATES])}
    found = [
        (LAUREATES, identifier)
        for identifier in sorted(named & set(confidential.id_candidature.dropna().astype(str)))
    ]
    for name, text in texts.items():
        found += [(name, address) for address in EMAIL.findall(text)]
    for value in _secrets(confidential):
        if value in texts[TOTALS] and value not in ours:
            found.append((TOTALS, value))
    return pd.DataFrame(found, columns=["fichier", "valeur"])


def _features(text: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def _secrets(rows: pd.DataFrame) -> Iterable[str]:
    for name in IDENTIFYING:
        if name in rows:
            values = rows[name].dropna().astype(str).drop_duplicates()
            yield from values[values.str.len() >= SHORTEST]
