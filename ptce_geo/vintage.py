"""Which COG a file was written in, told by the codes it holds."""

import heapq
from collections import Counter, defaultdict
from typing import Any

import pandas as pd

from ptce_geo import cog, history

# Codes named for each period; the count is always whole.
NAMED = 50


def compatible_dates(codes: pd.Series | list[str]) -> pd.DataFrame:
    """Periods of the COG that a file's commune codes agree with, best first.

    Parameters
    ----------
    codes : sequence of str
        Commune codes; arrondissements and overseas collectivities agree with any date.

    Returns
    -------
    DataFrame
        One row a period during which the same codes are wrong: ``debut, fin`` (excluded; missing:
        today), ``cog`` (the years whose 1 January it holds), ``exclus`` (how many codes are no
        commune's then), ``codes_exclus`` (the first fifty, joined with ``|``). Least
        ``exclus`` first, then the latest. A code that was never a commune's is excluded everywhere.

    Examples
    --------
    >>> compatible_dates(["74010", "74011", "69123"]).iloc[0][["debut", "fin", "cog", "exclus"]]
    debut     1943-01-01
    fin       2017-01-01
    cog       1943-2016
    exclus             0
    Name: 0, dtype: object
    """
    wanted = set(pd.Series(codes, dtype="str").dropna())
    states = history.rattachements()
    wanted -= {*cog.arrondissements_municipaux().code_commune}
    wanted -= {*cog.communes().code_commune} - {*states.code_commune}
    held = states[states.code_commune.isin(wanted)]
    begins, ends = defaultdict(list), defaultdict(list)
    for code, debut, fin in zip(held.code_commune, held.debut, held.fin, strict=True):
        begins[debut].append(code)
        if isinstance(fin, str):
            ends[fin].append(code)
    # A code is a commune's as long as it holds a parcelle at least.
    parcelles: Counter[str] = Counter()
    found: list[tuple[Any, ...]] = []
    missing = set(wanted)
    days = sorted({history.BEGINNING, *begins, *ends})
    for start, end in zip(days, [*days[1:], None], strict=True):
        parcelles.update(begins[start])
        parcelles.subtract(ends[start])
        for code in {*begins[start], *ends[start]}:
            (missing.discard if parcelles[code] else missing.add)(code)
        named = "|".join(heapq.nsmallest(NAMED, missing))
        if found and found[-1][2:] == (len(missing), named):
            found[-1] = (found[-1][0], end, len(missing), named)
        else:
            found.append((start, end, len(missing), named))
    table = pd.DataFrame(found, columns=["debut", "fin", "exclus", "codes_exclus"])
    table["cog"] = [years(debut, fin) for debut, fin in zip(table.debut, table.fin, strict=True)]
    table = table.sort_values(["exclus", "debut"], ascending=[True, False], ignore_index=True)
    return table[["debut", "fin", "cog", "exclus", "codes_exclus"]]


def years(debut: str, fin: str | None) -> str:
    """Years whose 1 January lies in a period, as ``"2017-2023"``; empty if none does.

    Examples
    --------
    >>> years("2017-01-01", "2024-03-15"), years("2024-03-15", "2024-04-24")
    ('2017-2024', '')
    """
    first = int(debut[:4]) + (debut[5:] > "01-01")
    last = int(cog.MILLESIME) if fin is None or fin != fin else int(fin[:4]) - (fin[5:] == "01-01")
    if last < first:
        return ""
    return str(first) if first == last else f"{first}-{last}"
