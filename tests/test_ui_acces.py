"""The staff's door for what is asked outside a page: the cookie of a reader who was let in."""

import json
import time

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from ptce_geo import audience, ui_acces

SECRET = "un-secret-de-biscuit-assez-long-pour-les-tests"
AUTH = dict.fromkeys(audience.AUTH_KEYS, "x") | {
    "cookie_secret": SECRET,
    "comptes": ["agent@labo.example"],
}
AGENT = {"is_logged_in": True, "email": "agent@labo.example", "origin": "http://localhost"}


@pytest.fixture
def staff(monkeypatch):
    monkeypatch.setenv(audience.AUDIENCE, audience.STAFF)
    monkeypatch.setattr(ui_acces, "auth", lambda: AUTH)
    monkeypatch.setattr(ui_acces, "get_cookie_secret", lambda: SECRET)


def cookies(secret: str = SECRET, name: str = ui_acces.SESSION, **claims) -> dict[str, str]:
    said = json.dumps(AGENT | {"iat": time.time()} | claims)
    return {name: create_signed_value(secret, ui_acces.SESSION, said).decode()}


def test_an_account_of_the_list_is_admitted_by_its_cookie(staff):
    assert ui_acces.admitted(cookies())
    assert ui_acces.signed_user(cookies())["email"] == "agent@labo.example"


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({}, id="none"),
        pytest.param({ui_acces.SESSION: ""}, id="empty"),
        pytest.param({ui_acces.SESSION: json.dumps(AGENT)}, id="unsigned"),
        pytest.param(cookies(secret="un-autre-secret-que-celui-du-serveur"), id="forged"),
        pytest.param(cookies(name="autre"), id="another cookie"),
        pytest.param(cookies(email="autre@ailleurs.example"), id="another account"),
        pytest.param(cookies(email_verified=False), id="unverified"),
        pytest.param(cookies(iat=time.time() - 40 * 3600), id="old"),
        pytest.param(cookies(is_logged_in=False), id="signed out"),
    ],
)
def test_without_a_session_of_the_list_nothing_is_sent(staff, sent):
    assert not ui_acces.admitted(sent)


def test_a_signed_text_that_holds_no_claims_is_nobody(staff):
    for text in ("[1]", "pas du JSON"):
        value = create_signed_value(SECRET, ui_acces.SESSION, text).decode()
        assert ui_acces.signed_user({ui_acces.SESSION: value}) == {}


def test_a_deployment_that_must_serve_no_one_admits_no_one(staff, monkeypatch):
    monkeypatch.setattr(ui_acces, "auth", lambda: AUTH | {"comptes": []})
    assert ui_acces.refusal() is not None
    assert not ui_acces.admitted(cookies())


def test_the_public_and_a_machine_of_ones_own_need_no_cookie(monkeypatch):
    assert ui_acces.admitted({})
    monkeypatch.setenv(audience.AUDIENCE, audience.STAFF)
    monkeypatch.setattr(ui_acces, "auth", dict)
    monkeypatch.setattr(ui_acces.st, "get_option", lambda _: "localhost")
    assert ui_acces.admitted({})


def test_an_account_is_called_by_its_address_else_by_its_identifier():
    assert ui_acces.account({"email": "a@b.fr", "sub": "7"}) == "a@b.fr"
    assert ui_acces.account({"sub": "7"}) == "sub:7"
