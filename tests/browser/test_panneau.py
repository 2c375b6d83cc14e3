"""The panel of filters, and the map that draws its choices before the server has answered."""

import json
import re

import numpy as np
import pytest
from app_server import map_frame, wait_for

from ptce_geo import maps, paths, summary, texts
from ptce_geo.edition import read_edition

pytestmark = pytest.mark.browser
VIEWS = [
    {},
    {"appel": ["AAP2013"]},
    {"appel": ["repertoire"], "statut": ["repertoire"]},
    {"appel": ["AMI2021", "AMI2023"], "phase": ["gestation"]},
    {"statut": ["laureate"], "secteur": ["alimentation", "culture"], "region": ["53", "11"]},
    {"statut": ["recevable", "deposee"]},
    {"phase": ["inconnue"], "region": ["76"]},
    {"secteur": ["inconnu"]},
    {"appel": ["AAP2015"], "statut": ["laureate"], "phase": ["consolidation"]},
    {"region": ["01", "02", "03", "04", "06"]},
    {"appel": ["AMI2024"], "statut": ["repertoire"]},
    {"secteur": ["alimentation"], "phase": ["gestation", "consolidation"]},
]
# Draws every choice of a list as the panel would ask it, and gives the signs.
DRAWN = """([views, names, among]) => views.map(view => {
    const chosen = Object.fromEntries(names.map(name => [name, view[name] || []]));
    const looked = among && new Set(among);
    const now = map.ptce.choix.passing(chosen, (_, rank) => !looked || looked.has(rank));
    return map.ptce.choix.points(map.ptce.choix.shown(now.kept));
})"""


@pytest.fixture
def opened(page, application):
    """Opens the map at an address, ready to draw choices by itself."""

    def open_at(query: str = ""):
        page.goto(application + query)
        frame = map_frame(page)
        wait_for(page, lambda: frame.evaluate("() => Boolean(map.ptce.choix)"), "les choix")
        # What is drawn each time, with the number of the choice that no answer confirmed yet.
        frame.evaluate(
            """() => {
                window.drawn = [];
                map.on('ptce:dessin', () => window.drawn.push(
                    {asked: map.ptce.asked, signs: new Map(map.ptce.signs)}));
            }"""
        )
        return page, frame

    return open_at


def choose(page, frame, name: str) -> dict:
    """Press a choice and wait for the answer; what was drawn at once, and what remains."""
    frame.evaluate("() => { window.drawn.length = 0; }")
    page.get_by_role("button", name=re.compile(f"^{name}")).click()
    wait_for(page, lambda: frame.evaluate("() => window.drawn.length > 1 && !map.ptce.asked"), name)
    return frame.evaluate(
        """() => ({
            waited: Boolean(window.drawn[0].asked),
            atOnce: [...window.drawn[0].signs.keys()].sort(),
            told: map.ptce.answer.points.map(point => point[0]).sort(),
            same: [...map.ptce.signs].every(([id, sign]) => window.drawn[0].signs.get(id) === sign),
        })"""
    )


def test_the_script_draws_what_python_would(opened):
    _, frame = opened()
    edition = read_edition(paths.RECORDS, public=False)
    rows, facets = edition.candidatures, edition.facets
    among = np.flatnonzero(rows["nom"].str.contains("e", case=False)).tolist()
    for looked in (None, among):
        drawn = frame.evaluate(DRAWN, [VIEWS, list(summary.DIMENSIONS), looked])
        for view, points in zip(VIEWS, drawn, strict=True):
            passes = summary.kept(facets, view)
            if looked is not None:
                passes &= np.isin(np.arange(len(rows)), looked)
            ptce = summary.ptce(rows[passes]).join(edition.places, on="id_ptce")
            right = maps.points(ptce) if passes.any() else []
            assert points == json.loads(json.dumps(right)), view


@pytest.mark.parametrize("query", ["", "?q=paris&territoire=region:11"])
def test_a_choice_is_drawn_at_once_and_the_answer_changes_nothing(opened, query):
    page, frame = opened(query)
    for name in ("Lauréate", "Gestation", "Lauréate"):
        drawn = choose(page, frame, name)
        assert drawn["waited"] and drawn["same"], name
        assert drawn["atOnce"] == drawn["told"], name
    assert page.errors == []


