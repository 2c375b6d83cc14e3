"""Where does each figure come from, and what does the map not say?"""

from ptce_geo import texts, ui, ui_sources

ui.heading(texts.SOURCES_TITRE, texts.SOURCES_CHAPEAU)
ui_sources.definitions()
ui_sources.calls()
ui_sources.unnamed()
ui_sources.boundaries()
ui_sources.commitments()
