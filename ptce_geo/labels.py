"""A place label taken apart: the name, and what is written around it to say where."""

import re
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from ptce_geo import levels
from ptce_geo.arrondissements import APART, CITIES
from ptce_geo.names import ARTICLES, normalize
from ptce_geo.paths import RECORDS

# Hyphens, apostrophes and spaces of every shape, and signs that say nothing.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\t\r", " "),
        **dict.fromkeys("’‘ʼ´`′", "'"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060\u00ad", None),
        **dict.fromkeys('«»“”"*•', " "),
    }
)
# What means « nothing written », as keys.
EMPTY = frozenset(
    (
        *("", "na", "n a", "nc", "n c", "nr", "neant", "aucun", "aucune", "null", "none", "nan"),
        *("vide", "inconnu", "inconnue", "non communique", "non precise", "non renseigne"),
        *("non connu", "non renseignee", "non precisee", "sans objet", "sans", "a completer"),
        *("a preciser", "a definir", "non defini", "non determine", "non applicable"),
        *("indetermine", "indefini", "divers", "multiple", "plusieurs", "plusieurs communes"),
        *("xx", "xxx", "tbd", "ras", "idem", "en cours", "autre", "autres"),
    )
)
_INSTITUTION = re.compile(
    r"^(?:la |l')?(?:mairie|ville|commune nouvelle|commune|municipalit[ée]|h[ôo]tel de ville)"
    r" (?P<link>d'|de (?=l')|de la (?=\S)|de |du |des )",
    re.IGNORECASE,
)
_CONTRACTED = {"du ": "le ", "des ": "les ", "de la ": "la "}
_CEDEX = re.compile(r"\bc[eé]dex\b\.?(?:\s*n?°?\s*\d{1,2}\b)?", re.IGNORECASE)
POSTAL = re.compile(r"(?<![\w.,])(?:F\s?-\s?|F\s?)?(\d{2}) ?(\d{3})(?!\w)", re.IGNORECASE)
_CORSICAN = re.compile(r"(?<!\w)2[ab]\d{3}(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_SEPARATORS = re.compile(r"\s*[,;|\n]\s*|\s+-+\s*|\s*-+\s+|\s+/\s*|\s*/\s+")
# « Chalon s/ Saône »: the stroke shortens a word, it parts no two names.
_STROKE = re.compile(r"\b(s)\s?/\s+", re.IGNORECASE)
_SPACED = re.compile(r"\s+-+\s*|\s*-+\s+")
_EDGE_NUMBER = re.compile(
    r"(?P<first>\d{1,3}|2[ab])[\s-]+(?P<after>\D{2,})"
    r"|(?P<before>\D{2,})[\s/-](?P<last>\d{1,3}|2[ab])",
    re.IGNORECASE,
)


@dataclass
class Label:
    """What one label says.

    Attributes
    ----------
    names : list of str
        Pieces that may be a commune's name, in the order written.
    comments : list of str
        What stood between brackets, or before the postal code, and is no known place.
    departements : frozenset of str or None
        Those written in the label, by number or by name.
    numbers : list of str
        Five-character codes: postal codes, or INSEE codes written after the name.
    pays : str or None
        A country other than France.
    cedex : bool
        The postal code, if any, is a company's and not the commune's.
    aside : list of str
        Words read as a country or as nothing, which a commune may bear too: Suisse, Aucun.
    """

    names: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    departements: frozenset[str] | None = None
    numbers: list[str] = field(default_factory=list)
    pays: str | None = None
    cedex: bool = False
    aside: list[str] = field(default_factory=list)

    def narrow(self, codes: frozenset[str]) -> None:
        """Keep the départements that agree with those already read; none when they do not."""
        known = self.departements
        self.departements = codes if known is None else known & codes


@cache
def abroad() -> tuple[dict[str, str], dict[str, str]]:
    """Countries, and towns outside France, by key: the country as readers write it."""
    rows = pd.read_csv(RECORDS / "hors_de_france.csv", sep=";", dtype=str)
    keys = rows.nom.map(normalize)
    found = [
        dict(zip(keys[rows.nature.eq(kind)], rows.pays[rows.nature.eq(kind)], strict=True))
        for kind in ("pays", "ville")
    ]
    return found[0], found[1]


def clean(text: str) -> str:
    """A label without typographic variety: one kind of hyphen, apostrophe and space."""
    text = " ".join(text.translate(_TYPOGRAPHY).split()).strip(" .,;:-_/")
    return _STROKE.sub(r"\1/", text)


def closed_up(text: str) -> str | None:
    """A label with the hyphens of its names between no spaces; None where they already are.

    Examples
    --------
    >>> closed_up("Fort - de - France (972)"), closed_up("Fort-de-France")
    ('Fort-de-France (972)', None)
    """
    text = clean(text)
    closed = _SPACED.sub("-", text)
    return closed if closed != text else None


def without_institution(name: str) -> str | None:
    """The commune behind its town hall: « Mairie des Mureaux » is Les Mureaux; else None.

    Examples
    --------
    >>> without_institution("Commune du Gros-Morne"), without_institution("Ville d'Avray")
    ('le Gros-Morne', 'Avray')
    """
    match = _INSTITUTION.match(name)
    if match is None:
        return None
    return _CONTRACTED.get(match["link"].lower(), "") + name[match.end() :]


def _said(label: Label, piece: str) -> bool:
    """Whether a piece says where and not what; the label then remembers it."""
    key = normalize(piece)
    if key in EMPTY or key in abroad()[0]:
        label.aside.append(piece)
    if key in EMPTY or key in ("france", "fr", "rf", "republique francaise"):
        return True
    number = levels.numbered(piece)
    if number is not None:
        label.narrow(levels.departement_codes(piece) or frozenset())
        return True
    if key in abroad()[0]:
        label.pays = abroad()[0][key]
        return True
    return False


def _pieces(label: Label, text: str) -> None:
    """Sort the pieces of a text between name, place and comment."""
    places: list[tuple[str, frozenset[str]]] = []
    for piece in filter(None, _SEPARATORS.split(text)):
        key = normalize(piece)
        if label.names and _numbers_city(label.names[-1], piece):
            label.names[-1] = f"{label.names[-1]} {piece}"
        elif key in ARTICLES and label.names:
            label.names[-1] = f"{piece} {label.names[-1]}"
        elif not _said(label, piece):
            # Paris is a département too, but its name is first the commune's.
            codes = None if key in CITIES else levels.named(key)
            if codes is not None:
                places.append((piece, codes))
            else:
                label.names.append(_without_number(label, piece))
    if places and not label.names:
        # « Vienne, Isère »: a département's name standing first, and alone, is a commune's.
        label.names.append(places.pop(0)[0])
    for _, codes in places:
        label.narrow(codes)


def _numbers_city(name: str, piece: str) -> bool:
    """Whether a piece is the arrondissement of the city named before it."""
    city = CITIES.get(normalize(name))
    if city is None:
        return False
    # « Paris - 18 » is the arrondissement, « Paris - 75 » the département.
    bare = piece.isdigit() and len(piece) <= 2 and not city[0].startswith(piece.zfill(2))
    return bare or APART.fullmatch(normalize(piece)) is not None


def _without_number(label: Label, piece: str) -> str:
    """« Grenoble 38 » or « 38 Grenoble » without its number, which says the département."""
    match = _EDGE_NUMBER.fullmatch(piece)
    if match is None:
        return piece
    name, number = (match["before"] or match["after"]).strip(" -/"), match["last"] or match["first"]
    codes = levels.departement_codes(number)
    # « Paris 18 », « Lyon 07 » are read as arrondissements; « 13 Marseille » is not.
    if not codes or (match["last"] and normalize(name) in CITIES):
        return piece
    label.narrow(codes)
    return name


def read_label(text: str) -> Label:
    """Take a label apart.

    Parameters
    ----------
    text : str
        As typed: ``"38000 Grenoble"``, ``"Havre (Le), 76"``, ``"Saint-Denis (La Réunion)"``…

    Returns
    -------
    Label

    Examples
    --------
    >>> label = read_label("Mans (Le) - 72000 CEDEX 2")
    >>> label.names, label.numbers, label.cedex
    (['Le Mans'], ['72000'], True)
    >>> label = read_label("Vienne (Isère)")
    >>> label.names, sorted(label.departements)
    (['Vienne'], ['38'])
    """
    label = Label()
    text = clean(text)
    if _CEDEX.search(text):
        label.cedex, text = True, _CEDEX.sub(" ", text)
    inside = _BRACKETS.findall(text)
    text = _BRACKETS.sub(" , ", text) if inside else text
    whole = " , ".join([text, *inside])
    label.numbers = list(dict.fromkeys("".join(found) for found in POSTAL.findall(whole)))
    label.numbers += [found.upper() for found in _CORSICAN.findall(whole)]
    parts = [part for part in POSTAL.split(_CORSICAN.sub(" ", text)) if part and not part.isdigit()]
    parts = [part.strip(" .,;:-_/") for part in parts]
    parts = [part for part in parts if part]
    if len(parts) > 1 and not _places_only(parts[-1]):
        # An address: the name comes after the postal code.
        label.comments += parts[:-1]
        parts = parts[-1:]
    _pieces(label, " , ".join(parts))
    for comment in inside:
        _bracket(label, clean(POSTAL.sub(" ", _CORSICAN.sub(" ", comment))))
    return label


def _places_only(text: str) -> bool:
    """Whether a text names no commune: only a country, a département, a region."""
    aside = Label()
    _pieces(aside, text)
    return not aside.names or all(levels.named(normalize(name)) for name in aside.names)


def _bracket(label: Label, text: str) -> None:
    """What brackets say: an article, an arrondissement, a place, or a comment."""
    key = normalize(text)
    if key in ARTICLES and label.names:
        label.names[0] = f"{text} {label.names[0]}"
    elif label.names and normalize(label.names[0]) in CITIES and APART.fullmatch(key):
        label.names[0] = f"{label.names[0]} {text}"
    elif not _said(label, text):
        codes = levels.departement_codes(text)
        if codes:
            label.narrow(codes)
        elif all(_said(label, piece) for piece in filter(None, _SEPARATORS.split(text))):
            return
        else:
            label.comments.append(text)
