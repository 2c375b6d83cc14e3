"""The rungs that lead from a label to a commune, from the surest to the most daring.

Each rung answers or passes the label on. None guesses between two places: what could be two is
said to be ambiguous, with both.
"""

import re

from ptce_geo import labels, levels, texts_lecture
from ptce_geo.answers import DOUTE, Answer, ambiguous, found, unknown
from ptce_geo.arrondissements import CITIES, arrondissement
from ptce_geo.closest import nearest
from ptce_geo.cog import code_departement
from ptce_geo.names import LINKS, loose, normalize, without_article
from ptce_geo.phrases import Phrase
from ptce_geo.places import Match, Name, Places, verdict
from ptce_geo.scope import Scope, populations

# Hamlets and quarters bear these names everywhere: none is the beginning of a commune's.
COMMON = frozenset(
    (
        *("beaulieu", "bellevue", "belleville", "bois", "bourg", "centre", "chapelle", "chateau"),
        *("croix", "eglise", "faubourg", "fontaine", "gare", "madeleine", "mont", "montagne"),
        *("moulin", "notredame", "parc", "plage", "plaine", "pont", "port", "quartier", "rive"),
        *("saint", "sainte", "val", "vallee", "villeneuve", "ville", "zone"),
    )
)


def by_name(
    key: str, names: list[Name], scope: Scope, methode: str, places: Places
) -> Answer | None:
    """The answer of the names that a key stands for, None when none may be looked for here."""
    if scope.open:
        return _anywhere(key, names, methode, places)
    if len(names) == 1 and scope.served is None and len(names[0].codes) == 1:
        # The common case, told apart early: one name, one place.
        (name,) = names
        if scope.departements is not None and scope.departements.isdisjoint(name.departements):
            return None
        kind = methode if name.actuelle or methode == "variante" else "ancien_nom"
        return found(name.codes[0], kind)
    kept = scope.keep(names)
    return _answer(kept, verdict(kept), methode) if kept else None


def _anywhere(key: str, names: list[Name], methode: str, places: Places) -> Answer | None:
    """The answer of names that nothing situates: what larger commune may be meant in short?

    « Chalons » was a village of the Isère, and is how one writes Châlons-en-Champagne.
    """
    if not names:
        return None
    match = verdict(names, populations())
    if match.code is None:
        return _answer(names, match, methode)
    if without_article(key).replace(" ", "") in COMMON:
        return ambiguous(Phrase(texts_lecture, "LIEU_DIT"), (match.code, *match.autres))
    size = populations().get(match.code, 0)
    longer = {name.code for name in places.beginning(key) if name.actuelle} - {match.code}
    larger = tuple(code for code in longer if populations().get(code, 0) > size)
    others = by_size(names, (*match.autres, *larger))
    if larger and not match.actuelle:
        return ambiguous("", (match.code, *others))
    match = match._replace(autres=others)
    return _answer(names, match, methode)


def _answer(names: list[Name], match: Match, methode: str) -> Answer:
    if match.code is not None:
        kind = methode if match.actuelle or methode == "variante" else "ancien_nom"
        return found(match.code, kind, match.autres)
    if match.autres:
        return ambiguous("", by_size(names, match.autres))
    return unknown(Phrase(texts_lecture, "SUPPRIMEE"))


def by_size(names: list[Name], codes: tuple[str, ...]) -> tuple[str, ...]:
    """Communes a name may mean: those that bear it today first, then the largest."""
    bearers = {name.code for name in names if name.actuelle}
    return tuple(
        sorted(codes, key=lambda code: (code not in bearers, -populations().get(code, 0), code))
    )


def exact(key: str, scope: Scope, places: Places) -> Answer | None:
    """The official or former name, letter for letter but for case, accents and hyphens."""
    names = places.by_key.get(key)
    if names is None:
        return None
    return by_name(key, names, scope, "indication" if scope.inside else "nom", places)


def variant(name: str, scope: Scope, places: Places) -> Answer | None:
    """The same name but for its article, its link words, its spaces, its abbreviations.

    Inside a département, words like « sur » or « lès » tell no two communes apart, one pair
    excepted; in the whole of France only a lost article and the spaces may differ.
    """
    stripped = labels.without_institution(name)
    forms = [normalize(form) for form in (name, stripped) if form]
    if stripped:
        # « Commune du Gros-Morne »: the article may only be the sentence's.
        forms.append(without_article(forms[-1]))
    if "/" in name:
        forms.append(normalize(name.replace("/", " sur ")))
    words = forms[0].split()
    for short, links in (("s", ("sur", "sous")), ("ss", ("sous",))):
        if short in words:
            forms += [" ".join(link if w == short else w for w in words) for link in links]
    for form in forms[1:]:
        if form in places.by_key:
            answer = by_name(form, places.by_key[form], scope, "variante", places)
            if answer is not None:
                return answer
    for form in forms:
        if dangling(form):
            continue
        names = places.by_compact.get(form.replace(" ", ""), [])
        if scope.open:
            names = [n for n in names if n.actuelle]
        elif not scope.keep(names):
            names = places.by_loose.get(loose(form), [])
        answer = by_name(form, names, scope, "variante", places)
        if answer is not None:
            if answer.code is None:
                return answer
            # What differs by more than a letter must be one place, flag or no flag.
            if answer.candidats:
                return ambiguous("", (answer.code, *answer.candidats))
            doubtful = _joined(form, scope.keep(names)) or _beside_another(
                form, answer.code, scope, places
            )
            return answer._replace(confiance=DOUTE) if doubtful else answer
    return None


