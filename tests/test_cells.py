import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import cells


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    once = cells.cleaned(text)
    assert cells.cleaned(once) == once


@given(st.text(alphabet="abcéèêàçôùœ' -ABCÉÈ"))
def test_case_and_accents_do_not_matter_to_a_key(text):
    assert cells.key(text.upper()) == cells.key(text)


@given(st.text())
def test_a_text_is_never_lost_by_being_odd(text):
    assert cells.plain(text).valeur == cells.cleaned(text)


@pytest.mark.parametrize("text", ["", "-", "néant", "N/A", "NC", "(vide)", None])
def test_a_word_for_nothing_is_nothing(text):
    assert cells.is_empty(text)


def test_a_non_breaking_space_is_a_space():
    assert cells.cleaned("100\u202f000\u00a0€") == "100 000 €"


def test_direction_marks_are_removed():
    assert cells.cleaned("\u202eRedon\u202c") == "Redon"


def test_markup_is_kept_as_text_and_proposed_without():
    value = cells.plain("<b>Pôle</b> &amp; Cie")
    assert (value.valeur, value.proposition) == ("<b>Pôle</b> &amp; Cie", "Pôle & Cie")


def test_a_dash_that_begins_a_sentence_is_no_formula():
    assert cells.plain("- 5 communes").motif == ""


def test_an_ordinary_text_holds_nothing_to_clean_or_to_tell():
    for sign in map(chr, range(0x10000)):
        for text in (f"a{sign}b", f"{sign}a", f"a{sign}", f"a {sign}c"):
            if cells.ordinary(text):
                assert cells._UNTIDY.search(text) is None
                assert not cells._MOJIBAKE.search(text) and not cells.TAG.search(text)
                assert not cells._FORMULA.search(text) and "\ufffd" not in text
