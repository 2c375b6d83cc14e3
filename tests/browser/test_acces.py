"""The staff's door in a real Chromium, against a real provider, both on this machine."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from app_server import ROOT, free_port, map_frame, wait_until_healthy
from itsdangerous import TimestampSigner
from playwright.sync_api import Page, expect

from ptce_geo import instant, texts

PROVIDER = Path(__file__).with_name("oidc_provider.py")
BEHIND = "Candidatures confidentielles"
# The smallest staff page: a door, and what is behind it.
SCRIPT = f"""
import streamlit as st
from ptce_geo import ui_acces

ui_acces.guard()
st.title("{BEHIND}")
ui_acces.sign_out_button()
"""
SECRETS = """
[auth]
redirect_uri = "http://localhost:PORT/oauth2callback"
cookie_secret = "{cookie}"
client_id = "ptce"
client_secret = "un-secret-de-test"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
comptes = ["agent@labo.example", "sub:7f3a"]
"""
COOKIE = "un-secret-de-biscuit-assez-long-pour-les-tests"

pytestmark = pytest.mark.browser
# A cold server reads its data before the first page.
expect.set_options(timeout=30_000)


@contextmanager
def running(command: list, folder: Path, health: str, **env: str):
    """A process of this Python, answering at an address, stopped on leaving."""
    process = subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(health, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def staff(folder: Path, secrets: str = "", script: str = "page.py", address: str = "localhost"):
    """Address of a staff deployment; its script is the small page unless it is the application."""
    port = free_port()
    (folder / "page.py").write_text(SCRIPT, encoding="utf-8")
    (folder / "secrets.toml").write_text(secrets.replace("PORT", str(port)), encoding="utf-8")
    options = {
        "server.port": port,
        "server.address": address,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": "localhost",
    }
    if secrets:
        options["secrets.files"] = folder / "secrets.toml"
    command = ["-m", "streamlit", "run", script, *(f"--{k}={v}" for k, v in options.items())]
    where = folder if script == "page.py" else ROOT
    site = f"http://localhost:{port}"
    with running(command, where, f"{site}/_stcore/health", PTCE_AUDIENCE="staff"):
        yield site


@pytest.fixture(scope="module")
def secrets(tmp_path_factory):
    """Secrets of a site (its port still to be told) whose provider is running."""
    port = free_port()
    folder = tmp_path_factory.mktemp("oidc")
    with running([PROVIDER, port], folder, f"http://localhost:{port}/jwks"):
        yield SECRETS.format(provider=port, cookie=COOKIE)


@pytest.fixture(scope="module")
def site(secrets, tmp_path_factory):
    with staff(tmp_path_factory.mktemp("site"), secrets) as url:
        yield url


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, site: str, account: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("link", name=account, exact=True).click()


def sent(page: Page) -> list[bytes]:
    """Everything the server pushes to this page from now on."""
    frames: list[bytes] = []

    def hear(socket) -> None:
        socket.on(
            "framereceived",
            lambda frame: frames.append(frame if isinstance(frame, bytes) else frame.encode()),
        )

    page.on("websocket", hear)
    return frames


def test_nobody_enters_without_signing_in(page, site):
    frames = sent(page)
    page.goto(site)
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()
    assert frames
    assert not any(BEHIND.encode() in frame for frame in frames)


def test_the_right_account_enters_and_leaves(page, site):
    frames = sent(page)
    sign_in(page, site, "agent")
    expect(page.get_by_role("heading", name=BEHIND)).to_be_visible()
    expect(page.get_by_text("Connecté : agent@labo.example")).to_be_visible()
    # What the other tests look for in vain is there to be found.
    assert any(BEHIND.encode() in frame for frame in frames)
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()


def test_an_account_without_address_enters_by_its_identifier(page, site):
    sign_in(page, site, "sans-adresse")
    expect(page.get_by_role("heading", name=BEHIND)).to_be_visible()


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("autre", "Le compte autre@ailleurs.example n'est pas autorisé"),
        ("non-verifie", "Le compte agent@labo.example n'est pas autorisé"),
        ("ancien", "Votre connexion a plus de 12 heures"),
    ],
)
def test_a_wrong_unverified_or_old_account_is_told_and_stays_out(page, site, account, told):
    frames = sent(page)
    sign_in(page, site, account)
    expect(page.get_by_text(told)).to_be_visible()
    assert not any(BEHIND.encode() in frame for frame in frames)
    page.get_by_role("button", name="Changer de compte").click()
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()


@pytest.mark.parametrize(
    "account",
    ["expire", "forge", "autre-client", "autre-emetteur", "rejoue", "sans-signature"],
)
def test_an_expired_or_forged_token_opens_no_session(page, site, account):
    frames = sent(page)
    sign_in(page, site, account)
    page.wait_for_url(f"{site}/")
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()
    assert not any(BEHIND.encode() in frame for frame in frames)
    assert not any("streamlit_user" in c["name"] for c in page.context.cookies())


@pytest.mark.parametrize("key", ["un-autre-secret-que-celui-du-serveur-de-test", ""])
def test_a_forged_session_cookie_opens_nothing(page, site, key):
    said = '{"email":"agent@labo.example","is_logged_in":true,"iat":%d,"origin":"%s"}'
    said = (said % (time.time(), site)).encode()
    value = TimestampSigner(key).sign(said).decode() if key else said.decode()
    page.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": site}])
    page.goto(site)
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()


def test_without_sign_in_the_staff_mode_serves_no_one_off_this_machine(page, tmp_path):
    with staff(tmp_path, address="0.0.0.0") as site:
        frames = sent(page)
        page.goto(site)
        expect(page.get_by_text("Mode « staff » refusé")).to_be_visible()
        assert not any(BEHIND.encode() in frame for frame in frames)


def test_without_sign_in_the_staff_mode_opens_on_this_machine(page, tmp_path):
    with staff(tmp_path) as site:
        page.goto(site)
        expect(page.get_by_role("heading", name=BEHIND)).to_be_visible()


def test_the_application_opens_to_the_right_account_only(page, secrets, tmp_path):
    with staff(tmp_path, secrets, script="app.py") as site:
        frames = sent(page)
        sign_in(page, site, "autre")
        expect(page.get_by_text("n'est pas autorisé")).to_be_visible()
        assert not any(texts.CARTE_TITRE.encode() in frame for frame in frames)
        page.get_by_role("button", name="Changer de compte").click()
        page.get_by_role("button", name="Se connecter").click()
        page.get_by_role("link", name="agent", exact=True).click()
        expect(page.get_by_text("Connecté : agent@labo.example")).to_be_visible()
        with page.expect_response(lambda answer: instant.PATH in answer.url) as asked:
            map_frame(page)
        assert asked.value.status == 200
        # The same address is nothing to who was not let in.
        with pytest.raises(HTTPError, match="404"):
            urlopen(asked.value.url)
        assert any(texts.CARTE_TITRE.encode() in frame for frame in frames)