def _joined(key: str, names: list[Name]) -> bool:
    """Whether words written apart make one of the name: « La Borde », Laborde; « Fay-les-É », Faye.

    That may as well be a hamlet's name (« Pont de Pierre », Pontpierre), or another cut short.
    """
    words = key.split()
    if any(len(word) == 1 and word not in LINKS for word in words):
        return True
    telling = [word for word in words if word not in LINKS]
    if len(telling) < len(words) and all(
        [word for word in n.cle.split() if word not in LINKS] != telling for n in names
    ):
        return True
    bare = without_article(key)
    return bare != key and all(
        without_article(n.cle) == n.cle and not n.cle.startswith(bare) for n in names
    )


def _beside_another(key: str, code: str, scope: Scope, places: Places) -> bool:
    """Whether another commune of the scope is a letter off: « Cres » (34), Le Crès or Cers."""
    if scope.open:
        return False
    return any(n.distance <= 1 and n.code != code for n in nearest(key, scope, places.on))


def dangling(key: str) -> bool:
    """Whether a key ends on a word that something must follow: a label cut short."""
    words = key.split()
    # Signs alone, « < », leave no word.
    return len(words) > 1 and words[-1] in LINKS


def abbreviated(key: str, scope: Scope, places: Places) -> Answer | None:
    """Words contracted: « Aix en Pce », « Clermont Fd »; one name of the département answers.

    A contraction keeps the first letter and the last; another word, whole, must be more than
    « Saint ».
    """
    words = key.split()
    if scope.open or len(words) < 2:
        return None
    pattern = re.compile(" ".join(_contracted(word) for word in words))
    names = [n for n in scope.block(places) if pattern.fullmatch(n.cle)]
    codes = {code for name in names for code in name.codes}
    telling = [w for w in words if len(w) > 2 and w not in COMMON]
    whole = [w for w in telling if all(w in name.cle.split() for name in names)]
    return found(codes.pop(), "abreviation") if len(codes) == 1 and whole else None


def _contracted(word: str) -> str:
    """Pattern of the words that a short one may contract."""
    if not 2 <= len(word) <= 4:
        return word
    return rf"(?:{word}|{word[0]}\w*?" + r"\w*?".join(word[1:]) + ")"


def numbered_city(key: str, text: str, scope: Scope) -> Answer | None:
    """An arrondissement of Paris, Lyon or Marseille."""
    if not key.startswith(("paris", "lyon", "marseille")) and not key.endswith(
        ("paris", "lyon", "marseille")
    ):
        return None
    arm = arrondissement(key, text)
    if arm is None:
        return None
    home = code_departement(arm.commune)
    if scope.departements is not None and home not in scope.departements:
        return ambiguous("", (arm.code or arm.commune,))
    if not arm.sur:
        methode = "arrondissement" if arm.code else "indication"
        return found(arm.commune, methode, (arm.code,) if arm.code else ())
    if arm.code is None:
        city = next(name for name, (commune, *_) in CITIES.items() if commune == arm.commune)
        return unknown(
            Phrase(
                texts_lecture,
                "SANS_ARRONDISSEMENT",
                ville=city.capitalize(),
                numero=str(arm.numero),
            ),
            (arm.commune,),
        )
    return found(arm.code, "arrondissement")


def tailed(key: str, scope: Scope, places: Places) -> Answer | None:
    """A name followed by its département's without any sign: « Saint Denis La Réunion »."""
    words = key.split()
    if loose(key) in places.by_loose:
        return None
    for cut in range(1, len(words)):
        codes = levels.departement_names().get(" ".join(words[cut:]))
        if codes is not None:
            if scope.departements is not None:
                codes &= scope.departements
            return exact(" ".join(words[:cut]), Scope(codes, scope.served, True), places)
    return None


def enumerated(key: str, scope: Scope, places: Places) -> Answer | None:
    """Several communes in one label: « Lyon et Villeurbanne », « Lyon et Bron et Oullins »."""
    codes = _listed(key.split(" et "), scope, places)
    several = Phrase(texts_lecture, "PLUSIEURS_LIEUX")
    return ambiguous(several, codes) if len(codes) > 1 else None


def _listed(parts: list[str], scope: Scope, places: Places) -> tuple[str, ...]:
    """The communes that parts name one after another, none when a part is left over.

    The longest name first: « Adelans-et-le-Val-de-Bithaine » is one.
    """
    for end in range(len(parts), 0, -1):
        answer = exact(" et ".join(parts[:end]), scope, places)
        if answer is None or answer.code is None:
            continue
        rest = _listed(parts[end:], scope, places)
        if rest or end == len(parts):
            return (answer.code, *rest)
    return ()
