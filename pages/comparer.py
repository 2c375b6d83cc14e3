"""How do two calls, two regions or two sectors differ?"""

from ptce_geo import texts_comparer, ui, ui_barre, ui_comparer, ui_export_duel, ui_filtres

ui.heading(texts_comparer.TITRE, texts_comparer.CHAPEAU)
ui_barre.show_bar()
made = ui_comparer.chosen_duel()
ui_comparer.show_duel(made)
ui_export_duel.show_export(made)

ui_filtres.show_filters()
