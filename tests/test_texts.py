import pytest

from ptce_geo import paths, summary, texts
from ptce_geo.signs import FAMILIES, PHASES


@pytest.mark.parametrize(
    ("shown", "total", "unlocated", "sentence"),
    [
        (84, 84, 5, "84 PTCE affichés sur 84, dont 5 sans localisation."),
        (84, 84, 0, "84 PTCE affichés sur 84, tous sur la carte."),
        (1, 84, 0, "1 PTCE affiché sur 84."),
        (1, 84, 1, "1 PTCE affiché sur 84, sans localisation."),
        (0, 84, 0, "Aucun PTCE affiché sur 84."),
        (1250, 2000, 2, "1\u202f250 PTCE affichés sur 2\u202f000, dont 2 sans localisation."),
    ],
)
def test_the_sentence_agrees_with_its_numbers(shown, total, unlocated, sentence):
    assert texts.phrase(shown, total, unlocated) == sentence


def test_the_sentence_says_how_many_places_are_vague():
    said = "Lieu connu au département ou à la région seulement\xa0:\xa045."
    assert texts.phrase(93, 93, 0, 45) == f"93 PTCE affichés sur 93, tous sur la carte. {said}"


def test_every_code_of_the_vocabulary_has_its_words():
    assert set(texts.STATUTS) == set(texts.STATUTS_PHRASE) == set(summary.STATUTS)
    assert set(texts.PHASES) == set(texts.LEGENDE_PHASES) == set(PHASES)
    assert set(texts.PRECISIONS) == set(texts.PRECISION_COURTE) == set(summary.PRECISIONS)
    assert set(texts.FAMILLES) == set(FAMILIES)
    assert set(texts.DIMENSIONS) == set(texts.INCONNU) == set(summary.DIMENSIONS)


def test_every_page_has_a_title_and_an_address():
    stems = {path.stem for path in (paths.ROOT / "pages").glob("*.py")}
    assert stems == set(texts.PAGES)
