import json

import numpy as np
import pytest
from test_choropleth import records, rows  # noqa: F401

from ptce_geo import choropleth, choropleth_words, declared_members, maillage, map_layers
from ptce_geo.choropleth import Choropleth
from ptce_geo.maillage import LEVELS


def painted(fond: dict) -> np.ndarray:
    """The class of each zone, as the browser reads it."""
    cases, lengths = fond["plages"][::2], fond["plages"][1::2]
    return np.repeat([fond["cas"][case][0] for case in cases], lengths)


@pytest.mark.parametrize("level", LEVELS)
def test_the_browser_gets_the_class_of_every_zone(rows, records, level):  # noqa: F811
    shown = choropleth_words.coloured(choropleth.declaring(rows, records.perimetres, level))
    fond = map_layers.ground(shown, {})
    assert painted(fond).tolist() == shown.rangs.tolist()
    assert len(shown.rangs) == len(maillage.zones(level))


def test_all_communes_travel_in_a_few_kilobytes(rows, records):  # noqa: F811
    shown = choropleth_words.coloured(choropleth.declaring(rows, records.perimetres, "communes"))
    names = dict(zip(rows.id_ptce, rows.nom, strict=True))
    assert len(map_layers.Layers(map_layers.ground(shown, names)).data) < 120_000


def test_what_is_written_on_a_zone_is_its_figure():
    zones = maillage.zones("regions")
    chiffres = zones[["nom"]].assign(
        valeur=[0.2, np.nan, *[0.0] * 16],
        numerateur=[5.0, 1.0, *[0.0] * 16],
        denominateur=[25.0, 7.0, *[30.0] * 16],
        bas=0.1,
        haut=0.4,
        etat=["", "masque", *[""] * 16],
    )
    of = Choropleth("taux", "regions", chiffres, choropleth.NOBODY, 0, 0)
    fond = map_layers.ground(choropleth_words.coloured(of), {})
    assert {(rank, figure) for rank, figure, _ in fond["cas"]} == {
        (1, "20\u00a0%"),
        (-1, "masqué"),
        (0, ""),
    }


def test_perimeters_travel_as_codes_and_only_arrondissements_as_lines(rows, records):  # noqa: F811
    drawn = map_layers.perimeters(declared_members.declared(rows, records.perimetres))
    assert (
        len(drawn)
        == rows.id_ptce[
            rows.id_candidature.isin(
                records.perimetres.id_candidature[
                    records.perimetres.niveau.isin(
                        ("commune", "epci", "departement", "region", "arrondissement")
                    )
                ]
            )
        ].nunique()
    )
    for one in drawn:
        for level, codes in one["membres"].items():
            assert set(codes) <= set(maillage.zones(level).index)
    assert [one["id"] for one in drawn if "morceaux" in one] == ["fontaine-o-livres"]
    assert [one["famille"] for one in drawn] == sorted(
        (one["famille"] for one in drawn), reverse=True
    )
    assert len(json.dumps(drawn)) < 40_000


def test_a_perimeter_says_what_it_is_made_of_and_who_says_so(rows, records):  # noqa: F811
    drawn = map_layers.perimeters(declared_members.declared(rows, records.perimetres))
    florange = next(one for one in drawn if one["id"] == "florange-e2i")
    assert florange["detail"].replace("\u00a0", " ") == "Périmètre déclaré (AAP 2013) : 10 communes"


def test_a_name_cannot_close_the_script_it_travels_in():
    layers = map_layers.Layers(
        {"niveau": "regions", "cas": [[1, "1", "</script>"]], "plages": [0, 18]}
    )
    assert "<" not in layers.data


def test_an_epci_of_the_past_is_drawn_by_its_communes(monkeypatch):
    monkeypatch.setattr(declared_members, "communes_of", lambda code, niveau: ("35236", "98735"))
    assert tuple(declared_members._lines("epci", "200000000")) == (("communes", "35236"),)
