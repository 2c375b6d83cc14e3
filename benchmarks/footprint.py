"""What a server weighs: the memory of its processes, shared pages counted once (Linux's PSS)."""

from pathlib import Path


def children(process: int) -> list[int]:
    """A process and all that it started and that still runs."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # It ended meanwhile.
            continue
        parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, left = [], [process]
    while left:
        found.append(left.pop())
        left += parents.get(found[-1], [])
    return found


def weight(process: int) -> float:
    """Memory of a process alone, in MB: its own pages, and its share of those it has in common."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((line for line in told.splitlines() if line.startswith("Pss:")), "Pss: 0")
    return int(line.split()[1]) / 1024


def total(process: int) -> float:
    """Memory of a process and of all its children, in MB."""
    return sum(weight(one) for one in children(process))
