"""The one-page architecture names every module, once, and each imports only from its left."""

import ast
import re

import pytest

from ptce_geo.paths import ROOT

PACKAGE = ROOT / "ptce_geo"
MODULES = sorted(path.stem for path in PACKAGE.glob("[!_]*.py"))
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
TABLE = PAGE.split("## Where each module stands")[1].split("## What holds it together")[0]
LINES = [re.findall(r"`(\w+)`", line) for line in TABLE.splitlines() if line.startswith("| ")]
RANKS = {name: rank for rank, line in enumerate(LINES) for name in line}


def imported(module: str) -> set[str]:
    """Modules of the package that a module imports, wherever in its text."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names = {node.module.split(".")[1] for node in froms if node.module.startswith("ptce_geo.")}
    whole = [node for node in froms if node.module == "ptce_geo"]
    return (names | {alias.name for node in whole for alias in node.names}) - {"build"}


def test_every_module_is_named_once():
    assert sorted(name for line in LINES for name in line) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_left(module):
    right = {name for name in imported(module) if RANKS[name] > RANKS[module]}
    assert right == set()


def test_no_two_modules_import_each_other():
    links = {module: imported(module) for module in MODULES}
    assert [(a, b) for a in MODULES for b in links[a] if a < b and a in links[b]] == []


def test_streamlit_stays_at_the_edge():
    named = {
        path.stem
        for path in PACKAGE.glob("*.py")
        if re.search(r"^(import|from) streamlit", path.read_text(encoding="utf-8"), re.M)
    }
    assert {name for name in named if not name.startswith("ui")} == set()
