"""Who may see what: the two audiences, the rule that names a candidature, the staff's door.

Pure: reads the environment and the configuration it is given, decides, and says why in French.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from ptce_geo.paths import DATA

PUBLIC, STAFF = "public", "staff"
AUDIENCES = (PUBLIC, STAFF)
# Names of the environment variables.
AUDIENCE, BUNDLE, ALLOWED = "PTCE_AUDIENCE", "PTCE_PUBLICATION", "PTCE_COMPTES"
LOCAL = ("localhost", "127.0.0.1", "::1", "[::1]")
# What Streamlit needs to open a session with a provider.
AUTH_KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
# Seconds by which the clocks of two machines may differ.
CLOCK_DRIFT = 120


@cache
def policy() -> dict[str, Any]:
    """What ``data/audience.toml`` decides."""
    with (DATA / "audience.toml").open("rb") as stream:
        return tomllib.load(stream)


def audience(env: Mapping[str, str]) -> str:
    """Audience this deployment serves: ``public`` unless the environment says ``staff``.

    Raises
    ------
    ValueError
        ``PTCE_AUDIENCE`` is neither; the message names both.

    Examples
    --------
    >>> audience({}), audience({"PTCE_AUDIENCE": "staff"})
    ('public', 'staff')
    """
    value = env.get(AUDIENCE, "").strip().lower() or PUBLIC
    if value not in AUDIENCES:
        raise ValueError(f"{AUDIENCE}={value} inconnu ; connus : {', '.join(AUDIENCES)}")
    return value


def bundle_folder(env: Mapping[str, str]) -> Path | None:
    """Folder of the publication a public deployment serves; None: the records of the project."""
    value = env.get(BUNDLE, "").strip()
    return Path(value) if value else None


def is_named(rows: pd.DataFrame, publics: Collection[str] = ()) -> pd.Series:
    """Which candidatures may be named to the public.

    A laureate may, for the State publishes its name. Any other may only if its identifier is in
    ``publics``: the curated records of the project, each line of which cites a public source. What
    a file says of its own publicity does not count.

    Returns
    -------
    Series of bool
        Same index; a statut that is unknown or missing names nobody.
    """
    laureate = rows["statut"].isin(policy()["statuts_nommes"])
    return (laureate | rows["id_candidature"].isin(list(publics))).astype(bool)


def allowed_accounts(env: Mapping[str, str], auth: Mapping[str, object] = {}) -> frozenset[str]:
    """Accounts that may enter the staff's deployment, in small letters.

    Parameters
    ----------
    env : Mapping
        ``PTCE_COMPTES``: addresses, domains (``@exemple.fr``) or identifiers (``sub:…``), separated
        by commas or spaces.
    auth : Mapping
        ``[auth]`` of Streamlit's secrets: ``comptes``, a list of the same.

    Examples
    --------
    >>> sorted(allowed_accounts({"PTCE_COMPTES": "Agent@labo.example, @cress.example"}))
    ['@cress.example', 'agent@labo.example']
    """
    written = env.get(ALLOWED, "").replace(",", " ").split()
    listed = auth.get("comptes", ())
    written += map(str, listed) if isinstance(listed, Iterable) else ()
    return frozenset(account.strip().casefold() for account in written if account.strip())


def may_enter(user: Mapping[str, object], allowed: Collection[str]) -> bool:
    """Whether a signed-in account is on the list: its address, its domain, or its identifier.

    An address the provider says is not verified is nobody's. Some providers, ProConnect among
    them, put no address in the token Streamlit reads: such an account is listed as ``sub:…``.

    Examples
    --------
    >>> may_enter({"email": "Agent@labo.example"}, {"agent@labo.example"})
    True
    >>> may_enter({"email": "x@labo.example", "email_verified": False}, {"@labo.example"})
    False
    """
    subject = user.get("sub")
    if isinstance(subject, str) and f"sub:{subject.strip().casefold()}" in allowed:
        return True
    email = user.get("email")
    unverified = str(user.get("email_verified", True)).casefold() == "false"
    if not isinstance(email, str) or unverified:
        return False
    email = email.strip().casefold()
    name, at, domain = email.rpartition("@")
    return bool(name and at and domain) and (email in allowed or f"@{domain}" in allowed)


def is_recent(user: Mapping[str, object], now: float) -> bool:
    """Whether a sign-in is recent enough: Streamlit's own session lasts 30 days.

    Parameters
    ----------
    user : Mapping
        Claims of the token; ``iat`` is when it was issued, in seconds.
    now : float
        The time, in seconds since 1970.

    Examples
    --------
    >>> is_recent({"iat": 1_000_000}, now=1_003_600), is_recent({}, now=1_003_600)
    (True, False)
    """
    issued = user.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return False
    longest: float = policy()["session_heures"] * 3600
    return -CLOCK_DRIFT <= now - issued <= longest


def staff_refusal(config: Mapping[str, object], env: Mapping[str, str]) -> str | None:
    """Why this deployment must not start, or None.

    Parameters
    ----------
    config : Mapping
        ``address``: what the server listens on (``server.address``; empty means everywhere);
        ``auth``: the ``[auth]`` section of Streamlit's secrets, empty without any.
    env : Mapping
        The environment.

    Returns
    -------
    str or None
        One French sentence. A public deployment always starts; the staff's needs a complete sign-in
        and an allow-list, or to listen on this machine alone.

    Examples
    --------
    >>> staff_refusal({"address": "0.0.0.0"}, {"PTCE_AUDIENCE": "staff"})[:38]
    'Mode « staff » refusé : sans connexion'
    >>> staff_refusal({"address": "localhost"}, {"PTCE_AUDIENCE": "staff"}) is None
    True
    """
    if audience(env) == PUBLIC:
        return None
    section = config.get("auth")
    auth = section if isinstance(section, Mapping) else {}
    local = str(config.get("address") or "").strip().lower() in LOCAL
    if not auth:
        return (
            None
            if local
            else _refusal(
                "sans connexion configurée ([auth] de .streamlit/secrets.toml), il n'est servi"
                f" que sur cette machine (server.address parmi {', '.join(LOCAL[:3])})"
            )
        )
    missing = [key for key in AUTH_KEYS if not auth.get(key)]
    if missing:
        return _refusal(f"la section [auth] n'a pas {', '.join(missing)}")
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        return _refusal(f"cookie_secret a moins de {SHORTEST_SECRET} caractères")
    if not allowed_accounts(env, auth):
        return _refusal(f"aucun compte autorisé ({ALLOWED}, ou comptes dans [auth])")
    return None


def _refusal(why: str) -> str:
    return f"Mode « staff » refusé : {why}."
