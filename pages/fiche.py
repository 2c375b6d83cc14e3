"""What is known of one PTCE, over all its calls?"""

from ptce_geo import ui

ui.heading("Fiche", "…")
