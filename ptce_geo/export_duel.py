"""The figures of a comparison as a table of numbers, and the PTCE of each side as rows."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from ptce_geo import funnel, texts_comparer, texts_export
from ptce_geo.breakdown import per_million
from ptce_geo.duel_figures import in_order
from ptce_geo.export_tables import (
    candidatures_in_words,
    ptce_in_words,
    table_csv,
    table_machine_csv,
    xlsx,
)
from ptce_geo.export_view import View, candidature_rows
from ptce_geo.figures import rate_lines
from ptce_geo.provenance import Provenance

COLUMNS = ["tableau", "code", "mesure", "gauche", "droite"]
STEPS = ("deposees", "deposees_autre", "recevables", "laureates")
RATES = ("taux", "bas", "haut")
Names = tuple[str, str]


def published_rows(appels: pd.DataFrame) -> pd.DataFrame:
    """What two calls published, then their rates: ``COLUMNS``, missing where nothing is published.

    Parameters
    ----------
    appels : DataFrame
        Both rows of ``appels``, in the order of the sides.
    """
    title = texts_comparer.PUBLIES
    rows = [(title, step, texts_export.CHIFFRES[step], *appels[step].tolist()) for step in STEPS]
    sides = [funnel.success(appels.iloc[[side]]) for side in (0, 1)]
    told = pd.concat(sides, keys=["gauche", "droite"], names=["cote", None])
    told = told.assign(dit=[said for _, said in rate_lines(told)])
    for (denominator, said), those in told.groupby(["denominateur", "dit"], sort=False):
        of = those.reset_index("cote").set_index("cote")
        for rate in RATES:
            words = texts_export.TAUX_DUEL[rate].format(denominateur=said)
            values = [of[rate].round(4).get(side) for side in ("gauche", "droite")]
            rows.append((title, f"{rate}_{denominator}", words, *values))
    return numbers(rows)


def inhabitants_rows(counts: Sequence[int], known: pd.DataFrame) -> pd.DataFrame:
    """People of two regions, PTCE cited for a million of them, people covered: ``COLUMNS``.

    Parameters
    ----------
    counts : sequence of int
        PTCE cited in each region.
    known : DataFrame
        Both rows of ``coverage.covered_by``, in the order of the sides.
    """
    people = known["population"].reset_index(drop=True)
    measures = texts_comparer.MESURES_REGION
    ratios = per_million(pd.Series(counts), people).round(2).tolist()
    return numbers(
        [
            (measures["ptce"], "population", texts_export.CHIFFRES["population"], *people),
            (measures["ptce"], "ptce", texts_export.CHIFFRES["ptce"], *counts),
            (measures["ptce"], "par_million", texts_export.CHIFFRES["par_million"], *ratios),
            (measures["couverts"], "part", texts_export.PART_COUVERTE, *known["part"].round(4)),
        ]
    )


def counts_rows(found: pd.DataFrame, dimension: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """PTCE cited of both sides for each code of a dimension, in the order shown: ``COLUMNS``.

    Parameters
    ----------
    found, dimension, labels
        As in ``duel_figures.counts_html``.
    """
    title = texts_comparer.DIMENSIONS[dimension]
    ordered = in_order(found, dimension, labels)
    return numbers(
        [
            (title, code, labels.get(code, code), a, b)
            for code, a, b in ordered.itertuples(name=None)
        ]
    )


def numbers(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Rows of ``COLUMNS`` whose two sides are numbers, whole ones without decimals, or missing."""
    table = pd.DataFrame(list(rows), columns=COLUMNS, dtype=object)
    return table.where(table.notna(), None)


def headed(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The figures under headings for people: one column a side."""
    # Twice the same side keeps two columns.
    left, right = names if names[0] != names[1] else (names[0], f"{names[1]} (2)")
    return table.rename(columns={**texts_export.COLONNES_DUEL, "gauche": left, "droite": right})


def sided(
    sides: Sequence[View], names: Sequence[str], rows: Callable[[View], pd.DataFrame]
) -> pd.DataFrame:
    """Rows of both sides, one under the other; the first column tells which side."""
    told = [rows(shown) for shown in sides]
    for name, table in zip(names, told, strict=True):
        table.insert(0, texts_export.COTE, name)
    return pd.concat(told, ignore_index=True)


def figures_workbook(
    table: pd.DataFrame, sides: Sequence[View], names: Names, said: Provenance
) -> bytes:
    """Sheets of the figures, of the PTCE and of the candidatures of both sides, of sources."""
    titles = texts_export.FEUILLES
    sheets = {
        titles["comparaison"]: headed(table, names),
        titles["ptce"]: sided(sides, names, ptce_in_words),
        titles["candidatures"]: sided(sides, names, candidatures_in_words),
    }
    return xlsx(sheets, said)


def figures_csv(table: pd.DataFrame, names: Names, said: Provenance) -> bytes:
    """The figures for people."""
    # A column of whole numbers and of shares: each is written as it is, with a decimal comma.
    told = {side: table[side].map(_written, na_action="ignore") for side in ("gauche", "droite")}
    return table_csv(headed(table.assign(**told), names), said)


def _written(value: float) -> str:
    return str(value).replace(".", ",")


def figures_machine_csv(table: pd.DataFrame, codes: Names, said: Provenance) -> bytes:
    """The figures for machines: columns ``a`` and ``b``, whose codes ``code_a, code_b`` tell."""
    told = table.rename(columns={"gauche": "a", "droite": "b"})
    return table_machine_csv(told.assign(code_a=codes[0], code_b=codes[1]), said)


def ptce_csv(sides: Sequence[View], names: Names, said: Provenance) -> bytes:
    """One row a PTCE and side, for people."""
    return table_csv(sided(sides, names, ptce_in_words), said)


def candidatures_machine_csv(sides: Sequence[View], codes: Names, said: Provenance) -> bytes:
    """One row a candidature and side, for machines; ``cote`` is the code compared."""
    rows = sided(sides, codes, candidature_rows).rename(columns={texts_export.COTE: "cote"})
    return table_machine_csv(rows, said)
