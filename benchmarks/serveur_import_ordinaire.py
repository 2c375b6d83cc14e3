"""Server of the usual import: ``streamlit run benchmarks/serveur_import_ordinaire.py``."""

import streamlit as st

from ptce_geo import routes

app = st.App("import_ordinaire.py", routes=routes.routes())
