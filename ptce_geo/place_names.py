"""Every name a commune has borne, and the communes that hold its ground on a given day."""

import numpy as np
import pandas as pd

from ptce_geo.names import normalize

COLUMNS = ["cle", "nom", "code", "codes", "actuelle", "fin"]
FOREVER = "9999"


def heirs(states: pd.DataFrame, stays: pd.DataFrame, on: str) -> pd.Series:
    """Communes that hold on one day the ground of each state, joined with ``|``.

    The ground of a state is what the commune held on the day of the state nearest to ``on``: a
    commune that gave back a neighbour before losing its name does not lead to that neighbour.

    Parameters
    ----------
    states, stays : DataFrame
        As ``history.etats()`` and ``history.rattachements()`` give them.
    on : str
        Day as ``AAAA-MM-JJ``.

    Returns
    -------
    Series
        Same index; an empty string where the ground is nobody's.
    """
    fin = states.fin.fillna(FOREVER)
    past, future = fin.le(on), states.debut.gt(on)
    # A stay covers the last day of a state when it began before the end and ends no sooner.
    rows = states.assign(day=np.where(future, states.debut, on), fin=fin, past=past)
    stays = stays[["parcelle", "code_commune", "debut", "fin"]].fillna({"fin": FOREVER})
    stays = stays.rename(columns={"debut": "arrivee", "fin": "depart"})
    holders = stays[stays.arrivee.le(on) & stays.depart.gt(on)].set_index("parcelle").code_commune
    rows = rows.rename_axis("etat").reset_index().merge(stays, on="code_commune")
    there = np.where(
        rows.past,
        rows.arrivee.lt(rows.fin) & rows.depart.ge(rows.fin),
        rows.arrivee.le(rows.day) & rows.depart.gt(rows.day),
    )
    rows = rows[there].assign(heir=lambda kept: kept.parcelle.map(holders))
    rows = rows.dropna(subset="heir")[["etat", "heir"]].drop_duplicates()
    joined = rows.sort_values(["etat", "heir"]).groupby("etat").heir.agg("|".join)
    return joined.reindex(states.index).fillna("")


def place_names(
    on: str, states: pd.DataFrame, stays: pd.DataFrame, others: pd.DataFrame
) -> pd.DataFrame:
    """The names that a label can be, with the communes each leads to on one day.

    Parameters
    ----------
    on : str
        Day as ``AAAA-MM-JJ``.
    states, stays : DataFrame
        As ``history.etats()`` and ``history.rattachements()`` give them.
    others : DataFrame
        ``code_commune, nom`` of places without history, taken as they are at any date:
        municipal arrondissements, overseas collectivities.

    Returns
    -------
    DataFrame
        ``cle`` (normalised name), ``nom``, ``code`` of the bearer, ``codes`` it leads to joined
        with ``|``, ``actuelle`` (is the name borne on that day), ``fin`` (day it was given
        up). Sorted by key and code; a bearer whose former name is the same key keeps its latest
        state only.
    """
    rows = pd.DataFrame(
        {
            "cle": states.nom.map(normalize),
            "nom": states.nom,
            "code": states.code_commune,
            "codes": heirs(states, stays, on),
            "actuelle": states.debut.le(on) & ~states.fin.le(on),
            "debut": states.debut,
            "fin": states.fin,
        }
    )
    rows = rows.sort_values(["cle", "code", "actuelle", "debut"])
    rows = rows.drop_duplicates(["cle", "code"], keep="last").drop(columns="debut")
    others = others[~others.code_commune.isin(states.code_commune)]
    others = others.rename(columns={"code_commune": "code"})
    others = others.assign(cle=others.nom.map(normalize), codes=others.code, actuelle=True)
    rows = pd.concat([rows, others])[COLUMNS]
    return rows.sort_values(["cle", "code"], ignore_index=True)
