"""How many changes of the code the tests see: a sample, drawn with a seed, of mutmut's mutants.

Run in a copy of the repository: mutmut writes a folder ``mutants`` beside the package. All the
mutants of the modules named in ``pyproject.toml`` are made; those of the sample are run, each
against the tests that call the function it changes. A survivor is run once more in a process of its
own: mutmut changes a function after the modules are imported, and so never sees what one made while
they were (a rule built by a function), nor what a cache already holds.

    python benchmarks/mutation.py [--count N] [--seed S]
    python benchmarks/mutation.py --mutants ptce_geo.resolve.x_told__mutmut_33 …
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

# What the tests import first, once for all the processes made from this one.
import geopandas  # noqa: F401
import pytest

MUTANTS = Path("mutants")
SEED = 2026
COUNT = 240
# Exit codes of mutmut for a mutant: killed by a test, or by the time it takes.
KILLED = (1, 3, 24, -24, 36)
# And of pytest for one that runs alone: a test fails, or what it tests cannot be imported.
FAILED = (1, 2, 3)
NOT_CALLED = 33
# Seconds after which tests that a mutant runs alone are stopped: it never ends.
LONGEST = 600


def outcomes() -> dict[str, int | None]:
    """Exit code of each mutant, None where it was not run."""
    found: dict[str, int | None] = {}
    for path in sorted((MUTANTS / "ptce_geo").glob("**/*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def selection(mutant: str) -> list[str]:
    """Arguments of pytest for a mutant that runs alone: the last files first, they see most."""
    config = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    tests = config["pytest_add_cli_args_test_selection"][::-1]
    if ".perimeter" not in mutant:
        own = ".coherence" in mutant
        tests = [name for name in tests if ("coherence" in name) == own]
    return ["-x", *config["pytest_add_cli_args"], *tests]


def seen(mutant: str) -> bool:
    """Whether tests fail in a process that knows its mutant before it imports the package."""
    arguments = selection(mutant)
    child = os.fork()
    if child == 0:
        os.environ["MUTANT_UNDER_TEST"] = mutant
        os.chdir(MUTANTS)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            signal.alarm(LONGEST)
            os._exit(int(pytest.main(arguments)))
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) in FAILED


def main() -> int:
    """Draw, run, and print what was killed by module, then the survivors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="mutants drawn")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--mutants", nargs="+", help="these, and no other")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    if not MUTANTS.exists():
        # Making the mutants and the table of who calls what: no mutant bears this name.
        subprocess.run(
            [sys.executable, "-m", "mutmut", "run", "aucun"],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    known = sorted(outcomes())
    drawn = asked.mutants or random.Random(asked.seed).sample(known, min(asked.count, len(known)))
    gone = sorted(set(drawn) - set(known))
    drawn = [name for name in drawn if name in known]
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", str(asked.processes), *drawn],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    codes = outcomes()
    left = [name for name in drawn if codes[name] not in KILLED]
    if seen("none"):
        sys.exit("Les tests échouent sans aucun changement.")
    alone = set()
    for name in left:
        if seen(name):
            alone.add(name)
        print(name, "tué" if name in alone else "vivant", flush=True)
    killed, total = Counter[str](), Counter[str]()
    for name in drawn:
        module = name.rsplit(".", 1)[0]
        total[module] += 1
        killed[module] += codes[name] in KILLED or name in alone
    for module in sorted(total):
        print(f"{module:34} {killed[module]:4} / {total[module]:4}")
    share = killed.total() / total.total()
    print(f"{killed.total()} tués sur {total.total()} ({share:.1%}), de {len(known)} mutants")
    print(f"dont {len(alone)} dans un processus à part")
    for name in sorted(set(left) - alone):
        print(name, "(jamais appelé)" if codes[name] == NOT_CALLED else "(vivant)")
    for name in gone:
        print(name, "n'existe plus")
    return 0 if share >= 0.8 else 1


if __name__ == "__main__":
    sys.exit(main())
