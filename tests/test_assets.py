import json
import re

import pytest

from ptce_geo import assets


@pytest.mark.parametrize("name", assets.ASSETS)
def test_an_asset_asks_nothing_of_another_host(name):
    text = assets.asset(name).decode()
    loaded = re.findall(r"""(?:url\(|@import|src=)\s*["']?(https?:)?//""", text)
    assert loaded == []


def test_an_unknown_asset_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match=r"« jquery\.js » inconnu ; connus : leaflet\.js"):
        assets.asset("jquery.js")


def test_an_unknown_geometry_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match="« cantons » inconnue ; connues : communes"):
        assets.geometry_gz("cantons")


def test_the_address_changes_with_the_content():
    assert assets.asset_url("carte.js") == f"actifs/carte.js?v={assets.version('carte.js')}"
    assert assets.version("carte.js") != assets.version("leaflet.js")


@pytest.mark.parametrize(("name", "count"), [("regions", 18), ("departements", 101)])
def test_the_lines_of_the_base_are_those_of_the_build(name, count):
    assert len(json.loads(assets.geometry(name))["features"]) == count


def test_leaflet_is_the_version_declared():
    assert b"Leaflet 1.9.4" in assets.asset("leaflet.js")[:200]
