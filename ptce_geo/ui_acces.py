"""The staff's door: who is signed in, who may enter, and what the others are told."""

import json
import os
import time
from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from ptce_geo import audience, texts
from ptce_geo.bundle import BundleError, read_bundle

# Cookie in which Streamlit keeps who is signed in.
SESSION = "_streamlit_user"


def auth() -> Mapping[str, object]:
    """``[auth]`` of Streamlit's secrets; empty without any."""
    if not st.secrets.load_if_toml_exists():
        return {}
    section: Mapping[str, object] = st.secrets.get("auth", {})
    return section


def refusal() -> str | None:
    """Why this deployment must serve no one, or None; read from the settings as they are."""
    config = {"address": st.get_option("server.address"), "auth": auth()}
    try:
        return audience.staff_refusal(config, os.environ)
    except ValueError as error:
        return f"{error}."


def refusal_to_start() -> str | None:
    """Why the server must not start, or None: ``refusal``, or a publication that cannot be read."""
    folder = audience.bundle_folder(os.environ)
    if folder is not None:
        try:
            read_bundle(folder)
        except BundleError as error:
            return f"{error}."
    return refusal()


def guard() -> None:
    """Let the script go on for those who may see the page; tell the others why, and stop.

    First line of a script: nothing confidential may be sent before it. In a public deployment, and
    on a machine of one's own without sign-in, everyone goes on.
    """
    why = refusal()
    if why is not None:
        st.error(why)
        st.stop()
    if audience.audience(os.environ) == audience.PUBLIC or not auth():
        return
    if not st.user.is_logged_in:
        _closed(texts.ACCES_FERME, texts.ACCES_CONNEXION, st.login)
    user = st.user.to_dict()
    if not audience.is_recent(user, time.time()):
        hours = audience.policy()["session_heures"]
        _closed(texts.ACCES_EXPIRE.format(heures=hours), texts.ACCES_CHANGER, st.logout)
    if not audience.may_enter(user, audience.allowed_accounts(os.environ, auth())):
        _closed(texts.ACCES_REFUSE.format(compte=account(user)), texts.ACCES_CHANGER, st.logout)


def admitted(cookies: Mapping[str, str]) -> bool:
    """Whether a request outside a page may have what pages show: what ``guard`` asks of a reader.

    Parameters
    ----------
    cookies : Mapping
        Those of the request; one that Streamlit did not sign, or did too long ago, says nothing.
    """
    if refusal() is not None:
        return False
    if audience.audience(os.environ) == audience.PUBLIC or not auth():
        return True
    user = signed_user(cookies)
    return (
        user.get("is_logged_in") is True
        and audience.is_recent(user, time.time())
        and audience.may_enter(user, audience.allowed_accounts(os.environ, auth()))
    )


def signed_user(cookies: Mapping[str, str]) -> dict[str, object]:
    """What Streamlit's session cookie says of a reader; nothing without one it signed."""
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    held = get_cookie_with_chunks(one, SESSION)
    try:
        user = json.loads(held or b"{}")
    except ValueError:
        return {}
    return user if isinstance(user, dict) else {}


def account(user: Mapping[str, object]) -> str:
    """What an administrator needs to list an account: its address, else its identifier."""
    return str(user.get("email") or f"sub:{user.get('sub', '')}")


def signed_in() -> str | None:
    """The account that is in, None where nobody needs one."""
    staff = audience.audience(os.environ) == audience.STAFF
    return account(st.user.to_dict()) if staff and auth() and st.user.is_logged_in else None


def sign_out_button() -> None:
    """Who is signed in, and the way out; nothing where nobody needs an account."""
    who = signed_in()
    if who is not None:
        st.text(texts.ACCES_CONNECTE.format(compte=who))
        st.button(texts.ACCES_SORTIR, on_click=st.logout)


def _closed(sentence: str, label: str, action: Callable[..., None]) -> None:
    st.title(texts.ACCES_TITRE)
    # Plain text: an account's name comes from elsewhere and is not to be read as Markdown.
    st.text(sentence)
    st.button(label, on_click=action, type="primary")
    st.stop()
