"""The page on sources and method: words, limits, calls, files."""

import os
from html import escape

import streamlit as st

from ptce_geo import basemap, sources, tables, texts, texts_couches, texts_methode, ui
from ptce_geo.join import seats
from ptce_geo.langue import in_french
from ptce_geo.version import PACKAGES, data_line, versions


def definitions() -> None:
    """What the words of the map mean, and what it does not say."""
    terms = "".join(
        f"<dt>{escape(word)}</dt><dd>{escape(meaning)}</dd>"
        for word, meaning in texts_methode.DEFINITIONS
    )
    limits = "".join(f"<li>{escape(limit)}</li>" for limit in texts_methode.MANQUES)
    st.html(
        f'<section class="methode"><h2>{texts_methode.DEFINITIONS_TITRE}</h2><dl>{terms}</dl>'
        f"<h2>{texts_methode.MANQUES_TITRE}</h2><ul>{limits}</ul></section>"
    )


def calls() -> None:
    """The calls, each figure with its source, and the laureates named here."""
    read = ui.records()
    table = tables.calls_table(read.appels, ui.candidatures())
    section(texts_methode.APPELS_TITRE, tables.table_html(table, texts_methode.APPELS_TITRE))
    section(texts_methode.APPELS_NOTES, tables.calls_notes_html(read.appels))


def unnamed() -> None:
    """The candidatures that a publication only counts, by call and region, by call and sector."""
    served = ui.bundle()
    if served is None or served.totaux.empty:
        return
    section(
        texts.TOTAUX_TITRE,
        f"<p>{in_french(served.manifest['regle'])}</p>"
        + "".join(
            tables.table_html(tables.totals_table(served.totaux, dimension), caption)
            for dimension, caption in texts.TOTAUX_LEGENDES.items()
        ),
    )


def places() -> None:
    """How the published places were read: counts by method or reason, and those renamed since."""
    resolved = seats(ui.candidatures())
    counts = tables.table_html(tables.resolution_table(resolved), texts_methode.LIEUX_LEGENDE)
    renamed = tables.table_html(tables.rewritten_table(resolved), texts_methode.LIEUX_RELUS)
    section(texts_methode.LIEUX_TITRE, counts + renamed)


def boundaries() -> None:
    """Who made the boundaries and the codes, and the very files they come from."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in sources.attribution_lines())
    section(texts_methode.PRODUCTEURS_TITRE, f"<ul>{lines}</ul>")
    archives = tables.table_html(tables.archives_table(), texts_methode.ARCHIVES_TITRE)
    section(texts_methode.ARCHIVES_TITRE, archives)


def served() -> None:
    """Which application shows which data, for those who report a fault."""
    known = versions()
    packages = ", ".join(f"{name} {known[name]}" for name in PACKAGES)
    tools = texts_methode.VERSIONS_OUTILS.format(**known, paquets=packages)
    lines = [data_line(ui.edition()), tools]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    section(texts_methode.VERSIONS_TITRE, f"<ul>{items}</ul>")


def commitments() -> None:
    """Privacy and accessibility, as they are."""
    said = [texts_methode.VIE_PRIVEE]
    if basemap.allowed(os.environ):
        said.append(texts_couches.VIE_PRIVEE_IGN)
    section(texts_methode.VIE_PRIVEE_TITRE, "".join(f"<p>{escape(text)}</p>" for text in said))
    section(texts_methode.ACCESSIBILITE_TITRE, f"<p>{escape(texts_methode.ACCESSIBILITE)}</p>")


def section(title: str, html: str) -> None:
    """A heading and what is under it."""
    st.html(f'<section class="methode"><h2>{escape(title)}</h2>{html}</section>')
