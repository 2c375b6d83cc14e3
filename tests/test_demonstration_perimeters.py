import numpy as np
import pytest

from ptce_geo import boundaries, cog
from ptce_geo.demonstration import demonstration
from ptce_geo.demonstration_perimeters import far_from, unknown_code
from ptce_geo.demonstration_places import places


@pytest.fixture(scope="module")
def drawn():
    return demonstration(1500, 5)


@pytest.fixture(scope="module")
def neighbours():
    pairs = boundaries.adjacency()
    known: dict[str, set[str]] = {}
    for a, b in zip(pairs.code_a, pairs.code_b, strict=True):
        known.setdefault(a, set()).add(b)
        known.setdefault(b, set()).add(a)
    return known


def pieces(codes: set[str], neighbours: dict[str, set[str]]) -> int:
    """Number of connected parts, counted by walking."""
    left, parts = set(codes), 0
    while left:
        parts += 1
        todo = [left.pop()]
        while todo:
            reached = neighbours.get(todo.pop(), set()) & left
            left -= reached
            todo += reached
    return parts


def communes_of(drawn, ids) -> dict[str, set[str]]:
    rows = drawn.perimetres[drawn.perimetres.niveau.eq("commune")]
    rows = rows[rows.id_candidature.isin(ids)]
    return rows.groupby("id_candidature").code.agg(set).to_dict()


def faulty(drawn, *kinds: str) -> set[str]:
    return set(drawn.defauts.id_candidature[drawn.defauts.defaut.isin(kinds)])


def test_perimeters_of_communes_without_fault_are_in_one_piece(drawn, neighbours):
    faults = ("siege_hors_perimetre", "perimetre_en_morceaux", "perimetre_code_inconnu")
    sound = set(drawn.candidatures.id_candidature) - faulty(drawn, *faults)
    sets = communes_of(drawn, sound)
    assert len(sets) > 100
    assert {name for name, codes in sets.items() if pieces(codes, neighbours) != 1} == set()


def test_the_seat_is_in_a_perimeter_of_communes_without_fault(drawn):
    sound = set(drawn.candidatures.id_candidature) - faulty(drawn, "siege_hors_perimetre")
    seat = drawn.justes.set_index("id_candidature").code_commune
    assert all(seat[name] in codes for name, codes in communes_of(drawn, sound).items())


def test_a_seat_out_of_its_perimeter_is_out(drawn):
    names = faulty(drawn, "siege_hors_perimetre")
    seat = drawn.justes.set_index("id_candidature").code_commune
    assert names
    assert not any(seat[name] in codes for name, codes in communes_of(drawn, names).items())


def test_a_perimeter_in_pieces_is_in_one_piece_without_the_commune_told(drawn, neighbours):
    told = drawn.defauts.query("defaut == 'perimetre_en_morceaux'")
    assert len(told)
    sets = communes_of(drawn, told.id_candidature)
    for name, code in zip(told.id_candidature, told.valeur_ecrite, strict=True):
        assert pieces(sets[name], neighbours) == 2
        assert pieces(sets[name] - {code}, neighbours) == 1


def test_an_unknown_code_of_a_perimeter_is_no_commune(drawn):
    told = drawn.defauts.query("defaut == 'perimetre_code_inconnu'").valeur_ecrite
    assert len(told)
    assert not told.isin(cog.communes().code_commune).any()


def test_a_vanished_epci_is_written_and_its_successor_is_the_answer(drawn):
    told = drawn.defauts.query("defaut == 'epci_disparu'")
    assert len(told)
    assert not told.valeur_ecrite.isin(cog.epci().code_epci).any()
    assert told.valeur_juste.isin(cog.epci().code_epci).all()


def test_ranks_count_the_territories_of_each_perimeter(drawn):
    ranks = drawn.perimetres.groupby("id_candidature").rang.agg(list)
    assert all(rank == list(range(1, len(rank) + 1)) for rank in ranks)


def test_whole_epci_departements_and_words_are_declared_too(drawn):
    assert set(drawn.perimetres.niveau) == {"commune", "epci", "departement", "indefini"}
    undefined = drawn.perimetres.query("niveau == 'indefini'")
    assert undefined.code.eq("").all()


def test_a_far_commune_neither_is_a_member_nor_touches_one(neighbours):
    where = places()
    rng = np.random.default_rng(0)
    rennes = where.rows(["35238"])
    for _ in range(50):
        code = where.code[far_from(rennes, rng)]
        assert code != "35238"
        assert code not in neighbours["35238"]


@pytest.mark.parametrize("departement", ["01", "2A", "974"])
def test_unknown_codes_have_the_shape_of_a_commune_code(departement):
    code = unknown_code(departement)
    assert len(code) == 5
    assert code.startswith(departement)
