"""Server of the usual way: ``streamlit run benchmarks/serveur_ordinaire.py``."""

import streamlit as st

from ptce_geo import routes

app = st.App("carte_ordinaire.py", routes=routes.routes())
