"""What is shown as GeoJSON and GeoPackage, each with its provenance inside."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ptce_geo.export_view import View, candidature_rows, located, ptce_rows
from ptce_geo.provenance import Provenance

LAYER, TABLE = "ptce", "candidatures"


def geojson(shown: View) -> bytes:
    """One feature a PTCE, WGS 84; the provenance is a member of the collection.

    A PTCE without a place keeps a null geometry.
    """
    return collection(located(ptce_rows(shown)), shown.provenance)


def collection(rows: gpd.GeoDataFrame, said: Provenance) -> bytes:
    """Rows in WGS 84 as a GeoJSON that says where it comes from."""
    features = json.loads(rows.to_json(drop_id=True, na="null"))
    # The standard lets a collection carry members of its own; WGS 84 is then implied.
    told = {"type": features["type"], **said.members(), "features": features["features"]}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def geopackage(shown: View) -> bytes:
    """A layer of PTCE (points, EPSG:4326) and a table of their candidatures."""
    layers = {LAYER: located(ptce_rows(shown)), TABLE: candidature_rows(shown)}
    return package(layers, "Point", shown.provenance)


def package(layers: Mapping[str, pd.DataFrame], kind: str, said: Provenance) -> bytes:
    """Layers and tables as one GeoPackage.

    The provenance is the file's metadata (table ``gpkg_metadata``) and the description of each
    layer.

    Parameters
    ----------
    layers : mapping of str to DataFrame
        A GeoDataFrame is a layer, any other a table.
    kind : str
        What the geometries are: ``Point``, ``MultiPolygon``.
    said : Provenance
    """
    about = {key.upper(): text for key, text in said.members().items()}
    described = {"DESCRIPTION": f"{said.selection} {said.compte} {said.date}. {said.mentions}"}
    # What writes GeoPackage weighs on a server until one is asked for.
    import pyogrio

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ptce.gpkg"
        for rank, (name, rows) in enumerate(layers.items()):
            drawn = {"geometry_type": kind} if isinstance(rows, gpd.GeoDataFrame) else {}
            whole = {"append": True} if rank else {"dataset_metadata": about}
            pyogrio.write_dataframe(
                rows, path, layer=name, driver="GPKG", layer_metadata=described, **drawn, **whole
            )
        return path.read_bytes()
