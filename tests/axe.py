"""axe-core in the pages that the tests open: its source comes from a pinned package.

``python tests/axe.py`` writes what it finds in docs/accessibilite.md.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import shipped
from app_server import ROOT, chromium, served, wait_for
from playwright.sync_api import Browser, Page

from ptce_geo import texts

ONE = "anima-grand-calais"
# Every page, then what some of them show only when asked.
ADDRESSES = [
    *(path for _, path in texts.PAGES.values()),
    f"?ptce={ONE}",
    "?embed=true",
    "?fond=nombre&niveau=departements&perimetres=oui",
    "pres-de-chez-moi?commune=35236",
    f"fiche?ptce={ONE}",
]
NARROW = 320
READY = "() => Boolean(window.map && map.ptce && map.ptce.ready)"
FILLED = """() => [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')].every(
  (one) => one.querySelectorAll('*').length > 1)"""
KNOWN = Path(__file__).parent / "data" / "axe_streamlit.toml"
# What axe calls the rules of WCAG 2.2 at levels A and AA, those of the RGAA, and good practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
# What a theme alone may break.
CONTRAST = ["color-contrast", "link-in-text-block"]
CLASSES = """() => [...new Set([...document.querySelectorAll('main *')].map(
  (one) => `${one.localName}.${one.getAttribute('class') || ''}`))].sort().join()"""
RUN = """async ([kind, values, known]) => {
  const found = await axe.run(document, {
    runOnly: {type: kind, values}, resultTypes: ['violations'], elementRef: true});
  const faults = found.violations.flatMap(rule => rule.nodes.map(node => ({
    regle: rule.id, gravite: rule.impact, ou: node.target.join(' > '),
    html: node.html.slice(0, 200),
    connu: known.findIndex(([id, selector]) => id === rule.id && node.element
      && node.element.closest(selector)),
  })));
  return [faults, found.passes.length];
}"""


class Report(NamedTuple):
    """What axe finds in a page: faults of ours, ranks of those known to be Streamlit's.

    ``held`` is the number of rules that apply to the page and that nothing in it breaks.
    """

    ours: list[dict[str, Any]]
    known: set[int]
    held: int


@cache
def source() -> str:
    """Text of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@cache
def listed() -> list[dict[str, str]]:
    """Faults known to be Streamlit's."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))["ecart"]


def report(page: Page, rules: Sequence[str] = ()) -> Report:
    """Run axe in a page and in its frames: every rule of ``TAGS``, or those named.

    The protocol of the browser brings the script: the pages' policy forbids any other way.
    """
    for frame in page.frames:
        if not frame.evaluate("() => Boolean(window.axe)"):
            frame.evaluate(source())
    known = [[one["regle"], one["selecteur"]] for one in listed()]
    asked = ["rule", list(rules)] if rules else ["tag", TAGS]
    found, held = page.evaluate(RUN, [*asked, known])
    return Report(
        [one for one in found if one["connu"] < 0],
        {one["connu"] for one in found if one["connu"] >= 0},
        held,
    )


def settled(page: Page) -> None:
    """Wait until the script has run, the table is there and the map is drawn."""
    page.locator(".pied, .pied-cadre").wait_for(timeout=60_000)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=60_000)
    frames = page.locator("iframe")

    def drawn() -> bool:
        ready = [one for one in page.frames if "streamlit_folium" in one.url]
        return frames.count() == sum(bool(one.evaluate(READY)) for one in ready)

    wait_for(page, drawn, "la carte ne vient pas")
    # Our components draw themselves when the browser has nothing better to do.
    wait_for(page, lambda: page.evaluate(FILLED), "un tableau ne vient pas")
    page.wait_for_timeout(400)


def visited(browser: Browser, url: str) -> tuple[Page, dict[str, Report]]:
    """A page seen in light, in dark, then in dark on a narrow screen, where it is left.

    The theme alone changes between the first two: contrasts are all that it may break.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page.goto(url)
    settled(page)
    found = {"clair et large": report(page)}
    page.emulate_media(color_scheme="dark")
    settled(page)
    found["sombre et large"] = report(page, CONTRAST)
    page.set_viewport_size({"width": NARROW, "height": 800})
    settled(page)
    found["sombre et étroit"] = report(page)
    return page, found


