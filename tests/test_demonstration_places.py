import numpy as np
import pytest

from ptce_geo import demonstration_places as lieux


@pytest.fixture
def chain():
    """Five nodes: 0 ─ 1 ─ 2 ─ 3 in a line, and 4 alone."""
    return lieux.graph(np.array([0, 1, 2]), np.array([1, 2, 3]), 5)


def test_a_graph_knows_the_neighbours_of_each_node(chain):
    assert [sorted(chain.of(node).tolist()) for node in range(5)] == [[1], [0, 2], [1, 3], [2], []]


def test_a_grown_set_is_connected_and_holds_its_start(chain):
    rng = np.random.default_rng(1)
    starts = np.array([0, 1, 2, 3] * 50)
    sets = lieux.grown(chain, starts, rng.integers(1, 5, 200), rng)
    for start, members in zip(starts, sets, strict=True):
        held = members[members >= 0]
        assert start in held
        # On a line, connected means without a gap.
        assert np.diff(held).tolist() == [1] * (len(held) - 1)


def test_a_grown_set_is_no_larger_than_asked(chain):
    sets = lieux.grown(chain, np.array([1] * 40), np.full(40, 2), np.random.default_rng(0))
    assert ((sets >= 0).sum(axis=1) <= 2).all()


def test_a_node_without_neighbour_stays_alone(chain):
    sets = lieux.grown(chain, np.array([4]), np.array([9]), np.random.default_rng(0))
    assert sets[sets >= 0].tolist() == [4]


@pytest.mark.parametrize(
    ("way", "code", "label"),
    [
        ("capitales", "01004", "AMBÉRIEU-EN-BUGEY"),
        ("capitales_sans_accent", "01004", "AMBERIEU-EN-BUGEY"),
        ("abrege", "69264", "Villefranche s/ Saône"),
        ("article_derriere", "76351", "Havre (Le)"),
        ("departement", "2A004", "Ajaccio (2A)"),
        ("sans_tiret", "42218", "Saint Étienne"),
        ("officiel", "75101", "Paris 1er Arrondissement"),
        ("capitales", "75118", "PARIS 18"),
        ("sans_tiret", "13216", "Marseille 16ème arrondissement"),
    ],
)
def test_places_are_written_as_people_write_them(way, code, label):
    row = lieux.places().rows([code])[0]
    assert lieux.labels()[list(lieux.WAYS).index(way), row] == label


def test_homonyms_are_names_borne_in_several_departements():
    where = lieux.places()
    names = set(where.nom[lieux.homonyms()])
    assert "Saint-Aubin" in names
    assert "Grenoble" not in names
    assert all(len(lieux.departements_by_name()[name]) > 1 for name in names)


def test_seats_are_never_paris_lyon_or_marseille_as_a_whole():
    drawn = lieux.places().code[lieux.seats(20_000, np.random.default_rng(3))]
    assert not set(drawn) & set(lieux.PLM)
    assert any(code.startswith("751") for code in drawn)


def test_seats_reach_overseas_and_corsica():
    where = lieux.places()
    drawn = set(where.departement[lieux.seats(20_000, np.random.default_rng(3))])
    assert {"2A", "2B", "971", "972", "973", "974", "976"} <= drawn
