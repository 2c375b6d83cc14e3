"""Files of establishments: partitions of a Parquet table, read and written one at a time."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

CODE, LON, LAT = "code_commune", "lon", "lat"


class EtablissementsError(ValueError):
    """Input that cannot be joined; the message is a sentence for the reader."""


def partitions(folder: Path, measures: Sequence[str] = ()) -> list[Path]:
    """Parquet files of a folder, in the order of their names.

    Raises
    ------
    EtablissementsError
        There is none; one cannot be read, lacks a way to be placed, or lacks a measure.
    """
    files = sorted(folder.glob("*.parquet")) if folder.is_dir() else [folder]
    if not files or not files[0].is_file():
        raise EtablissementsError(f"{folder} : aucun fichier .parquet à lire.")
    for file in files:
        try:
            have = set(pq.read_schema(file).names)
        except pa.ArrowException:
            raise EtablissementsError(f"{file} : ce n'est pas un fichier Parquet.") from None
        read = f"colonnes lues : {', '.join(sorted(have))}."
        if CODE not in have and not {LON, LAT} <= have and "geometry" not in have:
            raise EtablissementsError(
                f"{file} : ni colonne « {CODE} », ni colonnes « {LON} » et « {LAT} »,"
                f" ni géométrie ; {read}"
            )
        for missing in set(measures) - have:
            raise EtablissementsError(f"{file} : colonne « {missing} » absente ; {read}")
    return files


def read_partition(file: Path) -> pd.DataFrame:
    """Rows of one Parquet file, a GeoDataFrame if it is a GeoParquet."""
    if b"geo" in (pq.read_schema(file).metadata or {}):
        points: pd.DataFrame = gpd.read_parquet(file)
        return points
    return pd.read_parquet(file)


def write_partition(rows: pd.DataFrame, file: Path) -> None:
    """Write a partition aside, then put it in place: whoever stops on the way leaves no half."""
    aside = file.with_suffix(".partiel")
    rows.to_parquet(aside, index=False)
    aside.replace(file)
