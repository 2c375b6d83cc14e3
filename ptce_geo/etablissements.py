"""Establishments by the million, joined with the communes and with the perimeters that hold them.

One table of partitions in, one out: each partition is read, placed and written by itself, so that
memory holds a partition at a time whatever the number of rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from ptce_geo.coverage import CODED, units_of
from ptce_geo.etablissements_parquet import EtablissementsError, read_partition, write_partition
from ptce_geo.etablissements_places import placed

COUNT = "etablissements"


def membership(perimetres: pd.DataFrame) -> pd.DataFrame:
    """Units of each perimeter declared in official codes, each pair once.

    Parameters
    ----------
    perimetres : DataFrame
        ``id_candidature, niveau, code``, as in ``data/records/perimetres.csv``.

    Returns
    -------
    DataFrame
        ``id_candidature, code_unite``.
    """
    coded = perimetres[perimetres.niveau.isin(CODED)]
    rows = [
        (row.id_candidature, unit)
        for row in coded.itertuples()
        for unit in units_of(row.code, row.niveau)
    ]
    return pd.DataFrame(rows, columns=["id_candidature", "code_unite"]).drop_duplicates(
        ignore_index=True
    )


def totals(rows: pd.DataFrame, measures: Sequence[str] = ()) -> pd.DataFrame:
    """Establishments of each unit, and the sum of their measures.

    Parameters
    ----------
    rows : DataFrame
        As ``placed`` gives.
    measures : sequence of str
        Columns of numbers to add up; a missing value adds nothing.

    Returns
    -------
    DataFrame
        Indexed by ``code_unite`` (the rows without one are left out): ``etablissements``, measures.
    """
    grouped = rows.groupby("code_unite")
    return grouped[list(measures)].sum().assign(**{COUNT: grouped.size()})[[COUNT, *measures]]


def summary(by_unit: pd.DataFrame, inside: pd.DataFrame) -> pd.DataFrame:
    """One row a perimeter: what it covers. A unit counts in each perimeter that holds it.

    Parameters
    ----------
    by_unit : DataFrame
        Sums of ``totals``.
    inside : DataFrame
        As ``membership`` gives.

    Returns
    -------
    DataFrame
        ``id_candidature, communes`` (units of the perimeter), then the columns of `by_unit`.
    """
    rows = inside.join(by_unit, on="code_unite")
    grouped = rows.groupby("id_candidature")
    out = grouped[list(by_unit)].sum()
    out.insert(0, "communes", grouped.size())
    return out.reset_index()


def joined_parts(
    files: Iterable[Path], known: pd.DataFrame, measures: Sequence[str], output: Path
) -> Iterator[pd.DataFrame]:
    """Place and write each partition, one at a time; give its totals."""
    for file in files:
        rows = placed(read_partition(file), known)
        write_partition(rows, output / file.name)
        yield totals(rows, measures)


def added_up(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Totals of several partitions as those of one.

    Raises
    ------
    EtablissementsError
        There is no partition.
    """
    total: pd.DataFrame | None = None
    for part in parts:
        total = part if total is None else total.add(part, fill_value=0)
    if total is None:
        raise EtablissementsError("aucune partition à additionner.")
    return total.astype({COUNT: "int64"}).sort_index()
