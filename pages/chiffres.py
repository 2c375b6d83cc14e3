"""What do the calls and the list of PTCE amount to?"""

from ptce_geo import (
    texts_chiffres,
    ui,
    ui_barre,
    ui_carte,
    ui_chiffres,
    ui_export,
    ui_filtres,
    ui_portrait,
    ui_selection,
)

chosen = ui_selection.chosen_filters()
ptce = ui_carte.shown_ptce(chosen)
count = ui_portrait.count(chosen)
ui.heading(texts_chiffres.TITRE, texts_chiffres.CHAPEAU, count, ui_portrait.text(chosen))
ui_barre.show_bar(count)

ui_chiffres.show_calls()
ui_chiffres.show_counts(ptce)
laureates, declared = ui_chiffres.laureates_declared()
ui_chiffres.show_without(declared)
ui_chiffres.show_coverage(laureates, declared)
ui_export.show_figures_export(ptce, chosen)

ui_filtres.show_filters()
