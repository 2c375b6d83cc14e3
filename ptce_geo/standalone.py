"""The map as one HTML file that opens with no network: scripts, styles and lines are inside it."""

import json
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ptce_geo import assets, langue, maps, sources, summary, tables, texts
from ptce_geo.fiche import fiche_html
from ptce_geo.legend import legend_html

HERE = Path(__file__).parent
FILTERS = ("appel", "statut", "phase")


def html(rows: gpd.GeoDataFrame, secteurs: Mapping[str, str] | None = None) -> str:
    """The standalone page of joined candidatures.

    Parameters
    ----------
    rows : GeoDataFrame
        Rows of ``join.join``.
    secteurs : mapping, optional
        Words of the sector codes; a code without a word stays as it is.

    Returns
    -------
    str
        A whole HTML page: map, legend, filters, cards, table and attribution. Its own policy
        forbids it any request.
    """
    words = secteurs or {}
    candidatures = summary.ready(rows)
    ptce = summary.ptce(candidatures)
    ptce = ptce.join(maps.spread(ptce))
    table = tables.ptce_table(ptce, words)
    pages = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return pages.get_template("standalone.html").render(
        langue=langue.current(),
        textes=texts,
        styles=styles(),
        scripts=scripts(),
        legende=legend_html(),
        filtres=choices(ptce),
        colonnes=table.columns,
        lignes=list(zip(ptce["id_ptce"], table.values.tolist(), strict=True)),
        fiches=[
            (id_ptce, fiche_html(those, words))
            for id_ptce, those in candidatures.groupby("id_ptce", sort=False)
        ],
        mentions=[*sources.attribution_lines(), texts.PIED_PTCE],
        donnees=maps.script_json(data(ptce)),
    )


def data(ptce: pd.DataFrame) -> dict:
    """What the scripts of the file need: lines, signs, and what each filter reads of each PTCE."""
    lines = {name: json.loads(assets.geometry(name)) for name in ("departements", "regions")}
    return {
        "options": maps.options(lines),
        "points": maps.points(ptce),
        "faits": {
            row.id_ptce: {
                "appel": row.appels.split("|"),
                "statut": [row.statut],
                "phase": [row.phase],
            }
            for row in ptce.itertuples()
        },
        "phrases": texts.PHRASES,
        "vagues": [summary.PRECISIONS.index(code) for code in ("departement", "region")],
    }


def choices(ptce: pd.DataFrame) -> dict[str, list[tuple[str, str, int]]]:
    """Code, words and number of PTCE of each choice of each filter, in the vocabulary's order."""
    codes = {
        "appel": ptce["appels"].str.split("|").explode(),
        "statut": ptce["statut"],
        "phase": ptce["phase"],
    }
    words = {"appel": texts.APPELS, "statut": texts.STATUTS, "phase": texts.PHASES}
    found = {}
    for name in FILTERS:
        counts = codes[name].value_counts()
        order = [code for code in words[name] if code in counts]
        order += sorted(set(counts.index) - set(order))
        found[name] = [(code, words[name].get(code, code), int(counts[code])) for code in order]
    return found


def styles() -> str:
    """Style sheets of Leaflet, of the map and of the page; Leaflet's images are not used."""
    own = [(HERE / name).read_text(encoding="utf-8") for name in ("page.css", "standalone.css")]
    leaflet = assets.asset("leaflet.css").decode()
    return "\n".join([leaflet, assets.asset("carte.css").decode(), *own])


def scripts() -> str:
    """Leaflet, the map, and the file's own filters."""
    own = (HERE / "standalone.js").read_text(encoding="utf-8")
    return "\n".join([assets.asset("leaflet.js").decode(), assets.asset("carte.js").decode(), own])
