"""A perimeter's text cut into clauses and pieces, without the words that only link them."""

import re

from ptce_geo import levels

EXCEPT = re.compile(
    r"\b(?:sauf|hors|hormis|except[ée]e?s?|moins|à l'exception (?:de la |de l'|des |du |de |d'))\b",
    re.IGNORECASE,
)
COUNT = re.compile(r"(?P<plus>\+\s*)?\(?\b(?:les |des )?(?P<count>\d{1,4}) communes\b\)?", re.I)
_WHOLE = re.compile(
    r"^(?:tout(?:e)?s? |l'ensemble (?:de |des |du |d')?|la totalité (?:de |des |du |d')?"
    r"|(?:le )?(?:territoire|périmètre) (?:de |des |du |d')?)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:(?:et |ainsi que |avec )?(?:la |les )?(?:communes?|villes?)\b\s*"
    r"(?::|(?:de la |de |des |du |d'))?\s*|(?:et|ainsi que|avec|plus|dont)\s+)",
    re.IGNORECASE,
)
PIECES = re.compile(r"(\s*(?:[,+&/]|\bet\b|\bainsi que\b)\s*)", re.IGNORECASE)
CLAUSES = re.compile(r"[;:\n|]+")


def clauses(text: str) -> list[str]:
    """The clauses of a text: what stands between « ; », « : », bars and line ends."""
    return [clause for clause in CLAUSES.split(text) if clause.strip()]


# « de Lyon », « du Havre » inside a list: what is left is the name, with its article.
_OF = (
    (re.compile(r"^(?:de |d')(?!la |l')", re.I), ""),
    (re.compile(r"^de (?=la |l')", re.I), ""),
    (re.compile(r"^du ", re.I), "le "),
    (re.compile(r"^des ", re.I), "les "),
)


def bare(piece: str) -> str:
    """A piece without the words that only link it to others."""
    piece = (
        piece.strip(" \t.,()-") if piece.count("(") != piece.count(")") else piece.strip(" \t.,-")
    )
    for pattern in (_LIST, _WHOLE, _LIST):
        piece = pattern.sub("", piece, count=1).strip()
    for pattern, article in _OF:
        piece, found = pattern.subn(article, piece, count=1)
        if found:
            break
    return piece


def said_last(text: str) -> frozenset[str] | None:
    """Départements that brackets at the end of a list say for all of it."""
    match = re.search(r"\(([^()]*)\)\s*$", text)
    codes = levels.departement_codes(match[1]) if match else None
    return codes or None
