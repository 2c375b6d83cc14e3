import pandas as pd
import pytest

from ptce_geo.audience import (
    allowed_accounts,
    audience,
    bundle_folder,
    is_named,
    is_recent,
    may_enter,
    policy,
    staff_refusal,
)

STAFF = {"PTCE_AUDIENCE": "staff"}
AUTH = {
    "redirect_uri": "https://ptce.example/oauth2callback",
    "cookie_secret": "x" * 40,
    "client_id": "ptce",
    "client_secret": "secret",
    "server_metadata_url": "https://compte.example/.well-known/openid-configuration",
    "comptes": ["agent@labo.example"],
}


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, "public"),
        ({"PTCE_AUDIENCE": ""}, "public"),
        ({"PTCE_AUDIENCE": " STAFF "}, "staff"),
        ({"PTCE_AUDIENCE": "public"}, "public"),
    ],
)
def test_the_audience_is_public_unless_staff_is_asked_for(env, expected):
    assert audience(env) == expected


def test_an_unknown_audience_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="PTCE_AUDIENCE=tous inconnu ; connus : public, staff"):
        audience({"PTCE_AUDIENCE": "tous"})


def test_the_publication_to_serve_comes_from_the_environment():
    assert bundle_folder({}) is None
    assert str(bundle_folder({"PTCE_PUBLICATION": "/srv/ptce"})) == "/srv/ptce"


def test_only_laureates_and_curated_records_are_named():
    rows = pd.DataFrame(
        {
            "id_candidature": ["a", "b", "c", "d", "e"],
            "statut": ["laureate", "recevable", "recevable", None, "lauréate ?"],
        }
    )
    assert is_named(rows, {"c"}).tolist() == [True, False, True, False, False]


def test_the_minimum_has_a_reason_and_a_source():
    assert policy()["minimum"] == 5
    assert "20201938" in policy()["source"]
    assert policy()["pourquoi"]


def test_a_public_deployment_always_starts():
    assert staff_refusal({"address": "0.0.0.0"}, {}) is None


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1", " LOCALHOST "])
def test_staff_without_sign_in_starts_on_this_machine(address):
    assert staff_refusal({"address": address}, STAFF) is None


@pytest.mark.parametrize("address", ["", None, "0.0.0.0", "192.168.1.4", "localhost.example"])
def test_staff_without_sign_in_refuses_to_start_elsewhere(address):
    refusal = staff_refusal({"address": address, "auth": {}}, STAFF)
    assert refusal.startswith("Mode « staff » refusé : sans connexion configurée")
    assert "server.address" in refusal


def test_staff_with_sign_in_and_a_list_starts_anywhere():
    assert staff_refusal({"address": "0.0.0.0", "auth": AUTH}, STAFF) is None


@pytest.mark.parametrize(
    "key", ["redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"]
)
@pytest.mark.parametrize("address", ["0.0.0.0", "localhost"])
def test_a_sign_in_half_configured_is_refused_naming_what_is_missing(key, address):
    auth = {name: value for name, value in AUTH.items() if name != key}
    assert key in staff_refusal({"address": address, "auth": auth}, STAFF)


def test_a_short_cookie_secret_is_refused():
    assert "cookie_secret" in staff_refusal({"auth": AUTH | {"cookie_secret": "court"}}, STAFF)


def test_a_sign_in_without_allow_list_is_refused():
    refusal = staff_refusal({"auth": AUTH | {"comptes": []}}, STAFF)
    assert "aucun compte autorisé" in refusal
    assert "PTCE_COMPTES" in refusal


def test_the_allow_list_may_come_from_the_environment():
    env = STAFF | {"PTCE_COMPTES": "agent@labo.example"}
    assert staff_refusal({"auth": AUTH | {"comptes": []}}, env) is None


def test_the_allow_list_joins_environment_and_secrets():
    found = allowed_accounts(
        {"PTCE_COMPTES": "A@x.example, @y.example"}, {"comptes": ["b@x.example"]}
    )
    assert found == {"a@x.example", "@y.example", "b@x.example"}


@pytest.mark.parametrize(
    ("user", "entered"),
    [
        ({"email": "agent@labo.example"}, True),
        ({"email": "AGENT@Labo.example "}, True),
        ({"email": "n@cress.example", "email_verified": True}, True),
        ({"email": "autre@labo.example"}, False),
        ({"email": "agent@labo.example", "email_verified": False}, False),
        ({"email": "agent@labo.example", "email_verified": "false"}, False),
        ({"email": "agent@labo.example.evil.example"}, False),
        ({"email": "x@sub.cress.example"}, False),
        ({"email": "@cress.example"}, False),
        ({"sub": "7f3a"}, True),
        ({"sub": "7f3a@cress.example"}, False),
        ({"sub": "autre"}, False),
        ({"sub": 7}, False),
        ({"email": "sub:7f3a"}, False),
        ({"email": ""}, False),
        ({"email": None}, False),
        ({}, False),
    ],
)
def test_who_may_enter(user, entered):
    assert may_enter(user, {"agent@labo.example", "@cress.example", "sub:7f3a"}) is entered


@pytest.mark.parametrize(
    ("user", "recent"),
    [
        ({"iat": 0}, True),
        ({"iat": -12 * 3600}, True),
        ({"iat": -12 * 3600 - 1}, False),
        ({"iat": 60}, True),
        ({"iat": 600}, False),
        ({"iat": "0"}, False),
        ({"iat": True}, False),
        ({"iat": None}, False),
        ({}, False),
    ],
)
def test_a_sign_in_lasts_twelve_hours(user, recent):
    # Times are told from a moment, in seconds.
    moment = 1_800_000_000
    if isinstance(user.get("iat"), int) and not isinstance(user["iat"], bool):
        user = {"iat": moment + user["iat"]}
    assert is_recent(user, now=moment) is recent
