"""The ground coloured by the browser alone: the same figures, classes and words as Python's."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ptce_geo import (
    choropleth,
    choropleth_words,
    classing,
    funnel,
    ground_data,
    instant,
    langue,
    maillage,
    map_layers,
    paths,
    rates,
    summary,
)
from ptce_geo.demonstration import demonstration, joined
from ptce_geo.edition import read_edition
from ptce_geo.publish import publish

pytestmark = pytest.mark.browser
SCRIPTS = ("choix", "classes", "fonds")
VIEWS = (
    {},
    {"appel": ["AAP2013"]},
    {"statut": ["laureate"]},
    {"statut": ["repertoire"], "region": ["53", "11", "76"]},
    {"appel": ["AMI2021", "AMI2023"], "phase": ["gestation", "consolidation"]},
    {"appel": ["AAP1999"]},
)
CLASSED = """lists => lists.map(list => {
    const values = Float64Array.from(list, one => one === null ? NaN : one);
    const bounds = ptceClasses.bounds(values);
    const states = Int8Array.from(values, value => Number.isNaN(value) ? -2 : 0);
    return [bounds, [...ptceClasses.classed(values, states, bounds)]];
})"""
# As text: the browser gives a text of any length at once. Zeros go without saying.
COLOURED = """([signs, ground, langue, mesure, views]) => {
    const choix = ptceChoix(JSON.parse(signs)), fonds = ptceFonds(JSON.parse(ground), langue);
    const names = JSON.parse(signs).filtres;
    return JSON.stringify(views.map(view => {
        const chosen = Object.fromEntries(names.map(name => [name, view[name] || []]));
        const kept = choix.passing(chosen, () => true).kept;
        const found = fonds.coloured(mesure, {kept, placed: choix.placed, appels: chosen.appel});
        return [...found.rangs].map((rang, zone) => [zone, rang, found.chiffre(zone)])
            .filter(([_, rang]) => rang !== 0);
    }));
}"""


@pytest.fixture(scope="module")
def scripts(browser):
    """An empty page that knows what colours the map."""
    window = browser.new_page()
    for name in SCRIPTS:
        path = paths.ROOT / "ptce_geo" / f"{name}.js"
        window.add_script_tag(content=path.read_text(encoding="utf-8"))
    yield window
    window.close()


@pytest.fixture(scope="module", params=["records", "publication"])
def edition(request, tmp_path_factory):
    """The records of the project; a fictional publication, every candidature of which is held."""
    if request.param == "records":
        return read_edition(paths.RECORDS, public=False)
    drawn = demonstration(400)
    folder = tmp_path_factory.mktemp("publication")
    publish(joined(drawn), folder, perimetres=drawn.perimetres)
    return whole(read_edition(folder, public=True))


def whole(edition):
    """The edition, as if each call had announced what is held of it: by name, or in all."""
    named = edition.candidatures["appel"].value_counts()
    totaux = edition.bundle.totaux
    others = totaux[totaux["dimension"].eq("total")].set_index("appel")["effectif"]
    calls = edition.records.appels
    held = calls["id_appel"].map(named).fillna(0)
    both = held + calls["id_appel"].map(others).fillna(0)
    appels = calls.assign(deposees=both.astype("Int64"), deposees_autre=held.astype("Int64"))
    return replace(edition, records=replace(edition.records, appels=appels))


def lists(count: int = 400) -> list[list[float | None]]:
    """Figures of many shapes: few or many, whole or not, near powers of ten, with ties and gaps."""
    draw = np.random.default_rng(5)
    found = []
    for _ in range(count):
        size, shape = int(draw.integers(0, 90)), draw.integers(0, 4)
        values = [
            draw.integers(0, draw.choice([4, 30, 5000]), size).astype(float),
            10.0 ** draw.uniform(-6, 6, size),
            draw.integers(1, 40, size) * 1e6 / draw.integers(900, 2_000_000, size),
            draw.choice([0.1, 0.01, 1.0, 10.0, 99.99999999, 100.00000001, 1e5, 0.3], size),
        ][shape]
        values[draw.random(size) < 0.1] = 0
        found.append([None if draw.random() < 0.05 else float(value) for value in values])
    return found


def test_classes_of_figures_are_those_of_python(scripts):
    drawn = lists()
    for values, (bounds, ranks) in zip(drawn, scripts.evaluate(CLASSED, drawn), strict=True):
        series = pd.Series(values, dtype="float64")
        states = pd.Series(np.where(series.isna(), choropleth.MISSING, choropleth.KNOWN))
        how = classing.classing(series)
        assert bounds == list(how.bornes), values
        assert ranks == classing.classed(series, states, how).tolist(), values


def counted(edition, mesure: str, level: str, view: dict) -> choropleth.Choropleth:
    """The figures of a choice, by Python."""
    rows, perimetres = edition.candidatures, edition.records.perimetres
    passing = rows[summary.kept(edition.facets, view)]
    match mesure:
        case "nombre":
            return choropleth.seated(passing, level)
        case "million":
            return choropleth.per_inhabitants(passing, level)
        case "couverture":
            laureates = passing.loc[passing["statut"].eq("laureate"), "id_candidature"]
            return choropleth.inhabited(laureates, perimetres, level)
        case "perimetres":
            return choropleth.declaring(passing, perimetres, level)
    totaux = rates.NO_TOTALS if edition.bundle is None else edition.bundle.totaux
    calls = funnel.calls(edition.records.appels, view.get("appel"))
    return choropleth.success(rows, calls, totaux, level)


@pytest.mark.parametrize("mesure", choropleth.MEASURES)
def test_a_choice_is_coloured_as_python_would(scripts, edition, mesure):
    signs, seen = json.dumps(instant.signs(edition)), set()
    for level in choropleth.MEASURES[mesure]:
        ground = json.dumps(instant.ground(edition, level))
        found = scripts.evaluate(COLOURED, [signs, ground, "fr", mesure, VIEWS])
        for view, told in zip(VIEWS, json.loads(found), strict=True):
            shown = choropleth_words.coloured(counted(edition, mesure, level, view))
            values = shown.of.chiffres["valeur"].to_numpy()
            right = [
                [zone, int(shown.rangs[zone]), map_layers.figure(shown, zone, values)]
                for zone in np.flatnonzero(shown.rangs).tolist()
            ]
            assert told == right, (level, view)
            seen |= {rang for _, rang, _ in told}
    # Classes, figures hidden, figures missing: the publication has rates, the records have none.
    shown_rates = {-2} if edition.bundle is None else {-2, -1, 1}
    assert seen >= (shown_rates if mesure == "taux" else {1})


@pytest.mark.parametrize("code", langue.LOCALES)
def test_figures_are_written_as_python_writes_them(scripts, code):
    numbers = {
        "million": [0.25, 0.35, 2.45, 2.5, 12.05, 999.95, 1234.56, 1e-6, 54321.0],
        "taux": [0.001, 0.005, 0.015, 0.025, 0.125, 0.5, 0.994, 0.995, 0.999, 1.0],
        "nombre": [1, 999, 1253, 34875],
    }
    with langue.speaking(code):
        ground = {"touches": [], "mots": ground_data.figure_words()}
        wanted = [
            [choropleth_words.short(mesure, value) for value in of]
            for mesure, of in numbers.items()
        ]
    write = """([ground, langue, numbers]) => Object.entries(numbers).map(([mesure, list]) =>
        list.map(value => ptceFonds(ground, langue).write(mesure, value)))"""
    assert scripts.evaluate(write, [ground, code, numbers]) == wanted


def test_every_level_travels_light(edition):
    sizes = [len(instant.told_ground(edition, level).content) for level in maillage.LEVELS]
    assert max(sizes) < 40_000
