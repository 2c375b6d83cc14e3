"""Server of the usual choropleth: ``streamlit run benchmarks/serveur_couches_ordinaires.py``."""

import streamlit as st

from ptce_geo import routes

app = st.App("couches_ordinaires.py", routes=routes.routes())
