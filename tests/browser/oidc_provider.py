"""A real OpenID Connect provider on this machine: discovery, PKCE, RS256, one page of accounts.

Run as ``python oidc_provider.py PORT``. Some of its accounts are dishonest on purpose.
"""

import base64
import hashlib
import json
import secrets
import sys
import time
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT = ("ptce", "un-secret-de-test")
# Two keys of the same name: the provider's, and that of a forger who knows the name.
KEY, FORGED = (
    RSAKey.generate_key(2048, {"kid": "vraie", "use": "sig"}, auto_kid=False) for _ in range(2)
)
HOUR = 3600
# What each account's token says otherwise than an honest one, and the key it is signed with.
ACCOUNTS = {
    "agent": ({"email": "agent@labo.example", "email_verified": True}, KEY),
    "sans-adresse": ({"sub": "7f3a"}, KEY),
    "autre": ({"email": "autre@ailleurs.example", "email_verified": True}, KEY),
    "non-verifie": ({"email": "agent@labo.example", "email_verified": False}, KEY),
    "expire": ({"email": "agent@labo.example", "iat": -2 * HOUR, "exp": -HOUR}, KEY),
    "ancien": ({"email": "agent@labo.example", "iat": -13 * HOUR, "exp": HOUR}, KEY),
    "forge": ({"email": "agent@labo.example"}, FORGED),
    "autre-client": ({"email": "agent@labo.example", "aud": "un-autre-site"}, KEY),
    "autre-emetteur": ({"email": "agent@labo.example", "iss": "http://localhost:9"}, KEY),
    "rejoue": ({"email": "agent@labo.example", "nonce": "celui-d-hier"}, KEY),
    "sans-signature": ({"email": "agent@labo.example"}, None),
}
codes: dict[str, dict] = {}


def issuer(request: Request) -> str:
    return str(request.base_url).rstrip("/")


async def discovery(request: Request) -> JSONResponse:
    here = issuer(request)
    return JSONResponse(
        {
            "issuer": here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


async def keys(_: Request) -> JSONResponse:
    return JSONResponse({"keys": [KEY.as_dict(private=False)]})


async def authorize(request: Request) -> HTMLResponse | RedirectResponse:
    asked = dict(request.query_params)
    name = asked.pop("compte", None)
    if name is None:
        links = "".join(
            f'<li><a href="?{urlencode(asked | {"compte": name})}">{name}</a></li>'
            for name in ACCOUNTS
        )
        return HTMLResponse(f"<h1>Choisir un compte</h1><ul>{links}</ul>")
    code = secrets.token_urlsafe(16)
    codes[code] = asked | {"compte": name}
    back = urlencode({"code": code, "state": asked["state"]})
    return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)


def challenge_met(verifier: str, asked: dict) -> bool:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]


def unsigned(claims: dict) -> str:
    def part(value: dict) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."


async def token(request: Request) -> JSONResponse:
    form = await request.form()
    asked = codes.pop(str(form.get("code")), None)
    basic = request.headers.get("authorization", "").removeprefix("Basic ")
    client = tuple(base64.b64decode(basic).decode().split(":", 1)) if basic else CLIENT
    if (
        asked is None
        or client != CLIENT
        or form.get("redirect_uri") != asked["redirect_uri"]
        or not challenge_met(str(form.get("code_verifier", "")), asked)
    ):
        return JSONResponse({"error": "invalid_grant"}, status_code=400)
    said, key = ACCOUNTS[asked["compte"]]
    now = int(time.time())
    claims = {"iss": issuer(request), "aud": CLIENT[0], "sub": asked["compte"]}
    claims |= {"nonce": asked["nonce"], "iat": now, "exp": now + HOUR} | said
    for name in ("iat", "exp"):
        # Told from now in the table above.
        if name in said:
            claims[name] = now + said[name]
    header = {"alg": "RS256", "kid": "vraie"}
    id_token = unsigned(claims) if key is None else jwt.encode(header, claims, key)
    return JSONResponse(
        {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": HOUR,
            "id_token": id_token,
        }
    )


app = Starlette(
    routes=[
        Route("/.well-known/openid-configuration", discovery),
        Route("/jwks", keys),
        Route("/authorize", authorize),
        Route("/token", token, methods=["POST"]),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="localhost", port=int(sys.argv[1]), log_level="warning")
