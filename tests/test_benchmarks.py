"""The page of measures, and what the measures of growth say; no time is judged here."""

import math
import re

import pytest

from benchmarks import growth, painted, run

PASSES, FAILS = "print('réponse 1')", "print('## Un titre'); raise SystemExit('trop lent')"


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A page of two benchmarks, run once."""
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "docs").mkdir()
    for name, text in (("a.py", PASSES), ("b.py", FAILS)):
        (tmp_path / "benchmarks" / name).write_text(text, encoding="utf-8")
    benchmarks = {
        "un": run.Benchmark("Un", "a.py", figures={"courbe": "Une courbe"}),
        "deux": run.Benchmark("Deux", "b.py", markdown=True),
    }
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "PAGE", tmp_path / "docs" / "benchmarks.md")
    monkeypatch.setattr(run, "BENCHMARKS", benchmarks)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    run.main(["deux"])
    run.main(["un"])
    return run.PAGE


def test_running_one_benchmark_leaves_the_section_of_another(page):
    (page.parent.parent / "benchmarks" / "a.py").write_text("print('autre')", encoding="utf-8")
    before = run.kept(page.read_text(encoding="utf-8"))
    run.main(["un"])
    after = run.kept(page.read_text(encoding="utf-8"))
    assert after["deux"] == before["deux"]
    assert "autre" in after["un"] and "réponse 1" not in after["un"]


def test_sections_stand_in_order_under_the_head_each_with_its_command_and_plots(page):
    text = page.read_text(encoding="utf-8")
    assert text.startswith(run.HEAD)
    assert re.findall(r"(?m)^## (.+)$", text) == ["Un", "Deux"]
    assert "`python benchmarks/a.py`" in text
    assert "![Une courbe](benchmarks/courbe.svg)" in text


def test_a_section_that_misses_its_limit_says_so_and_why(page):
    missed = run.kept(page.read_text(encoding="utf-8"))["deux"]
    assert "La limite n'est pas tenue" in missed
    assert "`trop lent`" in missed
    assert "### Un titre" in missed


def test_an_unknown_benchmark_is_refused_with_those_that_are_known(page):
    with pytest.raises(SystemExit, match="trois inconnu ; connus : un, deux"):
        run.main(["trois"])


def test_every_benchmark_has_its_section():
    scripts = {path.name for path in (run.ROOT / "benchmarks").glob("bench_*.py")}
    assert {one.script for one in run.BENCHMARKS.values()} == scripts


def test_a_size_foreseen_too_long_is_not_run_and_says_how_long():
    curve = growth.Curve("pair", {100: 8.0})
    assert not growth.too_long(curve, 1000, 90)
    assert growth.too_long(curve, 10_000, 90)
    assert curve.stopped == "non lancé : 800 s au moins à 10\u202f000"
    assert growth.too_long(curve, 100, 90)


def test_a_table_of_growth_tells_every_size_and_the_power_of_the_last_step():
    ours = growth.Curve("nous", {1: 0.0123, 10: 1.5, 100: 150.0})
    peer = growth.Curve("pair", {1: 2.0}, "non lancé")
    assert growth.table("n", [ours, peer]).splitlines() == [
        "| n | nous | pair |",
        "| ---: | ---: | ---: |",
        "| 1 | 0,0123 | 2,00 |",
        "| 10 | 1,50 | non lancé |",
        "| 100 | 150 | non lancé |",
        "| exposant, dernier pas | 2,00 |  |",
    ]


def test_a_way_that_is_late_is_told_as_more_than_the_limit():
    assert painted.told([0.2, 0.1, 0.3], 60, "visites").startswith("médiane   0,200 s")
    assert painted.told([0.1, math.inf], 60, "visites") == "> 60 s"
    assert painted.ratio([math.inf], [0.1, 0.1], 60) == "> × 600"
    assert painted.ratio([0.3], [0.1], 60) == "× 3,0"
