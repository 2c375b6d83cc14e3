"""What every page shares: the data loaded once, the style, the footer."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import wraps
from html import escape
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from ptce_geo import coherence, langue, paths, sources, tables, texts, texts_barre
from ptce_geo.bundle import Bundle
from ptce_geo.edition import Edition
from ptce_geo.records import Records
from ptce_geo.version import data_line
from ptce_geo.watch import watch

HERE = Path(__file__).parent
ICON = str(HERE / "icone.svg")
LOGO = str(HERE / "logo.svg")
# Where a session keeps the edition it took.
EDITION = "edition"
T = TypeVar("T")
# What Markdown reads as more than itself, anywhere or at the beginning of a line.
MARKS = re.compile(r"[\\`*_\[\]<>~$]|:(?=[\w/+-]+:)|^[-+#]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


# Filters as something that can be remembered: each name with its codes.
Key = tuple[tuple[str, tuple[str, ...]], ...]


def as_key(chosen: Mapping[str, Sequence[str]]) -> Key:
    """The choices of the filters as a key: what is computed for them is kept for all readers."""
    return tuple((name, tuple(codes)) for name, codes in chosen.items())


def take_edition() -> bool:
    """Take the edition served now, for all of this run; whether it is another than before.

    Until its next run a session keeps the edition it took: a page never mixes two.
    """
    before, now = st.session_state.get(EDITION), watch().current()
    st.session_state[EDITION] = now
    return before is not None and before is not now


def edition() -> Edition:
    """The edition this session looks at."""
    kept = st.session_state.get(EDITION)
    return watch().current() if kept is None else kept


def of_edition(most: int = 1) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Keep what a function gives, in each language, as long as its edition is served.

    One copy for all readers, which nobody changes; arguments must be hashable.

    Parameters
    ----------
    most : int
        How many results are kept, the oldest forgotten first.
    """

    def keeping(make: Callable[..., T]) -> Callable[..., T]:
        @wraps(make)
        def kept(*args: Hashable) -> T:
            name, known = f"{make.__module__}.{make.__qualname__}", (langue.current(), *args)
            return cast(T, edition().kept.once(name, known, most, lambda: make(*args)))

        return kept

    return keeping


def bundle() -> Bundle | None:
    """The publication this deployment serves; None when it serves the records of the project."""
    return edition().bundle


def records() -> Records:
    """The records this deployment serves: those of ``data/records``, or of a publication."""
    return edition().records


def candidatures() -> pd.DataFrame:
    """One row per candidature, joined to the official territories: ``summary.ready``."""
    return edition().candidatures


def facets() -> dict[str, pd.DataFrame]:
    """The codes of each candidature for each filter: ``summary.facets``."""
    return edition().facets


def places() -> pd.DataFrame:
    """Where each PTCE stands around its anchor, whatever the filters; indexed by ``id_ptce``."""
    return edition().places


@of_edition()
def labels() -> dict[str, dict[str, str]]:
    """Words of the codes of each filter."""
    regions = candidatures().dropna(subset="code_region").drop_duplicates("code_region")
    return {
        "appel": texts.APPELS,
        "statut": texts.STATUTS,
        "phase": texts.PHASES,
        "secteur": tables.sector_words(records().secteurs),
        "region": dict(zip(regions["code_region"], regions["nom_region"], strict=True)),
    }


def controle() -> coherence.Controle:
    """The records served, checked once for all readers."""
    return edition().controle


def declared_items() -> pd.DataFrame:
    """Every item of every declared perimeter: ``nearness.declared_items``."""
    return edition().declared_items


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
    st.page_link(paths.ROOT / "pages" / f"{stem}.py", label=plain(label), query_params=query)


def plain(text: str) -> str:
    """A text from elsewhere for a widget that reads Markdown: it shows as written, on one line.

    Examples
    --------
    >>> print(plain("[ici](exemple.fr)"), plain("- a-b"))
    \\[ici\\](exemple.fr) \\- a-b
    """
    return MARKS.sub(r"\\\g<0>", " ".join(text.split()))


def fictional() -> bool:
    """Whether something of what is served is invented."""
    return edition().fictional


def full_address() -> str:
    """Address of the same view outside a frame, relative to the page."""
    query = [(name, one) for name in st.query_params for one in st.query_params.get_all(name)]
    return f"?{urlencode(query)}"


def say_fiction() -> None:
    """Say on every page that what it shows is invented, when it is."""
    if fictional():
        st.html(f'<p class="fiction" role="note">{texts.FICTION}</p>')


def footer() -> None:
    """Attribution of every source, as the licences ask, version and date of what is served.

    In a frame, one line and a link.
    """
    if embedded():
        href = escape(full_address(), quote=True)
        st.html(
            f'<p class="pied-cadre">{texts_barre.SOURCE_COURTE} '
            f'<a href="{href}" target="_blank" rel="noopener">{texts_barre.VUE_COMPLETE}</a></p>'
        )
        return
    lines = [*sources.attribution_lines(), texts.PIED_PTCE, data_line(edition())]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<footer class="pied"><h2>{texts.PIED_TITRE}</h2><ul>{items}</ul></footer>')
