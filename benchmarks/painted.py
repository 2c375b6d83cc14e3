"""When a map is painted, whatever draws it: what the browser is asked, and the seconds it took.

A way of drawing is a server, the address of its page, and a function of the browser that counts
what is on the map: signs in the document of a Leaflet frame, or, for WebGL, what the graphics
processor was last asked to draw. A way is late past a number of seconds, which is told, never
hidden.
"""

import math
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
VIEWPORT = {"width": 1440, "height": 900}
# Seconds in which a server that has just started finishes what it prepares.
WARM = 20
FOLIUM, HTML = "iframe[src*=streamlit_folium]", "iframe[srcdoc]"

# Before the page's own scripts: keeps the context of WebGL, and how many instances its last
# instanced drawing had (a ScatterplotLayer draws one a point).
LISTEN = """
for (const name of ['drawArraysInstanced', 'drawElementsInstanced', 'drawElements']) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...how) {
        window.bancGpu = {gl: this, instances: how.at(-1), name};
        return draw.apply(this, how);
    };
}
"""
# The Deck behind the canvas of st.pydeck_chart, through React's own notes on the element.
DECK = """(() => {
    let element = document.querySelector('canvas#deckgl-overlay');
    let fiber = null;
    for (; element && !fiber; element = element.parentElement) {
        fiber = element[Object.keys(element).find(key => key.startsWith('__reactFiber'))];
    }
    for (; fiber; fiber = fiber.return) {
        let hook = fiber.memoizedState;
        for (; hook && typeof hook === 'object' && 'next' in hook; hook = hook.next) {
            if (hook.memoizedState?.current?.deck) return hook.memoizedState.current.deck;
        }
    }
    return null;
})()"""
# Two frames, and the graphics processor has done what it was asked.
SHOWN = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame(); await frame();
    const gl = window.bancGpu?.gl;
    if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}"""
# Clicks, then waits for what is expected; seconds, or null past the limit.
UPDATE = """async ([button, expected, limit]) => {
    const counted = COUNT, shown = SHOWN;
    const pill = [...document.querySelectorAll('button')].find(b => b.innerText.startsWith(button));
    const start = performance.now();
    pill.click();
    while (counted() !== expected) {
        if (performance.now() - start > 1000 * limit) return null;
        await new Promise(resolve => setTimeout(resolve, 4));
    }
    await shown();
    return (performance.now() - start) / 1000;
}""".replace("SHOWN", SHOWN)


def marks(frame: str, selector: str) -> str:
    """Function that counts the elements of a map in a frame; -1 while it is being mounted."""
    return f"""() => {{
        const inside = document.querySelector('{frame}')?.contentDocument;
        if (!inside?.querySelector('.leaflet-container')) return -1;
        return inside.querySelectorAll('{selector}').length;
    }}"""


@dataclass(frozen=True, eq=False)
class Way:
    """A way of drawing a map.

    Attributes
    ----------
    name : str
    script : Path
        What the server runs.
    count : str
        Function of the browser: how many signs or zones are on the map; -1 before there is a map.
    address : str
        Query of the page.
    env : dict
        Environment of the server.
    """

    name: str
    script: Path
    count: str
    address: str = ""
    env: dict[str, str] = field(default_factory=dict)


class LateError(Exception):
    """The map was not painted before the limit."""


def opened(browser: Browser, url: str, way: Way, expected: int, limit: float) -> tuple[Page, float]:
    """The page of a visitor who has nothing in cache, and the seconds until its map is painted.

    Raises
    ------
    LateError
        It was not before ``limit`` seconds.
    """
    page = browser.new_context(viewport=VIEWPORT).new_page()
    page.set_default_timeout(1000 * limit + 60_000)
    page.add_init_script(LISTEN)
    start = time.perf_counter()
    page.goto(url + way.address, wait_until="commit")
    counted = page.evaluate(way.count)
    while counted != expected:
        if time.perf_counter() - start > limit:
            page.context.close()
            raise LateError(f"{way.name} : {counted} au lieu de {expected}")
        page.wait_for_timeout(20)
        counted = page.evaluate(way.count)
    page.evaluate(SHOWN)
    spent = time.perf_counter() - start
    # A page at work does not answer: it may be known to be painted well after the limit.
    if spent > limit:
        page.context.close()
        raise LateError(f"{way.name} : {spent:.0f} s")
    return page, spent


def first_paints(
    browser: Browser, url: str, way: Way, expected: int, visits: int, limit: float
) -> tuple[list[float], Page | None]:
    """Seconds of each first painting, and the page of the last visit, left open.

    The first visit does not count, nor what a server that has just started still prepares:
    ``WARM`` seconds are left to it. A way that takes over ten seconds is visited once more only; a
    late one gives infinity and no page.
    """
    seconds: list[float] = []
    try:
        page, warming = opened(browser, url, way, expected, limit)
        page.wait_for_timeout(1000 * WARM)
        for _ in range(visits if warming < 10 else 1):
            page.context.close()
            page, spent = opened(browser, url, way, expected, limit)
            seconds.append(spent)
    except LateError:
        return [*seconds, math.inf], None
    return seconds, page


def updates(page: Page, way: Way, pill: str, every: int, fewer: int, turns: int, limit: float):
    """Seconds of each update while one filter is switched on and off, after two that warm up.

    An even number of them, so that the filter is off at the end. A way whose first update takes
    over ten seconds is not warmed up; a late one stops there.
    """
    script = UPDATE.replace("COUNT", way.count)
    seconds: list[float] = []
    warm_up = 2
    turn = 0
    while turn < turns + warm_up or turn % 2:
        spent = page.evaluate(script, [pill, every if turn % 2 else fewer, limit])
        seconds.append(math.inf if spent is None else spent)
        if spent is None or spent > limit:
            break
        if turn == 0 and spent > 10:
            warm_up = 0
        turn += 1
        page.wait_for_timeout(300)
    return seconds[warm_up:] or seconds[-1:]


def told(seconds: Sequence[float], limit: float, what: str) -> str:
    """Median and extremes of some seconds, or the limit that was passed.

    Examples
    --------
    >>> told([0.1, 0.3, 0.2], 60, "mises à jour")
    'médiane   0,200 s (de 0,100 à 0,300, 3 mises à jour)'
    >>> told([math.inf], 60, "mises à jour")
    '> 60 s'
    """
    if math.inf in seconds:
        return f"> {limit:.0f} s"
    text = (
        f"médiane {statistics.median(seconds):7.3f} s"
        f" (de {min(seconds):.3f} à {max(seconds):.3f}, {len(seconds)} {what})"
    )
    return text.replace(".", ",")


def ratio(seconds: Sequence[float], ours: Sequence[float], limit: float) -> str:
    """How many times our median: a number, or more than the limit makes."""
    if math.inf in seconds:
        return f"> × {limit / statistics.median(ours):.0f}"
    many = statistics.median(seconds) / statistics.median(ours)
    return f"× {many:.1f}".replace(".", ",")
