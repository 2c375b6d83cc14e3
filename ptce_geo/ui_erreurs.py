"""What a reader sees when something went wrong: a sentence, never a traceback."""

import streamlit as st

from ptce_geo import journal, texts, ui
from ptce_geo.sheets import RecordsError


def say_sorry(error: Exception) -> bool:
    """Show a French sentence; the log has the kind of error and its place for the operator.

    Records that cannot be read have their own sentence, which says what to correct.
    """
    journal.write_error(error)
    st.error(ui.plain(str(error)) if isinstance(error, RecordsError) else texts.ERREUR)
    return True
