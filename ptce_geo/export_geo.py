"""What is shown as GeoJSON and GeoPackage, each with its provenance inside."""

import json
import tempfile
from pathlib import Path

import pyogrio

from ptce_geo.export_view import View, candidature_rows, located, ptce_rows

LAYER, TABLE = "ptce", "candidatures"


def geojson(shown: View) -> bytes:
    """One feature a PTCE, WGS 84; the provenance is a member of the collection.

    A PTCE without a place keeps a null geometry.
    """
    collection = json.loads(located(ptce_rows(shown)).to_json(drop_id=True, na="null"))
    # The standard lets a collection carry members of its own; WGS 84 is then implied.
    told = {
        "type": collection["type"],
        **shown.provenance.members(),
        "features": collection["features"],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def geopackage(shown: View) -> bytes:
    """A layer of PTCE (points, EPSG:4326) and a table of their candidatures.

    The provenance is the file's metadata (table ``gpkg_metadata``) and the description of each
    layer.
    """
    said = shown.provenance
    about = {key.upper(): text for key, text in said.members().items()}
    described = {"DESCRIPTION": f"{said.selection} {said.compte} {said.date}. {said.mentions}"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ptce.gpkg"
        pyogrio.write_dataframe(
            located(ptce_rows(shown)),
            path,
            layer=LAYER,
            driver="GPKG",
            geometry_type="Point",
            dataset_metadata=about,
            layer_metadata=described,
        )
        pyogrio.write_dataframe(
            candidature_rows(shown),
            path,
            layer=TABLE,
            driver="GPKG",
            append=True,
            layer_metadata=described,
        )
        return path.read_bytes()
