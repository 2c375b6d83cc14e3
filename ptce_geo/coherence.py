"""Is a declared territory coherent? Every rule, every record: a finding each, and no score.

A rule never refuses a record: no text asks a PTCE to be in one piece. It says *conforme*, *à
signaler* (a reader should know), *à vérifier* (the data contradict one another or cannot be read)
or *non évaluable*, with the reason.
"""

from collections.abc import Sequence
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
from ptce_geo.coherence_identity import unread
from ptce_geo.coherence_needs import NEEDS
from ptce_geo.constats import CONFORME, NON_EVALUABLE, SIGNALER, VERIFIER, Regle
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
COLUMNS = ["dossier", "regle", "issue", "message", "codes", "reparation"]


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
        without = set(self.constats.dossier) - set(self.constats[self.evaluated].dossier)
        return bool(faulty.any() or without)

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
    order = {regle.nom: rank for rank, regle in enumerate(RULES)}
    keys = sorted(findings, key=lambda key: (key[0], order[key[1]]))
    rows = [(*key, *findings[key], proposals.get(key)) for key in keys]
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True)) if rows else {}
    # As objects: a column of text would keep of a sentence its French only.
    said = pd.Series(columns.pop("message", ()), dtype=object)
    return Controle(measures, pd.DataFrame(columns | {"message": said}, columns=COLUMNS))


Findings = dict[tuple[int, str], tuple[str, Phrase, tuple[str, ...]]]


def judged(measures: Measures) -> Findings:
    """Outcome, message and codes of every (record, rule)."""
    reasons = {need: reason(measures) for need, reason in NEEDS.items()}
    partial = {row: unread(measures, row) for row in range(len(measures.dossiers))}
    findings: Findings = {}
    for regle in RULES:
        lacking = list(zip(*(reasons[need] for need in regle.besoins), strict=True))
        able, sound = [], regle.conforme
        for row, lacks in enumerate(lacking):
            reason = next(filter(None, lacks), None)
            if reason:
                findings[row, regle.nom] = (NON_EVALUABLE, reason, ())
            else:
                able.append(row)
                findings[row, regle.nom] = (CONFORME, sound, ())
        for row, issue, message, codes in regle.constate(measures, able):
            if partial[row] and issue == SIGNALER and regle.famille in GROUND:
                lost = len(partial[row])
                issue = VERIFIER
                message = Phrase(texts_constats, "EN_PARTIE", texte=message, n=lost)
            findings[row, regle.nom] = (issue, message, codes)
    return findings


def proposed(measures: Measures, findings: Findings) -> dict[tuple[int, str], dict[str, Any]]:
    """Smallest change that makes each faulty rule pass, with what it would change."""
    reference = measures.reference
    wanted: list[tuple[tuple[int, str], Proposal]] = []
    for (row, rule), (issue, _, _) in findings.items():
        if issue in (CONFORME, NON_EVALUABLE):
            continue
        if rule == "un_seul_tenant":
            groups = measures.parties_liens[row]
            found = smallest(joining(reference, groups), dropping(groups))
        elif rule == "enclaves":
            found = smallest(filling(reference, measures.perimeters.communes_of(row).tolist()))
        elif rule == "epci_entiers":
            found = smallest(whole_epci(measures.unions[row]))
        else:
            continue
        wanted += [((row, rule), proposal) for proposal in found]
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
    before: Findings,
    effects: Findings,
) -> dict[str, Any]:
    row, _ = key
    reference = measures.reference
    code = reference.code
    people = after.value["population"][number] - measures.value["population"][row]
    area = after.value["superficie_km2"][number] - measures.value["superficie_km2"][row]
    changed = [
        {"regle": rule, "avant": before[row, rule][0], "apres": effects[number, rule][0]}
        for rule in TOUCHED
        if before[row, rule][0] != effects[number, rule][0]
    ]
    return {
        "ajouter": [str(code[commune]) for commune in proposal.ajouter],
        "retirer": [str(code[commune]) for commune in proposal.retirer],
        "methode": proposal.methode,
        "population": int(people),
        "superficie_km2": round(float(area), 4),
        "effets": changed,
    }
