"""French words of the page « Fiche »."""

from collections.abc import Sequence
from typing import Any

from ptce_geo import langue
from ptce_geo.texts_nombres import enumeration, pourcent

TITRE = "Fiche d'un PTCE"
CHAPEAU = "Un PTCE à travers tous ses appels : ce qu'il est, où il est, ce qu'il a déclaré."
RECHERCHE = "Chercher un PTCE"
EXEMPLE = "Nom, porteur, commune, région…"
CHERCHER = "Chercher"
TOUS = "Tous les PTCE, de A à Z"
TROUVES = "PTCE trouvés"
TROUVES_N = {"one": "{n}\u00a0PTCE trouvé.", "other": "{n}\u00a0PTCE trouvés."}
AUCUN = "Aucun PTCE ne répond à « {texte} »."
AUTRE = "Choisir un autre PTCE"
COMPLETE = "Fiche complète de ce PTCE"

TRAJECTOIRE = "Trajectoire"
SANS_DATE = "sans date"
PUBLIE = "Mots publiés"
PUBLIE_AINSI = "publié"
SOURCES = "Sources"
PERIMETRE = "Périmètre déclaré"
PERIMETRE_AUCUN = "Aucun périmètre déclaré n'a été trouvé pour ce PTCE."
INDEFINI = "aucun territoire officiel de ce nom : rien n'est dessiné"
CARTE_DE = "Carte du périmètre, {appel}"
CARTE_ALT = "Carte du périmètre, {appel} : {resume}"
DERIVE = "D'un appel à l'autre"
DERIVE_CARTE = "Ce qui change entre {avant} et {apres}"
DERIVE_MEME = {
    "one": "Entre {avant} et {apres} : même périmètre, {n}\u00a0commune (ressemblance {part}).",
    "other": "Entre {avant} et {apres} : même périmètre, {n}\u00a0communes (ressemblance {part}).",
}
DERIVE_CHANGE = "Entre {avant} ({n}) et {apres} ({m}) : {changements} ; ressemblance {part}."
DERIVE_COMMUN = {"one": "{n}\u00a0commune en commun", "other": "{n}\u00a0communes en commun"}
DERIVE_AJOUTEES = {
    "one": "{n}\u00a0ajoutée ({noms})",
    "other": "{n}\u00a0ajoutées ({noms})",
}
DERIVE_RETIREES = {
    "one": "{n}\u00a0retirée ({noms})",
    "other": "{n}\u00a0retirées ({noms})",
}
DERIVE_SEUL = "Un seul périmètre se ramène à des communes : il n'y a rien à comparer."
GARDE = "Gardé"
AJOUTE = "Ajouté"
RETIRE = "Retiré"
COHERENCE = "Cohérence du périmètre"
COHERENCE_NOTE = (
    "Aucun texte n'impose à un PTCE d'être d'un seul tenant : ces constats sont à examiner, ils ne "
    "notent personne."
)
COHERENCE_VILLE = (
    "Ces règles se mesurent à la commune : un arrondissement y compte pour sa ville entière."
)
COHERENCE_TOUT = "Tous les constats, règle par règle"
COHERENCE_PAGE = "Voir cette fiche de cohérence et sa carte"


def resume(statut: str, appels: str, lieu: str) -> str:
    """A PTCE in one line, under its name.

    Examples
    --------
    >>> resume("Lauréat", "AAP 2013, AMI 2023", "Redon (35)")
    'Lauréat · AAP 2013, AMI 2023 · Redon (35)'
    """
    return " · ".join(part for part in (statut, appels, lieu) if part)


def found(count: int) -> str:
    """How many PTCE a search gave.

    Examples
    --------
    >>> found(1), found(12)
    ('1\\xa0PTCE trouvé.', '12\\xa0PTCE trouvés.')
    """
    return langue.counted(MOTS.TROUVES_N, count)


def drifted(row: Any, avant: str, apres: str, names: Sequence[str]) -> str:
    """What changed between two perimeters, from a row of ``trajectory.drift``.

    Parameters
    ----------
    row : named tuple
    avant, apres : str
        Names of the two calls.
    names : sequence of str
        Names of the communes, by number.
    """
    between = {"avant": avant, "apres": apres, "part": pourcent(row.ressemblance)}
    if not row.ajoutees and not row.retirees:
        return langue.counted(MOTS.DERIVE_MEME, row.communes, **between)
    changes = [langue.counted(MOTS.DERIVE_COMMUN, row.communes)]
    for forms, numbers in (
        (MOTS.DERIVE_AJOUTEES, row.ajoutees),
        (MOTS.DERIVE_RETIREES, row.retirees),
    ):
        if numbers:
            said = enumeration([names[number] for number in numbers], 6)
            changes.append(langue.counted(forms, len(numbers), noms=said))
    words: str = MOTS.DERIVE_CHANGE
    return words.format(
        n=langue.entier(row.communes_avant),
        m=langue.entier(row.communes_apres),
        changements=", ".join(changes),
        **between,
    )


MOTS = langue.catalogue(__name__)
