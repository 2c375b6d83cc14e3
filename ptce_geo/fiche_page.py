"""The parts of a PTCE's page as HTML, around the card of ``ptce_geo.fiche``; all is escaped."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from ptce_geo import summary, texts, texts_fiche
from ptce_geo.coherence_drawing import Picture
from ptce_geo.coherence_html import legend_list, svg
from ptce_geo.fiche import place_html, said
from ptce_geo.langue import in_french
from ptce_geo.legend import sign_image
from ptce_geo.nearness_html import fiche_url
from ptce_geo.perimeter_words import territory_name
from ptce_geo.relecture import relu_html
from ptce_geo.tables import link, words
from ptce_geo.texts_nombres import champ, citation, suite


class Item(NamedTuple):
    """One item of a declared perimeter, as ``nearness.declared_items`` gives it."""

    niveau: str
    code: str
    libelle: str
    note: str
    motif: str
    communes: frozenset[int]


def identity_html(candidatures: pd.DataFrame, secteurs: Mapping[str, str]) -> str:
    """Who the PTCE is and where: the head of its page."""
    ptce = summary.ptce(candidatures).iloc[0]
    sites = "<br>".join(link(site) for site in said(candidatures["site_web"]))
    items = [
        (texts.FICHE_PORTEUR, escape(", ".join(said(candidatures["porteur"])))),
        (texts.FICHE_LIEU, place_html(ptce, candidatures)),
        (texts.FICHE_SECTEURS, escape(words(ptce["secteurs"], secteurs))),
        (texts.FICHE_SITE, sites),
    ]
    sign = sign_image(ptce["statut"], ptce["phase"], ptce["precision"], size=34)
    rows = "".join(
        f"<dt>{term}</dt><dd>{value or texts.NON_RENSEIGNE}</dd>" for term, value in items
    )
    return (
        f'<section class="fiche fiche-identite"><div class="fiche-tete">{sign}<div>'
        f'<p class="fiche-statut">{escape(texts.STATUTS_PHRASE[ptce["statut"]])}</p>'
        f"<p>{escape(texts.PHASES[ptce['phase']])}</p></div></div><dl>{rows}</dl></section>"
    )


def trajectory_html(
    candidatures: pd.DataFrame, published: pd.DataFrame, secteurs: Mapping[str, str]
) -> str:
    """Each call in order: what became of the candidature, phase, amount, place, words, sources.

    Parameters
    ----------
    candidatures : DataFrame
        Rows of ``trajectory.in_order``.
    published : DataFrame
        ``records.candidatures`` indexed by ``id_candidature``: the words as published.
    secteurs : mapping
        Words of the sector codes.
    """
    rows: Iterable[Any] = candidatures.itertuples()
    steps = "".join(step_html(row, published.loc[row.id_candidature], secteurs) for row in rows)
    return f'<ol class="trajectoire" role="list">{steps}</ol>'


def step_html(row: Any, published: pd.Series, secteurs: Mapping[str, str]) -> str:
    """One call of the trajectory."""
    facts = [texts.STATUTS_PHRASE[row.statut], texts.PHASES[row.phase]]
    if not pd.isna(row.montant_eur):
        facts.append(texts.euros(int(row.montant_eur)))
    place = row.lieu or texts.PRECISIONS[row.precision]
    if row.lieu and row.precision != "commune":
        place += f" ({texts.PRECISION_COURTE[row.precision]})"
    quoted = [
        value
        for value in (published.statut_publie, published.phase_publiee, published.secteurs_publies)
        if value
    ]
    lines = [
        escape(champ(texts.FICHE_LIEU, place)),
        escape(champ(texts.FICHE_SECTEURS, words(row.secteurs, secteurs) or texts.NON_RENSEIGNE)),
    ]
    if quoted:
        lines.append(escape(champ(texts_fiche.PUBLIE, suite(list(map(citation, quoted))))))
    if isinstance(row.note, str) and row.note:
        lines.append(in_french(row.note))
    trust = texts.FICHE_CONFIANCE.get(row.confiance, "")
    urls = [url for url in (row.sources or "").split(" | ") if url]
    listed = "".join(f"<li>{link(url)}</li>" for url in urls) or f"<li>{texts.NON_RENSEIGNE}</li>"
    sources = texts_fiche.SOURCES + (f" ({trust})" if trust else "")
    when = f' <span class="precision">({texts_fiche.SANS_DATE})</span>' if not row.annee else ""
    return (
        f"<li><h3>{escape(texts.APPELS.get(row.appel, row.appel))}{when}</h3>"
        f'<p class="faits">{escape(" · ".join(facts))}</p>'
        + "".join(f"<p>{line}</p>" for line in lines)
        + f'<p class="precision">{champ(sources, "")}</p><ul class="sources">{listed}</ul></li>'
    )


def perimeter_html(perimeters: Iterable[tuple[str, Sequence[Item]]]) -> str:
    """What each candidature declared, item by item, as published and as understood.

    Parameters
    ----------
    perimeters : iterable of (str, sequence of Item)
        Name of the call, and its items.
    """
    return "".join(
        f"<h3>{escape(appel)}</h3><ul>{''.join(map(item_html, items))}</ul>"
        for appel, items in perimeters
    )


def item_html(item: Item) -> str:
    """One item: what it is, the words published, what is to be known."""
    if item.niveau == "indefini":
        known = citation(item.libelle)
        rest = [escape(texts_fiche.INDEFINI)]
    else:
        known = f"{territory_name(item.niveau, item.code, len(item.communes))}, {item.code}"
        quoted = champ(texts_fiche.PUBLIE_AINSI, citation(item.libelle)) if item.libelle else ""
        rest = [escape(quoted), relu_html(item.motif)]
    told = suite([part for part in (*rest, in_french(item.note.rstrip("."))) if part])
    return f'<li>{escape(known)}<br><span class="precision">{told}</span></li>'


def picture_html(made: Picture, caption: str, alt: str, lines: Iterable[tuple[str, str]]) -> str:
    """A drawing as a figure, its equal in words for those who do not see it, its legend below.

    Streamlit removes drawings from the HTML it shows: this one travels as an image.
    """
    data = base64.b64encode(svg(made, alt).encode()).decode()
    return (
        f'<figure class="dessin"><img alt="{escape(alt)}" width="{made.width:g}" '
        f'height="{made.height:g}" src="data:image/svg+xml;base64,{data}">'
        f"<figcaption>{escape(caption)}</figcaption>{legend_list(lines)}</figure>"
    )


def index_html(ptce: pd.DataFrame, query: Mapping[str, Sequence[str]]) -> str:
    """PTCE as links to their pages, with what tells two namesakes apart."""
    rows: Iterable[Any] = ptce.itertuples()
    items = "".join(
        f'<li><a href="{fiche_url(row.id_ptce, query)}">{escape(row.nom)}</a> '
        f'<span class="precision">{escape(row.lieu or texts.SANS_LIEU)}, '
        f"{escape(words(row.appels, texts.APPELS))}</span></li>"
        for row in rows
    )
    return f'<ul class="index" role="list">{items}</ul>'
