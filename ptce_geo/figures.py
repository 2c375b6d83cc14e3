"""The charts and tables of the page on figures, from counted frames; no decision on data here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ptce_geo import cog, coverage, langue, rates, summary, tables, texts
from ptce_geo import texts_chiffres as words
from ptce_geo.bars import Bar, Interval, bars_html, folded, intervals_html
from ptce_geo.breakdown import per_million
from ptce_geo.langue import decimal, entier
from ptce_geo.langue import percentage as exact
from ptce_geo.texts_nombres import pourcent, range_of
from ptce_geo.tuples import each

FAMILIES = ("laureate", "candidature", "repertoire")


def either(value: float, other: float) -> str:
    """A published figure, with that of another source, or that there is none."""
    if pd.isna(value):
        return words.NON_PUBLIE
    if pd.isna(other):
        return entier(value)
    return words.AUTRE.format(effectif=entier(value), autre=entier(other))


def funnel_charts(funnel: pd.DataFrame) -> str:
    """One small chart a call, all on the scale of the largest figure."""
    whole = funnel[["effectif", "autre"]].max().max()
    said = [either(*pair) for pair in funnel[["effectif", "autre"]].itertuples(index=False)]
    room = max(map(len, said))
    charts = []
    groups: Iterable[tuple[Any, pd.DataFrame]] = funnel.groupby(["id_appel", "nom"], sort=False)
    for (call, _), steps in groups:
        bars = [
            Bar(
                words.ETAPES_APPEL.get((call, row.etape), words.ETAPES[row.etape]),
                [0 if pd.isna(row.effectif) else row.effectif],
                either(row.effectif, row.autre),
            )
            for row in each(steps)
        ]
        charts.append(bars_html(texts.APPELS.get(call, call), bars, whole, room=room))
    return f'<div class="grille">{"".join(charts)}</div>'


def rate_lines(success: pd.DataFrame) -> list[tuple[str, str]]:
    """Call and denominator of each rate, in words."""
    return [
        (
            texts.APPELS.get(row.id_appel, row.id_appel),
            words.DENOMINATEURS_APPEL.get(
                (row.id_appel, row.denominateur), words.DENOMINATEURS[row.denominateur]
            ),
        )
        for row in each(success)
    ]


def rate_chart(labels: Sequence[str], found: pd.DataFrame, caption: str) -> str:
    """Rates with their intervals; a hidden one is left to the table."""
    shown = [
        Interval(label, row.taux, row.bas, row.haut, exact(row.taux))
        for label, row in zip(labels, each(found), strict=True)
        if not row.masque
    ]
    top = max((line.high for line in shown), default=0.4)
    ticks = max(4, -(-round(top * 100) // 10))
    return intervals_html(caption, shown, ticks / 10, ticks)


def rate_cells(found: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Rate and interval of each row in words; hidden ones say so."""
    hidden = words.TAUX_MASQUE.format(minimum=rates.policy()["effectif_minimal"])
    shown = [
        words.TAUX_SANS_DOSSIERS
        if pd.isna(row.dossiers)
        else hidden
        if row.masque
        else exact(row.taux)
        for row in each(found)
    ]
    between = [
        "" if row.masque else range_of(exact(row.bas), exact(row.haut)) for row in each(found)
    ]
    return shown, between


def success_html(success: pd.DataFrame) -> str:
    """The rate of each call for each denominator, and its table."""
    lines = rate_lines(success)
    labels = [
        words.TAUX_LIGNE.format(appel=call, dossiers=entier(row.dossiers), denominateur=denominator)
        for (call, denominator), row in zip(lines, each(success), strict=True)
    ]
    shown, between = rate_cells(success)
    table = pd.DataFrame(
        {
            "appel": [call for call, _ in lines],
            "denominateur": [denominator for _, denominator in lines],
            "laureates": success["laureates"].map(entier),
            "dossiers": success["dossiers"].map(entier),
            "taux": shown,
            "intervalle": between,
        }
    ).set_axis(list(words.TAUX_COLONNES), axis="columns")
    return rate_chart(labels, success, words.TAUX_GRAPHIQUE) + tables.table_html(table, words.TAUX)


def territory_rates_html(found: pd.DataFrame, dimension: str, labels: Mapping[str, str]) -> str:
    """Success rates by region or sector over the calls known whole, and their table."""
    found = found.sort_values("taux", ascending=False, kind="stable")
    names = [labels.get(code, code) for code in found.index]
    title, filed = words.TAUX_PAR[dimension], found["dossiers"]
    shown, between = rate_cells(found)
    table = pd.DataFrame(
        {
            texts.DIMENSIONS[dimension]: names,
            words.TAUX_COLONNES[2]: [entier(n) for n in found["laureates"]],
            words.TAUX_COLONNES[3]: [words.MASQUE if pd.isna(n) else entier(n) for n in filed],
            words.TAUX_COLONNES[4]: shown,
            words.TAUX_COLONNES[5]: between,
        }
    )
    return rate_chart(names, found, title) + folded(
        words.EN_TABLEAU, tables.table_html(table, title)
    )


