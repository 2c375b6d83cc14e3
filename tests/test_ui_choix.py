"""What an address holds is shown as written, never read as Markdown."""

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import ui
from ptce_geo.paths import ROOT

LINK = "[ici](https://exemple.fr)"


@pytest.mark.parametrize("name", ["statut", "ptce", "fond", "vue", "inconnu[x](y)"])
def test_a_link_in_an_address_is_told_without_becoming_one(name):
    app = AppTest.from_file(str(ROOT / "ptce_geo" / "ui_accueil.py"), default_timeout=120)
    app.query_params[name] = LINK
    app.run()
    (told,) = [warning.value for warning in app.warning]
    shown = ui.plain(LINK if name in ("statut", "ptce", "fond", "vue") else name)
    assert shown in told
    assert LINK not in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("un\n\n# deux", "un # deux"),
        ("# un", "\\# un"),
        ("12. un", "12\\. un"),
        (":smile: a:b", "\\:smile: a:b"),
        ("$x$ `y` <b>", "\\$x\\$ \\`y\\` \\<b\\>"),
        ("non-retenue (35)", "non-retenue (35)"),
    ],
)
def test_a_text_shows_as_written_on_one_line(text, shown):
    assert ui.plain(text) == shown
