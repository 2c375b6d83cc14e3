"""The coherence of many records as a reader sorts it: a list, a few sentences."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ptce_geo import texts
from ptce_geo import texts_coherence as words
from ptce_geo.coherence import RULES, Controle
from ptce_geo.constats import CONFORME, ISSUES, NON_EVALUABLE, SIGNALER, VERIFIER
from ptce_geo.langue import counted, entier
from ptce_geo.phrases import dite


def matching(
    controle: Controle, dossiers: Iterable[int], regles: list[str], issues: list[str]
) -> list[int]:
    """Records that have a finding of the chosen rules and outcomes; no choice lets all through."""
    found = controle.constats
    keep = found.regle.isin(regles) if regles else pd.Series(True, index=found.index)
    if issues:
        keep &= found.issue.isin(issues)
    passing = set(found.dossier[keep])
    return [dossier for dossier in dossiers if dossier in passing]


def telling_first(controle: Controle, dossiers: Iterable[int]) -> list[int]:
    """The records given, those with the most to look at first, those nobody can evaluate last."""
    found = controle.constats
    counts = found.groupby("dossier").issue.value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=list(ISSUES), fill_value=0).reindex(list(dossiers))
    by = [VERIFIER, SIGNALER, NON_EVALUABLE]
    # A stable sort: among equals the order of the file stays.
    order = counts.sort_values(by, ascending=[False, False, True], kind="stable")
    return order.index.tolist()


# The list says how a finding begins, the sheet all of it.
BEGINNING = 110


def beginning(text: str) -> str:
    """The first words of a text, an ellipsis where some are left.

    Examples
    --------
    >>> beginning("En 2 parties.")
    'En 2 parties.'
    >>> beginning("mot " * 50)[-8:]
    'mot mot…'
    """
    if len(text) <= BEGINNING:
        return text
    return f"{text[:BEGINNING].rpartition(' ')[0].rstrip(' ,;:')}…"


def records_table(controle: Controle, dossiers: list[int]) -> pd.DataFrame:
    """One row a record: its name, call, count of each outcome, the beginning of the first."""
    found = controle.constats
    counts = found.groupby("dossier").issue.value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=list(ISSUES), fill_value=0).reindex(dossiers, fill_value=0)
    rank = found.issue.map(ISSUES.index)
    first = found.assign(rang=rank).sort_values(["dossier", "rang"], kind="stable")
    message = first.drop_duplicates("dossier").set_index("dossier").message.reindex(dossiers)
    text = controle.measures.text
    table = pd.DataFrame(
        {
            words.PAGE_COLONNES["nom"]: [text["nom"][row] or text["id"][row] for row in dossiers],
            words.PAGE_COLONNES["appel"]: [
                texts.APPELS.get(text["appel"][row], text["appel"][row]) for row in dossiers
            ],
        }
    )
    for issue in ISSUES:
        table[words.PAGE_ISSUES[issue]] = counts[issue].to_numpy()
    table[words.PAGE_COLONNES["constat"]] = [beginning(dite(said)) for said in message]
    return table


def phrase(shown: int, total: int) -> str:
    """How many records the list shows.

    Examples
    --------
    >>> phrase(3, 98)
    '3\\xa0dossiers affichés sur 98.'
    """
    return counted(words.PHRASE, shown, total=entier(total))


def overview(controle: Controle) -> list[str]:
    """What the published perimeters show, in sentences."""
    found = controle.constats.set_index(["regle", "dossier"])
    text = controle.measures.text
    outcome = {regle.nom: found.loc[regle.nom].issue for regle in RULES}
    drawn = outcome["un_seul_tenant"].ne(NON_EVALUABLE)
    told = controle.constats.message.map(lambda said: said.nom == "EN_MOTS")
    without = controle.constats.dossier[told].nunique()

    def names(rule: str, issue: str) -> str:
        rows = np.flatnonzero(outcome[rule].eq(issue))
        return ", ".join(dict.fromkeys(text["nom"][row] for row in rows))

    lines = [
        counted(
            words.ENSEMBLE_DESSINES,
            int(drawn.sum()),
            total=entier(len(drawn)),
            mots=counted(words.ENSEMBLE_MOTS, without),
        )
    ]
    apart = names("un_seul_tenant", SIGNALER)
    if apart:
        lines.append(words.ENSEMBLE_MORCEAUX.format(noms=apart))
    whole = int(outcome["epci_entiers"].eq(CONFORME).sum())
    lines.append(counted(words.ENSEMBLE_EPCI, whole))
    inside = Counter(outcome["siege_dans_le_perimetre"])
    judged = inside[CONFORME] + inside[SIGNALER]
    lines.append(words.ENSEMBLE_SIEGE.format(n=inside[CONFORME], total=judged))
    check = Counter(controle.constats.issue)[VERIFIER]
    lines.append(counted(words.ENSEMBLE_VERIFIER, check))
    return lines
