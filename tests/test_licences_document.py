"""The document of licences says what the packages and the sources declare."""

from email.message import Message

from ptce_geo import sources
from ptce_geo.licences_document import NOTES, UNDECLARED, declared_licence, document, pinned
from ptce_geo.paths import ROOT


def test_the_committed_document_is_the_one_the_packages_give():
    # python -m ptce_geo.licences_document > docs/licences.md
    assert (ROOT / "docs/licences.md").read_text(encoding="utf-8") == document()


def test_every_pinned_package_and_every_source_has_its_line():
    text = document()
    pins = pinned(ROOT / "requirements.txt")
    assert len(pins) > 15
    assert all(f"| `{name}` | {version} |" in text for name, version in pins)
    assert all(f"`{one['paquet']}` {one['version']}" in text for one in sources.declared().values())


def test_a_note_is_about_a_package_that_is_still_there():
    assert set(NOTES) <= {name for name, _ in pinned(ROOT / "requirements.txt")}


def test_the_text_of_a_licence_is_not_its_name():
    told = Message()
    told["License"] = "Copyright (c) 2020, " + "blah " * 100
    assert declared_licence(told) == UNDECLARED
    told["Classifier"] = "License :: OSI Approved :: BSD License"
    assert declared_licence(told) == "BSD License"
    told["License-Expression"] = "BSD-3-Clause"
    assert declared_licence(told) == "BSD-3-Clause"
