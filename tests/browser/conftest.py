"""One server and one Chromium for all the journeys."""

import pytest
from app_server import ROOT, chromium, map_frame, served


@pytest.fixture(scope="session")
def application():
    """Address of the application, served as ``streamlit run app.py`` does."""
    with served(ROOT / "app.py") as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a screen."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser):
    """A fresh window."""
    window = watched(browser)
    yield window
    window.close()


@pytest.fixture(scope="module")
def carte(browser, application):
    """The map page and its frame, opened once for the claims that only look or move the view."""
    window = watched(browser)
    window.goto(application)
    yield window, map_frame(window)
    window.close()


def watched(browser):
    """A window that writes down what it asks for and what goes wrong in it."""
    window = browser.new_page(viewport={"width": 1440, "height": 900})
    window.asked, window.errors = [], []
    window.on("request", lambda request: window.asked.append(request.url))
    window.on("pageerror", lambda error: window.errors.append(str(error)))
    window.on(
        "console",
        lambda message: window.errors.append(message.text) if message.type == "error" else None,
    )
    return window
