"""The PTCE near a commune as lists a screen reader counts; every word of the data is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ptce_geo.legend import sign_image
from ptce_geo.relecture import relu_html


class Entry(NamedTuple):
    """One PTCE of a list: its row of ``summary.ptce``, the reason, what was published, how far."""

    ptce: Any
    reason: str
    published: str = ""
    far: str = ""


def entries_html(entries: Sequence[Entry], query: Mapping[str, Sequence[str]]) -> str:
    """A list of PTCE, each a link to its page with the reason why it is there.

    Parameters
    ----------
    entries : sequence of Entry
    query : mapping
        Filters that the links carry along.
    """
    items = "".join(entry_html(entry, query) for entry in entries)
    return f'<ul class="proches" role="list">{items}</ul>'


def entry_html(entry: Entry, query: Mapping[str, Sequence[str]]) -> str:
    """One PTCE of a list."""
    ptce = entry.ptce
    sign = sign_image(ptce.statut, ptce.phase, ptce.precision, size=26)
    far = f'<p class="distance">{escape(entry.far)}</p>' if entry.far else ""
    quoted = f'<p class="precision">{escape(entry.published)}</p>' if entry.published else ""
    return (
        f'<li>{sign}<div><p class="proche-nom"><a href="{fiche_url(ptce.id_ptce, query)}">'
        f"{escape(ptce.nom)}</a></p><p>{escape(entry.reason)}</p>{quoted}</div>{far}</li>"
    )


def fiche_url(id_ptce: str, query: Mapping[str, Sequence[str]] | None = None) -> str:
    """Address of the page of one PTCE, from any page, escaped for an attribute.

    Examples
    --------
    >>> fiche_url("neo56"), fiche_url("a&b", {"appel": ["AAP2013"]})
    ('fiche?ptce=neo56', 'fiche?ptce=a%26b&amp;appel=AAP2013')
    """
    return escape("fiche?" + urlencode({"ptce": id_ptce, **(query or {})}, doseq=True))


def sentences_html(sentences: Iterable[str], title: str, folded: bool) -> str:
    """What happened to a commune, in order; folded when it is but a complement."""
    items = "".join(f"<li>{relu_html(said)}.</li>" for said in sentences)
    if folded:
        return f'<details class="histoire"><summary>{title}</summary><ul>{items}</ul></details>'
    return f'<section class="histoire"><h3>{title}</h3><ul>{items}</ul></section>'
