from io import StringIO

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from candidatures_exemple import candidatures
from drawn import code, drawn_reference

from ptce_geo import nearness, summary
from ptce_geo.records import Records
from ptce_geo.reference import reference
from ptce_geo.texts_proche import borders
from ptce_geo.whereabouts import Place, place

# abc is a row of three; D touches c by a point only; e is an island.
#   abc..
#   ...D.
#   .....
#   ....e
COUNTRY = drawn_reference("abc..\n...D.\n.....\n....e")
PERIMETRES = """\
id_candidature;rang;niveau;code;libelle;note
u13;1;commune;01097;Commune a;
d15;1;departement;01;tout l'Ain;Champ d'action.
m21;1;epci;200000001;les minuscules;
i23;1;indefini;;le pays de par là;
v23;1;commune;01098;Commune b;
v23;2;commune;01068;Commune D;
f23;1;commune;99999;Commune disparue;
"""
CANDIDATURES = """\
id_candidature;id_ptce;appel;statut
u13;un;AAP2013;laureate
d15;departement;AAP2015;laureate
m21;minuscules;AMI2021;deposee
i23;indefini;AMI2023;laureate
v23;voisin;AMI2023;laureate
f23;fautif;AMI2023;laureate
"""


def read(text: str) -> pd.DataFrame:
    return pd.read_csv(StringIO(text), sep=";", dtype=str, keep_default_na=False)


EMPTY = pd.DataFrame()
# Communes of the nine candidatures, in their order.
COMMUNES = ["35236", "35236", None, "75056", "75056", None, None, None, "97411"]
RECORDS = Records(
    ptce=EMPTY,
    candidatures=read(CANDIDATURES),
    perimetres=read(PERIMETRES).assign(rang=lambda rows: rows.rang.astype(int)),
    appels=EMPTY,
    secteurs=EMPTY,
    decisions=EMPTY,
    findings=EMPTY,
)
ITEMS = nearness.declared_items(RECORDS, COUNTRY)


def here(letter: str) -> Place:
    return Place(code(letter), code(letter), f"Commune {letter}", "01", 0.0, 0.0)


def covering(letter: str) -> list[str]:
    return nearness.covering(ITEMS, here(letter), COUNTRY).id_ptce.tolist()


def bordering(letter: str) -> dict[str, list[str]]:
    rows = nearness.bordering(ITEMS, here(letter), COUNTRY)
    names = COUNTRY.nom
    return {row.id_ptce: [names[n] for n in row.voisines] for row in rows.itertuples()}


def test_every_item_is_kept_with_its_communes_or_a_reason():
    assert ITEMS.libelle.tolist() == [
        "Commune a",
        "tout l'Ain",
        "les minuscules",
        "le pays de par là",
        "Commune b",
        "Commune D",
        "Commune disparue",
    ]
    assert [len(communes) for communes in ITEMS.communes] == [1, 5, 4, 0, 1, 1, 0]
    assert ITEMS.motif.tolist()[-1] == "«\xa099999\xa0» n'est pas un code commune actuel"


def test_what_covers_a_commune_comes_smallest_first():
    assert covering("a") == ["un", "minuscules", "departement"]


def test_an_island_is_covered_by_what_is_larger():
    assert covering("e") == ["minuscules", "departement"]


def test_what_does_not_cover_may_hold_a_neighbour():
    assert bordering("a") == {"voisin": ["Commune b"]}


def test_a_point_of_contact_makes_neighbours():
    assert bordering("c") == {"voisin": ["Commune D", "Commune b"]}


def test_what_covers_is_not_told_again_as_a_neighbour():
    assert "voisin" not in bordering("b")
    assert bordering("b") == {"un": ["Commune a"]}


def test_an_island_has_no_neighbour():
    assert bordering("e") == {}


def test_perimeters_that_cannot_be_tested_are_counted():
    ids = pd.Series(["un", "indefini", "indefini", "fautif", "sans-rien"])
    assert nearness.without_territory(ITEMS, ids) == 3


# --- distances, on four squares of the quadrille ---------------------------------------------


def seats(quadrille: gpd.GeoDataFrame) -> pd.DataFrame:
    centres = shapely.get_coordinates(shapely.centroid(quadrille.geometry.to_numpy()))
    return pd.DataFrame(
        {
            "id_ptce": ["bas", "est", "nord", "loin"],
            "precision": ["commune", "commune_inferee", "commune", "departement"],
            "code_departement": ["01", "01", "974", "2A"],
            "code_region": ["84", "84", "04", "94"],
            "lon": centres[:, 0],
            "lat": centres[:, 1],
        }
    )


def test_the_nearest_come_first_in_kilometres_of_the_legal_projection(quadrille):
    bas = Place("01001", "01001", "Le Bas", "01", 2.05, 46.05)
    found = nearness.nearest(seats(quadrille), bas)
    assert found.id_ptce.tolist() == ["bas", "est"]
    # A tenth of a degree of longitude at 46° N: 111.32 × cos(46.05°) × 0.1 km, to one in 500.
    assert found.distance_km.tolist() == pytest.approx([0, 7.73], rel=0.002)


