"""The dated history and the tables that place labels are looked up in, written to data/built."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo import cog
from ptce_geo.build import codes, epci_history, movements, sources
from ptce_geo.build.lineage import BEGINNING, HISTORY, Lineage
from ptce_geo.build.movements import LISTS, MovementError
from ptce_geo.place_names import FOREVER, place_names

INPUTS = [*dict.fromkeys(LISTS.values()), *epci_history.INPUTS]
PARQUET: dict[str, Any] = {"compression": "zstd", "compression_level": 19, "index": False}
KINDS = {"commune-deleguee": "deleguee", "commune-associee": "associee"}
KINDS_BEFORE = {"COMD": "deleguee", "COMA": "associee"}


def rattachements(lineage: Lineage) -> pd.DataFrame:
    """Each stay of each parcelle in a commune.

    Returns
    -------
    DataFrame
        ``parcelle`` (number), ``code_commune``, ``debut``, ``fin`` (excluded; missing: still
        there), ``raison`` of the arrival, ``exacte`` (False: known to the year only).
    """
    told = [
        (number, stay.code, stay.debut, stay.fin, stay.raison, stay.exacte)
        for number, stays in enumerate(lineage.stays)
        for stay in stays
    ]
    columns = ["parcelle", "code_commune", "debut", "fin", "raison", "exacte"]
    rows = pd.DataFrame(told, columns=columns)
    # Numbered by the first commune and its date, whatever the order of the published rows.
    first = rows.drop_duplicates("parcelle").sort_values(["code_commune", "debut"])
    numbers = pd.Series(range(len(first)), index=first.parcelle)
    rows["parcelle"] = rows.parcelle.map(numbers).astype("int32")
    return rows.sort_values(["parcelle", "debut"], ignore_index=True)


def published_names() -> pd.DataFrame:
    """Name of each commune from each date it took one: code_commune, nom, debut, exacte."""
    rows = pd.DataFrame(sources.read_json(HISTORY, "historique-communes"))
    rows = rows[rows.type.eq("COM")]
    before = pd.DataFrame(
        {
            "code_commune": rows.code,
            "nom": rows.nom,
            "debut": rows.dateDebut.fillna(BEGINNING),
            "exacte": True,
        }
    )
    after = []
    for first, last in pairwise(LISTS):
        was, now = movements.communes_of(first), movements.communes_of(last)
        for code, nom in now[now.ne(was.reindex(now.index))].items():
            after.append((code, nom, *movements.effective_date(str(code), first, last)))
    return pd.concat([before, pd.DataFrame(after, columns=before.columns)], ignore_index=True)


def presence(stays: pd.DataFrame) -> dict[str, list[list[str]]]:
    """Periods during which each code is a commune's, as ``[debut, fin]`` pairs in order."""
    periods: dict[str, list[list[str]]] = {}
    rows = stays.assign(fin=stays.fin.fillna(FOREVER)).sort_values(["code_commune", "debut"])
    for code, debut, fin in zip(rows.code_commune, rows.debut, rows.fin, strict=True):
        own = periods.setdefault(code, [])
        if own and debut <= own[-1][1]:
            own[-1][1] = max(own[-1][1], fin)
        else:
            own.append([debut, fin])
    return periods


def etats(stays: pd.DataFrame) -> pd.DataFrame:
    """Each commune under each of its names, dated.

    Returns
    -------
    DataFrame
        ``code_commune, nom, debut, fin`` (missing: today), ``exacte`` (is ``debut`` exact).
    """
    names = published_names().sort_values(["code_commune", "debut"], kind="stable")
    named: dict[str, list[tuple[Any, ...]]] = {}
    for code, *name in names.itertuples(index=False, name=None):
        named.setdefault(code, []).append(tuple(name))
    told: list[tuple[Any, ...]] = []
    for code, periods in presence(stays).items():
        for debut, fin in periods:
            borne = [name for name in named[code] if debut <= name[1] < fin]
            if not borne or borne[0][1] != debut:
                raise MovementError(f"{code} : pas de nom au {debut}")
            # A name published again is the same name still.
            kept = [b for a, b in pairwise([(None,), *borne]) if a[0] != b[0]]
            ends = [*(name[1] for name in kept[1:]), fin]
            told += [
                (code, nom, start, end, exact)
                for (nom, start, exact), end in zip(kept, ends, strict=True)
            ]
    rows = pd.DataFrame(told, columns=["code_commune", "nom", "debut", "fin", "exacte"])
    rows["fin"] = rows.fin.where(rows.fin.ne(FOREVER))
    return rows.sort_values(["code_commune", "debut"], ignore_index=True)


