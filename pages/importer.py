"""What does a file of candidatures say, and what in it is to be examined?"""

from ptce_geo import ui_barre, ui_importer, ui_importer_bilan

ui_importer.heading()
ui_barre.show_share_of_page()
result = ui_importer.taken()
if result is None:
    ui_importer_bilan.forget_map()
    ui_importer.ask_files()
else:
    ui_importer.ask_call(result)
    ui_importer.show_findings(result)
    ui_importer.show_columns(result)
    ui_importer_bilan.show_map(result)
    ui_importer_bilan.show_coherence(result)
    ui_importer_bilan.show_downloads(result)
    ui_importer.show_start_again()