def site_reports(browser: Browser, folder: Path) -> dict[str, dict[str, Report]]:
    """What axe finds in every page of a static site in one window, in light, then in dark.

    Colours come with classes: of the pages that hold the same, one is seen in dark.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    found: dict[str, dict[str, Report]] = {}
    seen = set()
    for path in sorted(folder.rglob("*.html")):
        page.emulate_media(color_scheme="light")
        page.goto(path.as_uri())
        if page.locator("#carte").count():
            wait_for(page, page.locator("path.signe").count, "la carte ne vient pas")
        looks = found[path.relative_to(folder).as_posix()] = {"clair": report(page)}
        classes = page.evaluate(CLASSES)
        if classes not in seen:
            seen.add(classes)
            page.emulate_media(color_scheme="dark")
            looks["sombre"] = report(page, CONTRAST)
    page.close()
    return found


def version() -> str:
    """Version of axe-core, as its source says it."""
    return source()[:40].split("axe v")[1].split()[0]


def table(found: dict[str, dict[str, Report]]) -> str:
    """What was found at each address, as a Markdown table."""
    lines = [
        "| Adresse | Règles tenues, en clair | En sombre à 320 px | Défauts de l'application | "
        "Défauts de Streamlit |",
        "|---|---|---|---|---|",
    ]
    for address, looks in found.items():
        held = f"{looks['clair et large'].held} | {looks['sombre et étroit'].held}"
        known = sorted(set().union(*(one.known for one in looks.values())))
        rules = ", ".join(f"`{listed()[rank]['regle']}`" for rank in known) or "aucun"
        lines.append(f"| `/{address}` | {held} | {faults(looks) or 'aucun'} | {rules} |")
    return "\n".join(lines)


def site_table(found: dict[str, dict[str, Report]]) -> str:
    """What was found in the static site, the pages of the PTCE together."""
    groups: dict[str, list[dict[str, Report]]] = {}
    for name, looks in found.items():
        groups.setdefault("ptce/*.html" if "/" in name else name, []).append(looks)
    lines = ["| Page | Nombre | Règles tenues, en clair | Défauts |", "|---|---|---|---|"]
    for name, those in groups.items():
        held = sorted({looks["clair"].held for looks in those})
        told = " à ".join(map(str, dict.fromkeys((held[0], held[-1]))))
        ours = sum(map(faults, those))
        lines.append(f"| `{name}` | {len(those)} | {told} | {ours or 'aucun'} |")
    return "\n".join(lines)


def faults(looks: dict[str, Report]) -> int:
    """How many faults of ours a page has, in all its looks."""
    return sum(len(one.ours) for one in looks.values())


def main() -> None:
    """Visit every page and write the tables in the document."""
    path = ROOT / "docs" / "accessibilite.md"
    found = {}
    with served(ROOT / "app.py") as url, chromium() as browser, TemporaryDirectory() as folder:
        for address in ADDRESSES:
            page, found[address] = visited(browser, url + address)
            page.close()
        site = site_reports(browser, shipped.site(Path(folder)))
    for name, looks in {**found, **site}.items():
        for one in (fault for look in looks.values() for fault in look.ours):
            print(name, one)  # noqa: T201
    text = path.read_text(encoding="utf-8")
    for mark, written in (("axe", table(found)), ("site", site_table(site))):
        before, _, rest = text.partition(f"<!-- {mark} -->\n")
        _, _, after = rest.partition("<!-- fin -->")
        text = f"{before}<!-- {mark} -->\n{written}\n<!-- fin -->{after}"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
