"""Every format a view can be written in; what writes it is loaded when it is first asked for."""

from collections.abc import Callable
from typing import NamedTuple

from ptce_geo import standalone, texts_export
from ptce_geo.export_tables import machine_csv, people_csv, workbook
from ptce_geo.export_view import View, as_joined


class Format(NamedTuple):
    """A kind of file: its suffix, its media type, its contents, the group it belongs to."""

    suffix: str
    media: str
    content: Callable[[View], bytes]
    group: str
    what: str = ""


def map_pdf(shown: View) -> bytes:
    """The map on a page, then its list: ``printed.map_pdf``."""
    from ptce_geo import printed

    return printed.map_pdf(shown)


def map_png(shown: View) -> bytes:
    """The map as an image: ``printed.map_png``."""
    from ptce_geo import printed

    return printed.map_png(shown)


def geojson(shown: View) -> bytes:
    """One feature a PTCE: ``export_geo.geojson``."""
    from ptce_geo import export_geo

    return export_geo.geojson(shown)


def geopackage(shown: View) -> bytes:
    """A layer and a table: ``export_geo.geopackage``."""
    from ptce_geo import export_geo

    return export_geo.geopackage(shown)


def map_html(shown: View) -> bytes:
    """The map of a view as one HTML file that opens with no network."""
    said = shown.provenance
    lines = [texts_export.LE.format(date=said.date) + ".", *said.sources, said.licence]
    page = standalone.html(
        as_joined(shown.candidatures),
        shown.secteurs,
        # The page counts what the file holds; only this tells out of how many.
        f"{said.selection} {said.compte}" if shown.phrase else said.selection,
        lines,
        shown.perimetres,
        shown.fond,
        shown.choisi,
    )
    return page.encode()


FORMATS = {
    "pdf": Format("pdf", "application/pdf", map_pdf, "image"),
    "png": Format("png", "image/png", map_png, "image"),
    "html": Format("html", "text/html", map_html, "image"),
    "xlsx": Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
        "tableau",
        texts_export.FICHIER_LISTE,
    ),
    "csv": Format("csv", "text/csv", people_csv, "tableau", texts_export.FICHIER_LISTE),
    "machine": Format("csv", "text/csv", machine_csv, "tableau", texts_export.FICHIER_CANDIDATURES),
    "geojson": Format(
        "geojson", "application/geo+json", geojson, "geo", texts_export.FICHIER_LISTE
    ),
    "gpkg": Format(
        "gpkg", "application/geopackage+sqlite3", geopackage, "geo", texts_export.FICHIER_LISTE
    ),
}
