"""Which candidatures pass the filters, and the PTCE they make.

A filter acts on candidatures, a count is of PTCE: one PTCE present in three calls counts once.
These functions run at each gesture of a reader: they work on whole columns, as arrays.
"""

import unicodedata
from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from ptce_geo import cog

# Filter name, which is also its name in the address, and the column it reads.
DIMENSIONS = {
    "appel": "appel",
    "statut": "statut",
    "phase": "phase",
    "secteur": "secteurs",
    "region": "code_region",
}
# The code of "we do not know" in a filter: unknown is a choice one can see and make.
INCONNU = "inconnu"

# From the most to the least advanced; the sign of a PTCE is that of its most advanced candidature.
STATUTS = ("laureate", "recevable", "deposee", "non_retenue", "repertoire")
PRECISIONS = ("commune", "commune_inferee", "departement", "region", "aucune")

Choices = Mapping[str, Sequence[str]]


def facets(candidatures: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """For each filter, which codes each candidature holds.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``join.join``.

    Returns
    -------
    dict of DataFrame
        One boolean column per code in alphabetical order, indexed like `candidatures`; a
        candidature may hold several sectors. A missing value is the code ``INCONNU``.
    """
    values = {name: candidatures[column].fillna("") for name, column in DIMENSIONS.items()}
    return {
        name: column.replace("", INCONNU).str.get_dummies("|").astype(bool)
        for name, column in values.items()
    }


def kept(tables: Mapping[str, pd.DataFrame], chosen: Choices, but: str = "") -> np.ndarray:
    """Which candidatures pass the filters, optionally leaving one filter out.

    Within a filter the choices add up; between filters they all must hold. A filter without a
    choice lets everything through, and a code nobody holds lets nothing; a name without a table is
    not a filter.

    Returns
    -------
    array of bool
        In the order of the candidatures.
    """
    passes = np.ones(len(next(iter(tables.values()))), dtype=bool)
    for name, table in tables.items():
        codes = chosen.get(name)
        if codes and name != but:
            held = [code for code in codes if code in table]
            passes &= table[held].to_numpy().any(axis=1)
    return passes


def counts(
    ptce: pd.Series, tables: Mapping[str, pd.DataFrame], chosen: Choices
) -> dict[str, dict[str, int]]:
    """Number of PTCE each choice of each filter would leave, given the other filters.

    Parameters
    ----------
    ptce : Series
        ``id_ptce`` of each candidature.
    tables : dict of DataFrame
        Those of ``facets``.

    Returns
    -------
    dict of dict
        Filter, then code, then count; every code present in the records has an entry.
    """
    numbers, names = pd.factorize(ptce)
    found = {}
    for name, table in tables.items():
        passes = kept(tables, chosen, but=name)
        holds = np.zeros((len(names), table.shape[1]), dtype=bool)
        np.logical_or.at(holds, numbers[passes], table.to_numpy()[passes])
        found[name] = dict(zip(table.columns, holds.sum(axis=0).tolist(), strict=True))
    return found


def ready(candidatures: gpd.GeoDataFrame) -> pd.DataFrame:
    """Candidatures with what choosing between those of one PTCE needs, the latest call first.

    Parameters
    ----------
    candidatures : GeoDataFrame
        Rows of ``join.join``.

    Returns
    -------
    DataFrame
        Their columns without the geometry, and ``lieu`` (words), ``lon``, ``lat`` (degrees,
        missing without a place), ``annee`` (0 for the répertoire, which has no date),
        ``rang_statut``, ``rang_precision``, ``rang_nom``; same index, rows in another order.
    """
    annee = pd.to_numeric(candidatures["appel"].str[-4:], errors="coerce").fillna(0).astype(int)
    nom = candidatures["nom"].map(alphabetical)
    rows = pd.DataFrame(candidatures.drop(columns="geometry")).assign(
        lieu=places(candidatures),
        lon=candidatures.geometry.x,
        lat=candidatures.geometry.y,
        annee=annee,
        rang_statut=candidatures["statut"].map(STATUTS.index),
        rang_precision=candidatures["precision"].map(PRECISIONS.index),
        rang_nom=nom.rank(method="dense"),
    )
    text: list[str] = list(rows.select_dtypes("str"))
    return rows.astype(dict.fromkeys(text, object)).iloc[np.argsort(-annee, kind="stable")]


def ptce(candidatures: pd.DataFrame) -> pd.DataFrame:
    """One row per PTCE of the candidatures given, in alphabetical order of names.

    The statut is the most advanced; the phase is that of the latest call that states one; the
    place is the most precise, the latest call deciding between equals.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``ready``.

    Returns
    -------
    DataFrame
        Columns ``id_ptce, nom, statut, phase, appels, secteurs, precision, lieu, nom_region,
        motif, lon, lat``; ``appels`` and ``secteurs`` are codes joined with ``|``, ``lon`` and
        ``lat`` are missing for a PTCE without a place.
    """
    column = {name: candidatures[name].to_numpy() for name in candidatures.columns}
    numbers, names = pd.factorize(column["id_ptce"])

    def first(rank: np.ndarray) -> np.ndarray:
        """Row of lowest rank of each PTCE; the latest call decides between equals."""
        order = np.argsort(rank, kind="stable")
        return order[np.unique(numbers[order], return_index=True)[1]]

    latest = first(np.zeros(len(numbers)))
    place = first(column["rang_precision"])
    rows = {
        "id_ptce": np.asarray(names),
        "nom": column["nom"][latest],
        "statut": column["statut"][first(column["rang_statut"])],
        "phase": column["phase"][first(column["phase"] == "inconnue")],
        "appels": _union(numbers, column["appel"]),
        "secteurs": _union(numbers, column["secteurs"]),
        **{
            name: column[name][place]
            for name in ("precision", "lieu", "nom_region", "motif", "lon", "lat")
        },
    }
    order = np.argsort(column["rang_nom"][latest], kind="stable")
    return pd.DataFrame({name: values[order] for name, values in rows.items()})


def places(candidatures: pd.DataFrame) -> pd.Series:
    """The place of each candidature in words, at its true precision; "" when unknown.

    Returns
    -------
    Series of str
        ``Redon (35)``, ``Paris 18e Arrondissement (75)``, ``Loire-Atlantique``, ``Bretagne``.
    """
    arrondissements = cog.arrondissements_municipaux().set_index("code_commune")["nom"]
    commune = candidatures["code_arrondissement"].map(arrondissements)
    commune = commune.fillna(candidatures["nom_commune"])
    region = candidatures["nom_region"].fillna(candidatures["nom_region_2013"])
    precision = candidatures["precision"]
    return (
        (commune + " (" + candidatures["code_departement"] + ")")
        .where(precision.isin(["commune", "commune_inferee"]))
        .fillna(candidatures["nom_departement"].where(precision.eq("departement")))
        .fillna(region.where(precision.eq("region")))
        .fillna("")
    )


def alphabetical(nom: str) -> str:
    """Sorting key of a French name: accents and case do not matter.

    Examples
    --------
    >>> sorted(["Épinal", "Zut", "eau"], key=alphabetical)
    ['eau', 'Épinal', 'Zut']
    """
    decomposed = unicodedata.normalize("NFKD", str(nom))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _union(numbers: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Distinct codes of all the rows of each PTCE, joined in alphabetical order."""
    codes: dict[int, set[str]] = {}
    for number, value in zip(numbers, values, strict=True):
        known = value.split("|") if isinstance(value, str) else ()
        codes.setdefault(number, set()).update(code for code in known if code)
    joined = ["|".join(sorted(codes[number])) for number in sorted(codes)]
    return np.array(joined, dtype=object)