def test_no_distance_crosses_from_one_territory_to_another(quadrille):
    reunion = Place("97411", "97411", "Saint-Denis", "974", 2.05, 46.05)
    assert nearness.nearest(seats(quadrille), reunion).id_ptce.tolist() == ["nord"]


def test_a_place_without_a_contour_has_no_distance(quadrille):
    nowhere = Place("97502", "97502", "Saint-Pierre", "975", float("nan"), float("nan"))
    assert len(nearness.nearest(seats(quadrille), nowhere)) == 0


def test_laureates_known_to_the_departement_only_are_told_apart(quadrille):
    ajaccio = Place("2A004", "2A004", "Ajaccio", "2A", 8.7, 41.9)
    assert nearness.vague(seats(quadrille), ajaccio, "94").id_ptce.tolist() == ["loin"]


def test_who_is_in_the_commune_is_told_whatever_the_statut():
    rows = summary.ready(candidatures().assign(code_commune=COMMUNES))
    redon, paris = place("35236"), place("75056")
    assert nearness.seated(rows, redon).id_ptce.tolist() == ["alpha"]
    assert nearness.seated(rows, paris).id_ptce.tolist() == ["beta", "gamma"]
    assert nearness.seated(rows, place("75118")).id_ptce.tolist() == ["beta", "gamma"]
    assert nearness.seated(rows, place("75101")).id_ptce.tolist() == []


def test_the_seat_of_a_laureate_is_that_of_a_call_it_won():
    rows = nearness.laureate_seats(summary.ready(candidatures())).set_index("id_ptce")
    assert sorted(rows.index) == ["alpha", "beta", "delta", "epsilon"]
    assert rows.appel["alpha"] == "AAP2013"


# --- the real country -------------------------------------------------------------------------


def real_items(*rows: tuple[str, str]) -> pd.DataFrame:
    """Items of one PTCE: levels and codes."""
    candidature = pd.DataFrame(
        {"id_candidature": ["x"], "id_ptce": ["x"], "appel": ["AMI2023"], "statut": ["laureate"]}
    )
    perimetres = pd.DataFrame(
        [("x", rank, niveau, code, "", "") for rank, (niveau, code) in enumerate(rows, 1)],
        columns=["id_candidature", "rang", "niveau", "code", "libelle", "note"],
    )
    return nearness.declared_items(
        Records(EMPTY, candidature, perimetres, EMPTY, EMPTY, EMPTY, EMPTY), reference()
    )


def test_an_arrondissement_covers_itself_and_a_part_of_its_city_only():
    items = real_items(("arrondissement", "75118"))
    france = reference()
    assert nearness.covering(items, place("75118"), france).partiel.tolist() == [False]
    assert nearness.covering(items, place("75056"), france).partiel.tolist() == [True]
    assert len(nearness.covering(items, place("75101"), france)) == 0
    assert nearness.bordering(items, place("75101"), france).id_ptce.tolist() == ["x"]


def test_redon_touches_the_morbihan_by_its_three_neighbours():
    france = reference()
    rows = nearness.bordering(real_items(("departement", "56")), place("35236"), france)
    assert [france.nom[n] for n in rows.voisines[0]] == [
        "Rieux",
        "Saint-Jean-la-Poterie",
        "Saint-Perreux",
    ]


def test_of_a_perimeter_the_item_that_holds_most_neighbours_is_told():
    items = real_items(("commune", "93048"), ("departement", "93"))
    row = nearness.bordering(items, place("75056"), reference()).iloc[0]
    assert (row.niveau, len(row.voisines)) == ("departement", 8)
    assert borders(row, "Paris", reference().nom) == (
        "Périmètre déclaré à l'AMI 2023\xa0: département Seine-Saint-Denis (39\xa0communes). Il "
        "comprend Aubervilliers, Bagnolet, Les Lilas et 5 autres, voisines de Paris, mais pas "
        "Paris."
    )


def test_another_part_of_the_same_city_is_said_so():
    items = real_items(("arrondissement", "75118"))
    row = nearness.bordering(items, place("75101"), reference()).iloc[0]
    assert borders(row, "Paris", reference().nom) == (
        "Périmètre déclaré à l'AMI 2023\xa0: une autre partie de Paris, dont Paris 18e"
        " Arrondissement."
    )


def test_a_part_of_a_neighbouring_city_is_said_so():
    row = nearness.bordering(
        real_items(("arrondissement", "75118")), place("93048"), reference()
    ).iloc[0]
    assert borders(row, "Montreuil", reference().nom) == (
        "Périmètre déclaré à l'AMI 2023\xa0: une partie de Paris, commune voisine de Montreuil, "
        "dont Paris 18e Arrondissement."
    )


def test_montreuil_touches_paris():
    rows = nearness.bordering(real_items(("commune", "93048")), place("75056"), reference())
    assert [reference().code[n] for n in rows.voisines[0]] == ["93048"]
