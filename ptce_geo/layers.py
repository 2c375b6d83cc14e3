"""Layers of places: GeoJSON, GeoPackage and Parquet, with or without contours."""

import datetime
import io
import json
import math
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from ptce_geo import texts_fichiers as words
from ptce_geo.phrases import Phrase
from ptce_geo.readings import MAX_COLUMNS, MAX_ROWS, Sheet, UnreadableError, text_table

GEOJSON = 4326


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, list | tuple):
        return " | ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _sheet(
    nom: str,
    rows: list[dict[str, Any]],
    shapes: list[bytes | None] | None,
    crs: str | None,
    notes: list[str],
) -> Sheet:
    labels = tuple(dict.fromkeys(name for row in rows for name in row))
    if len(labels) > MAX_COLUMNS:
        raise UnreadableError(
            Phrase(words, "COUCHE_COLONNES", colonnes=len(labels), limite=MAX_COLUMNS)
        )
    if len(rows) > MAX_ROWS:
        raise UnreadableError(Phrase(words, "COUCHE_LIGNES", lignes=len(rows), limite=MAX_ROWS))
    # A first column that is never empty keeps the rows that have a contour and nothing else.
    cells = text_table(
        (number, ["•", *(_text(row.get(label)) for label in labels)])
        for number, row in enumerate(rows, start=1)
    )
    columns = {"ligne": cells["ligne"]}
    for position, _ in enumerate(labels):
        name = str(position + 1)
        columns[str(position)] = (
            cells[name] if name in cells.column_names else pa.nulls(len(rows), pa.string())
        )
    if shapes is not None:
        columns["geometry"] = pa.array(shapes, pa.binary())
    return Sheet(nom, pa.table(columns), labels, crs, tuple(notes))


def _refused_constant(name: str) -> float:
    return math.nan if name == "NaN" else math.inf


def _geojson_shape(member: object) -> tuple[bytes | None, str]:
    if member is None:
        return None, ""
    try:
        shape = shapely.from_geojson(json.dumps(member))
    except (shapely.errors.GEOSException, ValueError, TypeError, RecursionError):
        return None, Phrase(words, "GEOMETRIE_ILLISIBLE")
    if shape.is_empty:
        return None, Phrase(words, "GEOMETRIE_VIDE")
    if not math.isfinite(sum(shape.bounds)):
        return None, Phrase(words, "GEOMETRIE_NAN")
    return shapely.to_wkb(shape), ""


def read_geojson(content: bytes) -> tuple[list[Sheet], dict[str, str], list[str]]:
    """The features of a GeoJSON collection, one row each.

    Raises
    ------
    UnreadableError
        No valid JSON, or no collection of features.
    """
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refused_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Phrase(words, "GEOJSON_COUPE")) from error
    if document.get("type") == "Feature":
        document = {"features": [document]}
    features = document.get("features")
    if not isinstance(features, list):
        raise UnreadableError(Phrase(words, "GEOJSON_AUTRE"))
    rows, shapes = [], []
    notes: list[str] = []
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            notes.append(Phrase(words, "OBJET_AUTRE", numero=number))
            feature = {}
        properties = feature.get("properties")
        rows.append(properties if isinstance(properties, dict) else {})
        shape, reason = _geojson_shape(feature.get("geometry"))
        shapes.append(shape)
        if reason:
            notes.append(Phrase(words, "OBJET", numero=number, raison=reason))
    return [_sheet("", rows, shapes, _declared_crs(document), notes)], {}, []


def _declared_crs(document: dict[str, Any]) -> str:
    """Projection of an older GeoJSON, which could name one; the standard's otherwise."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    code = str(name or "").rpartition(":")[2]
    return f"EPSG:{code}" if code.isdigit() else f"EPSG:{GEOJSON}"


def _plain_rows(table: pa.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def _quietly(reader: Callable[..., Any], content: bytes, **options: object) -> Any:
    # In memory the file has no name, so no suffix: GDAL warns of it each time.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "File /vsimem/.* has GPKG application_id")
        return reader(content, **options)


def read_geopackage(content: bytes) -> tuple[list[Sheet], dict[str, str], list[str]]:
    """The layers of a GeoPackage, read in memory by GDAL."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

    damaged = (DataLayerError, DataSourceError, FieldError, GeometryError, pa.ArrowInvalid)
    sheets = []
    try:
        found = _quietly(pyogrio.list_layers, content)
        for nom, geometry_type in found:
            meta, table = _quietly(pyogrio.raw.read_arrow, content, layer=nom)
            shapes = None
            if geometry_type is not None:
                column = meta["geometry_name"] or "wkb_geometry"
                shapes, rows = table[column].to_pylist(), _plain_rows(table.drop([column]))
            else:
                rows = _plain_rows(table)
            sheets.append(_sheet(nom, rows, shapes, meta["crs"], []))
    except damaged as error:
        raise UnreadableError(Phrase(words, "GEOPACKAGE_ABIME")) from error
    if not sheets:
        raise UnreadableError(Phrase(words, "GEOPACKAGE_VIDE"))
    return sheets, {}, []


def read_parquet(content: bytes) -> tuple[list[Sheet], dict[str, str], list[str]]:
    """The rows of a Parquet file, its contours when it is a GeoParquet."""
    try:
        source = pq.ParquetFile(io.BytesIO(content))
        if source.metadata.num_rows > MAX_ROWS:
            raise UnreadableError(
                Phrase(words, "LIGNES", lignes=source.metadata.num_rows, limite=MAX_ROWS)
            )
        if source.metadata.num_columns > MAX_COLUMNS:
            raise UnreadableError(
                Phrase(words, "COLONNES", colonnes=source.metadata.num_columns, limite=MAX_COLUMNS)
            )
        table = source.read()
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(Phrase(words, "PARQUET_ABIME")) from error
    try:
        described = json.loads((table.schema.metadata or {}).get(b"geo", b"{}"))
    except ValueError as error:
        raise UnreadableError(Phrase(words, "PARQUET_ABIME")) from error
    column, shapes, crs = described.get("primary_column"), None, None
    if column in table.column_names:
        shapes = table[column].to_pylist()
        crs = json.dumps(described["columns"][column].get("crs")) if "columns" in described else ""
        table = table.drop([column])
        crs = crs if crs not in ("", "null") else f"EPSG:{GEOJSON}"
    readable = [f.name for f in table.schema if not pa.types.is_binary(f.type)]
    hidden = set(table.column_names) - set(readable) - {"__index_level_0__"}
    notes: list[str] = [Phrase(words, "CONTENU_BINAIRE", colonne=name) for name in sorted(hidden)]
    rows = _plain_rows(table.select([n for n in readable if n != "__index_level_0__"]))
    return [_sheet("", rows, shapes, crs, [])], {}, notes


def shapes_of(sheet: Sheet) -> Iterator[bytes | None]:
    """The contours of a sheet as WKB, one a row."""
    return iter(sheet.cells["geometry"].to_pylist())