def in_order(counted: pd.DataFrame, dimension: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Codes in the order of their vocabulary, or the most cited first; unknown last."""
    ranked = dimension in ("appel", "phase", "precision")
    rank = {code: place for place, code in enumerate(labels)}
    count: dict[Any, int] = dict(zip(counted.index, counted["ptce"], strict=True))

    def place(code: str) -> tuple[Any, ...]:
        by = rank.get(code, len(rank)) if ranked else -count[code]
        return code == summary.INCONNU, by, summary.alphabetical(labels.get(code, code))

    return counted.loc[sorted(counted.index[counted["ptce"] > 0], key=place)]


def breakdown_html(counted: pd.DataFrame, dimension: str, labels: Mapping[str, str]) -> str:
    """PTCE cited for each code of a dimension, by family, and the table."""
    rows = in_order(counted, dimension, labels)
    title = words.PAR[dimension]
    if rows.empty:
        return f'<h3>{title}</h3><p class="aide">{words.AUCUN}</p>'
    names = [labels.get(code, code) for code in rows.index]
    bars = [
        Bar(name, row, entier(sum(row)))
        for name, row in zip(names, rows[list(FAMILIES)].to_numpy().tolist(), strict=True)
    ]
    table = pd.DataFrame(
        {title: names}
        | {heading: rows[name].map(entier).array for name, heading in words.CITES_COLONNES.items()}
    )
    if dimension == "region":
        people = cog.regions().set_index("code_region")["population"]
        ratio = per_million(rows["ptce"], people)
        table[words.HABITANTS] = [
            "" if pd.isna(n) else entier(n) for n in people.reindex(rows.index)
        ]
        table[words.PAR_MILLION] = ["" if pd.isna(n) else decimal(n) for n in ratio]
    return (
        bars_html(title, bars, patterns=words.FAMILLES)
        + f'<p class="aide">{words.PAR_NOTE[dimension]}</p>'
        + folded(words.EN_TABLEAU, tables.table_html(table, title))
    )


def without_sentence(empty: pd.DataFrame, level: str, total: int) -> str:
    """How many territories have no PTCE cited, and how many people live there."""
    people = int(empty["population"].sum())
    return words.SANS_PHRASE.format(
        vides=langue.counted(words.NIVEAUX_PLURIEL[level], len(empty)),
        total=entier(total),
        habitants=entier(people),
        part=pourcent(people / int(coverage.units()["population"].sum())),
    )


def without_table(empty: pd.DataFrame, part: pd.Series) -> pd.DataFrame:
    """Territories without a PTCE cited, as readers see them; numbers stay numbers, to be sorted."""
    shares = [
        words.ENTIER if share == 1 else words.AUCUNE_PART if share == 0 else pourcent(share)
        for share in part.reindex(empty.index).fillna(0)
    ]
    columns = (empty.index, empty["nom"].array, empty["population"].astype(int).array, shares)
    return pd.DataFrame(dict(zip(words.SANS_COLONNES, columns, strict=True)))


def states_html(states: pd.Series) -> str:
    """How far the perimeters of the laureates are told in codes: a chart and its table."""
    counted = states.value_counts().reindex(list(coverage.STATES), fill_value=0)
    names = [words.ETATS[state] for state in counted.index]
    title = langue.counted(words.ETATS_TITRE, len(states))
    bars = [Bar(name, [n], entier(n)) for name, n in zip(names, counted, strict=True)]
    table = pd.DataFrame({"etat": names, "n": counted.map(entier).array})
    table = table.set_axis(list(words.ETATS_COLONNES), axis="columns")
    return bars_html(title, bars) + folded(words.EN_TABLEAU, tables.table_html(table, title))


def covered_html(covered: pd.DataFrame) -> str:
    """Inhabitants covered as larger levels are let in: a chart and its table."""
    total = int(coverage.units()["population"].sum())
    title = words.COUVERTURE_GRAPHIQUE.format(total=entier(total))
    bars = [
        Bar(words.NIVEAUX_COUVERTS[name], [row.population], exact(row.part))
        for name, row in zip(covered.index, each(covered), strict=True)
    ]
    table = pd.DataFrame(
        {
            "niveau": [words.NIVEAUX_COUVERTS[name] for name in covered.index],
            "communes": covered["communes"].map(entier).array,
            "population": covered["population"].map(entier).array,
            "part": covered["part"].map(exact).array,
        }
    ).set_axis(list(words.COUVERTURE_COLONNES), axis="columns")
    return bars_html(title, bars, total) + folded(
        words.EN_TABLEAU, tables.table_html(table, words.COUVERTURE)
    )


def covered_regions_html(declared: pd.DataFrame) -> str:
    """Share of each region's inhabitants in declared perimeters smaller than a region."""
    smaller = declared[declared["niveau"].ne("region")]
    found = coverage.covered_by(smaller, "regions")
    named = declared["unite"][declared["niveau"].eq("region")]
    whole = coverage.units()["code_region"].reindex(named).unique()
    names = cog.regions().set_index("code_region")["nom"]
    found = found.assign(nom=names.reindex(found.index), entiere=found.index.isin(whole))
    found = found.sort_values(
        ["part", "nom"], ascending=[False, True], kind="stable", key=_sortable
    )
    shares = [pourcent(share) for share in found["part"]]
    bars = [
        Bar(nom, [share], said)
        for nom, share, said in zip(found["nom"], found["part"], shares, strict=True)
    ]
    table = pd.DataFrame(
        {
            "nom": found["nom"].array,
            "population": found["population"].map(entier).array,
            "couverte": found["couverte"].map(entier).array,
            "part": shares,
            "entiere": [words.OUI if whole else words.NON for whole in found["entiere"]],
        }
    ).set_axis(list(words.COUVERTURE_REGIONS_COLONNES), axis="columns")
    return bars_html(words.COUVERTURE_REGIONS, bars, 1) + folded(
        words.EN_TABLEAU, tables.table_html(table, words.COUVERTURE_REGIONS_TABLEAU)
    )


def _sortable(column: pd.Series) -> pd.Series:
    return column.map(summary.alphabetical) if column.name == "nom" else column
