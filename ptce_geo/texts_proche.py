"""French words of the page « Près de chez moi »."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ptce_geo import langue, texts
from ptce_geo.perimeter_words import de, territory_name
from ptce_geo.texts_nombres import enumeration

TITRE = "Quels PTCE près de chez moi ?"
CHAPEAU = (
    "Donnez une commune : son nom d'aujourd'hui ou d'autrefois, son code postal ou son code INSEE."
)
COMMUNE = "Votre commune"
EXEMPLE = "Redon, Annecy-le-Vieux, 35600…"
CHERCHER = "Chercher"
VIE_PRIVEE = (
    "Votre position n'est pas demandée. La recherche se fait sur ce serveur, sans en interroger "
    "d'autre ; ce que vous écrivez n'est gardé que dans l'adresse de cette page."
)
INVITE = (
    "La réponse distingue les PTCE dont le périmètre déclaré couvre la commune, ceux qui couvrent "
    "une commune voisine, et les lauréats les plus proches."
)

CHOIX = {
    "ambigu": "Plusieurs communes répondent à « {lieu} » : choisissez la vôtre.",
    "inconnu": "Aucune commune, d'aujourd'hui ou d'autrefois, ne s'appelle « {lieu} ».",
    "trop large": "« {lieu} » est plus vaste qu'une commune : donnez une commune.",
    "hors de France": "« {lieu} » se lit comme un lieu hors de France ({detail}).",
}
VOULIEZ_VOUS = "Vouliez-vous dire :"
AUTRES = "Ce nom pouvait aussi désigner :"
PRECISER = "Ajoutez le département pour préciser, par exemple « Saint-Denis (93) »."

DEVENUE = "Ce qu'est devenue cette commune"
HISTOIRE = "Ce qui a fait cette commune depuis 1943"

COUVRENT = "Leur périmètre déclaré couvre {nom}"
VOISINS = "Leur périmètre déclaré couvre une commune voisine"
PROCHES = "Les lauréats les plus proches"
SITUES = "Leurs sources les situent ici, sans périmètre connu qui couvre la commune"
COUVRENT_AUCUN = "Aucun périmètre déclaré connu ne couvre {nom}."
VOISINS_AUCUN = "Aucun autre périmètre déclaré connu ne couvre une commune voisine."
VOISINS_SANS = "Aucune commune ne touche {nom} : c'est une île, ou son contour manque."
PROCHES_AUCUN = (
    "Aucun lauréat dont la commune soit connue sur ce territoire ({territoire}). D'un territoire à "
    "l'autre, une distance à vol d'oiseau n'aurait pas de sens : elle n'est pas donnée."
)
PROCHES_NOTE = (
    "Distance à vol d'oiseau entre un point {de_nom} et un point de la commune du lauréat, dans la "
    "projection légale ({territoire}). Ce n'est pas un trajet."
)
PROCHES_PLUS = "Voir plus de lauréats"
VAGUES = (
    "Sans distance, faute de commune connue, dans le même département ou la même région : {noms}."
)
TERRITOIRES = {
    "metropole": "France métropolitaine",
    "antilles": "Guadeloupe et Martinique",
    "guyane": "Guyane",
    "reunion": "La Réunion",
    "mayotte": "Mayotte",
}
SANS_CONTOUR = "collectivité dont le contour n'est pas fourni"

LIMITES = "Ce que cette réponse ne dit pas"
SANS_PERIMETRE = (
    "Pour {sans} des {total} PTCE examinés, aucun périmètre n'est publié, ou ses mots ne désignent "
    "aucun territoire officiel (« pays », « bassin d'emploi », quartier…) : ils peuvent agir chez "
    "vous sans être dans cette liste."
)
FILTRES_ACTIFS = (
    "Vos filtres sont en vigueur : {reste} candidatures examinées sur {total}. Effacez-les pour "
    "tout voir."
)
REGLE = (
    "Deux communes sont voisines quand elles se touchent, même par un seul point ; un pont ou un "
    "bac ne suffit pas."
)

SUR_PLACE = "sur place"
VILLE = "Un arrondissement a ici pour voisines celles de sa ville entière."
CARTE = "La commune et les PTCE cités"
CARTE_AIDE = "Les listes de cette page contiennent les mêmes PTCE."
CARTE_SANS = "Sont dessinés les PTCE de ces listes dont la commune est connue."
CARTE_TOUT = "Toute la réponse"
CARTE_ALLER = "Aller à"
ICI = "Votre commune : {nom}"
OUVRIR = "Ouvrir la fiche : {nom}"


# Why a PTCE is listed.
DECLARE = "Périmètre déclaré à l'{appel}"
CITE = "Territoire cité par une source"
COUVRE = "{declare} : {territoire}."
COUVRE_PARTIE = "{declare} : {territoire}. Une partie seulement {de_nom}."
VOISINE = {"one": "{communes}, voisine {de_nom}", "other": "{communes}, voisines {de_nom}"}
VOISIN_COMMUNE = "{declare} : il comprend {voisines}."
VOISIN_TERRITOIRE = "{declare} : {territoire}. Il comprend {voisines}, mais pas {nom}."
VOISIN_AUTRE_PARTIE = "{declare} : une autre partie {de_nom}, dont {territoire}."
VOISIN_PARTIE = "{declare} : une partie {de_ville}, commune voisine {de_nom}, dont {territoire}."
ICI_CITE = "Cité comme PTCE"
ICI_STATUT = "{statut}, {appel}"
ICI_SIEGE = "{statut} ; siège : {lieu}."
ICI_DEDUITE = "{statut} ; commune déduite d'une source : {lieu}."
PROCHE_SIEGE = "Lauréat de l'{appel}, siège : {lieu}."
PROCHE_DEDUITE = "Lauréat de l'{appel}, commune déduite d'une source : {lieu}."
DISTANCE = "à {n}\u00a0km"
DISTANCE_MOINS = "à moins d'1\u00a0km"

# The whole answer.
PHRASE = "{couvrent}, {voisins}, {proche}."
PHRASE_SITUES = "{couvrent}, {situes}, {voisins}, {proche}."
PHRASE_COUVRENT = {
    "one": "{n}\u00a0PTCE couvre la commune",
    "other": "{n}\u00a0PTCE couvrent la commune",
}
PHRASE_COUVRENT_AUCUN = "Aucun PTCE connu ne couvre la commune"
PHRASE_SITUES_N = {"one": "{n} y est situé", "other": "{n} y sont situés"}
PHRASE_VOISINS = {
    "one": "{n} couvre une commune voisine",
    "other": "{n} couvrent une commune voisine",
}
PHRASE_VOISINS_AUCUN = "aucun ne couvre une commune voisine"
PHRASE_PROCHE = "lauréat le plus proche {distance}"
PHRASE_PROCHE_AUCUN = "aucun lauréat sur ce territoire"
PUBLIE = "Publié : « {libelle} »."


def of_call(appel: str) -> str:
    """What declared a perimeter, as a sentence begins.

    Examples
    --------
    >>> of_call("AAP2015"), of_call("repertoire")
    ("Périmètre déclaré à l'AAP 2015", 'Territoire cité par une source')
    """
    if appel == "repertoire":
        return str(MOTS.CITE)
    return str(MOTS.DECLARE.format(appel=texts.APPELS.get(appel, appel)))


def covers(row: Any, nom: str) -> str:
    """Why a PTCE covers a commune, from a row of ``nearness.covering``."""
    words = MOTS.COUVRE_PARTIE if row.partiel else MOTS.COUVRE
    item = territory_name(row.niveau, row.code, row.taille)
    return str(words.format(declare=of_call(row.appel), territoire=item, nom=nom, de_nom=de(nom)))


def borders(row: Any, nom: str, names: Sequence[str] | np.ndarray) -> str:
    """Why a PTCE is beside a commune, from a row of ``nearness.bordering``.

    Parameters
    ----------
    row : named tuple
    nom : str
        Name of the commune; that of its city for an arrondissement.
    names : sequence of str
        Names of the communes, by number.
    """
    voisines = [names[number] for number in row.voisines]
    said = {
        "declare": of_call(row.appel),
        "territoire": territory_name(row.niveau, row.code, row.taille),
        "nom": nom,
        "de_nom": de(nom),
    }
    if voisines == [nom]:
        return str(MOTS.VOISIN_AUTRE_PARTIE.format(**said))
    if row.partiel:
        ville = names[min(row.communes)]
        return str(MOTS.VOISIN_PARTIE.format(ville=ville, de_ville=de(ville), **said))
    listed = enumeration(voisines, 3)
    said["voisines"] = langue.counted(
        MOTS.VOISINE, len(voisines), communes=listed, nom=nom, de_nom=de(nom)
    )
    words = MOTS.VOISIN_COMMUNE if row.niveau == "commune" else MOTS.VOISIN_TERRITOIRE
    return str(words.format(**said))


def is_here(row: Any) -> str:
    """Why a PTCE is in the commune, from a row of ``nearness.seated``."""
    statut = MOTS.ICI_CITE
    if row.annee:
        call = texts.APPELS.get(row.appel, row.appel)
        statut = MOTS.ICI_STATUT.format(statut=texts.STATUTS_PHRASE[row.statut], appel=call)
    words = MOTS.ICI_SIEGE if row.precision == "commune" else MOTS.ICI_DEDUITE
    return str(words.format(statut=statut, lieu=row.lieu))


def is_near(row: Any) -> str:
    """Why a laureate is near, from a row of ``nearness.nearest``."""
    words = MOTS.PROCHE_SIEGE if row.precision == "commune" else MOTS.PROCHE_DEDUITE
    return str(words.format(appel=texts.APPELS.get(row.appel, row.appel), lieu=row.lieu))


def seated_in(row: Any, place_code: str) -> bool:
    """Whether a laureate's place is the commune, or the arrondissement, asked for."""
    return place_code in (row.code_arrondissement, row.code_commune)


