"""axe-core in the pages that the tests open: its source comes from a pinned package."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

KNOWN = Path(__file__).parent / "data" / "axe_streamlit.toml"
# What axe calls the rules of WCAG 2.2 at levels A and AA, those of the RGAA, and good practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
RUN = """async ([tags, known]) => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], elementRef: true});
  return found.violations.flatMap(rule => rule.nodes.map(node => ({
    regle: rule.id, gravite: rule.impact, ou: node.target.join(' > '),
    html: node.html.slice(0, 200),
    connu: known.findIndex(([id, selector]) => id === rule.id && node.element
      && node.element.closest(selector)),
  })));
}"""


class Report(NamedTuple):
    """What axe finds in a page: faults of ours, and ranks of those known to be Streamlit's."""

    ours: list[dict[str, Any]]
    known: set[int]


@cache
def source() -> str:
    """Text of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@cache
def listed() -> list[dict[str, str]]:
    """Faults known to be Streamlit's."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))["ecart"]


def report(page: Page) -> Report:
    """Run axe in a page and in its frames.

    The protocol of the browser brings the script: the pages' policy forbids any other way.
    """
    for frame in page.frames:
        if not frame.evaluate("() => Boolean(window.axe)"):
            frame.evaluate(source())
    known = [[one["regle"], one["selecteur"]] for one in listed()]
    found = page.evaluate(RUN, [TAGS, known])
    return Report(
        [one for one in found if one["connu"] < 0],
        {one["connu"] for one in found if one["connu"] >= 0},
    )


def version() -> str:
    """Version of axe-core, as its source says it."""
    return source()[:40].split("axe v")[1].split()[0]
