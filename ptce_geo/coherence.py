"""Is a declared territory coherent? Every rule, every record: a finding each, and no score.

A rule never refuses a record: no text asks a PTCE to be in one piece. It says *conforme*, *à
signaler* (a reader should know), *à vérifier* (the data contradict one another or cannot be read)
or *non évaluable*, with the reason.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ptce_geo import (
    coherence_declared,
    coherence_ground,
    coherence_identity,
    coherence_others,
    coherence_size,
    coherence_zones,
    texts_constats,
)
from ptce_geo.coherence_grid import Grid
from ptce_geo.coherence_identity import unread
from ptce_geo.coherence_needs import NEEDS, first
from ptce_geo.constats import NON_EVALUABLE, SIGNALER, VERIFIER, Constat, Regle
from ptce_geo.dossiers import Dossiers, assembled, one
from ptce_geo.measures import Measures
from ptce_geo.phrases import Phrase
from ptce_geo.repair import Proposal, applied, dropping, filling, joining, smallest, whole_epci

RULES: tuple[Regle, ...] = (
    *coherence_identity.RULES,
    *coherence_ground.RULES,
    *coherence_size.RULES,
    *coherence_zones.RULES,
    *coherence_declared.RULES,
    *coherence_others.RULES,
)
# Families whose findings rest on the ground a perimeter covers: partly read, they are uncertain.
GROUND = ("continuite", "forme", "zonages")


@dataclass(frozen=True)
class Controle:
    """Records, all that was measured of them, and the findings.

    Attributes
    ----------
    measures : Measures
    constats : DataFrame
        One row a (record, rule), in the order of the input then of ``RULES``: ``dossier`` (row
        number), ``regle``, ``issue``, ``message`` (``Phrase``), ``codes`` (tuple),
        ``reparation`` (dict or None).
    """

    measures: Measures
    constats: pd.DataFrame

    @property
    def blocked(self) -> bool:
        """Whether a record cannot be evaluated because of its data."""
        blocking = {regle.nom for regle in RULES if regle.bloque}
        faulty = self.constats.regle.isin(blocking) & self.constats.issue.eq(VERIFIER)
        evaluated = self.constats.dossier[self.evaluated].nunique()
        return bool(faulty.any()) or evaluated < len(self.measures.dossiers)

    @property
    def evaluated(self) -> pd.Series:
        """Which findings evaluate something."""
        return self.constats.issue.ne(NON_EVALUABLE)


def check(dossiers: Dossiers, *, repairs: bool = True) -> Controle:
    """Apply every rule to every record.

    Parameters
    ----------
    dossiers : Dossiers
    repairs : bool
        Also compute, for what can be repaired, the smallest change and its effects.

    Examples
    --------
    >>> from ptce_geo.reference import reference
    >>> france = reference()
    >>> found = check(one(france, [france.number["35238"]])).constats.set_index("regle")
    >>> found.issue["un_seul_tenant"], found.message["un_seul_tenant"]
    ('conforme', "D'un seul tenant.")
    """
    measures = Measures(dossiers)
    findings = judged(measures)
    proposals = proposed(measures, findings) if repairs else {}
    return Controle(measures, findings.frame(proposals))


def judged(measures: Measures) -> Grid:
    """Outcome, message and codes of every (record, rule)."""
    reasons = {need: reason(measures) for need, reason in NEEDS.items()}
    findings = Grid(len(measures.dossiers), {regle.nom: regle.conforme for regle in RULES})
    for regle in RULES:
        able = findings.lack(regle.nom, first(*(reasons[need] for need in regle.besoins)))
        found = regle.constate(measures, able)
        findings.say(regle.nom, in_part(measures, found) if regle.famille in GROUND else found)
    return findings


def in_part(measures: Measures, found: Iterable[Constat]) -> Iterator[Constat]:
    """Findings on the ground: what is to be told of a perimeter partly read is to be verified."""
    for constat in found:
        lost = len(unread(measures, constat.dossier)) if constat.issue == SIGNALER else 0
        if lost:
            message = Phrase(texts_constats, "EN_PARTIE", texte=constat.message, n=lost)
            yield constat._replace(issue=VERIFIER, message=message)
        else:
            yield constat


def proposed(measures: Measures, findings: Grid) -> dict[tuple[int, str], dict[str, Any]]:
    """Smallest change that makes each faulty rule pass, with what it would change."""
    wanted = [
        ((row, rule), proposal)
        for rule, proposals in REPAIRED.items()
        for row in findings.rows(rule, (SIGNALER, VERIFIER))
        for proposal in proposals(measures, row)
    ]
    if not wanted:
        return {}
    after = _after(measures, wanted)
    effects = judged(after)
    held: dict[tuple[int, str], dict[str, Any]] = {}
    for number, (key, proposal) in enumerate(wanted):
        described = _described(measures, after, number, key, proposal, findings, effects)
        if key not in held:
            held[key] = described | {"variante": None}
        elif held[key]["variante"] is None:
            held[key]["variante"] = described
    return held


def one_piece(measures: Measures, row: int) -> list[Proposal]:
    """Ways to make a perimeter of one piece."""
    groups = measures.parties_liens[row]
    return smallest(joining(measures.reference, groups), dropping(groups))


def nothing_enclosed(measures: Measures, row: int) -> list[Proposal]:
    """Ways to leave nothing enclosed in a perimeter."""
    members = measures.perimeters.communes_of(row).tolist()
    return smallest(filling(measures.reference, members))


def nothing_cut(measures: Measures, row: int) -> list[Proposal]:
    """Ways to make a perimeter of whole EPCI."""
    return smallest(whole_epci(measures.unions[row]))


# Rules that a change of communes makes pass, and the changes to look at.
REPAIRED: dict[str, Callable[[Measures, int], list[Proposal]]] = {
    "un_seul_tenant": one_piece,
    "enclaves": nothing_enclosed,
    "epci_entiers": nothing_cut,
}
# Rules whose outcome a change of communes may change.
TOUCHED = [regle.nom for regle in RULES if regle.famille in (*GROUND, "siege") and not regle.bloque]


def _after(measures: Measures, wanted: Sequence[tuple[tuple[int, str], Proposal]]) -> Measures:
    """The same records once each proposal is applied, one record a proposal."""
    reference = measures.reference
    records = [
        one(
            reference,
            applied(measures.perimeters.communes_of(row).tolist(), proposal),
            int(measures.siege[row]),
            appel=measures.text["appel"][row],
        )
        for (row, _), proposal in wanted
    ]
    return Measures(joined(records))


def joined(records: Sequence[Dossiers]) -> Dossiers:
    """Several sets of records as one, in order."""
    return assembled(
        {
            name: [text for record in records for text in record.text[name]]
            for name in records[0].text
        },
        [seat for record in records for seat in record.sieges],
        [declared for record in records for declared in record.declares],
        records[0].reference,
    )


def _described(
    measures: Measures,
    after: Measures,
    number: int,
    key: tuple[int, str],
    proposal: Proposal,
    before: Grid,
    effects: Grid,
) -> dict[str, Any]:
    row, _ = key
    reference = measures.reference
    code = reference.code
    people = after.value["population"][number] - measures.value["population"][row]
    area = after.value["superficie_km2"][number] - measures.value["superficie_km2"][row]
    changed = [
        {"regle": rule, "avant": before.issue(row, rule), "apres": effects.issue(number, rule)}
        for rule in TOUCHED
        if before.issue(row, rule) != effects.issue(number, rule)
    ]
    return {
        "ajouter": [str(code[commune]) for commune in proposal.ajouter],
        "retirer": [str(code[commune]) for commune in proposal.retirer],
        "methode": proposal.methode,
        "population": int(people),
        "superficie_km2": round(float(area), 4),
        "effets": changed,
    }
