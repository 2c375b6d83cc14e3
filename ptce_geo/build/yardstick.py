"""The yardstick of shapes and sizes, measured on the products of the same build."""

import pandas as pd

from ptce_geo.reference import ZONES, indexed
from ptce_geo.yardstick import measured_epci

LEVEL = {"epci": "epci", "departement": "departements", "region": "regions"}


def yardstick(
    built: dict[str, pd.DataFrame],
    pieces: pd.DataFrame,
    contacts: pd.DataFrame,
    hulls: pd.DataFrame,
) -> pd.DataFrame:
    """Measures of every EPCI, one row each.

    Parameters
    ----------
    built : dict
        The level tables, with ``code`` and ``nom`` columns.
    pieces, contacts, hulls : DataFrame
        As ``ptce_geo.build.pieces`` gives them.
    """
    names = {zone: built[LEVEL[zone]].set_index(f"code_{zone}").nom for zone in ZONES}
    liens = pd.DataFrame({"code_a": [], "code_b": []}, dtype=str)
    communes = pd.DataFrame(built["communes"].drop(columns="geometry"))
    return measured_epci(indexed(communes, names, pieces, contacts, hulls, liens))
