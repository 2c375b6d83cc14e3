"""The figure of each territory of a level: what colours the map, and its denominator.

A figure that is not known is missing, never zero; a rate on too few candidatures is hidden and says
so. Every territory of the level has its row, in the order of the lines the browser draws.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ptce_geo import cog, coverage, maillage, rates
from ptce_geo.breakdown import per_million
from ptce_geo.maillage import ABOVE, LEVELS

# What each measure can be told by. A rate or a density by commune would be noise.
MEASURES = {
    "nombre": LEVELS,
    "million": ABOVE,
    "taux": ABOVE,
    "couverture": ABOVE,
    "perimetres": LEVELS,
}
RATE_BY = {
    "regions": "region",
    "regions_2013": "region_2013",
    "departements": "departement",
    "epci": "epci",
}
FIGURES = ["valeur", "numerateur", "denominateur", "bas", "haut", "etat"]
# A figure is known, hidden under a minimum count, or cannot be computed.
KNOWN, HIDDEN, MISSING = "", "masque", "absent"


@dataclass(frozen=True, slots=True)
class Choropleth:
    """The figures of every territory of a level.

    Attributes
    ----------
    mesure, niveau : str
        A key of ``MEASURES`` and one of ``LEVELS``.
    chiffres : DataFrame
        One row a territory, indexed by code in the order of ``maillage.zones``: ``nom`` and
        ``FIGURES``.
    qui : DataFrame
        Who is counted: ``zone`` (rank of the territory) and ``id_ptce``, each pair once.
    total : int
        PTCE, candidatures or perimeters that could have been counted.
    hors : int
        Those that no territory of the level counts, for want of a place precise enough.
    """

    mesure: str
    niveau: str
    chiffres: pd.DataFrame
    qui: pd.DataFrame
    total: int
    hors: int


NOBODY = pd.DataFrame({"zone": np.empty(0, dtype=np.int64), "id_ptce": np.empty(0, dtype=object)})


def measured(
    mesure: str,
    level: str,
    passing: pd.DataFrame,
    perimetres: pd.DataFrame,
    filed: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
) -> Choropleth:
    """A measure of the candidatures that pass the filters, by the territories of a level.

    Parameters
    ----------
    mesure, level : str
        A key of ``MEASURES``, and one of its levels.
    passing : DataFrame
        Rows of ``summary.ready`` that pass the filters.
    perimetres : DataFrame
        ``id_candidature, niveau, code``.
    filed : tuple of DataFrame
        What a success rate counts (see ``success``): every candidature, whatever the filters, the
        calls asked for and the totals of a publication (``rates.NO_TOTALS`` without one).

    Raises
    ------
    ValueError
        The measure is unknown, or is not told by that level; the message lists the good ones.
    """
    if mesure not in MEASURES:
        raise ValueError(f"mesure « {mesure} » inconnue ; connues : {', '.join(MEASURES)}")
    cog.refuse_unknown(level, MEASURES[mesure])
    match mesure:
        case "nombre":
            return seated(passing, level)
        case "million":
            return per_inhabitants(passing, level)
        case "couverture":
            laureates = passing.loc[passing["statut"].eq("laureate"), "id_candidature"]
            return inhabited(laureates, perimetres, level)
        case "perimetres":
            return declaring(passing, perimetres, level)
    candidatures, appels, totaux = filed
    return success(candidatures, appels, totaux, level)


def places(candidatures: pd.DataFrame) -> pd.DataFrame:
    """The candidature that places each PTCE: the most precise, the latest call between equals.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``, whose order puts the latest call first.

    Returns
    -------
    DataFrame
        One row a PTCE: that whose sign the map shows.
    """
    order = np.argsort(candidatures["rang_precision"].to_numpy(), kind="stable")
    return candidatures.iloc[order].drop_duplicates("id_ptce")


def seated(candidatures: pd.DataFrame, level: str) -> Choropleth:
    """PTCE by the territory of their sign on the map.

    Returns
    -------
    Choropleth
        Every territory is known; a PTCE counts once, so that the sum and ``hors`` make ``total``.
    """
    column, known = cog.CODES[level], maillage.rank_of(level)
    rows = places(candidatures[["id_ptce", "rang_precision", column]])
    codes = rows[column]
    where = np.array([known.get(code, -1) for code in codes], dtype=np.int64)
    inside = where >= 0
    counts = np.bincount(where[inside], minlength=len(maillage.zones(level)))
    return Choropleth(
        "nombre",
        level,
        _figures(level, counts, counts),
        pd.DataFrame({"zone": where[inside], "id_ptce": rows["id_ptce"].to_numpy()[inside]}),
        len(rows),
        int((~inside).sum()),
    )


def per_inhabitants(candidatures: pd.DataFrame, level: str) -> Choropleth:
    """PTCE for a million inhabitants, by the territory of their sign."""
    counted = seated(candidatures, level)
    people = maillage.zones(level)["population"]
    counts = counted.chiffres["numerateur"]
    chiffres = _figures(level, per_million(counts, people), counts, people)
    return Choropleth("million", level, chiffres, counted.qui, counted.total, counted.hors)


def success(
    candidatures: pd.DataFrame,
    appels: pd.DataFrame,
    totaux: pd.DataFrame,
    level: str,
    minimum: int | None = None,
) -> Choropleth:
    """Success rates over the calls of which every candidature is held: ``rates.territory_rates``.

    Parameters
    ----------
    candidatures, appels, totaux : DataFrame
        See ``rates.complete_calls``.
    level : str
        One of ``RATE_BY``.
    minimum : int, optional
        Count under which a rate is hidden; that of ``rates.policy`` by default.

    Returns
    -------
    Choropleth
        A territory where nobody applied, or where a cell of the totals is masked, is missing.
        ``total`` counts candidatures.
    """
    found = rates.territory_rates(candidatures, appels, RATE_BY[level], totaux, minimum)
    rows = found.reindex(maillage.zones(level).index)
    filed = rows["dossiers"].astype("float64")
    etat = np.where(filed.isna(), MISSING, np.where(rows["taux"].isna(), HIDDEN, KNOWN))
    chiffres = _figures(level, rows["taux"], rows["laureates"].astype("float64"), filed)
    chiffres = chiffres.assign(bas=rows["bas"], haut=rows["haut"], etat=etat)
    told = totaux if level == "regions" else rates.NO_TOTALS
    whole = rates.complete_calls(candidatures, appels, told)
    held = candidatures["appel"].isin(whole) & candidatures["statut"].isin(rates.FILED)
    sums = told.loc[told["appel"].isin(whole) & told["dimension"].eq("total"), "effectif"]
    total = int(held.sum()) + int(sums.sum())
    return Choropleth("taux", level, chiffres, NOBODY, total, total - int(filed.sum()))


def inhabited(laureates: pd.Series, perimetres: pd.DataFrame, level: str) -> Choropleth:
    """Share of inhabitants who live in a perimeter that laureates declared.

    Whole regions are left out: one of them would cover all its territories by itself.

    Parameters
    ----------
    laureates : Series
        ``id_candidature``.
    perimetres : DataFrame
        ``id_candidature, niveau, code``.

    Returns
    -------
    Choropleth
        ``total`` counts the candidatures, ``hors`` those without any territory that counts.
    """
    smaller = perimetres[perimetres["niveau"].ne("region")]
    declared = coverage.declared_units(laureates, smaller)
    found = coverage.covered_by(declared, level).reindex(maillage.zones(level).index)
    chiffres = _figures(level, found["part"], found["couverte"], found["population"])
    coded = smaller.loc[smaller["niveau"].isin(coverage.CODED), "id_candidature"]
    return Choropleth(
        "couverture", level, chiffres, NOBODY, len(laureates), int((~laureates.isin(coded)).sum())
    )


def declaring(candidatures: pd.DataFrame, perimetres: pd.DataFrame, level: str) -> Choropleth:
    """PTCE whose declared perimeter holds all or part of each territory.

    Parameters
    ----------
    candidatures : DataFrame
        ``id_candidature, id_ptce``.
    perimetres : DataFrame
        ``id_candidature, niveau, code``.

    Returns
    -------
    Choropleth
        A PTCE counts once in each territory it touches: there is no sum. ``hors`` counts those
        that declare no official territory.
    """
    items = perimetres[perimetres["niveau"].isin(coverage.CODED)]
    items = items.merge(candidatures[["id_candidature", "id_ptce"]], on="id_candidature")
    numbers, names = pd.factorize(items["id_ptce"])
    size = len(maillage.zones(level))
    told = zip(items["code"], items["niveau"], strict=True)
    touched = [maillage.touched(code, niveau, level) for code, niveau in told]
    pairs = np.repeat(numbers, [len(one) for one in touched]) * np.int64(size)
    pairs = pairs + np.concatenate([*touched, np.empty(0, dtype=np.int64)])
    pairs = np.unique(pairs)
    who, where = np.divmod(pairs, size)
    counts = np.bincount(where, minlength=size)
    total = candidatures["id_ptce"].nunique()
    return Choropleth(
        "perimetres",
        level,
        _figures(level, counts, counts),
        pd.DataFrame({"zone": where, "id_ptce": np.asarray(names, dtype=object)[who]}),
        total,
        total - len(names),
    )


def _figures(
    level: str,
    value: "pd.Series | npt.NDArray[np.int64]",
    count: "pd.Series | npt.NDArray[np.int64]",
    whole: pd.Series | None = None,
) -> pd.DataFrame:
    """A frame of figures; a value that is missing says so."""
    index = maillage.zones(level).index
    out = pd.DataFrame(
        {
            "nom": maillage.zones(level)["nom"],
            "valeur": np.asarray(value, dtype="float64"),
            "numerateur": np.asarray(count, dtype="float64"),
            "denominateur": np.nan if whole is None else np.asarray(whole, dtype="float64"),
            "bas": np.nan,
            "haut": np.nan,
        },
        index=index,
    )
    return out.assign(etat=np.where(out["valeur"].isna(), MISSING, KNOWN))
