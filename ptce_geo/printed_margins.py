"""What stands around a printed map: title, count, names of insets, scales, legend, sources."""

import numpy as np

from ptce_geo import texts, texts_export, texts_impression
from ptce_geo.drawing import EDGE, INK, SEA, SOFT, WHITE, Line, Page
from ptce_geo.export_view import View
from ptce_geo.lettering import BOLD, REGULAR, broken, fitted, height, width
from ptce_geo.printed_ground import LOUPE, MAINLAND, Frame
from ptce_geo.printed_signs import sign
from ptce_geo.signs import PHASES

RINGED = ("commune_inferee", "departement")
# Points; the first that leaves the notes above the sources is taken.
NOTE_SIZES = (7.2, 6.6, 6.0, 5.6)
KILOMETRES = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def heading(page: Page, shown: View, drawn: int, x: float) -> None:
    """Title, filters, count and date.

    Parameters
    ----------
    drawn : int
        Number of PTCE that have a sign on the page.
    x : float
        Margin, in millimetres.
    """
    said = shown.provenance
    page.text(x, 15.2, said.titre, 17, BOLD)
    room = page.width - 2 * x
    lines, size = fitted(said.selection, (11, 8.5, 7.5), BOLD, room, 2)
    below = page.lines(x, 17.4, lines, size, BOLD, "#0b5a9d")
    located = int(shown.ptce["lon"].notna().sum())
    told = [said.compte]
    if len(shown.ptce) > located:
        told.append(texts_impression.CARTE_SANS_LIEU.format(n=len(shown.ptce) - located))
    if located > drawn:
        told.append(texts_impression.CARTE_HORS_CADRE.format(n=located - drawn))
    told.append(texts_export.LE.format(date=said.date) + ".")
    if said.fiction:
        told.insert(0, texts.FICTION)
    lines, size = fitted(" ".join(told), (8.5, 7.5), REGULAR, room, 1)
    page.lines(x, below + 0.2, lines, size, REGULAR, SOFT)


def labels(page: Page, frame: Frame) -> None:
    """Name of an inset, and the scale of any frame."""
    code = frame.code
    x, y, wide, high = frame.room
    if code != MAINLAND:
        name = texts_impression.LOUPE if code == LOUPE else texts_impression.CARTONS[code]
        _over(page, x + 1.5, y + 3.6, name, 7.5, BOLD)
    share = 0.16 if code == MAINLAND else 0.42
    length = max(
        (km for km in KILOMETRES if km * 1000 * frame.scale <= share * wide), default=KILOMETRES[0]
    )
    bar = length * 1000 * frame.scale
    words = texts_impression.ECHELLE.format(valeur=length)
    if code == MAINLAND:
        left, base = x + 2, y + high - 4
        page.text(left + bar + 1.2, base + 0.9, words, 7, REGULAR, SOFT)
    else:
        left, base = x + 1.8, y + high - 2
        _over(page, left + bar + 1, base + 0.8, words, 6.2, REGULAR, SOFT)
    ends = np.array(
        [[left, base - 0.9], [left, base], [left + bar, base], [left + bar, base - 0.9]]
    )
    page.shapes += [Line([ends], WHITE, 0.7), Line([ends], SOFT, 0.25)]


def _over(
    page: Page, x: float, y: float, words: str, size: float, style: str, colour: str = INK
) -> None:
    """A text on a white ground: it may stand over land."""
    wide = width(words, size, style)
    page.box(x - 0.5, y - size * 0.28, wide + 1, size * 0.36, fill=SEA)
    page.text(x, y, words, size, style, colour)


def legend(page: Page, x: float, y: float, bottom: float, notes: tuple[str, ...]) -> None:
    """The same three groups as beside the map on the screen, then notes, down to `bottom`."""
    groups = (
        (
            texts.LEGENDE_FORME,
            [((f, "consolidation", "commune"), said) for f, said in texts.FAMILLES.items()],
        ),
        (
            texts.LEGENDE_REMPLI,
            [(("laureate", phase, "commune"), texts.LEGENDE_PHASES[phase]) for phase in PHASES],
        ),
        (
            texts.LEGENDE_ANNEAU,
            [
                (("laureate", "consolidation", precision), said)
                for precision, said in texts.LEGENDE_PRECISIONS.items()
            ],
        ),
    )
    for title, items in groups:
        y = page.paragraph(x, y, 99, title, 9, BOLD) + 0.7
        for (statut, phase, precision), said in items:
            page.shapes += sign(x + 3, y + 2.2, statut, phase, precision)
            page.text(x + 8, y + 3.1, said, 8.2, REGULAR, INK)
            y += 5.9 if precision in RINGED else 5.2
        y += 1.4
    said = " ".join((texts.LEGENDE_PLUSIEURS, texts_impression.CARTE_LOUPE, *notes))
    for size in NOTE_SIZES:
        lines = broken(said, size, REGULAR, 99)
        if y + height(len(lines), size) <= bottom:
            break
    page.lines(x, y, lines, size, REGULAR, SOFT)


def chosen_note(shown: View) -> tuple[str, ...]:
    """What the black ring, and the black line, are around; nothing where no card is open."""
    if shown.choisi is None:
        return ()
    names = dict(zip(shown.ptce["id_ptce"], shown.ptce["nom"], strict=True))
    outlined = any(one.id_ptce == shown.choisi for one in shown.perimetres or ())
    words = texts_impression.CARTE_CHOISI_PERIMETRE if outlined else texts_impression.CARTE_CHOISI
    return (words.format(nom=names[shown.choisi]),)


def sources(page: Page, shown: View, x: float, y: float) -> None:
    """Sources, licence and projections, under a rule."""
    said = shown.provenance
    room = page.width - 2 * x
    lines = " ".join([*said.sources, said.licence, texts_impression.PROJECTIONS])
    page.shapes.append(Line([np.array([[x, y], [x + room, y]])], EDGE, 0.15))
    page.paragraph(x, y + 1, room, lines, 6.6, REGULAR, SOFT)