# Presses a choice, then lets an answer to an older one come: what is coloured before the server's.
COLOURED = """async (name) => {
    const inside = document.querySelector('iframe[src*=streamlit_folium]').contentWindow;
    const state = inside.map.ptce, under = state.dessous, before = [...under.fond.rangs];
    const colour = inside.ptceTrame.colour;
    inside.painted = 0;
    inside.ptceTrame.colour = (...all) => { inside.painted += 1; colour(...all); };
    [...document.querySelectorAll('button')].find(one => one.innerText.startsWith(name)).click();
    inside.ptceCarte.layers(inside.map, {...state.layers, numero: 0});
    await null;
    await null;
    const said = under.fond.rangs.some((_, zone) => under.fond.phrase(zone));
    return {waits: Boolean(state.asked), before, rangs: [...under.fond.rangs], said};
}"""
SETTLED = """() => {
    const {asked, dessous} = map.ptce, said = !asked && dessous.fond.phrase(0);
    return said && {rangs: [...dessous.fond.rangs], painted: window.painted};
}"""


def test_the_ground_is_coloured_at_once_and_painted_once(opened):
    page, frame = opened("?fond=perimetres&niveau=epci")
    ready = "() => Boolean(map.ptce.dessous.fond && map.ptce.dessous.chiffres)"
    wait_for(page, lambda: frame.evaluate(ready), "ce dont le fond est coloré")
    at_once = page.evaluate(COLOURED, "Lauréate")
    # What is told of a territory waits for the server.
    assert at_once["waits"] and not at_once["said"]
    assert at_once["rangs"] != at_once["before"]
    told = wait_for(page, lambda: frame.evaluate(SETTLED), "la réponse")
    assert told == {"rangs": at_once["rangs"], "painted": 1}
    assert page.errors == []


def test_an_answer_to_an_older_choice_does_not_undo_a_newer_one(opened):
    _, frame = opened()
    sizes = frame.evaluate(
        """() => {
            const number = Date.now() * 2, sizes = [], size = () => sizes.push(map.ptce.signs.size);
            const choisis = {appel: [], statut: ['deposee'], phase: [], secteur: [], region: []};
            parent.dispatchEvent(new parent.CustomEvent(
                'ptce:choix', {detail: {numero: number, choisis, parmi: null}}));
            size();
            ptceCarte.show(map, {points: [], choisi: null, numero: number - 1});
            size();
            ptceCarte.show(map, {points: [], choisi: null, numero: number});
            size();
            return sizes;
        }"""
    )
    assert sizes == [1, 1, 0]


def test_two_quick_choices_both_count_and_the_keyboard_stays(opened):
    page, _ = opened()
    first = page.get_by_role("button", name=re.compile("^Lauréate"))
    second = page.get_by_role("button", name=re.compile("^Gestation"))
    first.click()
    second.focus()
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-pressed") == second.get_attribute("aria-pressed") == "true"
    wait_for(
        page,
        lambda: "statut=laureate" in page.url and "phase=gestation" in page.url,
        "les deux choix",
    )
    assert second.evaluate("node => node === document.activeElement")
    page.get_by_role("button", name=texts.EFFACER).click()
    wait_for(page, lambda: "statut" not in page.url and "phase" not in page.url, "effacer")
    assert first.get_attribute("aria-pressed") == "false"


def test_a_long_list_is_unfolded_searched_and_chosen_from(opened):
    page, _ = opened()
    page.locator("summary", has_text=texts.DIMENSIONS["region"]).click()
    page.get_by_label("Chercher dans la liste Région").fill("reunion")
    boxes = page.locator("input[name=region]:visible")
    assert boxes.count() == 1
    page.get_by_label(re.compile("^La Réunion")).check()
    wait_for(page, lambda: "region=04" in page.url, "la région")
    assert (
        page.locator("summary", has_text=texts.DIMENSIONS["region"])
        .inner_text()
        .endswith("1 choisi")
    )
