"""What does each declared perimeter show, rule by rule?"""

from ptce_geo import texts_coherence, ui, ui_barre, ui_coherence, ui_filtres

shown = ui_coherence.shown_records()
count = ui_coherence.sentence(shown)
ui.heading(texts_coherence.PAGE_TITRE, texts_coherence.PAGE_CHAPEAU, count)
ui_barre.show_bar(count)

ui_coherence.show_overview()
ui_coherence.show_choices()
chosen = ui_coherence.chosen_record(shown)
ui_coherence.show_list(shown, chosen)
ui_coherence.show_sheet(chosen)

ui_filtres.show_filters()
