"""The page on places lists every method, every reason and every fate, and no other."""

import re

from ptce_geo.answers import METHODES, MOTIFS
from ptce_geo.paths import ROOT
from ptce_geo.resolve import COLUMNS, NIVEAUX
from ptce_geo.territory import SORTS

TEXT = (ROOT / "docs" / "lieux.md").read_text(encoding="utf-8")


def first_cells(title: str) -> list[str]:
    """First cells, between backquotes, of the table under a heading."""
    section = TEXT.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE)


def test_every_column_is_described():
    assert first_cells("Ce que donne chaque ligne") == list(COLUMNS)


def test_the_list_of_methods_is_complete():
    assert first_cells("L'échelle") == list(METHODES)


def test_the_confidence_of_each_method_is_the_one_given():
    written = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", TEXT, flags=re.MULTILINE))
    assert {name: float(sure.replace(",", ".")) for name, sure in written.items()} == {
        name: sure for name, (sure, _) in METHODES.items()
    }


def test_the_list_of_reasons_is_complete():
    assert first_cells("Les motifs") == list(MOTIFS)


def test_the_list_of_fates_is_complete():
    assert first_cells("Lire un périmètre") == list(SORTS)


def test_every_level_is_named():
    assert all(f"`{level}`" in TEXT for level in NIVEAUX)


def test_known_limits_are_written_down():
    assert len(TEXT.split("\n## Limites connues\n", 1)[1].strip().split("\n- ")) >= 10
