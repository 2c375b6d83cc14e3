"""A reader who is there when the data are replaced goes on, at the next gesture, with the new."""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from ptce_geo import paths, texts
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.publish import publish
from ptce_geo.ui import EDITION
from ptce_geo.ui_vue import VIEW
from ptce_geo.watch import watch


def published(folder, seed: int, day: int) -> None:
    drawn = demonstration(30, seed=seed)
    publish(joined(drawn), folder, perimetres=drawn.perimetres, on=date(2026, 11, day))


@pytest.fixture
def replaced(tmp_path, monkeypatch):
    """Replaces the publication that is served by another, and looks at it."""
    published(tmp_path / "servie", 1, 24)
    published(tmp_path / "suivante", 2, 25)
    monkeypatch.setenv("PTCE_PUBLICATION", str(tmp_path / "servie"))

    def replace():
        shutil.rmtree(tmp_path / "servie")
        shutil.copytree(tmp_path / "suivante", tmp_path / "servie")
        assert [watch().look(), watch().look()] == [False, True]

    return replace


def reader() -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "ptce_geo" / "ui_accueil.py"), default_timeout=120)
    return app.run()


def footer(app: AppTest) -> str:
    assert not app.exception
    return next(b.proto.body for b in app.get("html") if 'class="pied"' in b.proto.body)


def test_a_session_takes_the_new_edition_at_its_next_run(replaced):
    app = reader()
    first = app.session_state[EDITION]
    replaced()
    assert app.session_state[EDITION] is first
    assert "24/11/2026" in footer(app)
    app.run()
    assert app.session_state[EDITION] is watch().current()
    assert "25/11/2026" in footer(app)


@pytest.mark.parametrize("stem", ["carte", "chiffres", "coherence", "comparer", "fiche", "sources"])
def test_what_was_chosen_and_is_no_longer_there_is_let_go(replaced, stem):
    app = reader()
    edition = app.session_state[EDITION]
    app.session_state[VIEW]["ptce"] = [edition.candidatures["id_ptce"].iloc[0]]
    app.session_state[VIEW]["secteur"] = list(edition.facets["secteur"])
    app.session_state[VIEW]["region"] = list(edition.facets["region"])
    app.switch_page(str(paths.ROOT / "pages" / f"{stem}.py")).run()
    assert not app.exception
    replaced()
    app.run()
    assert not app.exception
    now = app.session_state[EDITION]
    assert "25/11/2026" in footer(app)
    assert set(app.session_state[VIEW]["ptce"]) <= set(now.places.index)
    assert set(app.session_state[VIEW]["region"]) <= set(now.facets["region"])


def test_the_footer_says_version_and_day_of_the_data(monkeypatch):
    monkeypatch.delenv("PTCE_PUBLICATION", raising=False)
    told = footer(reader())
    assert watch().current().empreinte in told
    assert texts.DONNEES_FICHES in told
