"""Each test claims something."""

import ast
import fnmatch
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# What a function that waits says when it never came.
RAISES = ("raise AssertionError", "raise TimeoutError")
FILES = sorted(TESTS.glob("**/test_*.py"))
# Calls that claim: of pytest, playwright (``expect``), jsonschema, numpy, pandas and geopandas.
CLAIMS = ("raises", "warns", "fail", "expect", "assert_", "check_schema")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def called(node: ast.Call) -> str:
    name = node.func
    return name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")


def claims(function: ast.FunctionDef, helpers: frozenset[str]) -> bool:
    """Whether a function asserts, itself or through a function of the tests that does."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Raise) and ast.unparse(node).startswith(RAISES))
        or (
            isinstance(node, ast.Call)
            and (called(node).startswith(CLAIMS) or called(node) in helpers)
        )
        for node in ast.walk(function)
    )


def claiming() -> frozenset[str]:
    """Names of the functions of the tests that assert, directly or by another."""
    every = [f for path in TESTS.glob("**/*.py") for f in functions(ast.parse(path.read_text()))]
    found: frozenset[str] = frozenset()
    while more := frozenset(f.name for f in every if claims(f, found)) - found:
        found |= more
    return found


HELPERS = claiming()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_test_claims_something(path):
    tests = [f for f in functions(ast.parse(path.read_text())) if f.name.startswith("test_")]
    assert [f.name for f in tests if not claims(f, HELPERS)] == []


def test_a_test_without_a_claim_is_told():
    (bare, sound) = functions(ast.parse("def test_a():\n    f()\ndef test_b():\n    assert f()"))
    assert (claims(bare, frozenset()), claims(sound, frozenset())) == (False, True)


def test_no_folder_of_tests_or_of_doctests_is_left_out(pytestconfig):
    """Pytest leaves out folders named ``build`` unless told otherwise."""
    folders = {path.parent for root in ("tests", "ptce_geo")
               for path in (TESTS.parent / root).glob("**/*.py")}  # fmt: skip
    left_out = [
        folder.name
        for folder in folders
        for pattern in pytestconfig.getini("norecursedirs")
        if fnmatch.fnmatch(folder.name, pattern)
    ]
    assert left_out == []