def how_far(row: Any, place_code: str) -> str:
    """How far a laureate is: its distance, or that it is in the very commune."""
    return MOTS.SUR_PLACE if seated_in(row, place_code) else distance(row.distance_km)


def distance(km: float) -> str:
    """A distance in words.

    Examples
    --------
    >>> distance(0.4), distance(5.64), distance(1234.5)
    ("à moins d'1\\xa0km", 'à 6\\xa0km', 'à 1\\u202f234\\xa0km')
    """
    return str(MOTS.DISTANCE_MOINS if km < 1 else MOTS.DISTANCE.format(n=langue.entier(km)))


def phrase(covering: int, seated: int, bordering: int, nearest: str) -> str:
    """The whole answer in one sentence.

    Parameters
    ----------
    covering, seated, bordering : int
        How many PTCE cover the commune, are in it without covering it, cover one beside it.
    nearest : str
        How far the nearest laureate is, in words; empty without any.

    Examples
    --------
    >>> phrase(1, 0, 0, "sur place")
    '1\\xa0PTCE couvre la commune, aucun ne couvre une commune voisine, lauréat le plus proche
    sur place.'
    """

    def told(forms: dict[str, str], n: int, none: str) -> str:
        return langue.counted(forms, n) if n else none

    proche = MOTS.PHRASE_PROCHE.format(distance=nearest) if nearest else MOTS.PHRASE_PROCHE_AUCUN
    words: str = MOTS.PHRASE_SITUES if seated else MOTS.PHRASE
    return words.format(
        couvrent=told(MOTS.PHRASE_COUVRENT, covering, MOTS.PHRASE_COUVRENT_AUCUN),
        situes=langue.counted(MOTS.PHRASE_SITUES_N, seated),
        voisins=told(MOTS.PHRASE_VOISINS, bordering, MOTS.PHRASE_VOISINS_AUCUN),
        proche=proche,
    )


MOTS = langue.catalogue(__name__)
