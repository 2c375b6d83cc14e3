"""Sentences kept in French whatever the language, and said in that of whoever reads them."""

import pickle

import numpy as np
import pandas as pd
import pytest

from ptce_geo import langue, texts_constats
from ptce_geo.coherence import check
from ptce_geo.dossiers import from_table
from ptce_geo.phrases import (
    Capitale,
    Decimale,
    Ecart,
    Euros,
    Jour,
    Liste,
    Part,
    Phrase,
    Suite,
    dite,
)
from ptce_geo.reference import reference


def split(n: int) -> Phrase:
    return Phrase(texts_constats, "COUPE", n=n, noms=Liste(["Redon", "Blain"]))


def english(text: str) -> str:
    with langue.speaking("en"):
        return dite(text)


def test_a_sentence_made_in_english_is_kept_in_french():
    with langue.speaking("en"):
        made = split(2)
    assert made == split(2) == "Coupe 2\xa0EPCI\xa0: Redon et Blain."
    assert english(made) == "Cuts 2 EPCIs: Redon and Blain."


def test_each_language_has_its_plural():
    assert english(split(1)).startswith("Cuts 1 EPCI:")


@pytest.mark.parametrize(
    ("value", "french", "said"),
    [
        (Decimale(1234.56), "1\u202f234,6", "1,234.6"),
        (Ecart(-1234), "-1\u202f234", "-1,234"),
        (Ecart(6.74, 1), "+6,7", "+6.7"),
        (Part(0.256), "26\xa0%", "26%"),
        (Euros(10_000), "10\u202f000\xa0€", "€10,000"),
        (Jour("2017-01-01"), "1er janvier 2017", "1 January 2017"),
        (Liste(["a", "b", "c"], 2), "a, b et 1 autre", "a, b and 1 other"),
        (Capitale(Suite(["a", "b"])), "A\u202f; b", "A; b"),
    ],
)
def test_what_fills_a_sentence_is_written_as_each_language_does(value, french, said):
    assert f"{value}" == french
    with langue.speaking("en"):
        assert f"{value}" == said


def test_a_sentence_holds_others():
    outer = Phrase(texts_constats, "EFFECTIF", texte=split(2), nombre=Decimale(1.5, 2))
    assert english(outer) == "Cuts 2 EPCIs: Redon and Blain. Effective number of EPCIs: 1.50."


def test_numbers_of_numpy_are_numbers():
    assert Phrase(texts_constats, "NOMBRE_AUTRE", n=np.int64(1200), trouvees=np.int64(3)) == (
        "1\u202f200\xa0communes annoncées, 3 dans le périmètre lu."
    )


def test_a_sentence_survives_another_process():
    back = pickle.loads(pickle.dumps(split(2)))
    assert back == split(2) and english(back) == english(split(2))


def test_wrong_words_are_known_when_the_sentence_is_made():
    with pytest.raises(AttributeError):
        Phrase(texts_constats, "NULLE_PART")
    with pytest.raises(KeyError):
        Phrase(texts_constats, "COUPE", n=1)


def test_a_check_made_in_english_is_the_check_made_in_french():
    rows = pd.DataFrame([{"siege": "75056", "perimetre": "35238;35115", "departement": "29"}])
    rows = rows.fillna("")
    french = check(from_table(rows, reference())).constats
    with langue.speaking("en"):
        made = check(from_table(rows, reference())).constats
        said = [dite(message) for message in french.message]
    pd.testing.assert_frame_equal(made, french)
    assert not set(said) & set(french.message)
