"""What ``streamlit run app.py`` serves: the pages, the map's files, the headers."""

import os

import streamlit as st

from ptce_geo import audience, validation

if audience.bundle_folder(os.environ) is None:
    # Before what is long to load here: what checks the records loads at the same time, apart.
    validation.ready()

from ptce_geo import framing, memory, routes, ui_acces, web
from ptce_geo.ui_erreurs import say_sorry

memory.share_heaps()

refusal = ui_acces.refusal_to_start()
try:
    origins = framing.allowed_origins(os.environ)
except framing.FramingError as error:
    refusal = str(error)
if refusal is not None:
    raise SystemExit(refusal)

path = (st.get_option("server.baseUrlPath") or "").strip("/")
prefix = f"/{path}" if path else ""

app = st.App(
    "ptce_geo/ui_accueil.py",
    routes=routes.routes(prefix, ui_acces.admitted),
    middleware=web.middleware(prefix, origins),
    lifespan=web.lifespan,
    on_script_error=say_sorry,
)
