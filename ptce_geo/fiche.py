"""The card of one PTCE over all its calls, as HTML; every word of the data is escaped."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from ptce_geo import summary, texts
from ptce_geo.langue import in_french
from ptce_geo.legend import sign_image
from ptce_geo.relecture import relu_html
from ptce_geo.tables import link, words
from ptce_geo.texts_nombres import champ


def fiche_html(candidatures: pd.DataFrame, secteurs: Mapping[str, str]) -> str:
    """Card of a PTCE.

    Parameters
    ----------
    candidatures : DataFrame
        Every candidature of one PTCE, rows of ``summary.ready``: the latest call first.
    secteurs : mapping
        Words of the sector codes.

    Returns
    -------
    str
        An ``article`` element.
    """
    ptce = summary.ptce(candidatures).iloc[0]
    mots = words(ptce["secteurs"], secteurs) or texts.NON_RENSEIGNE
    items = [
        (texts.FICHE_LIEU, place_html(ptce, candidatures)),
        (texts.FICHE_SECTEURS, escape(mots)),
        (texts.FICHE_CANDIDATURES, calls_html(candidatures)),
        (
            texts.FICHE_NOTE,
            "".join(f"<p>{in_french(note)}</p>" for note in said(candidatures["note"])),
        ),
        (texts.FICHE_SITE, "<br>".join(link(site) for site in said(candidatures["site_web"]))),
        (texts.FICHE_SOURCES, sources_html(candidatures)),
    ]
    carriers = ", ".join(said(candidatures["porteur"])) or texts.NON_RENSEIGNE
    sign = sign_image(ptce["statut"], ptce["phase"], ptce["precision"], size=30)
    return (
        f'<article class="fiche"><div class="fiche-tete">{sign}<div>'
        f'<p class="fiche-statut">{escape(texts.STATUTS_PHRASE[ptce["statut"]])} · '
        f"{escape(texts.PHASES[ptce['phase']])}</p><h2>{escape(ptce['nom'])}</h2>"
        f"<p>{escape(champ(texts.FICHE_PORTEUR, carriers))}</p></div></div><dl>"
        + "".join(f"<dt>{term}</dt><dd>{value}</dd>" for term, value in items if value)
        + "</dl></article>"
    )


def said(values: pd.Series) -> list[str]:
    """The distinct texts of a column that are not empty, in their order."""
    return [text for text in dict.fromkeys(values.dropna()) if text]


def place_html(ptce: pd.Series, rows: pd.DataFrame) -> str:
    """The place, what is around it, how precisely it is known and what could not be read."""
    precision = escape(texts.PRECISIONS[ptce["precision"]])
    if ptce["motif"]:
        precision += f" ({relu_html(ptce['motif'])})"
    note = f'<span class="precision">{precision}</span>'
    if not ptce["lieu"]:
        return note
    row = rows[rows["precision"].eq(ptce["precision"])].iloc[0]
    around = said(row[["nom_epci", "nom_departement", "nom_region"]])
    other = " · ".join(name for name in around if name != ptce["lieu"])
    lines = [f"<strong>{escape(ptce['lieu'])}</strong>", escape(other), note]
    return "<br>".join(line for line in lines if line)


def calls_html(candidatures: pd.DataFrame) -> str:
    """One line per call: its name, what became of the candidature, its phase, its amount."""
    lines = []
    row: Any
    for row in candidatures.itertuples():
        facts = [texts.STATUTS[row.statut], texts.PHASES[row.phase].lower()]
        if not pd.isna(row.montant_eur):
            facts.append(texts.euros(int(row.montant_eur)))
        appel = texts.APPELS.get(row.appel, row.appel)
        confiance = texts.FICHE_CONFIANCE.get(row.confiance, "")
        note = f' <span class="precision">({confiance})</span>' if confiance else ""
        told = escape(", ".join(facts)) + note
        lines.append(f"<li>{champ(f'<strong>{escape(appel)}</strong>', told)}</li>")
    return f"<ul>{''.join(lines)}</ul>"


def sources_html(candidatures: pd.DataFrame) -> str:
    """Every source of every candidature, once."""
    urls = dict.fromkeys(
        url for cell in said(candidatures["sources"]) for url in cell.split(" | ") if url
    )
    if not urls:
        return texts.NON_RENSEIGNE
    return f'<ul class="sources">{"".join(f"<li>{link(url)}</li>" for url in urls)}</ul>'
