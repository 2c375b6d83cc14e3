"""The pages of a static map as HTML, of the site and of the standalone file; all is escaped."""

import json
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ptce_geo import (
    assets,
    fiche_page,
    langue,
    maps,
    site_data,
    sources,
    summary,
    tables,
    texts,
    texts_accessibilite,
    texts_fiche,
    texts_methode,
    texts_site,
    trajectory,
)
from ptce_geo.bundle import Bundle
from ptce_geo.fiche import fiche_html
from ptce_geo.legend import legend_html
from ptce_geo.records import Records

HERE = Path(__file__).parent
# A filter of more choices than this is folded.
IN_SIGHT = 8


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **values: Any) -> str:
    """A page made from a template; every text it holds is escaped."""
    return (
        _templates()
        .get_template(template)
        .render(langue=langue.current(), textes=texts, mots=texts_site, **values)
    )


def map_page(
    candidatures: pd.DataFrame,
    secteurs: Mapping[str, str],
    template: str = "site_carte.html",
    selection: str = "",
    couches: str = "",
    **values: Any,
) -> str:
    """The page of the map: filters, sentence, cards and the table, whole without any script.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``summary.ready``.
    secteurs : mapping
        Words of the sector codes.
    template : str
        That of the site, or that of the standalone file.
    selection : str
        How the rows were chosen, said under the title; empty when they were not.
    couches : str
        Legends and figures of what is drawn under the signs, as HTML.
    **values
        What the template needs besides: ``pages`` (address of the page of each PTCE, or None),
        ``mentions``, ``fiction``, and where scripts and styles are.
    """
    ptce = summary.ptce(candidatures)
    table = tables.ptce_table(ptce, secteurs)
    vague = int(ptce["precision"].isin(["departement", "region"]).sum())
    return rendered(
        template,
        racine="",
        ici="carte",
        EN_VUE=IN_SIGHT,
        selection=selection,
        legende=legend_html(),
        couches=couches,
        filtres=site_data.choices(candidatures, site_data.labels(candidatures, secteurs)),
        phrase=texts.phrase(len(ptce), len(ptce), int(ptce["lon"].isna().sum()), vague),
        colonnes=list(table.columns),
        lignes=list(zip(ptce["id_ptce"], table.to_numpy().tolist(), strict=True)),
        fiches=[
            (id_ptce, fiche_html(those, secteurs))
            for id_ptce, those in candidatures.groupby("id_ptce", sort=False)
        ],
        complete=texts_fiche.COMPLETE,
        **values,
    )


def ptce_page(
    candidatures: pd.DataFrame,
    records: Records,
    secteurs: Mapping[str, str],
    declared: str,
    **values: Any,
) -> str:
    """The page of one PTCE: who, where, each call, the perimeters declared.

    Parameters
    ----------
    candidatures : DataFrame
        Every candidature of the PTCE, rows of ``summary.ready``.
    records : Records
        Those of the publication.
    secteurs : mapping
        Words of the sector codes.
    declared : str
        Its declared perimeters as HTML, empty without any.
    **values
        ``mentions``, ``fiction``, ``adresses``, ``pages``.
    """
    ptce = summary.ptce(candidatures).iloc[0]
    published = records.candidatures.drop_duplicates("id_candidature").set_index("id_candidature")
    steps = fiche_page.trajectory_html(trajectory.in_order(candidatures), published, secteurs)
    perimeter = declared or f"<p>{texts_fiche.PERIMETRE_AUCUN}</p>"
    resume = texts_fiche.resume(
        texts.STATUTS_PHRASE[ptce["statut"]],
        tables.words(ptce["appels"], texts.APPELS),
        ptce["lieu"],
    )
    return rendered(
        "site_fiche.html",
        racine="../",
        ici="fiche",
        nom=ptce["nom"],
        resume=resume,
        retour="../index.html#" + urlencode({"ptce": ptce["id_ptce"]}),
        identite=fiche_page.identity_html(candidatures, secteurs),
        parties=[(texts_fiche.TRAJECTOIRE, steps), (texts_fiche.PERIMETRE, perimeter)],
        **values,
    )


def sources_page(bundle: Bundle, records: Records, **values: Any) -> str:
    """The page on sources: words, limits, calls, totals, files and their licences."""
    manifest = bundle.manifest
    parts = []
    # The published figures of the calls say nothing of invented candidatures.
    if not manifest["demonstration"]:
        calls = tables.calls_table(records.appels, bundle.laureates)
        caption = texts_methode.APPELS_TITRE
        parts.append((caption, tables.table_html(calls, caption)))
        parts.append((texts_methode.APPELS_NOTES, tables.calls_notes_html(records.appels)))
    if not bundle.totaux.empty:
        parts.append((texts.TOTAUX_TITRE, totals_html(bundle)))
    archives = tables.table_html(tables.archives_table(), texts_methode.ARCHIVES_TITRE)
    parts.append((texts_methode.ARCHIVES_TITRE, archives))
    return rendered(
        "site_sources.html",
        racine="",
        ici="sources",
        methode=texts_methode,
        accessibilite=texts_accessibilite,
        publie=texts_site.PUBLIE_LE.format(
            date=langue.date(manifest["date"]), millesime=manifest["millesime"]
        ),
        licence=manifest["licence"],
        parties=parts,
        **values,
    )


def totals_html(bundle: Bundle) -> str:
    """The candidatures that are only counted, and the rule that masks small counts."""
    return f"<p>{escape(bundle.manifest['regle'])}</p>" + "".join(
        tables.table_html(tables.totals_table(bundle.totaux, dimension), caption)
        for dimension, caption in texts.TOTAUX_LEGENDES.items()
    )


def mentions(candidatures: pd.DataFrame, fiction: bool) -> list[str]:
    """Attribution of every source; that of the PTCE where each row cites a page of the web."""
    cited = candidatures["sources"].fillna("").str.contains("http", regex=False).all()
    return [*sources.attribution_lines(), *([texts.PIED_PTCE] if cited and not fiction else [])]


# --- what the pages load ------------------------------------------------------------------------


def styles() -> str:
    """Style sheets of Leaflet, of the map and of the page; Leaflet's images are not used."""
    shared = [assets.asset(name).decode() for name in ("leaflet.css", "carte.css", "page.css")]
    return "\n".join([*shared, (HERE / "site.css").read_text(encoding="utf-8")])


def scripts() -> str:
    """Leaflet, the map, and the page's own filters."""
    own = (HERE / "site.js").read_text(encoding="utf-8")
    return "\n".join([assets.asset("leaflet.js").decode(), assets.asset("carte.js").decode(), own])


def leaflet_licence() -> str:
    """Text of Leaflet's licence, which goes with every copy of it."""
    return distribution("django-js-lib-leaflet").read_text("LICENSE") or ""


def data_script(
    candidatures: pd.DataFrame,
    secteurs: Mapping[str, str],
    perimeters: site_data.Perimeters | None = None,
) -> str:
    """The script that holds the candidatures, their words and the options of the map."""
    words = site_data.labels(candidatures, secteurs)
    data = site_data.script_data(candidatures, words, perimeters)
    return f"window.ptceDonnees = {maps.script_json(data)};\n"


def contours_script() -> str:
    """The script that holds the lines of départements and regions."""
    lines = {name: json.loads(assets.geometry(name)) for name in ("departements", "regions")}
    return f"window.ptceContours = {maps.script_json(lines)};\n"
