from export_exemple import LIST, shown

from ptce_geo import sources, texts, texts_export
from ptce_geo.provenance import file_name, provenance, slug


def test_the_filters_the_count_the_date_and_every_source_are_told():
    said = shown({"statut": ["laureate"], "region": ["53"]}).provenance
    assert said.selection == "Filtres\xa0: lauréates, Bretagne."
    assert said.compte.startswith("2 PTCE affichés sur 7")
    assert said.date == "27/11/2026"
    assert said.sources == (*sources.attribution_lines(), LIST)
    assert "Licence Ouverte 2.0" in said.licence


def test_without_a_filter_it_is_said():
    assert shown().provenance.selection == texts_export.SANS_FILTRE


def test_fiction_is_told_in_the_title_and_at_the_end():
    said = provenance("Tout.", "1 PTCE.", True, shown().provenance.jour, LIST)
    assert said.titre.startswith("DÉMONSTRATION")
    assert said.lines()[-1][1] == texts.FICTION
    assert said.members()["avertissement"] == texts.FICTION
    assert "demonstration" in file_name(said, "carte", "", "pdf")


def test_a_file_name_says_what_when_and_which():
    view = shown({"statut": ["laureate"], "region": ["11"]})
    assert view.file_name("pdf") == "ptce-carte-2026-11-27-laureates-ile-de-france.pdf"
    assert shown().file_name("csv", "liste") == "ptce-liste-2026-11-27-tous.csv"


def test_a_long_choice_is_cut_between_two_words():
    name = file_name(shown().provenance, "carte", "mot " * 40, "png")
    assert name == f"ptce-carte-2026-11-27-{'mot-' * 14}mot.png"


def test_a_hostile_choice_leaves_no_path_in_a_file_name():
    assert slug("../../etc/passwd\x00") == "etc-passwd"
