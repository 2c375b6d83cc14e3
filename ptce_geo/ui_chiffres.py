"""The page on figures: calls, rates, counts, territories without PTCE, coverage."""

import pandas as pd
import streamlit as st

from ptce_geo import (
    breakdown,
    cog,
    coverage,
    figures,
    funnel,
    langue,
    rates,
    summary,
    tables,
    texts,
    ui,
    ui_lignes,
)
from ptce_geo import texts_chiffres as words
from ptce_geo.bars import folded
from ptce_geo.ui_choix import segments
from ptce_geo.ui_selection import chosen_filters, passing


def show_calls() -> None:
    """The steps of each call, then the rates, both by published figures."""
    read = ui.records()
    calls = funnel.calls(read.appels, chosen_filters()["appel"])
    if calls.empty:
        ui.section_title(words.ENTONNOIR, words.AUCUN_APPEL)
        return
    ui.section_title(words.ENTONNOIR, words.ENTONNOIR_AIDE)
    st.html(
        figures.funnel_charts(funnel.funnel(calls, read.candidatures))
        + tables.table_html(tables.calls_table(calls, read.candidatures), words.ENTONNOIR)
        + folded(words.ENTONNOIR_NOTES, tables.calls_notes_html(calls))
    )
    confidence = round(100 * rates.policy()["confiance"])
    ui.section_title(words.TAUX, words.TAUX_AIDE.format(confiance=confidence))
    st.html(figures.success_html(funnel.success(calls)))
    show_territory_rates(calls)


def show_territory_rates(calls: pd.DataFrame) -> None:
    """Rates by region and sector where whole calls are known, else why there is none."""
    title = f'<h3 class="sous-titre">{words.TERRITOIRES_TAUX}</h3>'
    minimum = rates.policy()["effectif_minimal"]
    served = ui.bundle()
    totaux = rates.NO_TOTALS if served is None else served.totaux
    candidatures = ui.candidatures()
    whole = rates.complete_calls(candidatures, calls, totaux)
    if not whole:
        why = words.TERRITOIRES_TAUX_ABSENT.format(minimum=minimum)
        st.html(f'{title}<p class="aide">{why}</p>')
        return
    named = ", ".join(texts.APPELS.get(call, call) for call in whole)
    why = words.TERRITOIRES_TAUX_PRESENT.format(appels=named, minimum=minimum)
    blocks = ""
    regions = dict(zip(cog.regions()["code_region"], cog.regions()["nom"], strict=True))
    for dimension, labels in (("region", regions), ("secteur", ui.labels()["secteur"])):
        found = rates.territory_rates(candidatures, calls, dimension, totaux)
        chart = figures.territory_rates_html(found, dimension, labels)
        blocks += f"<section>{chart}</section>"
    st.html(f'{title}<p class="aide">{why}</p><div class="grille large">{blocks}</div>')


def source() -> str:
    """Where the list of PTCE comes from, and its date."""
    served = ui.bundle()
    if served is None:
        return words.RELEVE
    return words.PUBLICATION.format(date=langue.date(served.manifest["date"]))


def show_counts(ptce: pd.DataFrame) -> None:
    """PTCE cited by call, region, sector, phase and precision of the place."""
    ui.section_title(
        words.CITES, f"{words.CITES_AIDE} {words.SOURCE_LISTE.format(source=source())}"
    )
    rows = passing()
    parts = [counted(rows, dimension) for dimension in ("region", "secteur", "appel", "phase")]
    parts.append(precision_html(ptce))
    blocks = "".join(f"<section>{part}</section>" for part in parts)
    st.html(f'<div class="grille large">{blocks}</div>')


def counted(rows: pd.DataFrame, dimension: str) -> str:
    """One chart of counts and its table."""
    table = ui.facets()[dimension].loc[rows.index]
    labels = {**ui.labels()[dimension], summary.INCONNU: texts.INCONNU[dimension]}
    found = breakdown.breakdown(rows["id_ptce"], rows["statut"], table)
    return figures.breakdown_html(found, dimension, labels)


def precision_html(ptce: pd.DataFrame) -> str:
    """How precisely the PTCE shown are placed."""
    table = pd.DataFrame(
        {code: ptce["precision"].eq(code) for code in texts.PRECISION_COURTE}, index=ptce.index
    )
    found = breakdown.breakdown(ptce["id_ptce"], ptce["statut"], table)
    return figures.breakdown_html(found, "precision", texts.PRECISION_COURTE)


def laureates_declared() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Laureate candidatures that pass the filters, and the units of their perimeters."""
    rows = passing()
    laureates = rows[rows["statut"].eq("laureate")]
    perimetres = ui.records().perimetres
    return laureates, coverage.declared_units(laureates["id_candidature"], perimetres)


def show_without(declared: pd.DataFrame) -> None:
    """Territories where no PTCE shown has its seat."""
    ui.section_title(words.SANS, words.SANS_AIDE)
    level = segments("territoires", words.NIVEAU, words.NIVEAUX, "departements")
    rows = passing()
    seats = rows[coverage.COLUMNS[level]]
    known = coverage.covered_by(declared, level)
    empty = coverage.without_ptce(seats, level)
    unplaced = rows["id_ptce"].nunique() - rows["id_ptce"][seats.notna()].nunique()
    lost = words.SANS_LIEU[level].format(n=langue.entier(unplaced)) if unplaced else ""
    sentence = figures.without_sentence(empty, level, len(known))
    st.html(f'<p class="phrase">{sentence}</p><p class="aide">{lost}</p>')
    if empty.empty:
        return
    ui_lignes.show_lines(
        "territoires",
        figures.without_table(empty, known["part"]),
        words.SANS_TABLEAU,
        (level, tuple(empty.index)),
        head=1,
    )


def show_coverage(laureates: pd.DataFrame, declared: pd.DataFrame) -> None:
    """People who live in the perimeters declared by the laureates shown."""
    if laureates.empty:
        ui.section_title(words.COUVERTURE, words.AUCUN_LAUREAT)
        return
    ui.section_title(
        words.COUVERTURE,
        f"{words.COUVERTURE_AIDE} {words.SOURCE_COUVERTURE.format(source=source())}",
    )
    known = coverage.states(laureates["id_candidature"], ui.records().perimetres)
    parts = (
        figures.covered_html(coverage.covered(declared)),
        figures.states_html(known),
        figures.covered_regions_html(declared),
    )
    blocks = "".join(f"<section>{part}</section>" for part in parts)
    st.html(f'<div class="grille large">{blocks}</div>')
