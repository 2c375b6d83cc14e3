"""Contrasts of the palette, computed: 4.5:1 for text, 3:1 for shapes, in both themes."""

import re
import tomllib

import pytest

from ptce_geo import assets, coherence_drawing, paths, signs, vignette

PAGE = (paths.ROOT / "ptce_geo" / "couleurs.css").read_text(encoding="utf-8")
MAP = assets.asset("carte.css").decode()
THEMES = ("clair", "sombre")


def page_colours() -> list[dict[str, str]]:
    """Colours of the pages in each theme."""
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", PAGE)
    return [{name: both[rank] for name, *both in found} for rank in (0, 1)]


def map_colours() -> list[dict[str, str]]:
    """Colours of the map in each theme."""
    light, dark = re.findall(r":root(?:\.ptce-sombre)? \{\n(.*?)\n\}", MAP, re.DOTALL)[:2]
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in (light, dark)]


def contrast(one: str, other: str) -> float:
    """Ratio of WCAG 2 between two colours."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def weak(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[tuple]:
    """Pairs of colours whose contrast is under the least."""
    found = [(a, b, round(contrast(colours[a], colours[b]), 2)) for a, b in pairs]
    return [pair for pair in found if pair[2] < least]


INKS = ("encre", "encre-douce", "encre-pale", "encre-faible", "lien")
GROUNDS = ("fond", "fond-doux", "fond-choisi")
BARS = ("laureate", "candidature", "repertoire", "intervalle", "bord-champ", "bord-fort", "focus")


@pytest.mark.parametrize("rank", [0, 1], ids=THEMES)
def test_text_of_the_pages_holds_four_and_a_half(rank):
    colours = page_colours()[rank]
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    assert weak(colours, [*pairs, ("alerte-encre", "alerte-fond")], 4.5) == []


@pytest.mark.parametrize("rank", [0, 1], ids=THEMES)
def test_shapes_of_the_pages_hold_three(rank):
    colours = page_colours()[rank]
    pairs = [(shape, ground) for shape in BARS for ground in ("fond", "fond-doux")]
    hatching = [("hachure", "terre"), ("choisi", "fond"), ("alerte-bord", "alerte-fond")]
    assert weak(colours, pairs + hatching, 3) == []


@pytest.mark.parametrize("rank", [0, 1], ids=THEMES)
def test_signs_perimeters_and_controls_of_the_map_hold_three(rank):
    colours = map_colours()[rank]
    drawn = [f"carte-perimetre-{family}" for family in range(3)] + ["carte-choisi", "carte-region"]
    pairs = [(shape, "carte-terre") for shape in drawn[:4]]
    pairs += [
        (shape, ground) for shape in drawn[:3] for ground in ("carte-mer", "carte-signe-vide")
    ]
    pairs += [("carte-hachure", "carte-terre"), ("carte-focus", "carte-surface")]
    assert weak(colours, pairs, 3) == []


@pytest.mark.parametrize("rank", [0, 1], ids=THEMES)
def test_words_of_the_map_hold_four_and_a_half(rank):
    colours = map_colours()[rank]
    words = ("carte-texte", "carte-texte-pale")
    pairs = [(ink, f"carte-{ground}") for ink in words for ground in ("terre", "surface")]
    pairs += [("carte-bulle-texte", "carte-bulle"), ("carte-choisi", "carte-halo")]
    assert weak(colours, pairs, 4.5) == []


@pytest.mark.parametrize("rank", [0, 1], ids=THEMES)
def test_page_map_and_drawings_have_one_palette(rank):
    page, over = page_colours()[rank], map_colours()[rank]
    ranks = range(1, 6)
    assert [page[f"classe-{n}"] for n in ranks] == [over[f"carte-classe-{n}"] for n in ranks]
    drawn = (signs.COLOURS, signs.DARK)[rank]
    assert drawn == {family: page[family] for family in signs.FAMILIES}
    assert list(drawn.values()) == [over[f"carte-perimetre-{family}"] for family in range(3)]
    assert over["carte-signe-vide"] == (signs.EMPTY, signs.DARK_EMPTY)[rank]
    assert (page["terre"], page["hachure"]) == (over["carte-terre"], over["carte-hachure"])


@pytest.mark.parametrize(("rank", "theme"), [(0, "light"), (1, "dark")], ids=THEMES)
def test_streamlit_has_the_same_colours(rank, theme):
    settings = tomllib.loads((paths.ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    page = page_colours()[rank]
    same = {
        "primaryColor": "lien",
        "backgroundColor": "fond",
        "secondaryBackgroundColor": "fond-doux",
        "textColor": "encre",
        "linkColor": "lien",
        "borderColor": "bord",
    }
    assert settings[theme] == {key: page[name] for key, name in same.items()}
    # With a base, the reader's system would no longer choose.
    assert "base" not in settings


def test_no_style_of_the_pages_has_a_colour_of_its_own():
    for name in ("page.css", "tableau.css", "panneau.css", "site.css"):
        text = (paths.ROOT / "ptce_geo" / name).read_text(encoding="utf-8")
        assert re.findall(r"[ :(,](#[0-9a-f]{3}|#[0-9a-f]{6})\b", text) == []


def test_browsers_without_light_dark_get_the_light_colours_first():
    css = assets.asset("page.css").decode()
    plain, both = css.split("@supports (color: light-dark(#fff, #000))")
    assert "--encre: #1f2933;" in plain
    assert "light-dark(#" not in plain
    assert "--encre: light-dark(#1f2933, #e4e8ec);" in both


@pytest.mark.parametrize("layer", [name for name in coherence_drawing.STYLES if name != "voisines"])
def test_drawings_of_coherence_hold_three_in_both_themes(layer):
    fill, line, *_ = coherence_drawing.STYLES[layer]
    night_fill, night_line = coherence_drawing.NIGHT[layer]
    light = fill if layer == "siege" else line
    dark = night_fill if layer == "siege" else night_line
    assert contrast(light, "#ffffff") >= 3
    assert contrast(dark, "#14191f") >= 3
    assert contrast(dark, coherence_drawing.NIGHT["voisines"][0]) >= 3


def test_the_dark_map_of_coherence_has_the_colours_of_its_drawing():
    css = assets.asset("coherence.css").decode()
    found = re.findall(r"\.ptce-sombre \.couche-(\w+) \{ fill: (\S+); stroke: (\S+); \}", css)
    assert {layer: (fill, line) for layer, fill, line in found} == coherence_drawing.NIGHT


def test_the_small_maps_hold_three_in_both_themes():
    for colour in signs.COLOURS.values():
        assert contrast(colour, vignette.LAND) >= 3
        assert contrast(colour, vignette.CHOSEN) >= 3
    for name in (".terre", ".choisie"):
        ground = re.match(r"fill:(#\w{6})", vignette.NIGHT[name]).group(1)
        assert min(contrast(colour, ground) for colour in signs.DARK.values()) >= 3
