"""The plan of IGN: nothing from elsewhere unless the operator asks for it."""

import json

import pytest
from test_pages import opened, sentence

from ptce_geo import basemap, framing, maps, texts_couches


def said() -> dict:
    return json.loads(next(iter(maps.base_map()._children.values())).options)


@pytest.mark.parametrize("value", [None, "", "0", "non"])
def test_by_default_neither_the_map_nor_its_policy_knows_ign(monkeypatch, value):
    monkeypatch.delenv(basemap.VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(basemap.VARIABLE, value)
    assert said()["ign"] is None
    assert "http" not in json.dumps(said())
    assert "https:" not in framing.frame_policy()


def test_the_operator_lets_the_frame_alone_ask_for_images(monkeypatch):
    monkeypatch.setenv(basemap.VARIABLE, "1")
    assert said()["ign"]["adresse"].startswith(basemap.HOST)
    assert "IGN" in said()["ign"]["mention"]
    directives = dict(part.split(" ", 1) for part in framing.frame_policy().split("; "))
    assert [name for name, sources in directives.items() if basemap.HOST in sources] == ["img-src"]
    assert basemap.HOST not in framing.page_policy()


def test_the_page_on_privacy_says_so_only_then(monkeypatch):
    said = texts_couches.VIE_PRIVEE_IGN.split("\xa0: ")[0]
    monkeypatch.delenv(basemap.VARIABLE, raising=False)
    assert said not in sentence(opened("sources"))
    monkeypatch.setenv(basemap.VARIABLE, "1")
    assert said in sentence(opened("sources"))
