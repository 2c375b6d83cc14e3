"""The nearest communes of a scope, letter for letter."""

from ptce_geo import history
from ptce_geo.closest import FAR, nearest
from ptce_geo.scope import Scope

FINISTERE = Scope(frozenset(["29"]))


def test_communes_come_nearest_first_one_line_each():
    near = nearest("quimperr", FINISTERE, history.TODAY)
    assert [(n.distance, n.code) for n in near[:2]] == [(1, "29232"), (2, "29233")]
    assert len({n.code for n in near}) == len(near)
    assert all(n.distance <= FAR for n in near)


def test_a_letter_wrong_in_the_article_is_one_letter():
    drome = Scope(frozenset(["26"]))
    assert nearest("lpe poet laval", drome, history.TODAY)[0][:2] == (1, "26243")


def test_a_postal_code_that_serves_nobody_has_no_neighbour():
    assert nearest("grenoble", Scope(None, frozenset()), history.TODAY) == []
