"""The records that ship, as a server gives them to its readers, and as a static site."""

from pathlib import Path

from ptce_geo.coherence import Controle
from ptce_geo.join import join
from ptce_geo.paths import RECORDS
from ptce_geo.publish import publish
from ptce_geo.records import read_records
from ptce_geo.site_export import site_files, write_site
from ptce_geo.watch import watch


def bundled() -> Controle:
    """The shipped records, checked once for all the tests of a process."""
    return watch({}).current().controle


def site(folder: Path) -> Path:
    """Where the site of the shipped records, made public whole, is written."""
    records = read_records(RECORDS)
    publics = frozenset(records.candidatures.id_candidature)
    publish(join(records), folder / "publication", perimetres=records.perimetres, publics=publics)
    write_site(site_files(folder / "publication"), folder / "site")
    return folder / "site"
