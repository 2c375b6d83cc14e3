"""Server of the usual ways: ``streamlit run benchmarks/serveur_ordinaire.py``."""

from importlib.resources import files

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from ptce_geo import routes

images = str(files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "images")
icons = Mount("/icones", StaticFiles(directory=images))
app = st.App("carte_ordinaire.py", routes=[icons, *routes.routes()])
