"""Where the ground of each commune has been since 1943: dated stays, told from published lists.

The unit followed is the *parcelle*: the ground of a commune of 1943, or of one created since.
It never changes; the commune that holds it does. A merger moves parcelles to another commune, a
restored commune takes back those it had brought. Following ground and not codes keeps cycles
harmless (27676, 27058, then 27676 again) and the two lives of a code apart (69114, 60694).
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ptce_geo.build import sources

HISTORY = "decoupage-administratif-0.7.0"
BEGINNING = "1943-01-01"


@dataclass
class Stay:
    """A parcelle in one commune, from ``debut`` to ``fin`` (None: still there)."""

    code: str
    debut: str
    fin: str | None
    raison: str
    exacte: bool


class Lineage:
    """The stays of every parcelle, and who holds what on the day reached so far."""

    def __init__(self) -> None:
        self.stays: list[list[Stay]] = []
        self.held: dict[str, set[int]] = defaultdict(set)

    def create(self, code: str, debut: str, raison: str) -> None:
        """Add a parcelle whose earlier commune the history does not name."""
        self.stays.append([Stay(code, debut, None, raison, True)])
        self.held[code].add(len(self.stays) - 1)

    def move(self, parcelle: int, code: str | None, date: str, raison: str, exacte: bool) -> None:
        """End the present stay of a parcelle and begin the next; None when it has none."""
        last = self.stays[parcelle][-1]
        self.held[last.code].discard(parcelle)
        last.fin = date
        if code is not None:
            self.stays[parcelle].append(Stay(code, date, None, raison, exacte))
            self.held[code].add(parcelle)

    def brought(self, holder: str, code: str) -> dict[int, int]:
        """Parcelles of ``holder`` that came through ``code``, with how early they were there."""
        ranks = {}
        for parcelle in self.held[holder]:
            through = [stay.code for stay in self.stays[parcelle]]
            if code in through:
                ranks[parcelle] = through.index(code)
        return ranks


def merger(wording: str) -> str:
    """What to call a move from one commune to another, in the words a reader is given."""
    if "chef lieu" in wording:
        return "changement de code"
    if wording.startswith("changement de département") and "déléguée" not in wording:
        return "changement de département"
    if "déléguée" in wording or "commune nouvelle" in wording:
        return "commune nouvelle"
    return "fusion-association" if "association" in wording else "fusion"


def moves_of_a_day(
    lineage: Lineage,
    states: dict[str, dict[str, Any]],
    ended: list[dict[str, Any]],
    begun: list[dict[str, Any]],
) -> dict[int, tuple[str | None, str]]:
    """Where each parcelle goes on one day of the history: the commune, and why."""

    def pole(state: dict[str, Any]) -> str:
        return str(states[state["pole"]]["code"])

    def named(state: dict[str, Any], link: str) -> dict[str, Any] | None:
        return states.get(state.get(link, ""))

    moves: dict[int, tuple[str | None, str]] = {}
    restored: dict[int, int] = {}
    # Restored communes first: they take back what they had brought, the earliest owner winning.
    for state in begun:
        origin = named(state, "predecesseur")
        if origin is None or origin["type"] == "COM":
            continue
        alone = state["type"] == "COM"
        if not alone and "dé-fusion" not in state["raisonDebut"]:
            continue
        target = state["code"] if alone else pole(state)
        if origin["code"] == pole(origin) or target == pole(origin):
            continue
        for parcelle, rank in lineage.brought(pole(origin), origin["code"]).items():
            if rank < restored.get(parcelle, 99):
                restored[parcelle] = rank
                moves[parcelle] = (target, "rétablissement")
    for state in ended:
        if state["type"] != "COM":
            continue
        follower = named(state, "successeur")
        for parcelle in lineage.held[state["code"]] - restored.keys():
            if follower is not None:
                after = follower["code"] if follower["type"] == "COM" else pole(follower)
                if after != state["code"]:
                    moves[parcelle] = (after, merger(state["raisonFin"]))
            elif state["raisonFin"] == "suppression":
                moves[parcelle] = (None, "suppression")
    return moves


def lineage_until_2019() -> Lineage:
    """The history published with the list of 2019, replayed day by day."""
    rows = sources.read_json(HISTORY, "historique-communes")
    states = {row["id"]: row for row in rows}
    ended, begun = defaultdict(list), defaultdict(list)
    lineage = Lineage()
    for row in rows:
        if "dateFin" in row:
            ended[row["dateFin"]].append(row)
        if "dateDebut" in row:
            begun[row["dateDebut"]].append(row)
        elif row["type"] == "COM":
            lineage.create(row["code"], BEGINNING, "")
    for date in sorted(ended.keys() | begun.keys()):
        moves = moves_of_a_day(lineage, states, ended[date], begun[date])
        for parcelle, (code, reason) in sorted(moves.items()):
            lineage.move(parcelle, code, date, reason, True)
        for row in begun[date]:
            if row.get("raisonDebut") == "création":
                lineage.create(row["code"], date, "création")
    return lineage
