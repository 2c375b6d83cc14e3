"""The page that compares two calls, two regions or two sectors."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from ptce_geo import (
    cog,
    coverage,
    duel,
    duel_figures,
    funnel,
    summary,
    tables,
    texts,
    ui,
    ui_chiffres,
)
from ptce_geo import texts_comparer as words
from ptce_geo.bars import folded
from ptce_geo.duel_figures import cited
from ptce_geo.legend import sign_image
from ptce_geo.texts_nombres import champ
from ptce_geo.ui_choix import listed, segments
from ptce_geo.ui_selection import chosen_filters, kept, tables_of
from ptce_geo.vignette import vignette

# Filters whose counts are compared, in the order of the page.
SHOWN = ("statut", "phase", "region", "secteur", "appel")
DEFAULTS = {"appel": ("AAP2013", "AMI2023"), "region": ("53", "76")}


class Duel(NamedTuple):
    """What is compared: dimension, two codes, their names, their candidatures, the filters."""

    axis: str
    codes: tuple[str, str]
    names: tuple[str, str]
    left: np.ndarray
    right: np.ndarray
    chosen: dict[str, list[str]]

    def ptce(self, side: np.ndarray) -> pd.DataFrame:
        """The PTCE of one side, with what places them on a small map."""
        regions = cog.regions().set_index("nom")["code_region"]
        rows = summary.ptce(ui.candidatures()[side]).join(ui.places(), on="id_ptce")
        return rows.assign(code_region=rows["nom_region"].map(regions))


def comparable(axis: str) -> dict[str, str]:
    """Codes that can be compared along a dimension, and their words."""
    match axis:
        case "appel":
            return {
                code: texts.APPELS.get(code, code)
                for code in funnel.calls(ui.records().appels)["id_appel"]
            }
        case "region":
            rows = cog.regions().sort_values("nom", key=lambda n: n.map(summary.alphabetical))
            return dict(zip(rows["code_region"], rows["nom"], strict=True))
        case _:
            return ui.labels()["secteur"]


def chosen_duel() -> Duel:
    """Let the reader choose what to compare; the address remembers it."""
    one, two, three = st.columns([1.3, 1, 1], gap="medium")
    with one:
        axis = segments("par", words.PAR, words.AXES, "appel", forgotten=("a", "b"))
    known = comparable(axis)
    first, second = DEFAULTS.get(axis, tuple(known)[:2])
    with two:
        a = listed("a", words.COTES["a"], known, first)
    with three:
        b = listed("b", words.COTES["b"], known, second)
    chosen = chosen_filters()
    left, right = duel.sides(tables_of(chosen), chosen, axis, (a, b))
    return Duel(axis, (a, b), (known[a], known[b]), left, right, chosen)


def show_duel(made: Duel) -> None:
    """The whole comparison."""
    where = duel.both_sides(ui.candidatures()["id_ptce"], made.left, made.right)
    sentence = duel_figures.sentence(where, made.names)
    st.html(f'<p class="phrase" role="status">{escape(sentence)}</p>')
    if made.chosen[made.axis]:
        note(words.FILTRE_SANS_EFFET.format(filtre=texts.DIMENSIONS[made.axis]))
    if made.codes[0] == made.codes[1]:
        note(words.IDENTIQUES.format(axe=words.AXES[made.axis]))
    show_maps(made, where)
    ui.section_title(words.CHIFFRES)
    if made.axis == "appel":
        show_published(made)
    if made.axis == "region":
        show_by_inhabitant(made)
    show_counts(made)


def note(text: str) -> None:
    """A remark in small letters."""
    st.html(f'<p class="aide">{escape(text)}</p>')


def show_maps(made: Duel, where: pd.Series) -> None:
    """One small map a side, their one legend, and the PTCE on them as a table."""
    ui.section_title(words.CARTES)
    shown = [made.ptce(made.left), made.ptce(made.right)]
    for column, name, code, ptce in zip(
        st.columns(2, gap="medium"), made.names, made.codes, shown, strict=True
    ):
        regions = (code,) if made.axis == "region" else ()
        with column:
            st.html(
                f'<h3 class="cote">{escape(champ(name, cited(len(ptce))))}</h3>'
                f"{vignette(ptce, duel_figures.map_words(name, ptce), regions)}"
            )
            lost = int(ptce["lon"].isna().sum())
            if lost:
                note(words.SANS_LIEU.format(n=cited(lost)))
    key = "".join(
        f"<li>{sign_image(family, 'consolidation', size=14)}{said}</li>"
        for family, said in words.LEGENDE.items()
    )
    rows = duel_figures.ptce_table(pd.concat(shown), where, made.names)
    st.html(
        f'<ul class="cles">{key}</ul><p class="aide">{words.LEGENDE_OUTRE_MER}</p>'
        + folded(words.LISTE, tables.table_html(rows, words.LISTE))
    )


def both_calls(made: Duel) -> pd.DataFrame:
    """Rows of ``appels`` of two calls compared, in the order of the sides."""
    return ui.records().appels.set_index("id_appel", drop=False).loc[list(made.codes)]


def show_published(made: Duel) -> None:
    """What two calls published."""
    st.html(duel_figures.published_html(both_calls(made), made.names))


def by_inhabitant(made: Duel) -> tuple[list[int], pd.DataFrame]:
    """Of two regions compared: PTCE cited, and the rows of ``coverage.covered_by``."""
    candidatures = ui.candidatures()
    laureates = candidatures[
        kept({**made.chosen, "region": []}) & candidatures["statut"].eq("laureate").to_numpy()
    ]
    declared = coverage.declared_units(laureates["id_candidature"], ui.records().perimetres)
    # A region declared whole would hide what smaller perimeters say.
    smaller = declared[declared["niveau"].ne("region")]
    known = coverage.covered_by(smaller, "regions").loc[list(made.codes)]
    return [candidatures["id_ptce"][side].nunique() for side in (made.left, made.right)], known


def show_by_inhabitant(made: Duel) -> None:
    """PTCE for a million inhabitants, and people in declared perimeters, of two regions."""
    st.html(duel_figures.inhabitants_html(*by_inhabitant(made), made.names))


def counted(made: Duel) -> Iterator[tuple[str, pd.DataFrame, dict[str, str]]]:
    """PTCE cited of both sides along every other filter: its name, the counts, its words."""
    ptce = ui.candidatures()["id_ptce"]
    for dimension in SHOWN:
        if dimension != made.axis:
            found = duel.paired_counts(ptce, ui.facets()[dimension], made.left, made.right)
            yield (
                dimension,
                found,
                {**ui.labels()[dimension], summary.INCONNU: texts.INCONNU[dimension]},
            )


def show_counts(made: Duel) -> None:
    """PTCE cited of both sides along every other filter."""
    note(words.SOURCE.format(source=ui_chiffres.source()))
    st.html(
        duel_figures.side_by_side(
            [
                duel_figures.counts_html(found, dimension, labels, made.names)
                for dimension, found, labels in counted(made)
            ]
        )
    )
