"""What ``streamlit run app.py`` serves: the pages, the map's files, the headers."""

import os

import streamlit as st

from ptce_geo import memory, ui_acces, web
from ptce_geo.ui_erreurs import say_sorry

memory.share_heaps()

refusal = ui_acces.refusal_to_start()
try:
    origins = web.allowed_origins(os.environ)
except web.FramingError as error:
    refusal = str(error)
if refusal is not None:
    raise SystemExit(refusal)

path = (st.get_option("server.baseUrlPath") or "").strip("/")
prefix = f"/{path}" if path else ""

app = st.App(
    "ptce_geo/ui_accueil.py",
    routes=web.routes(prefix, ui_acces.admitted),
    middleware=web.middleware(prefix, origins),
    lifespan=web.lifespan,
    on_script_error=say_sorry,
)
