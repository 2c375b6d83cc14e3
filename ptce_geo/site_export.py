"""The public map as a folder of static files, made from a publication and from nothing else."""

import gzip
import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ptce_geo import (
    asked_layers,
    nearness,
    site_layers,
    site_pages,
    site_perimeters,
    summary,
    tables,
    texts,
    texts_site,
)
from ptce_geo.asked_layers import NONE, Asked
from ptce_geo.bundle import FILES, MANIFEST, read_bundle, to_records
from ptce_geo.reference import reference

INDEX, SOURCES, ICON = "index.html", "sources.html", "icone.svg"
STYLE, CODE = "actifs/site.css", "actifs/site.js"
LICENCE = "actifs/leaflet-licence.txt"
DATA, CONTOURS = "donnees/ptce.js", "donnees/contours.js"
LAYERS = "donnees/couches.js"
# What the map's page loads; the rest comes when a reader asks for it.
FIRST_VIEW = (INDEX, ICON, STYLE, CODE, DATA, CONTOURS, LAYERS)
# Says that a folder is one of ours, which another export may replace.
MARK = "site.json"
VERSION = 1
# Names that Windows keeps for its devices, whatever the ending.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)))
)
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class SiteError(ValueError):
    """A folder that a site must not replace; the message is one French sentence."""


def page_name(id_ptce: str) -> str:
    """File name of the page of a PTCE, safe on every system whatever its identifier.

    Examples
    --------
    >>> page_name("neo56"), page_name("../NEO 56")
    ('neo56.html', 'ptce-6f172fc1ee9c.html')
    """
    if PLAIN_NAME.fullmatch(id_ptce) and id_ptce not in DEVICES:
        return f"{id_ptce}.html"
    return f"ptce-{hashlib.sha256(id_ptce.encode()).hexdigest()[:12]}.html"


def site_files(publication: Path, layers: Asked = NONE) -> dict[str, bytes]:
    """The files of the site of a publication; the same publication gives the same bytes.

    Parameters
    ----------
    publication : Path
        Folder of a public bundle, checked against its manifest.
    layers : Asked
        What is drawn under the signs of the map.

    Returns
    -------
    dict of bytes
        Content of each file by its path in the site: the map, one page a PTCE, the sources, what
        they load, the files of the publication, and ``site.json``.

    Raises
    ------
    BundleError
        The publication is not what its manifest says.
    """
    bundle = read_bundle(publication)
    records = to_records(bundle)
    candidatures = summary.ready(bundle.laureates)
    secteurs = tables.sector_words(records.secteurs)
    items = nearness.declared_items(records, reference())
    files = {
        STYLE: site_pages.styles(),
        CODE: site_pages.scripts(),
        DATA: site_pages.data_script(candidatures, secteurs, site_perimeters.commune_names(items)),
        CONTOURS: site_pages.contours_script(),
    }
    drawn = asked_layers.drawn(layers, candidatures, candidatures, records, [], bundle.totaux)
    known = dict(zip(candidatures["id_ptce"], candidatures["nom"], strict=True))
    if drawn != (None, None):
        files[LAYERS] = site_layers.layers_script(*drawn, known)
    names = {id_ptce: page_name(id_ptce) for id_ptce in candidatures["id_ptce"]}
    fiction = bool(bundle.manifest["demonstration"])
    shared: dict[str, Any] = {
        "adresses": {
            name: f"{name}?v={_print(text.encode())[:12]}" for name, text in files.items()
        },
        "fiction": fiction,
        "mentions": site_pages.mentions(candidatures, fiction),
        "pages": {id_ptce: f"ptce/{name}" for id_ptce, name in names.items()},
    }
    under = site_layers.layers_html(*drawn, len(known), [texts_site.FOND_FIXE["site"]])
    files[INDEX] = site_pages.map_page(candidatures, secteurs, couches=under, **shared)
    files[SOURCES] = site_pages.sources_page(bundle, records, **shared)
    declared = site_perimeters.perimeters_html(candidatures, items, records)
    for id_ptce, those in candidatures.groupby("id_ptce", sort=False):
        files[f"ptce/{names[id_ptce]}"] = site_pages.ptce_page(
            those, records, secteurs, declared.get(str(id_ptce), ""), **shared
        )
    content = {name: text.encode() for name, text in files.items()}
    content[LICENCE] = site_pages.leaflet_licence().encode()
    content[ICON] = (site_pages.HERE / ICON).read_bytes()
    for name in (*FILES, MANIFEST):
        content[f"donnees/{name}"] = (publication / name).read_bytes()
    content[MARK] = _mark(content, bundle.manifest)
    return content


def _mark(content: Mapping[str, bytes], manifest: Mapping[str, object]) -> bytes:
    said = {
        "site": "ptce_geo",
        "version": VERSION,
        "date": manifest["date"],
        "demonstration": manifest["demonstration"],
        "fichiers": {name: _print(of) for name, of in sorted(content.items())},
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def first_view_weight(files: Mapping[str, bytes]) -> int:
    """Bytes that a browser receives to show the map, each file gzipped as a server would."""
    return sum(len(gzip.compress(files[name], mtime=0)) for name in FIRST_VIEW if name in files)


def told(files: Mapping[str, bytes], folder: Path) -> str:
    """What was written, in one French sentence."""
    fiction = json.loads(files[MARK])["demonstration"]
    return (texts_site.ECRIT_DEMONSTRATION if fiction else "") + texts_site.ECRIT.format(
        dossier=folder,
        ptce=texts.nombre(sum(name.startswith("ptce/") for name in files)),
        fichiers=texts.nombre(len(files)),
        poids=texts.nombre(round(first_view_weight(files) / 1000)),
    )


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a site in a folder, whole or not at all.

    Parameters
    ----------
    files : mapping of bytes
        Those of ``site_files``.
    folder : Path
        Created; an empty one or a former site is replaced.

    Raises
    ------
    SiteError
        The folder holds something else, or is no folder; it is as it was.
    OSError
        The disk refuses; the folder is as it was.
    """
    check_free(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Written beside, then put in place by a change of name: nobody meets half a site.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".site-") as draft:
        new, former = Path(draft) / "nouveau", Path(draft) / "ancien"
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if folder.exists():
            folder.rename(former)
        try:
            new.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise


def check_free(folder: Path) -> None:
    """Refuse a folder that holds something else than a site of ours.

    Raises
    ------
    SiteError
        One French sentence that names the folder.
    """
    if folder.exists() and not folder.is_dir():
        raise SiteError(texts_site.PAS_UN_DOSSIER.format(dossier=folder))
    if folder.is_dir() and any(folder.iterdir()) and not _is_site(folder):
        raise SiteError(texts_site.OCCUPE.format(dossier=folder))


def _is_site(folder: Path) -> bool:
    try:
        said = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return isinstance(said, dict) and said.get("site") == "ptce_geo"
