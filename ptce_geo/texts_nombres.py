"""Words that go with numbers, lists and sources, whatever the page."""

from collections.abc import Sequence

from ptce_geo import langue

MOINS = "moins de {part}"
PLUS = "plus de {part}"
INTERVALLE = "{bas} à {haut}"
AUTRES = {"one": "{liste} et {n} autre", "other": "{liste} et {n} autres"}
# Between sentences that follow one another.
PUIS = " ; "
# A thing and what it is; words as published.
CHAMP = "{nom} : {valeur}"
CITATION = "« {texte} »"

# Where boundaries and codes come from, as their licence asks.
MENTION = (
    "{objet} : {producteur}, {titre}, millésime {millesime} (mise à jour du {maj}), {licence}."
)
MENTION_NOTE = (
    "{objet} : {producteur}, {titre}, millésime {millesime} (mise à jour du {maj} ; {note}), "
    "{licence}."
)


def pourcent(share: float) -> str:
    """Share as a whole percentage; what is not zero or whole never reads as such.

    Examples
    --------
    >>> pourcent(0.5), pourcent(0.001), pourcent(0.9999)
    ('50\\xa0%', 'moins de 1\\xa0%', 'plus de 99\\xa0%')
    """
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return str(MOTS.MOINS.format(part=langue.percentage(0.01, 0)))
    if whole == 100 and share < 1:
        return str(MOTS.PLUS.format(part=langue.percentage(0.99, 0)))
    return langue.percentage(share, 0)


def enumeration(items: Sequence[str], most: int = 8) -> str:
    """Items in a sentence; beyond ``most`` the rest is counted.

    Examples
    --------
    >>> enumeration(["Othe", "Séron", "Luquet"])
    'Othe, Séron et Luquet'
    >>> enumeration(["a", "b", "c", "d"], most=2)
    'a, b et 2 autres'
    """
    rest = len(items) - most
    if rest > 0:
        return langue.counted(MOTS.AUTRES, rest, liste=", ".join(items[:most]))
    return langue.listing(items)


def suite(items: Sequence[str]) -> str:
    """Sentences one after the other, semicolons between them.

    Examples
    --------
    >>> suite(["gagne Redon", "perd Blain"])
    'gagne Redon\\u202f; perd Blain'
    """
    return str(MOTS.PUIS).join(items)


def range_of(bas: str, haut: str) -> str:
    """Two bounds.

    Examples
    --------
    >>> range_of("10", "20")
    '10 à 20'
    """
    return str(MOTS.INTERVALLE.format(bas=bas, haut=haut))


def champ(nom: str, valeur: str) -> str:
    """A thing and what it is.

    Examples
    --------
    >>> champ("Lieu", "Redon")
    'Lieu\\xa0: Redon'
    """
    return str(MOTS.CHAMP.format(nom=nom, valeur=valeur))


def citation(texte: str) -> str:
    """Words as published, between quotation marks.

    Examples
    --------
    >>> citation("pays de Redon")
    '«\\xa0pays de Redon\\xa0»'
    """
    return str(MOTS.CITATION.format(texte=texte))


MOTS = langue.catalogue(__name__)
