"""The statement of accessibility says what the tests do."""

import re

import axe

from ptce_geo import paths, texts_accessibilite, ui_sources

STATEMENT = ui_sources.statement()
DOC = (paths.ROOT / "docs" / "accessibilite.md").read_text(encoding="utf-8")


def test_the_version_of_axe_is_the_one_that_examines_the_pages():
    assert axe.version() == ui_sources.AXE
    assert f"axe-core {axe.version()}" in STATEMENT
    assert f"axe-core {axe.version()}" in DOC


def test_it_never_claims_conformity():
    assert "ni conforme, ni partiellement conforme" in texts_accessibilite.CHAPEAU
    assert "est conforme" not in STATEMENT + DOC


def test_every_test_the_document_names_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", DOC)
    assert named
    for path, name in named:
        text = (paths.ROOT / path).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in text, name


def test_every_fault_of_streamlit_that_is_listed_is_in_the_document():
    assert [one["regle"] for one in axe.listed() if one["regle"] not in DOC] == []
