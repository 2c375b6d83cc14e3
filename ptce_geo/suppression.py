"""Which cells of a table of counts to mask so that none of the small ones can be recomputed.

A reader who knows the published cells, and that every line of a table adds up, can bound each
masked one. The cells and their sums make a network: a count is a flow along an arc, and what comes
into a node goes out of it. Within the published counts a masked one can then rise, or fall, by
exactly the largest flow that closes a loop through its arc (Ford and Fulkerson), and every whole
number in between is possible, for such networks have integral solutions. Nothing is estimated.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

# More than any count: a masked cell without a known bound.
UNBOUNDED = 10**12


@dataclass(slots=True)
class Cell:
    """One count, as an arc of the network.

    Attributes
    ----------
    tail, head : hashable
        The two sums it belongs to.
    count : int
    low, high : int
        What the count can be whatever is published.
    masked : bool
    fixed : bool
        Known from elsewhere, so that masking it would protect nothing.
    """

    tail: Hashable
    head: Hashable
    count: int
    low: int = 0
    high: int = UNBOUNDED
    masked: bool = False
    fixed: bool = False


@dataclass(slots=True)
class Network:
    """Cells whose sums hold: at every node, as much comes in as goes out."""

    cells: list[Cell] = field(default_factory=list)

    def room(self, without: int) -> dict[Hashable, dict[Hashable, int]]:
        """How much can still flow between two nodes through the masked cells but one."""
        room: dict[Hashable, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
        for number, cell in enumerate(self.cells):
            if cell.masked and number != without:
                room[cell.tail][cell.head] += cell.high - cell.count
                room[cell.head][cell.tail] += cell.count - cell.low
        return room


def _largest_flow(
    room: Mapping[Hashable, dict[Hashable, int]], source: Hashable, sink: Hashable, enough: int
) -> int:
    """Largest flow from source to sink, or ``enough`` if it is larger; uses up ``room``."""
    total = 0
    while total < enough:
        before: dict[Hashable, Hashable] = {source: source}
        queue = deque([source])
        while queue and sink not in before:
            node = queue.popleft()
            for neighbour, left in room[node].items():
                if left > 0 and neighbour not in before:
                    before[neighbour] = node
                    queue.append(neighbour)
        if sink not in before:
            return total
        path, node = [], sink
        while node != source:
            path.append((before[node], node))
            node = before[node]
        pushed = min(enough - total, *(room[a][b] for a, b in path))
        for a, b in path:
            room[a][b] -= pushed
            room[b][a] += pushed
        total += pushed
    return total


def feasible(network: Network, number: int, reach: int = UNBOUNDED) -> tuple[int, int]:
    """Smallest and largest value a cell can have, given what is published.

    Parameters
    ----------
    network : Network
    number : int
        Position of the cell.
    reach : int
        Stop looking that far from the true count, on each side.

    Returns
    -------
    tuple of int
        Both bounds are attained, and so is every whole number between them; a published cell has
        one value only.
    """
    cell = network.cells[number]
    if not cell.masked:
        return cell.count, cell.count
    up = min(cell.high - cell.count, reach)
    down = min(cell.count - cell.low, reach)
    up = _largest_flow(network.room(number), cell.head, cell.tail, up)
    down = _largest_flow(network.room(number), cell.tail, cell.head, down)
    return cell.count - down, cell.count + up


def is_safe(network: Network, number: int, minimum: int) -> bool:
    """Whether a masked cell stays undetermined enough.

    A small one must be able to take every value from 0 to ``minimum - 1``; any masked one, at least
    ``minimum`` values.
    """
    cell = network.cells[number]
    low, high = feasible(network, number, reach=minimum)
    if cell.count < minimum:
        return low <= max(0, cell.low) and high >= minimum - 1
    return high - low + 1 >= minimum


def mask(network: Network, minimum: int) -> None:
    """Mask the cells under a minimum, then as few others as hide them.

    The second ones are taken among the sums of the cell to hide, the smallest first, for the
    smallest is what readers miss least. Masking one more never makes another easier to recompute,
    so a cell that is safe stays safe. At the end each of them that proves useless is shown again,
    the largest first.

    Raises
    ------
    ValueError
        Even with every cell masked one stays too well known: the fixed ones say too much.
    """
    cells = network.cells
    for cell in cells:
        cell.masked |= cell.count < minimum and not cell.fixed
    to_hide = [number for number, cell in enumerate(cells) if cell.masked and not cell.fixed]
    while to_hide:
        number = to_hide[-1]
        if is_safe(network, number, minimum):
            to_hide.pop()
            continue
        hidden = _next_to_mask(network, number, minimum)
        cells[hidden].masked = True
        to_hide.insert(0, hidden)
    useful = [n for n, c in enumerate(cells) if c.masked and not c.fixed and c.count >= minimum]
    for number in sorted(useful, key=lambda n: -cells[n].count):
        cells[number].masked = False
        kept = (n for n, c in enumerate(cells) if c.masked and not c.fixed)
        cells[number].masked = not all(is_safe(network, n, minimum) for n in kept)


def _next_to_mask(network: Network, number: int, minimum: int) -> int:
    """The published cell to mask for another's sake."""
    cells, cell = network.cells, network.cells[number]
    shown = [n for n, other in enumerate(cells) if not other.masked and not other.fixed]
    if not shown:
        raise ValueError(
            f"case de {cell.count} impossible à protéger : les totaux connus la déterminent"
        )
    ends = {cell.tail, cell.head}
    near = [n for n in shown if ends & {cells[n].tail, cells[n].head}] or shown
    near.sort(key=lambda n: (cells[n].count, n))
    for candidate in near:
        cells[candidate].masked = True
        enough = is_safe(network, number, minimum)
        cells[candidate].masked = False
        if enough:
            return candidate
    return near[0]
