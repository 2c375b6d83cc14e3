"""The ground of an invented country, moved day by day."""

from ptce_geo.build.historique import presence, rattachements
from ptce_geo.build.lineage import Lineage, merger, moves_of_a_day


def state(kind: str, code: str, day: str, **links: str) -> dict:
    """One published state, with its identifier."""
    return {"type": kind, "code": code, "id": f"{kind}-{code}@{day}", **links}


def country(*codes: str) -> Lineage:
    lineage = Lineage()
    for code in codes:
        lineage.create(code, "1943-01-01", "")
    return lineage


def play(lineage: Lineage, day: str, ended: list[dict], begun: list[dict], *known: dict) -> None:
    """One day of the history."""
    states = {row["id"]: row for row in [*ended, *begun, *known]}
    for parcelle, (code, reason) in moves_of_a_day(lineage, states, ended, begun).items():
        lineage.move(parcelle, code, day, reason, True)


def merge(lineage: Lineage) -> dict:
    """B joins A in 1970; the attached state that remembers it."""
    pole = state("COM", "A", "1970", raisonDebut="fusion-association", dateDebut="1970")
    attached = state("COMA", "B", "1970", pole=pole["id"])
    ended = [
        state("COM", "B", "1943", raisonFin="fusion-association", successeur=attached["id"]),
        state("COM", "A", "1943", raisonFin="fusion-association", successeur=pole["id"]),
    ]
    play(lineage, "1970", ended, [pole, attached])
    return attached | {"pole": pole["id"]}


def held(lineage: Lineage) -> dict[str, set[int]]:
    return {code: parcelles for code, parcelles in lineage.held.items() if parcelles}


def test_a_merger_moves_the_ground_and_keeps_the_pole():
    lineage = country("A", "B")
    merge(lineage)
    assert held(lineage) == {"A": {0, 1}}
    assert [stay.code for stay in lineage.stays[1]] == ["B", "A"]


def test_a_restored_commune_takes_back_what_it_brought_and_no_more():
    lineage = country("A", "B")
    attached = merge(lineage)
    pole = state("COM", "A", "1970")
    back = state("COM", "B", "1990", raisonDebut="dé-fusion", predecesseur=attached["id"])
    play(lineage, "1990", [pole | {"raisonFin": "dé-fusion"}], [back], attached)
    assert held(lineage) == {"A": {0}, "B": {1}}
    assert lineage.stays[1][-1].raison == "rétablissement"


def test_a_suppressed_commune_leaves_its_ground_to_nobody():
    lineage = country("A")
    play(lineage, "1950", [state("COM", "A", "1943", raisonFin="suppression")], [])
    assert held(lineage) == {}
    assert lineage.stays[0][-1].fin == "1950"


def test_a_change_of_departement_is_a_change_of_code():
    lineage = country("A")
    after = state("COM", "Z", "1968", raisonDebut="changement de département")
    ended = state("COM", "A", "1943", raisonFin="changement de département", successeur=after["id"])
    play(lineage, "1968", [ended], [after])
    assert held(lineage) == {"Z": {0}}
    assert lineage.stays[0][-1].raison == "changement de département"


def test_the_published_wordings_become_a_few_words():
    assert merger("changement de chef lieu") == "changement de code"
    assert merger("commune devenant déléguée") == "commune nouvelle"
    assert merger("changement de département + commune devenant déléguée") == "commune nouvelle"
    assert merger("fusion-association") == "fusion-association"
    assert merger("fusion simple") == "fusion"


def test_parcelles_are_numbered_by_their_first_commune_whatever_the_published_order():
    one, other = country("A", "B"), country("B", "A")
    assert rattachements(one).equals(rattachements(other))


def test_a_code_given_up_and_taken_again_has_two_periods():
    lineage = country("A")
    lineage.move(0, "B", "1970", "fusion", True)
    lineage.move(0, "A", "1990", "changement de code", True)
    assert presence(rattachements(lineage))["A"] == [["1943-01-01", "1970"], ["1990", "9999"]]
