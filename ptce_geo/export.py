"""Files for people and for machines, each with the attribution its licences ask for."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from ptce_geo import sources

# A spreadsheet runs a cell that begins like this; a leading apostrophe keeps it text.
LIVE_CELL = re.compile(r"^[=+\-@\t\r]")
# XLSX refuses these; a file of someone else's may hold them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def flat(rows: gpd.GeoDataFrame) -> pd.DataFrame:
    """Rows without geometry, its point told by ``lon`` and ``lat`` (degrees, WGS 84)."""
    table = pd.DataFrame(rows.drop(columns=rows.geometry.name))
    points = rows.geometry
    return table.assign(lon=points.x.round(6), lat=points.y.round(6))


def inert(table: pd.DataFrame) -> pd.DataFrame:
    """Table in which no text cell can run as a formula when a spreadsheet opens it.

    Examples
    --------
    >>> inert(pd.DataFrame({"nom": ["=1+1", "Clus'Ter Jura"]})).nom.tolist()
    ["'=1+1", "Clus'Ter Jura"]
    """
    text = table.select_dtypes(["object", "string"]).columns
    return table.assign(**{name: table[name].map(_inert_cell, na_action="ignore") for name in text})


def _inert_cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and LIVE_CELL.match(value) else value


def csv_text(table: pd.DataFrame) -> str:
    """A table as a French spreadsheet reads it: ``;``, decimal comma, nothing that can run."""
    return inert(table).to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n")


def _write_csv(rows: gpd.GeoDataFrame, path: Path, attribution: str) -> None:
    text = csv_text(flat(rows).assign(mentions=attribution))
    path.write_bytes(text.encode("utf-8-sig"))


def _write_xlsx(rows: gpd.GeoDataFrame, path: Path, attribution: str) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    table = flat(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Candidatures")

    def cell(value: Any) -> object:
        if pd.isna(value):
            return None
        if not isinstance(value, str):
            return WriteOnlyCell(sheet, value=value)
        written = WriteOnlyCell(sheet, value=CONTROL.sub("", value))
        # Text stays text: no formula, no code that loses its leading zero.
        written.data_type = "s"
        written.number_format = "@"
        return written

    sheet.freeze_panes = "A2"
    sheet.append(list(table.columns))
    for values in table.astype(object).itertuples(index=False):
        sheet.append([cell(value) for value in values])
    credits_sheet = book.create_sheet("Sources")
    for line in attribution.splitlines() or [attribution]:
        credits_sheet.append([line])
    book.save(path)


def geojson_text(rows: gpd.GeoDataFrame, attribution: str) -> str:
    """A collection of features, WGS 84, that tells its attribution."""
    collection = json.loads(rows.to_json(drop_id=True, na="null"))
    # The standard lets a collection carry members of its own; WGS 84 is then implied.
    collection.pop("crs", None)
    collection = {"type": collection.pop("type"), "attribution": attribution, **collection}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def _write_geojson(rows: gpd.GeoDataFrame, path: Path, attribution: str) -> None:
    path.write_text(geojson_text(rows, attribution), encoding="utf-8")


def _write_gpkg(rows: gpd.GeoDataFrame, path: Path, attribution: str) -> None:
    path.unlink(missing_ok=True)
    rows.to_file(
        path,
        driver="GPKG",
        layer="candidatures",
        engine="pyogrio",
        dataset_metadata={"attribution": attribution},
    )


def _write_parquet(rows: gpd.GeoDataFrame, path: Path, attribution: str) -> None:
    rows.to_parquet(path, index=False, compression="zstd")
    table = pq.read_table(path)
    metadata = {**table.schema.metadata, b"attribution": attribution.encode()}
    pq.write_table(table.replace_schema_metadata(metadata), path, compression="zstd")


WRITERS: dict[str, Callable[[gpd.GeoDataFrame, Path, str], None]] = {
    ".geojson": _write_geojson,
    ".gpkg": _write_gpkg,
    ".parquet": _write_parquet,
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
}


def write(rows: gpd.GeoDataFrame, path: Path) -> None:
    """Write joined rows in the format its suffix names, attribution included.

    Parameters
    ----------
    rows : GeoDataFrame
        EPSG:4326; a row without place has a missing geometry and is kept.
    path : Path
        ``.geojson``, ``.gpkg``, ``.parquet``, ``.csv`` (``;``, UTF-8 with BOM, decimal comma) or
        ``.xlsx`` (codes typed as text). The attribution is a member of the collection, dataset
        metadata, schema metadata, a column ``mentions``, a sheet ``Sources``.

    Raises
    ------
    ValueError
        The suffix is none of these.
    """
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        raise ValueError(f"format « {path.suffix} » inconnu ; connus : {', '.join(WRITERS)}")
    WRITERS[suffix](rows, path, sources.attribution())
