"""What a label is answered: the methods, how sure each is, and the reasons for no answer."""

from typing import NamedTuple

# Method: how sure an answer by it is, at most, and what it did. An answer of 0.95 or more, with
# no other candidate, is given without reserve; a lesser one is to be looked at.
METHODES: dict[str, tuple[float, str]] = {
    "decision": (1.0, "une personne l'a décidé, avec sa raison, dans le fichier des décisions"),
    "code": (1.0, "le code officiel est valide"),
    "code_repare": (0.97, "le code est valide une fois rendu son zéro, sa casse ou son format"),
    "nom": (1.0, "le nom officiel est unique dans le département donné, ou en France"),
    "indication": (1.0, "nom exact, situé par le département ou le code écrit dans l'étiquette"),
    "ancien_code": (0.97, "le code n'est plus en vigueur ; son sol est à une seule commune"),
    "ancien_nom": (0.97, "nom d'autrefois, ou de commune déléguée ou associée, suivi par date"),
    "code_postal": (0.95, "le code postal ne dessert qu'une commune"),
    "arrondissement": (0.98, "arrondissement de Paris, Lyon ou Marseille, toute graphie"),
    "variante": (0.95, "article, abréviation, trait d'union, mot de liaison, mention retirée"),
    "abreviation": (0.9, "mots abrégés, un seul nom du département y répond"),
    "bilingue": (0.9, "un seul des deux noms accolés est connu"),
    "tronque": (0.85, "début d'un seul nom du département, mot entier ou coupé"),
    "orthographe": (0.9, "faute de frappe : un seul nom proche dans le département donné"),
}
# Reason, as the beginning of ``motif``: what it means.
MOTIFS: dict[str, str] = {
    "inconnu": "aucun territoire de ce nom n'est connu, ou rien n'est écrit",
    "ambigu": "plusieurs réponses possibles, ou des indications qui se contredisent",
    "hors de France": "pays ou ville d'un autre pays",
    "trop large": "département, région, intercommunalité ou pays là où une commune est attendue",
}
SANS_RESERVE = 0.95
DOUTE = 0.9


class Answer(NamedTuple):
    """One answer: a code and how it was found, or a reason; and the other candidates.

    ``niveau`` is that of the codes: commune, epci, departement, region.
    """

    code: str | None = None
    methode: str | None = None
    confiance: float | None = None
    motif: str | None = None
    candidats: tuple[str, ...] = ()
    niveau: str = "commune"

    @property
    def settles(self) -> bool:
        """Whether no other rung is to be tried: a place, or several between which nothing tells."""
        return self.code is not None or (self.motif or "").startswith("ambigu")


def found(code: str, methode: str, candidats: tuple[str, ...] = ()) -> Answer:
    """An answer by one method; with other candidates it is no longer without reserve."""
    sure = METHODES[methode][0]
    return Answer(code, methode, min(sure, DOUTE) if candidats else sure, None, candidats)


# ``!s``: a reason is French text, whatever the language in force where a sentence is written.
def unknown(why: str = "", candidats: tuple[str, ...] = ()) -> Answer:
    """No such place."""
    return Answer(motif=f"inconnu: {why!s}" if why else "inconnu", candidats=candidats)


def ambiguous(why: str, candidats: tuple[str, ...] = ()) -> Answer:
    """Several places, or two statements that exclude each other.

    With nothing but candidates, ``why`` is empty: naming them says it.
    """
    return Answer(motif=f"ambigu: {why!s}", candidats=candidats)


def too_large(what: str, candidats: tuple[str, ...] = ()) -> Answer:
    """A territory larger than the level asked for."""
    return Answer(motif=f"trop large: {what!s}", candidats=candidats)


def abroad(country: str) -> Answer:
    """A place in another country."""
    return Answer(motif=f"hors de France: {country!s}")
