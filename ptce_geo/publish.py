"""Write the public bundle: laureates whole, candidates as totals only, and nothing else."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

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
CSV = {"sep": ";", "index": False, "encoding": "utf-8-sig", "lineterminator": "\r\n"}


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


def publish(
    rows: gpd.GeoDataFrame,
    folder: Path,
    *,
    perimetres: pd.DataFrame | None = None,
    publics: Collection[str] = (),
    on: date | None = None,
) -> dict:
    """Write the public bundle of joined candidatures; the same rows give the same bytes.

    Parameters
    ----------
    rows : GeoDataFrame
        Joined candidatures, EPSG:4326, all real or all fictional.
    folder : Path
        Created, or replaced if it holds a bundle; anything else is left alone.
    perimetres : DataFrame, optional
        Declared perimeters: ``id_candidature, rang, niveau, code, libelle``.
    publics : collection of str
        Identifiers that public sources name; empty for a file of the staff's.
    on : date, optional
        Date of the publication, today's by default.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    BundleError
        A column is missing, fiction is mixed with real records, the folder is not ours, or
        something confidential was found in what was written: then nothing is left of it.
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
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise BundleError(f"{folder} : dossier occupé par autre chose qu'une publication")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Written beside, checked, and only then put in place: a leak never has this name.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".publication-") as draft:
        manifest = _write(rows, Path(draft), perimetres, publics, on or date.today())
        found = leaks(Path(draft), rows[~is_named(rows, publics)])
        if len(found):
            where = ", ".join(sorted(set(found.fichier)))
            raise BundleError(
                f"publication annulée : {len(found)} valeurs confidentielles ({where})"
            )
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir()
        for path in Path(draft).iterdir():
            path.rename(folder / path.name)
    return manifest


def _write(rows, folder: Path, perimetres, publics, on: date) -> dict:
    named = public_rows(rows, publics)
    others = rows[~is_named(rows, publics)]
    columns = policy()["colonnes_perimetre"]
    if perimetres is None:
        perimetres = pd.DataFrame(columns=columns)
    kept = perimetres[perimetres.id_candidature.isin(named.id_candidature)][columns]
    kept = kept.sort_values(["id_candidature", "rang"], kind="stable")
    for name in ("code", "libelle"):
        kept[name] = kept[name].map(_without_email, na_action="ignore")
    summed = candidates.totals(others, policy()["minimum"])
    export.write(named, folder / LAUREATES)
    export.write(named, folder / TABLE)
    export.inert(kept).to_csv(folder / PERIMETERS, **CSV)
    summed.assign(masque=summed.masque.map({True: "oui", False: "non"})).to_csv(
        folder / TOTALS, **CSV
    )
    lines = dict(zip(FILES, (len(named), len(named), len(kept), len(summed)), strict=True))
    manifest = _manifest(bool(is_demonstration(rows).any()), on, folder, lines)
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return manifest


def _manifest(fiction: bool, on: date, folder: Path, lines: dict[str, int]) -> dict:
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
        "fichiers": {name: _described(folder / name, count) for name, count in lines.items()},
    }


def _described(path: Path, count: int) -> dict:
    content = path.read_bytes()
    return {
        "lignes": count,
        "octets": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def leaks(folder: Path, confidential: pd.DataFrame) -> pd.DataFrame:
    """Confidential values found in a bundle that was just written.

    A last look at the bytes, after the columns were closed: identifiers and e-mail addresses
    anywhere, and any identifying text in the totals and the manifest, where no text of a file
    should be.

    Returns
    -------
    DataFrame
        ``fichier, valeur``; empty when the bundle is clean.
    """
    found = []
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in sorted(folder.iterdir())}
    ours = json.dumps(candidates.vocabulary(), ensure_ascii=False) + texts[MANIFEST]
    named = pd.read_csv(folder / TABLE, sep=";", dtype="str", encoding="utf-8-sig")
    inside = set(named.id_candidature) & set(confidential.id_candidature.dropna().astype(str))
    found += [(TABLE, identifier) for identifier in sorted(inside)]
    for name, text in texts.items():
        found += [(name, address) for address in EMAIL.findall(text)]
    for value in _secrets(confidential):
        if value in texts[TOTALS] and value not in ours:
            found.append((TOTALS, value))
    return pd.DataFrame(found, columns=["fichier", "valeur"])


def _secrets(rows: pd.DataFrame) -> Iterable[str]:
    for name in IDENTIFYING:
        if name in rows:
            values = rows[name].dropna().astype(str).drop_duplicates()
            yield from values[values.str.len() >= SHORTEST]
