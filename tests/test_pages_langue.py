"""Every page in English: nothing of the French catalogue is left on it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import langue, paths, texts, texts_importer, traduction
from ptce_geo.build import catalogue
from ptce_geo.ui_importer import TAKEN

SCRIPT = str(paths.ROOT / "ptce_geo" / "ui_accueil.py")
PAGES = sorted(path.stem for path in (paths.ROOT / "pages").glob("*.py"))
# Shorter pieces are also pieces of names and of data.
SHORTEST = 14
ADDRESSES = {
    "comparer": {"par": "region", "a": "53", "b": "11"},
    "fiche": {"ptce": "neo56"},
    "pres_de_chez_moi": {"commune": "Redon"},
}


def opened(page: str, **address: str) -> AppTest:
    """The application on a page, as if reached by a link."""
    app = AppTest.from_file(SCRIPT, default_timeout=120)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page != "carte":
        app.switch_page(str(paths.ROOT / "pages" / f"{page}.py"))
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """All that the page says, without what it says to be in French."""
    protos = [str(node.proto) for kind in KINDS for node in app.get(kind)]
    tables = [t.value.to_csv() for t in app.dataframe]
    said = "\n".join([*protos, *tables]).encode().decode("unicode_escape").encode("latin-1")
    text = said.decode("utf-8", "replace").replace("&#x27;", "'")
    return re.sub(r'<span lang="fr">.*?</span>', "", text)


KINDS = (
    "html", "markdown", "button", "button_group", "multiselect", "selectbox", "text_input",
    "warning", "error", "info", "text", "expander", "component_instance", "page_link",
    "download_button", "checkbox", "toggle", "file_uploader", "bidi_component",
)  # fmt: skip


def pieces() -> set[str]:
    """What French messages say between their gaps, where English says something else."""
    found = set()
    for message in catalogue.messages():
        for text in message if isinstance(message, tuple) else (message,):
            if traduction.translations("en").gettext(text) != text or isinstance(message, tuple):
                found |= {piece.strip() for piece in re.split(r"\{\w*\}", text)}
    return {piece for piece in found if len(piece) >= SHORTEST}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_english_says_nothing_in_french(page):
    opened(page, **ADDRESSES.get(page, {}))
    app = opened(page, lang="en", **ADDRESSES.get(page, {}))
    text = shown(app)
    assert sorted(piece for piece in pieces() if piece in text) == []
    assert traduction.translations("en").gettext(texts.PIED_TITRE) in text


def test_what_is_read_in_a_file_is_told_in_english():
    app = opened("importer", lang="en")
    with langue.speaking("en"):
        label = texts_importer.DEMONSTRATION
        next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    text = shown(app)
    assert "Same PTCE name, same call." in text
    # The headings of the file and what it says are data.
    result = app.session_state[TAKEN]
    own = result.match[["feuille", "colonne", "exemple"]].to_csv() + result.candidatures.to_csv()
    assert sorted(piece for piece in pieces() if piece in text and piece not in own) == []


def test_the_language_follows_from_page_to_page_and_in_links():
    app = opened("fiche", lang="en")
    index = next(
        block.proto.body for block in app.get("html") if 'class="index"' in block.proto.body
    )
    assert "lang=en" in index
    assert app.query_params["lang"] in ("en", ["en"])
    app.switch_page(str(paths.ROOT / "pages" / "chiffres.py")).run()
    assert app.query_params["lang"] in ("en", ["en"])


def test_french_is_spoken_without_being_asked():
    app = opened("carte")
    assert "lang" not in app.query_params
    languages = next(b.proto.body for b in app.get("html") if "langues" in b.proto.body)
    assert '<a href="?lang=en" lang="en" hreflang="en">English</a>' in languages


def test_an_unknown_language_is_told_and_ignored():
    app = opened("carte", lang="xx")
    assert [w.value for w in app.warning] == [
        texts.PARAMETRE_INCONNU.format(nom="lang", valeur="xx")
    ]
