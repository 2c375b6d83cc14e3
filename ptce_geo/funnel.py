"""What became of the candidatures of each call, by the figures that were published."""

import pandas as pd

from ptce_geo import rates

# From the widest to the narrowest; the last one is what this project could name.
STEPS = ("deposees", "recevables", "laureates", "nommees")
# What a rate divides the laureates by.
DENOMINATORS = ("deposees", "deposees_autre", "recevables")


def calls(appels: pd.DataFrame, chosen: list[str] | None = None) -> pd.DataFrame:
    """The calls themselves, those of a filter if it holds any; the répertoire is no call."""
    kept = appels[appels["annee"].notna()]
    return kept[kept["id_appel"].isin(chosen)] if chosen else kept


def funnel(appels: pd.DataFrame, candidatures: pd.DataFrame) -> pd.DataFrame:
    """The steps of each call, none computed: a figure that nobody published is missing.

    Parameters
    ----------
    appels, candidatures : DataFrame
        Those of ``records.read_records``.

    Returns
    -------
    DataFrame
        One row a call and step, in order: ``id_appel, nom, etape, effectif, autre`` (what another
        source says), both ``Int64``. The step ``nommees`` counts the laureates named here.
    """
    named = candidatures.loc[candidatures["statut"].eq("laureate"), "appel"].value_counts()
    rows = []
    for call in calls(appels).itertuples():
        figures = {
            "deposees": (call.deposees, call.deposees_autre),
            "recevables": (call.recevables, pd.NA),
            "laureates": (call.laureates, pd.NA),
            "nommees": (int(named.get(call.id_appel, 0)), pd.NA),
        }
        rows += [(call.id_appel, call.nom, step, *figures[step]) for step in STEPS]
    out = pd.DataFrame(rows, columns=["id_appel", "nom", "etape", "effectif", "autre"])
    return out.astype({"effectif": "Int64", "autre": "Int64"})


def success(appels: pd.DataFrame) -> pd.DataFrame:
    """The success rate of each call, once for each denominator that was published.

    Returns
    -------
    DataFrame
        ``id_appel, nom, denominateur`` (one of ``DENOMINATORS``) and ``rates.COLUMNS``; calls in
        the order given, a call without any denominator has no row.
    """
    kept = calls(appels)
    rows = kept.melt(
        id_vars=["id_appel", "nom", "laureates"],
        value_vars=list(DENOMINATORS),
        var_name="denominateur",
        value_name="dossiers",
    ).dropna(subset=["laureates", "dossiers"])
    order = {call: rank for rank, call in enumerate(kept["id_appel"])}
    rows = rows.sort_values("id_appel", key=lambda ids: ids.map(order), kind="stable")
    rows = rows.reset_index(drop=True).astype({"laureates": int, "dossiers": int})
    found = rates.rates(rows["laureates"], rows["dossiers"])
    return rows[["id_appel", "nom", "denominateur"]].join(found)
