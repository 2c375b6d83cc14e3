"""Where does each figure come from, and what does the map not say?"""

from ptce_geo import texts_methode, ui, ui_barre, ui_sources

ui.heading(texts_methode.TITRE, texts_methode.CHAPEAU)
ui_barre.show_share()
ui_sources.definitions()
ui_sources.calls()
ui_sources.unnamed()
ui_sources.places()
ui_sources.boundaries()
ui_sources.served()
ui_sources.commitments()
