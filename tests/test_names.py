"""The normaliser shared by the build and the run."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_geo import history
from ptce_geo.names import compact, compacts, loose, normalize, without_article

FRENCH = string.ascii_letters + string.digits + "àâäçéèêëîïôöùûüÿœæÀÂÉÈÊËÎÏÔÙÛÜÇŒÆ '’-.,/&()\u00a0"
french = st.text(FRENCH, max_size=40)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("OEUILLY", "oeuilly"),
        ("Œuilly", "oeuilly"),
        ("St-Étienne", "saint etienne"),
        ("Stes-Maries-de-la-Mer", "saintes maries de la mer"),
        ("Chalon s/Saône", "chalon sur saone"),
        ("Fontenay s/s Bois", "fontenay sous bois"),
        ("Meurthe & Moselle", "meurthe et moselle"),
        ("Gre\u200bnoble\u00a0", "grenoble"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_a_name_is_a_key_of_plain_words(written, key):
    assert normalize(written) == key


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text):
    assert normalize(normalize(text)) == normalize(text)


@given(french)
def test_case_does_not_matter(text):
    assert normalize(text.upper()) == normalize(text.lower()) == normalize(text)


@given(french)
def test_outer_spaces_do_not_matter(text):
    assert normalize(f" \u00a0{text}\t ") == normalize(text)


@given(st.sampled_from(sorted(history.names_at(history.TODAY).values())))
def test_hyphens_and_apostrophes_do_not_matter(nom):
    assert normalize(nom.replace("-", " ").replace("'", "’")) == normalize(nom)


@given(st.sampled_from(sorted(history.names_at(history.TODAY).values())))
def test_accents_do_not_matter(nom):
    accents = str.maketrans("àâäçéèêëîïôöùûüÿÉÈÊËÎÏÔÇÀÂ", "aaaceeeeiioouuuyEEEEIIOCAA")
    assert normalize(nom.translate(accents)) == normalize(nom)


def test_the_article_stays_in_the_key():
    assert normalize("La Vergne") != normalize("Vergné")
    assert without_article(normalize("La Vergne")) == normalize("Vergné")


def test_compact_forms_forget_spaces_and_the_leading_article():
    assert compacts(normalize("L'Haÿ-les-Roses")) == {"lhaylesroses", "haylesroses"}
    assert compact(normalize("Fontaine-lez-Dijon")) == compact(normalize("Fontaine-lès-Dijon"))


def test_the_loose_form_forgets_link_words():
    assert loose(normalize("Fontenay s Bois")) == loose(normalize("Fontenay-sous-Bois"))
    assert loose("le") == "le"
