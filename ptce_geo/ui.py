"""What every page shares: the data loaded once, the style, the footer."""

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from ptce_geo import (
    audience,
    check,
    coherence,
    langue,
    nearness,
    paths,
    sources,
    summary,
    texts,
    texts_barre,
)
from ptce_geo.bundle import Bundle, read_bundle, to_records
from ptce_geo.dossiers import from_records
from ptce_geo.fiction import is_demonstration
from ptce_geo.join import join
from ptce_geo.maps import spread
from ptce_geo.records import Records, read_records
from ptce_geo.reference import reference

HERE = Path(__file__).parent
ICON = str(HERE / "icone.svg")
LOGO = str(HERE / "logo.svg")
MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~:$")


# Filters as something that can be remembered: each name with its codes.
Key = tuple[tuple[str, tuple[str, ...]], ...]


def as_key(chosen: Mapping[str, Sequence[str]]) -> Key:
    """The choices of the filters as a key: what is computed for them is kept for all readers."""
    return tuple((name, tuple(codes)) for name, codes in chosen.items())


T = TypeVar("T")


def loaded(load: Callable[[], T]) -> Callable[[], T]:
    """Load once for all readers, who wait before a sentence in their language meanwhile.

    A resource and not data: one copy, which nobody changes.
    """
    kept = st.cache_resource(show_spinner=False)(load)
    there: list[bool] = []

    @functools.wraps(load)
    def said() -> T:
        if there:
            return kept()
        with st.spinner(texts.CHARGEMENT):
            found = kept()
        there.append(True)
        return found

    return said


@loaded
def bundle() -> Bundle | None:
    """The publication this deployment serves; None when it serves the records of the project."""
    folder = audience.bundle_folder(os.environ)
    return None if folder is None else read_bundle(folder)


@loaded
def records() -> Records:
    """The records this deployment serves: those of ``data/records``, or of a publication."""
    served = bundle()
    return read_records(paths.RECORDS) if served is None else to_records(served)


@loaded
def candidatures() -> pd.DataFrame:
    """One row per candidature, joined to the official territories: ``summary.ready``."""
    served = bundle()
    return summary.ready(join(records()) if served is None else served.laureates)


@st.cache_resource(show_spinner=False)
def facets() -> dict[str, pd.DataFrame]:
    """The codes of each candidature for each filter: ``summary.facets``."""
    return summary.facets(candidatures())


@st.cache_resource(show_spinner=False)
def places() -> pd.DataFrame:
    """Where each PTCE stands around its anchor, whatever the filters; indexed by ``id_ptce``."""
    ptce = summary.ptce(candidatures())
    return spread(ptce).set_index(ptce["id_ptce"])


def labels() -> dict[str, dict[str, str]]:
    """Words of the codes of each filter."""
    return _labels(langue.current())


@st.cache_resource(show_spinner=False)
def _labels(code: str) -> dict[str, dict[str, str]]:
    known = langue.translations(code)
    secteurs = records().secteurs.set_index("code")["libelle"]
    regions = candidatures().dropna(subset="code_region").drop_duplicates("code_region")
    return {
        "appel": texts.APPELS,
        "statut": texts.STATUTS,
        "phase": texts.PHASES,
        "secteur": secteurs.map(known.gettext).to_dict(),
        "region": regions.set_index("code_region")["nom_region"].to_dict(),
    }


@loaded
def controle() -> coherence.Controle:
    """The records served, checked once for all readers."""
    if bundle() is None:
        return check.bundled()
    return coherence.check(from_records(records(), reference()))


@loaded
def declared_items() -> pd.DataFrame:
    """Every item of every declared perimeter: ``nearness.declared_items``."""
    return nearness.declared_items(records(), reference())


def heading(title: str, lead: str, state: str = "", more: str = "") -> None:
    """Heading of a page, the sentence under it, and what is shown just now.

    Parameters
    ----------
    title, lead : str
        A frame in another site shows no lead: that site says why the map is there.
    state, more : str
        How many are shown, then what else is to be known of them. The bar of the page
        (``ui_barre``) tells the first to screen readers at each change.
    """
    now = f'<p class="phrase">{escape(state)}</p>' if state else ""
    now += f'<p class="portrait">{escape(more)}</p>' if more else ""
    under = "" if embedded() else f'<p class="chapeau">{escape(lead)}</p>'
    st.html(f'<h1 class="titre">{escape(title)}</h1>{under}{now}')


def embedded() -> bool:
    """Whether the page is framed in another site (``?embed=true``)."""
    return bool(st.context.is_embedded)


def section_title(title: str, lead: str = "") -> None:
    """Heading of a part of a page, and what must be known before reading it."""
    said = f'<p class="aide">{escape(lead)}</p>' if lead else ""
    st.html(f'<h2 class="tableau-titre">{escape(title)}</h2>{said}')


def page_link(stem: str, label: str, query: dict[str, str | list[str]]) -> None:
    """A link to another page with its parameters; the session goes on.

    Parameters
    ----------
    stem : str
        File stem of ``pages/``.
    label : str
        Words of the link.
    query : dict
        Parameters of the address.
    """
    # The label is read as Markdown: what a name holds must stay as written.
    plain = "".join(f"\\{c}" if c in MARKDOWN else c for c in label)
    st.page_link(paths.ROOT / "pages" / f"{stem}.py", label=plain, query_params=query)


@st.cache_resource(show_spinner=False)
def fictional() -> bool:
    """Whether something of what is served is invented."""
    return bool(is_demonstration(candidatures()).any())


def full_address() -> str:
    """Address of the same view outside a frame, relative to the page."""
    query = [(name, one) for name in st.query_params for one in st.query_params.get_all(name)]
    return f"?{urlencode(query)}"


def say_fiction() -> None:
    """Say on every page that what it shows is invented, when it is."""
    if fictional():
        st.html(f'<p class="fiction" role="note">{texts.FICTION}</p>')


def footer() -> None:
    """Attribution of every source, as the licences ask; one line and a link in a frame."""
    if embedded():
        href = escape(full_address(), quote=True)
        st.html(
            f'<p class="pied-cadre">{texts_barre.SOURCE_COURTE} '
            f'<a href="{href}" target="_blank" rel="noopener">{texts_barre.VUE_COMPLETE}</a></p>'
        )
        return
    lines = [*sources.attribution_lines(), texts.PIED_PTCE]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<footer class="pied"><h2>{texts.PIED_TITRE}</h2><ul>{items}</ul></footer>')
