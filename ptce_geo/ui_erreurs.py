"""What a reader sees when something went wrong: a sentence, never a traceback."""

import streamlit as st

from ptce_geo import texts
from ptce_geo.sheets import RecordsError


def say_sorry(error: Exception) -> bool:
    """Show a French sentence; Streamlit has already logged the error for the operator.

    Records that cannot be read have their own sentence, which says what to correct.
    """
    st.error(str(error) if isinstance(error, RecordsError) else texts.ERREUR)
    return True
