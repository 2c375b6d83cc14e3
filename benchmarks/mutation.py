"""How many changes of the code the tests see: a sample, drawn with a seed, of mutmut's mutants.

Run in a copy of the repository: mutmut writes a folder ``mutants`` beside the package. All the
mutants of the modules named in ``pyproject.toml`` are made; those of the sample are run, each
against the tests that call the function it changes.

    python benchmarks/mutation.py [COUNT]
"""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

MUTANTS = Path("mutants/ptce_geo")
SEED = 2026
COUNT = 240
# Exit codes of mutmut for a mutant: killed by a test, or by the time it takes.
KILLED = {1: "tué", 3: "tué", 24: "tué (durée)", -24: "tué (durée)", 36: "tué (durée)"}
NOT_CALLED = 33


def outcomes() -> dict[str, int | None]:
    """Exit code of each mutant, None where it was not run."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.glob("**/*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def main() -> int:
    """Draw, run, and print what was killed by module, then the survivors."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    if not MUTANTS.exists():
        # Making the mutants and the table of who calls what: no mutant bears this name.
        subprocess.run([sys.executable, "-m", "mutmut", "run", "aucun"], check=False)
    known = sorted(outcomes())
    drawn = random.Random(SEED).sample(known, min(count, len(known)))
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *drawn], check=False
    )
    codes = outcomes()
    killed, total = Counter(), Counter()
    for name in drawn:
        module = name.rsplit(".", 1)[0]
        total[module] += 1
        killed[module] += codes[name] in KILLED
    for module in sorted(total):
        print(f"{module:34} {killed[module]:4} / {total[module]:4}")
    share = killed.total() / total.total()
    print(f"{killed.total()} tués sur {total.total()} tirés ({share:.1%}), de {len(known)} mutants")
    for name in sorted(name for name in drawn if codes[name] not in KILLED):
        print(name, "(jamais appelé)" if codes[name] == NOT_CALLED else f"({codes[name]})")
    return 0 if share >= 0.8 else 1


if __name__ == "__main__":
    sys.exit(main())
