"""Screenshots of every page, for docs/captures: ``PYTHONPATH=. python tests/captures.py``."""

import io
from pathlib import Path

from app_server import ROOT, chromium, served
from axe import ONE, settled
from PIL import Image

FOLDER = ROOT / "docs" / "captures"
# Name of each picture, and the address it shows.
VIEWS = {
    "carte": "",
    "carte-couches": "?fond=nombre&niveau=departements&perimetres=oui",
    "carte-fiche": f"?ptce={ONE}",
    "proche": "pres-de-chez-moi?commune=35236",
    "chiffres": "chiffres",
    "comparer": "comparer",
    "fiche": "fiche?ptce=neo56",
    "coherence": "coherence",
    "importer": "importer",
    "sources": "sources",
}
HEIGHTS = {1440: 1000, 390: 1500}
COLOURS = 255


def light(picture: bytes, path: Path) -> None:
    """Write a picture in few colours: flat drawings lose nothing that is seen."""
    flat = Image.open(io.BytesIO(picture)).convert("RGB")
    few = flat.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main() -> None:
    """Take them all: two widths, two themes."""
    FOLDER.mkdir(exist_ok=True)
    with served(ROOT / "app.py") as url, chromium() as browser:
        for name, address in VIEWS.items():
            for theme in ("light", "dark"):
                for width, height in HEIGHTS.items():
                    page = browser.new_page(
                        viewport={"width": width, "height": height}, color_scheme=theme
                    )
                    page.goto(url + address)
                    settled(page)
                    page.wait_for_timeout(1000)
                    told = {"light": "clair", "dark": "sombre"}[theme]
                    light(page.screenshot(), FOLDER / f"{name}-{width}-{told}.png")
                    page.close()


if __name__ == "__main__":
    main()
