"""The staff's door in a real Chromium, against a real provider, both on this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner
from playwright.sync_api import Page, expect, sync_playwright

from ptce_geo.paths import ROOT

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
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "ptce"
client_secret = "un-secret-de-test"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
comptes = ["agent@labo.example", "sub:7f3a"]
"""
COOKIE = "un-secret-de-biscuit-assez-long-pour-les-tests"

pytestmark = pytest.mark.browser


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("localhost", 0))
        return sock.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        assert process.poll() is None, process.stderr.read().decode()
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{url} ne répond pas")


def start(command: list, folder: Path, **env: str) -> subprocess.Popen:
    (folder / "page.py").write_text(SCRIPT, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def streamlit(port: int, address: str = "localhost") -> list:
    options = {
        "server.port": port,
        "server.address": address,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": "localhost",
    }
    return ["-m", "streamlit", "run", "page.py", *(f"--{k}={v}" for k, v in options.items())]


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    port = free_port()
    process = start([PROVIDER, port], tmp_path_factory.mktemp("oidc"))
    try:
        wait_for(f"http://localhost:{port}/jwks", process)
        yield port
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="module")
def site(provider, tmp_path_factory):
    port, folder = free_port(), tmp_path_factory.mktemp("site")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(
        SECRETS.format(port=port, provider=provider, cookie=COOKIE), encoding="utf-8"
    )
    process = start(streamlit(port), folder, PTCE_AUDIENCE="staff")
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="module")
def browser():
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(20_000)
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


def test_without_sign_in_the_staff_mode_is_refused_off_this_machine(page, tmp_path):
    port = free_port()
    process = start(streamlit(port, "0.0.0.0"), tmp_path, PTCE_AUDIENCE="staff")
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        frames = sent(page)
        page.goto(f"http://localhost:{port}")
        expect(page.get_by_text("Mode « staff » refusé")).to_be_visible()
        assert not any(BEHIND.encode() in frame for frame in frames)
    finally:
        process.terminate()
        process.communicate()


def test_without_sign_in_the_staff_mode_opens_on_this_machine(page, tmp_path):
    port = free_port()
    process = start(streamlit(port), tmp_path, PTCE_AUDIENCE="staff")
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        page.goto(f"http://localhost:{port}")
        expect(page.get_by_role("heading", name=BEHIND)).to_be_visible()
    finally:
        process.terminate()
        process.communicate()
