"""French words of the page « Fiche »."""

from ptce_geo.french import compte, entier, enumeration, pourcent

TITRE = "Fiche d'un PTCE"
CHAPEAU = "Un PTCE à travers tous ses appels : ce qu'il est, où il est, ce qu'il a déclaré."
RECHERCHE = "Chercher un PTCE"
EXEMPLE = "Nom, porteur, commune, région…"
CHERCHER = "Chercher"
TOUS = "Tous les PTCE, de A à Z"
TROUVES = "PTCE trouvés"
AUCUN = "Aucun PTCE ne répond à « {texte} »."
AUTRE = "Choisir un autre PTCE"
COMPLETE = "Fiche complète de ce PTCE"

TRAJECTOIRE = "Trajectoire"
SANS_DATE = "sans date"
PUBLIE = "Mots publiés"
SOURCES = "Sources"
PERIMETRE = "Périmètre déclaré"
PERIMETRE_AUCUN = "Aucun périmètre déclaré n'a été trouvé pour ce PTCE."
INDEFINI = "aucun territoire officiel de ce nom : rien n'est dessiné"
CARTE_DE = "Carte du périmètre, {appel}"
CARTE_ALT = "Carte du périmètre, {appel} : {resume}"
DERIVE = "D'un appel à l'autre"
DERIVE_CARTE = "Ce qui change entre {avant} et {apres}"
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
    return f"{compte(count, 'PTCE trouvé', 'PTCE trouvés')}."


def drifted(row, avant: str, apres: str, names) -> str:
    """What changed between two perimeters, from a row of ``trajectory.drift``.

    Parameters
    ----------
    row : named tuple
    avant, apres : str
        Names of the two calls.
    names : sequence of str
        Names of the communes, by number.
    """
    if not row.ajoutees and not row.retirees:
        return (
            f"Entre {avant} et {apres} : même périmètre, {compte(row.communes, 'commune')} "
            f"(ressemblance {pourcent(1)})."
        )
    said = [f"{compte(row.communes, 'commune')} en commun"]
    if row.ajoutees:
        added = enumeration([names[number] for number in row.ajoutees], 6)
        said.append(f"{gained(row.ajoutees, 'ajoutée')} ({added})")
    if row.retirees:
        removed = enumeration([names[number] for number in row.retirees], 6)
        said.append(f"{gained(row.retirees, 'retirée')} ({removed})")
    return (
        f"Entre {avant} ({entier(row.communes_avant)}) et {apres} ({entier(row.communes_apres)}) : "
        f"{', '.join(said)} ; ressemblance {pourcent(row.ressemblance)}."
    )


def gained(numbers, participle: str) -> str:
    """Number of communes added or removed.

    Examples
    --------
    >>> gained((3,), "ajoutée"), gained((1, 2), "retirée")
    ('1\\xa0ajoutée', '2\\xa0retirées')
    """
    return compte(len(numbers), participle)
