"""The figures of the page Chiffres as tables of numbers, to be computed with."""

from collections.abc import Mapping

import pandas as pd

from ptce_geo import cog, coverage, funnel, summary, texts, texts_chiffres, texts_export
from ptce_geo.breakdown import breakdown, per_million
from ptce_geo.figures import in_order, rate_lines
from ptce_geo.records import Records
from ptce_geo.signs import FAMILIES

COUNTED = ("region", "secteur", "appel", "phase")


def figure_tables(
    records: Records,
    passing: pd.DataFrame,
    facets: Mapping[str, pd.DataFrame],
    labels: Mapping[str, Mapping[str, str]],
    appels: list[str],
) -> dict[str, pd.DataFrame]:
    """Every table of the page, for the candidatures that pass the filters.

    Parameters
    ----------
    records : Records
        The calls and what they published; the declared perimeters.
    passing : DataFrame
        Rows of ``summary.ready``.
    facets : mapping
        ``summary.facets`` of those rows at least.
    labels : mapping
        Words of the codes of each filter.
    appels : list of str
        Calls chosen in the filter: the only one that acts on what calls published.

    Returns
    -------
    dict of DataFrame
        Under the keys of ``texts_export.TABLEAUX``; headings in French, counts and shares as
        numbers (a share of a whole is between 0 and 1), missing where nothing was published or
        where a rate is hidden; codes as text.
    """
    calls = funnel.calls(records.appels, appels)
    laureates = passing[passing["statut"].eq("laureate")]
    declared = coverage.declared_units(laureates["id_candidature"], records.perimetres)
    counted = {
        name: counts_table(passing, facets[name].loc[passing.index], name, labels[name])
        for name in COUNTED
    }
    return {
        "appels": calls_table(calls, records.candidatures),
        "taux": rates_table(calls),
        **counted,
        "sans": without_table(passing, declared),
        "couverture": covered_table(declared),
        "couverture_regions": covered_regions_table(declared),
    }


def named(table: pd.DataFrame) -> pd.DataFrame:
    """The table under its French headings, rows numbered from 0."""
    return table.rename(columns=texts_export.CHIFFRES).reset_index(drop=True)


def calls_table(calls: pd.DataFrame, candidatures: pd.DataFrame) -> pd.DataFrame:
    """What each call published, and how many of its laureates are named here."""
    rows = calls[
        ["id_appel", "nom", "deposees", "deposees_autre", "recevables", "laureates", "sources"]
    ]
    known = candidatures.loc[candidatures["statut"].eq("laureate"), "appel"].value_counts()
    counts = rows["id_appel"].map(known).fillna(0).astype(int)
    rows = rows.assign(nommees=counts)
    return named(rows[["id_appel", "nom", *rows.columns[2:6], "nommees", "sources"]])


def rates_table(calls: pd.DataFrame) -> pd.DataFrame:
    """The rate of each call for each denominator, with its Wilson interval."""
    found = funnel.success(calls)
    words = rate_lines(found)
    return named(
        pd.DataFrame(
            {
                "nom": [call for call, _ in words],
                "denominateur": [denominator for _, denominator in words],
                **{name: found[name] for name in ("laureates", "dossiers", "taux", "bas", "haut")},
            }
        )
    )


def counts_table(
    passing: pd.DataFrame, table: pd.DataFrame, dimension: str, labels: Mapping[str, str]
) -> pd.DataFrame:
    """PTCE of each code of a dimension, by what became of them at best."""
    words = {**labels, summary.INCONNU: texts.INCONNU[dimension]}
    found = in_order(breakdown(passing["id_ptce"], passing["statut"], table), dimension, words)
    rows = found.assign(
        code=found.index, nom=[words.get(str(code), str(code)) for code in found.index]
    )
    columns = ["code", "nom", "ptce", *FAMILIES]
    if dimension == "region":
        people = cog.regions().set_index("code_region")["population"]
        rows["population"] = people.reindex(rows.index).astype("Int64")
        rows["par_million"] = per_million(rows["ptce"], people).round(2)
        columns += ["population", "par_million"]
    return named(rows[columns])


def without_table(passing: pd.DataFrame, declared: pd.DataFrame) -> pd.DataFrame:
    """Territories of each level of the page where no PTCE shown has its seat."""
    found = []
    for level, niveau in texts_chiffres.NIVEAUX.items():
        empty = coverage.without_ptce(passing[coverage.COLUMNS[level]], level)
        share = coverage.covered_by(declared, level)["part"].reindex(empty.index).fillna(0.0)
        found.append(empty.assign(niveau=niveau, code=empty.index, part=share.round(4)))
    return named(pd.concat(found)[["niveau", "code", "nom", "population", "part"]])


def covered_table(declared: pd.DataFrame) -> pd.DataFrame:
    """Inhabitants of the declared perimeters as larger levels are let in."""
    found = coverage.covered(declared)
    levels = [texts_chiffres.NIVEAUX_COUVERTS[str(name)] for name in found.index]
    return named(
        found.assign(niveau=levels, part=found["part"].round(4))[
            ["niveau", "communes", "population", "part"]
        ]
    )


def covered_regions_table(declared: pd.DataFrame) -> pd.DataFrame:
    """Inhabitants of each region in declared perimeters smaller than a region."""
    found = coverage.covered_by(declared[declared["niveau"].ne("region")], "regions")
    names = cog.regions().set_index("code_region")["nom"].reindex(found.index)
    rows = found.assign(code=found.index, nom=names, part=found["part"].round(4))
    return named(rows[["code", "nom", "population", "couverte", "part"]])
