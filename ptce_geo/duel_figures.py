"""The charts, tables and sentences of a comparison; no Streamlit, no decision on data."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from ptce_geo import figures, funnel, langue, summary, tables, texts, texts_methode
from ptce_geo import texts_comparer as words
from ptce_geo.bars import folded, pairs_html
from ptce_geo.breakdown import per_million
from ptce_geo.langue import decimal, entier
from ptce_geo.texts_nombres import enumeration

Names = tuple[str, str]
# Dimensions without an order of their own: the most cited first.
BY_COUNT = ("region", "secteur")


def cited(count: int) -> str:
    """A number of PTCE cited.

    Examples
    --------
    >>> cited(1), cited(2)
    ('1\\xa0PTCE cité', '2\\xa0PTCE cités')
    """
    return langue.counted(words.CITES, count)


def sentence(where: pd.Series, names: Names) -> str:
    """How many PTCE on each side, and how many on both.

    Parameters
    ----------
    where : Series
        That of ``duel.both_sides``.
    names : tuple of str
    """
    both = int(where.eq("deux").sum())
    left, right = (int(where.isin([side, "deux"]).sum()) for side in ("gauche", "droite"))
    return words.PHRASE.format(
        gauche=names[0],
        n=cited(left),
        droite=names[1],
        m=cited(right),
        communs=(langue.counted(words.COMMUNS, both) if both else words.COMMUNS_AUCUN),
    )


def map_words(name: str, ptce: pd.DataFrame) -> str:
    """What a small map shows, in words."""
    located = ptce[ptce["lon"].notna()]
    regions = located["nom_region"].value_counts(sort=True).head(3).index.tolist()
    where = words.CARTE_ALT_LIEUX.format(regions=enumeration(regions)) if regions else ""
    return words.CARTE_ALT.format(nom=name, n=cited(len(located)), lieux=where)


def ptce_table(ptce: pd.DataFrame, where: pd.Series, names: Names) -> pd.DataFrame:
    """The PTCE of both maps, each once, as readers see them.

    Parameters
    ----------
    ptce : DataFrame
        Rows of ``summary.ptce`` of both sides.
    where : Series
        That of ``duel.both_sides``.
    names : tuple of str
    """
    said = {"gauche": names[0], "droite": names[1], "deux": words.LES_DEUX}
    rows = ptce.drop_duplicates("id_ptce")
    rows = rows.sort_values("nom", key=lambda n: n.map(summary.alphabetical), kind="stable")
    columns = (
        rows["nom"].array,
        [place or texts.SANS_LIEU for place in rows["lieu"]],
        [texts.STATUTS[statut] for statut in rows["statut"]],
        [said[where[name]] for name in rows["id_ptce"]],
    )
    return pd.DataFrame(dict(zip(words.LISTE_COLONNES, columns, strict=True)))


def side_by_side(sections: Sequence[str]) -> str:
    """Charts in two columns where there is room."""
    return f'<div class="grille large">{"".join(f"<section>{s}</section>" for s in sections)}</div>'


def paired(
    title: str, names: Names, rows: list[tuple[Any, ...]], whole: float | None = None
) -> str:
    """Bars of both sides and their table: label, both lengths, both figures in words."""
    columns = {words.MESURE: [row[0] for row in rows]}
    # Twice the same side keeps two columns.
    heads = names if names[0] != names[1] else (names[0], f"{names[1]} (2)")
    columns |= {head: [row[3 + side] for row in rows] for side, head in enumerate(heads)}
    table = tables.table_html(pd.DataFrame(columns), title)
    drawn = [("" if row[0] == title else row[0], *row[1:]) for row in rows]
    return pairs_html(title, names, drawn, whole) + folded(words.EN_TABLEAU, table)


def published_html(appels: pd.DataFrame, names: Names) -> str:
    """Published figures of two calls, then their rates with every denominator.

    Parameters
    ----------
    appels : DataFrame
        Both rows of ``appels``, in the order of the sides.
    names : tuple of str
    """
    rows = []
    for step in ("deposees", "recevables", "laureates"):
        others = appels["deposees_autre"] if step == "deposees" else [pd.NA, pd.NA]
        said = [
            figures.either(value, other) for value, other in zip(appels[step], others, strict=True)
        ]
        rows.append(
            (texts_methode.APPELS_COLONNES[step], *appels[step].fillna(0).astype(int), *said)
        )
    rates = figures.success_html(funnel.success(appels.drop_duplicates("id_appel")))
    return side_by_side([paired(words.PUBLIES, names, rows)]) + rates + note(words.PUBLIES_NOTE)


def note(text: str) -> str:
    """A remark under a chart."""
    return f'<p class="aide">{escape(text)}</p>'


def inhabitants_html(counts: Sequence[int], known: pd.DataFrame, names: Names) -> str:
    """PTCE cited for a million inhabitants, and people in declared perimeters, of two regions.

    Parameters
    ----------
    counts : sequence of int
        PTCE cited in each region.
    known : DataFrame
        Both rows of ``coverage.covered_by``, in the order of the sides.
    names : tuple of str
    """
    people = known["population"].reset_index(drop=True)
    ratios = per_million(pd.Series(counts), people).tolist()
    said = [
        words.PAR_MILLION.format(ratio=decimal(ratio), n=cited(count))
        for ratio, count in zip(ratios, counts, strict=True)
    ]
    shares = (100 * known["part"]).tolist()
    blocks = (
        ((words.MESURES_REGION["ptce"], *ratios, *said), None),
        ((words.MESURES_REGION["couverts"], *shares, *map(decimal, shares)), 100),
    )
    source = words.POPULATION_NOTE.format(
        gauche=names[0], n=entier(people[0]), droite=names[1], m=entier(people[1])
    )
    return side_by_side([paired(row[0], names, [row], whole) for row, whole in blocks]) + note(
        source
    )


def counts_html(
    found: pd.DataFrame, dimension: str, labels: Mapping[str, str], names: Names
) -> str:
    """PTCE cited of both sides for each code of a dimension.

    Parameters
    ----------
    found : DataFrame
        That of ``duel.paired_counts``.
    dimension : str
        One of ``summary.DIMENSIONS``.
    labels : mapping
        Words of its codes, in their order.
    names : tuple of str
    """
    title = words.DIMENSIONS[dimension]
    if found.empty:
        return f'<h3 class="sous-titre">{title}</h3><p class="aide">{words.AUCUN}</p>'
    rows = [
        (labels.get(code, code), a, b, entier(a), entier(b))
        for code, a, b in in_order(found, dimension, labels).itertuples(name=None)
    ]
    return paired(title, names, rows)


def in_order(found: pd.DataFrame, dimension: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Codes in the order of their vocabulary, or the most cited first; unknown last.

    Parameters
    ----------
    found, dimension, labels
        As in ``counts_html``.
    """
    rank = {code: place for place, code in enumerate(labels)}
    total = found.sum(axis=1)

    def place(code: str) -> tuple[Any, ...]:
        by = -total[code] if dimension in BY_COUNT else 0
        return code == summary.INCONNU, by, rank.get(code, len(rank))

    return found.loc[sorted(found.index, key=place)]
