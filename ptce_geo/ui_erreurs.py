"""What a reader sees when something went wrong: a sentence, never a traceback."""

import streamlit as st

from ptce_geo import texts


def say_sorry(_error: Exception) -> bool:
    """Show the French sentence; Streamlit has already logged the error for the operator."""
    st.error(texts.ERREUR)
    return True
