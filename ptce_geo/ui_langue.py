"""The language of a visit: that of the address, kept from page to page; French otherwise."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from ptce_geo import langue, texts
from ptce_geo.ui_vue import LANGUAGE, PAGE, names_of, view


def follow_language() -> None:
    """Speak the language of the address, or the one this visit spoke before.

    The first words of a script: what is written before them is in French.
    """
    asked = st.query_params.get(LANGUAGE)
    if asked not in langue.LOCALES:
        asked = next(iter(view().get(LANGUAGE, [])), langue.FRENCH)
    langue.speak(asked)


def addresses() -> dict[str, str]:
    """Address of this very view in each other language, by code."""
    # A filter is in the view before it is in the address.
    chosen = {name: view()[name] for name in names_of(st.session_state[PAGE])}
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    here = {name: values for name, values in {**asked, **chosen}.items() if values}
    return {
        code: "?" + urlencode({**here, LANGUAGE: code}, doseq=True)
        for code in langue.LOCALES
        if code != langue.current()
    }


def show_languages() -> None:
    """A link to the same view in each other language.

    The page is loaded anew: its language is an attribute that the server writes.
    """
    links = " · ".join(
        f'<a href="{escape(address)}" lang="{code}" hreflang="{code}">{langue.own_name(code)}</a>'
        for code, address in addresses().items()
    )
    st.html(f'<nav class="langues" aria-label="{escape(texts.LANGUES)}">{links}</nav>')
