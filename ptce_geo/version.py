"""Which application serves which data: its version, what it rests on, the day of the data."""

import platform
from datetime import date
from importlib.metadata import version

from ptce_geo import cog, texts
from ptce_geo.edition import Edition

VERSION = "0.9.0"
# What an administrator is asked for when something is wrong.
PACKAGES = ("streamlit", "streamlit-folium", "folium", "geopandas", "pandas", "shapely", "pyarrow")


def versions() -> dict[str, str]:
    """Version of the application, of Python, of the packages that matter and of the COG.

    Examples
    --------
    >>> versions()["millesime"]
    '2026'
    """
    found = {name: version(name) for name in PACKAGES}
    return {
        "application": VERSION,
        "millesime": cog.MILLESIME,
        "python": platform.python_version(),
        **found,
    }


def data_line(edition: Edition) -> str:
    """The sentence that says which version shows which data, of which day."""
    day = f"{date.fromisoformat(edition.date):%d/%m/%Y}" if edition.date else texts.DATE_INCONNUE
    kind = texts.DONNEES_FICHES if edition.bundle is None else texts.DONNEES_PUBLICATION
    return texts.VERSION_DONNEES.format(
        version=VERSION, donnees=kind, jour=day, empreinte=edition.empreinte
    )
