"""The layers of the map page: their choice, what they send to the map, their words."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ptce_geo import (
    choropleth,
    choropleth_words,
    declared_members,
    funnel,
    instant,
    maillage,
    map_layers,
    maps,
    rates,
    texts,
    ui,
    ui_lignes,
    ui_selection,
)
from ptce_geo import texts_couches as words
from ptce_geo.perimeters_words import legend_html as perimeters_html
from ptce_geo.ui_choix import choice, key

NONE = "aucun"
YES, NO = "oui", "non"
# Names in the address, and what each is without one.
DEFAULTS = {"fond": NONE, "niveau": "regions", "perimetres": NO}
VIEW = re.compile(r"(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The layers in force: a measure or none, its level, whether perimeters are shown."""

    mesure: str | None
    niveau: str
    perimetres: bool


def chosen_layers() -> Chosen:
    """The layers the address asks for; what it asks wrongly is told and ignored."""
    # Always one container: an element more or less above the map would mount it anew.
    with st.container():
        mesure, niveau, perimetres = (
            choice(name, codes(name), default) for name, default in DEFAULTS.items()
        )
        for name, default in DEFAULTS.items():
            if st.query_params.get(name) == default:
                # Brought back from another page with the others; it goes without saying.
                st.query_params.pop(name)
        if mesure != NONE and niveau not in choropleth.MEASURES[mesure]:
            kept = choropleth.MEASURES[mesure][-1]
            st.warning(
                words.NIVEAU_IMPOSSIBLE.format(
                    mesure=words.FONDS[mesure],
                    niveau=words.NIVEAUX[niveau],
                    montre=words.NIVEAUX[kept],
                )
            )
            niveau = kept
        given = st.query_params.get("vue")
        if given is not None and not is_view(given):
            st.warning(words.VUE_INCONNUE.format(valeur=ui.plain(given)))
    return Chosen(None if mesure == NONE else mesure, niveau, perimetres == YES)


def codes(name: str) -> dict[str, str]:
    """Codes of a choice, and their words."""
    return {
        "fond": words.FONDS,
        "niveau": words.NIVEAUX,
        "perimetres": words.PERIMETRES_CHOIX,
    }[name]


def is_view(value: str) -> bool:
    """Whether a parameter is a place of the map: latitude, longitude in degrees, zoom.

    Examples
    --------
    >>> is_view("46.6,2.4,6"), is_view("46.6,2.4"), is_view("46.6,2.4,19")
    (True, False, False)
    """
    found = VIEW.fullmatch(value)
    if found is None:
        return False
    lat, lon, zoom = map(float, found.groups())
    return abs(lat) < 86 and abs(lon) <= 180 and 4 <= zoom <= 12


def show_choices(chosen: Chosen) -> None:
    """The three choices in a row; called after the map, into a place kept above it.

    A frame in another site has none: its address chose.
    """
    if ui.embedded():
        return
    levels = choropleth.MEASURES[chosen.mesure] if chosen.mesure else maillage.ABOVE
    picked = {
        "fond": chosen.mesure or NONE,
        "niveau": chosen.niveau if chosen.niveau in levels else levels[0],
        "perimetres": YES if chosen.perimetres else NO,
    }
    for name, code in picked.items():
        st.session_state[key(name)] = code
    with st.container(horizontal=True, vertical_alignment="bottom", key="couches"):
        _listed("fond", words.FOND, list(words.FONDS))
        _listed("niveau", words.NIVEAU, list(levels), disabled=chosen.mesure is None)
        _listed("perimetres", words.PERIMETRES, list(words.PERIMETRES_CHOIX))


def _listed(name: str, label: str, listed: list[str], *, disabled: bool = False) -> None:
    known = codes(name)
    st.selectbox(
        label,
        listed,
        format_func=lambda code: known[code],
        key=key(name),
        on_change=keep,
        args=(name,),
        disabled=disabled,
    )


def keep(name: str) -> None:
    """Write in the address what the reader just chose; nothing for what goes without saying."""
    chosen = st.session_state[key(name)]
    if chosen == DEFAULTS[name]:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
    if name == "fond" and chosen != NONE:
        levels = choropleth.MEASURES[chosen]
        if st.query_params.get("niveau", levels[0]) not in levels:
            st.query_params["niveau"] = levels[-1]


