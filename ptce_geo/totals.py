"""Totals of the candidatures that stay unnamed, by call and region, by call and sector.

Only confidential candidatures are counted: laureates are public, so a reader can subtract them, and
a cell of eight of which seven are laureates would point at the eighth.
"""

from functools import cache
from typing import Any

import pandas as pd

from ptce_geo import cog
from ptce_geo.paths import RECORDS
from ptce_geo.suppression import Cell, Network, mask

COLUMNS = ["appel", "dimension", "code", "libelle", "effectif", "masque"]
TOGETHER, UNKNOWN, TOTAL = "ensemble", "inconnue", "total"
UNKNOWN_CALL = "inconnu"
DIMENSIONS = ("region", "secteur")
_GROUND = ("sol",)


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """The only words a table of totals may hold: codes and labels of calls, regions, sectors."""
    appels = pd.read_csv(RECORDS / "appels.csv", sep=";", dtype="str")
    appels = appels[appels.id_appel.ne("repertoire")]
    secteurs = pd.read_csv(RECORDS / "secteurs.csv", sep=";", dtype="str")
    regions = cog.regions()
    return {
        "appel": dict(zip(appels.id_appel, appels.nom, strict=True))
        | {UNKNOWN_CALL: "Appel inconnu"},
        "region": dict(zip(regions.code_region, regions.nom, strict=True))
        | {UNKNOWN: "Région inconnue"},
        "secteur": dict(zip(secteurs.code, secteurs.libelle, strict=True)),
    }


def counts(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """How many rows of each call are of each region, and name each sector.

    Parameters
    ----------
    rows : DataFrame
        ``appel, code_region, secteurs`` (codes joined with ``|``): unknown ones count as such, and
        an unknown sector counts nowhere.

    Returns
    -------
    dict of DataFrame
        ``region`` and ``secteur``: one line a code, one column a call. ``total``: one line. Every
        known code has its line, and each call present its column.
    """
    known = vocabulary()
    appel = rows["appel"].where(rows["appel"].isin(known["appel"]), UNKNOWN_CALL)
    region = rows["code_region"].where(rows["code_region"].isin(known["region"]), UNKNOWN)
    named = rows["secteurs"].fillna("").str.split("|").explode()
    # A row that names a sector twice still counts once.
    secteurs = named[named.isin(known["secteur"])].reset_index(name="code").drop_duplicates()
    appels = [code for code in known["appel"] if appel.eq(code).any()]

    def crossed(codes: pd.Series, of: pd.Series, dimension: str) -> pd.DataFrame:
        table = pd.crosstab(codes.to_numpy(), of.to_numpy())
        return table.reindex(index=list(known[dimension]), columns=appels, fill_value=0)

    of_secteurs = appel.loc[secteurs["index"]] if len(secteurs) else appel.iloc[:0]
    return {
        "region": crossed(region, appel, "region"),
        "secteur": crossed(secteurs["code"], of_secteurs, "secteur"),
        "total": appel.value_counts().reindex(appels).to_frame().T,
    }


def network(table: dict[str, pd.DataFrame], dimension: str) -> tuple[Network, list[Any]]:
    """The counts of one dimension as a network, and the place of each of its cells.

    Regions add up to the total of their call. Sectors do not, a row names several, but each is at
    most that total, and a reader may hold that every row names at least one: the excess is an arc
    of its own, never published. Totals by call are fixed: the ministry publishes them. They are
    all that the two dimensions share, so one tells nothing more of the other.

    Returns
    -------
    Network
    list of (appel, code)
        Place of each cell, in the same order; ``None`` for an arc that is no cell of the table.
    """
    of = table[dimension]
    totals: dict[Any, int] = {appel: int(table["total"][appel].iloc[0]) for appel in of}
    cells: list[Cell] = []
    where: list[tuple[str, str] | None] = []

    def add(place: tuple[str, str] | None, cell: Cell) -> None:
        where.append(place)
        cells.append(cell)

    for code, line in zip(of.index.tolist(), of.to_numpy().tolist(), strict=True):
        for (appel, total), count in zip(totals.items(), line, strict=True):
            add((appel, code), Cell(("code", code), ("appel", appel), count, high=total))
        together = Cell(_GROUND, ("code", code), sum(line), high=sum(totals.values()))
        if len(totals) > 1:
            add((TOGETHER, code), together)
        else:
            # The sum over one call is that call: it is not published twice.
            together.masked = together.fixed = True
            add(None, together)
    for appel, total in totals.items():
        add(None, Cell(("appel", appel), _GROUND, total, fixed=True))
        if dimension == "secteur":
            excess = int(of[appel].sum()) - total
            free = Cell(("appel", appel), _GROUND, excess, low=min(0, excess), fixed=True)
            free.masked = True
            add(None, free)
    return Network(cells), where


def totals(rows: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Totals that can be published, the others masked.

    A call with fewer unnamed candidatures than the minimum is left out altogether, of the totals
    over calls too: published there, it would be found by subtraction.

    Parameters
    ----------
    rows : DataFrame
        The confidential candidatures only: ``appel, code_region, secteurs``.
    minimum : int
        Smallest count that is published.

    Returns
    -------
    DataFrame
        ``appel`` (or ``ensemble``), ``dimension`` (total, region, secteur), ``code, libelle,
        effectif`` (missing where masked) and ``masque``. No value comes from the rows but counts.
    """
    known = vocabulary()
    table = counts(rows.reset_index(drop=True))
    large = [appel for appel in table["total"] if table["total"][appel].iloc[0] >= minimum]
    table = {name: of[large] for name, of in table.items()}
    lines: list[tuple[Any, ...]] = []
    if large:
        several = len(large) > 1
        first = table["total"].iloc[0]
        sums = [(TOGETHER, int(first.sum()))] if several else []
        for appel, count in [*sums, *zip(first.index.tolist(), first.tolist(), strict=True)]:
            label = known["appel"].get(appel, "Ensemble des appels")
            lines.append((appel, TOTAL, TOTAL, label, count, False))
        for dimension in DIMENSIONS:
            cells, where = network(table, dimension)
            mask(cells, minimum)
            for cell, place in zip(cells.cells, where, strict=True):
                if place is not None:
                    appel, code = place
                    shown = pd.NA if cell.masked else cell.count
                    lines.append(
                        (appel, dimension, code, known[dimension][code], shown, cell.masked)
                    )
    out = pd.DataFrame(lines, columns=COLUMNS).astype({"effectif": "Int64", "masque": bool})
    order = {name: rank for rank, name in enumerate([TOGETHER, *known["appel"]])}
    ranks = out.assign(
        appel=out.appel.map(order),
        dimension=out.dimension.map({TOTAL: 0, "region": 1, "secteur": 2}),
    )
    return out.loc[ranks.sort_values(["appel", "dimension"], kind="stable").index].reset_index(
        drop=True
    )
