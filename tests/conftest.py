"""An invented country of four square communes, drawn; the real France is read where laws are."""

import geopandas as gpd
import pytest
import shapely
from hypothesis import settings

from ptce_geo.demonstration import Demonstration, demonstration

# The same examples in every run, and no verdict on the speed of the machine: that is for
# benchmarks/.
settings.register_profile("ptce_geo", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("ptce_geo")


@pytest.fixture(scope="session")
def drawn() -> Demonstration:
    """180 invented candidatures with their faults; not to be changed."""
    return demonstration(180)


@pytest.fixture
def quadrille() -> gpd.GeoDataFrame:
    """Four square communes of 0.1 degree, two départements, one EPCI astride, one outside.

    ::

        2A001 Saint-Aubin │ 2A002 La Haute
        (EPCI 200000002)  │ (no EPCI)
        ──────────────────┼──────────────────
        01001 Le Bas      │ 01002 Saint-Aubin
        (EPCI 200000001)  │ (EPCI 200000002)

    The EPCI 200000002 holds the two homonyms, which touch by one point only.
    """
    squares = {
        "01001": shapely.box(2.0, 46.0, 2.1, 46.1),
        "01002": shapely.box(2.1, 46.0, 2.2, 46.1),
        "2A001": shapely.box(2.0, 46.1, 2.1, 46.2),
        "2A002": shapely.box(2.1, 46.1, 2.2, 46.2),
    }
    return gpd.GeoDataFrame(
        {
            "code_commune": list(squares),
            "nom": ["Le Bas", "Saint-Aubin", "Saint-Aubin", "La Haute"],
            "code_departement": ["01", "01", "2A", "2A"],
            "code_region": ["84", "84", "94", "94"],
            "code_region_2013": ["82", "82", "94", "94"],
            "code_epci": ["200000001", "200000002", "200000002", None],
            "population": [100, 200, 300, 400],
        },
        geometry=list(squares.values()),
        crs=4326,
    )
