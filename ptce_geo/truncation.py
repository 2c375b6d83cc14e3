"""Labels cut short: the beginning of one name only, at the end of a word or in the middle."""

from ptce_geo.answers import Answer, ambiguous, found
from ptce_geo.closest import block, nearest
from ptce_geo.ladder import COMMON, dangling
from ptce_geo.names import ARTICLES, LINKS, compact
from ptce_geo.places import Name, Places
from ptce_geo.scope import Scope, populations

# Letters from which a word cut in the middle is told from another; and from any word.
ENOUGH, MANY = 6, 10
# Of which letters that are not « Saint » nor « sur ».
TELLING = 4
SAINT = frozenset(("saint", "sainte", "saints", "saintes"))


def truncated(key: str, scope: Scope, places: Places, cut: bool = False) -> Answer | None:
    """The beginning of one name only: « Boulogne » in the Hauts-de-Seine, « Grenob » in the Isère.

    Not for an article and a word, nor for words that hamlets and quarters bear everywhere, nor
    when a larger commune elsewhere bears exactly this name: then the département is doubtful.
    ``cut`` says that the label ends on a hyphen: it is then the beginning of something.
    """
    if scope.open or len(key) < 4:
        return None
    words = key.split()
    hamlet = key.replace(" ", "") in COMMON or (words[0] in ARTICLES and len(words) < 3)
    longer = [n for n in block(scope, places) if n.cle.startswith(key) and n.cle != key]
    whole = [n for n in longer if n.cle[len(key)] == " "]
    if hamlet and not cut and not dangling(key):
        whole = []
    names = whole if whole and len(key) < MANY else whole + _cut_inside(key, longer, scope, places)
    if words[-1] in ARTICLES:
        # « Magny-lès », cut short, may also be « Les Magny » turned round.
        turned = " ".join([words[-1], *words[:-1]])
        names += scope.keep(places.by_key.get(turned, []))
    codes = {code for name in names for code in name.codes}
    if len(codes) != 1:
        return ambiguous("", tuple(sorted(codes))) if codes else None
    (code,) = codes
    elsewhere = [] if cut else [n.code for n in places.by_key.get(key, ()) if n.actuelle]
    if any(populations().get(c, 0) > populations().get(code, 0) for c in elsewhere):
        return None
    return found(code, "tronque")


def _cut_inside(key: str, longer: list[Name], scope: Scope, places: Places) -> list[Name]:
    """The names that go on from a word cut in the middle, if the label can be nothing else.

    A word that stands whole in some name (Villard, Colombe) was not cut; and a label that is one
    letter off another commune may as well be misspelt.
    """
    names = [n for n in longer if n.cle[len(key)] != " "]
    words = key.split()
    telling = sum(len(word) for word in words if word not in LINKS and word not in SAINT)
    if not names or len(compact(key)) < ENOUGH or telling < TELLING or key in places.by_key:
        return []
    if len(words) == 1 and len(key) < MANY and key in places.words:
        return []
    heirs = {code for name in names for code in name.codes}
    near = {n.code for n in nearest(key, scope, places.on) if n.distance <= 1}
    return [] if near - heirs else names
