"""Server of the usual choropleth: ``streamlit run benchmarks/serveur_couches_ordinaires.py``."""

import streamlit as st

from ptce_geo import web

app = st.App("couches_ordinaires.py", routes=web.routes())