def layers(
    filters: dict[str, list[str]], chosen: Chosen, id_ptce: str | None, numero: int | None
) -> map_layers.Layers:
    """What the map receives for its layers, and the choice of the panel that it answers."""
    passed = ui.as_key(filters)
    return map_layers.Layers(
        _ground(passed, chosen.mesure, chosen.niveau) if chosen.mesure else None,
        _perimeters(passed) if chosen.perimetres else None,
        id_ptce,
        numero,
    )


def coloured(filters: dict[str, list[str]], chosen: Chosen) -> choropleth_words.Coloured | None:
    """The coloured ground in force; not to be changed."""
    if chosen.mesure is None:
        return None
    return _coloured(ui.as_key(filters), chosen.mesure, chosen.niveau)


def drawn_perimeters(
    filters: dict[str, list[str]], chosen: Chosen
) -> list[declared_members.Declared] | None:
    """The declared perimeters drawn on the map; None where they are hidden."""
    if not chosen.perimetres:
        return None
    declared = _declared(ui.as_key(filters))
    return [one for one in declared if not declared_members.unseen(one)]


def show_legends(filters: dict[str, list[str]], chosen: Chosen) -> None:
    """The legends of the layers shown, and the figures of the coloured ground as a table."""
    passed = ui.as_key(filters)
    with st.container():
        if chosen.mesure:
            shown = _coloured(passed, chosen.mesure, chosen.niveau)
            st.html(choropleth_words.legend_html(shown))
            folded = st.expander(words.TABLEAU, key="couches-tableau", on_change="rerun")
            if folded.open:
                with folded:
                    show_table(shown.of, passed)
        drawn = drawn_perimeters(filters, chosen)
        if drawn is not None:
            rows = _passing(passed)
            st.html(perimeters_html(drawn, rows["id_ptce"].nunique()))


def show_table(of: choropleth.Choropleth, passed: ui.Key) -> None:
    """The figures of the coloured ground, territory by territory."""
    table = choropleth_words.table(of)
    if of.niveau == "communes":
        left = len(of.chiffres) - len(table)
        st.html(f'<p class="aide">{words.TABLEAU_ZEROS.format(n=texts.nombre(left))}</p>')
    title = words.TABLEAU_NOM.format(mesure=words.FONDS[of.mesure], par=words.PAR[of.niveau])
    shown = (of.mesure, of.niveau, passed)
    ui_lignes.show_lines("territoires", table, title, shown, head=1)


def _passing(passed: ui.Key) -> pd.DataFrame:
    filters = {name: list(codes) for name, codes in passed}
    return ui.candidatures()[ui_selection.kept(filters)]


@ui.of_edition()
def _names() -> dict[str, str]:
    rows = ui.candidatures().drop_duplicates("id_ptce")
    return dict(zip(rows["id_ptce"], rows["nom"], strict=True))


# The same few choices come back all day long, from every reader.
@ui.of_edition(200)
def _coloured(passed: ui.Key, mesure: str, niveau: str) -> choropleth_words.Coloured:
    records, served = ui.records(), ui.bundle()
    totaux = rates.NO_TOTALS if served is None else served.totaux
    appels = funnel.calls(records.appels, list(dict(passed).get("appel", ())))
    filed = (ui.candidatures(), appels, totaux)
    of = choropleth.measured(mesure, niveau, _passing(passed), records.perimetres, filed)
    return choropleth_words.coloured(of)


@ui.of_edition(200)
def _ground(passed: ui.Key, mesure: str, niveau: str) -> dict[str, Any]:
    return {
        **map_layers.ground(_coloured(passed, mesure, niveau), _names()),
        "chiffres": f"{maps.ROOT}{instant.ground_address(ui.edition(), niveau)}",
    }


@ui.of_edition(200)
def _declared(passed: ui.Key) -> list[declared_members.Declared]:
    return declared_members.declared(_passing(passed), ui.records().perimetres)


@ui.of_edition(200)
def _perimeters(passed: ui.Key) -> list[dict[str, Any]]:
    return map_layers.perimeters(_declared(passed))
