"""French sentences that came as plain text: their words are found again."""

import re

import pytest

from ptce_geo import langue, texts_fichiers, texts_lecture, texts_recueil
from ptce_geo.build import catalogue
from ptce_geo.intake_report import reread
from ptce_geo.phrases import Phrase, dite
from ptce_geo.relecture import LETTERS, Relue, letters, relu
from ptce_geo.traduction import spaced, translations

MODULES = {
    texts_recueil: "texts_recueil", texts_fichiers: "texts_fichiers", texts_lecture: "texts_lecture"
}  # fmt: skip
GAP = re.compile(r"\{(\w+)\}")
# Headings and codes of the report are looked up, not read again.
LOOKED_UP = {"RAPPORT", "RAPPORT_FEUILLES", "RAPPORT_COLONNES", "ORIGINES", "CONFIANCES"}


def templates():
    for module, name in MODULES.items():
        for constant in catalogue.constants(name):
            for message in catalogue.words(vars(module)[constant]):
                texts = message if isinstance(message, tuple) else (message,)
                long = letters(texts[-1]) >= LETTERS
                if constant not in LOOKED_UP and long:
                    yield pytest.param(texts, id=f"{constant} {texts[-1][:30]}")


@pytest.mark.parametrize("texts", list(templates()))
def test_every_sentence_of_a_report_is_said_in_english(texts):
    gaps = GAP.findall(texts[-1])
    filled = dict.fromkeys(gaps, "Zq") | {"n": "2", "date": "le 2 mars 2016"}
    known = translations("en")
    said = known.ngettext(*texts, 2) if len(texts) == 2 else known.gettext(texts[0])
    plain = spaced(texts[-1]).format(**filled)
    with langue.speaking("en"):
        expected = said.format(**filled | {"date": "on 2 March 2016"})
        assert dite(reread(plain)) == expected


def test_a_text_of_no_module_stays_as_it_is():
    for text in ("Redon", "Pôle de Fontaine à Bain ; Othe", ""):
        assert relu(text, texts_lecture, texts_recueil) == text
        assert not isinstance(relu(text, texts_lecture), Phrase)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("inconnu: pas de Redon dans 44", "unknown: no Redon in 44"),
        ("74011 Annecy-le-Vieux a rejoint Annecy (74010) le 1er janvier 2017",
         "74011 Annecy-le-Vieux joined Annecy (74010) on 1 January 2017"),
        ("35001 A a rejoint B (35002) le 2 mars 2016 ; 35002 B est devenue C le 1er mai 2018",
         "35001 A joined B (35002) on 2 March 2016; 35002 B became C on 1 May 2018"),
    ],
)  # fmt: skip
def test_sentences_within_sentences_are_found(text, said):
    with langue.speaking("en"):
        assert f"{Relue(text)}" == said
    assert f"{Relue(text)}" == text