def rattachees(lineage: Lineage) -> pd.DataFrame:
    """Delegated and associated communes of today, and those whose code was never a commune's.

    Returns
    -------
    DataFrame
        ``code, nom, genre`` (deleguee, associee), ``code_commune`` that holds it today.
    """
    current = movements.yearly_list(cog.MILLESIME)
    current = current[current.type.isin(KINDS)]
    now = pd.DataFrame(
        {
            "code": current.code,
            "nom": current.nom,
            "genre": current.type.map(KINDS),
            "code_commune": current.chefLieu,
        }
    )
    rows = pd.DataFrame(sources.read_json(HISTORY, "historique-communes"))
    communes = {stay.code for stays in lineage.stays for stay in stays}
    rows = rows[rows.type.isin(KINDS_BEFORE) & ~rows.code.isin({*communes, *now.code})]
    last = {stays[0].code: stays[-1].code for stays in lineage.stays}
    before = pd.DataFrame(
        {
            "code": rows.code,
            "nom": rows.nom,
            "genre": rows.type.map(KINDS_BEFORE),
            "code_commune": rows.pole.str[4:9].map(last),
        }
    )
    return pd.concat([now, before]).sort_values("code", ignore_index=True)


def codes_postaux(stays: pd.DataFrame) -> pd.DataFrame:
    """Postal codes and the communes, or municipal arrondissements, they serve today.

    A code that only an earlier list knows is followed to the communes that hold the ground now.

    Returns
    -------
    DataFrame
        ``code_postal, code_commune``, sorted.
    """
    lists = []
    for year, source in LISTS.items():
        rows = pd.DataFrame(sources.read_json(source, "communes"))
        rows = rows[rows.type.isin(["commune-actuelle", "arrondissement-municipal"])]
        rows = rows.explode("codesPostaux").dropna(subset="codesPostaux")
        lists.append(
            pd.DataFrame({"code_postal": rows.codesPostaux, "code": rows.code, "on": year})
        )
    rows = pd.concat(lists).sort_values("on").drop_duplicates(["code_postal", "code"], keep="last")
    now = rows[rows.on.eq(cog.MILLESIME)]
    before = rows[~rows.code_postal.isin(now.code_postal)]
    before = before.merge(stays, left_on="code", right_on="code_commune")
    day = before.on + "-01-01"
    before = before[before.debut.le(day) & ~before.fin.le(day)]
    holders = stays[stays.fin.isna()].set_index("parcelle").code_commune
    before = before.assign(code=before.parcelle.map(holders)).dropna(subset="code")
    rows = pd.concat([now, before])[["code_postal", "code"]].drop_duplicates()
    # Paris, Lyon and Marseille themselves carry the postal codes of their arrondissements.
    arrondissements = codes.arrondissements_municipaux().code_commune
    parents = codes.arrondissements_municipaux().code_commune_parent
    precise = rows.code_postal[rows.code.isin(arrondissements)]
    rows = rows[~(rows.code.isin(parents) & rows.code_postal.isin(precise))]
    rows = rows.rename(columns={"code": "code_commune"})
    return rows.sort_values(["code_postal", "code_commune"], ignore_index=True)


def write_history(folder: Path) -> list[str]:
    """Write the history and the look-up tables of place labels; the names of the files."""
    lineage = movements.lineage()
    stays = rattachements(lineage)
    states = etats(stays)
    epci, membres = epci_history.epci_historique()
    others = pd.concat([codes.communes(), codes.arrondissements_municipaux()])
    others = others[["code_commune", "nom"]]
    tables = {
        "historique": states,
        "rattachements": stays,
        "communes_rattachees": rattachees(lineage),
        "codes_postaux": codes_postaux(stays),
        "noms": place_names(f"{cog.MILLESIME}-01-01", states, stays, others),
        "epci_historique": epci,
        "epci_membres": membres,
    }
    for name, rows in tables.items():
        rows.to_parquet(folder / f"{name}.parquet", **PARQUET)
    return [f"{name}.parquet" for name in tables]
