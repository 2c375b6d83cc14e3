"""French words of the page « Près de chez moi »."""

from collections.abc import Sequence

from ptce_geo import texts
from ptce_geo.french import HARD, compte, entier, enumeration
from ptce_geo.perimeter_words import de, territory_name

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
    "Distance à vol d'oiseau entre un point {nom} et un point de la commune du lauréat, dans la "
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


def of_call(appel: str) -> str:
    """What declared a perimeter, as a sentence begins.

    Examples
    --------
    >>> of_call("AAP2015"), of_call("repertoire")
    ("Périmètre déclaré à l'AAP 2015", 'Territoire cité par une source')
    """
    if appel == "repertoire":
        return "Territoire cité par une source"
    return f"Périmètre déclaré à l'{texts.APPELS.get(appel, appel)}"


def covers(row, nom: str) -> str:
    """Why a PTCE covers a commune, from a row of ``nearness.covering``."""
    said = f"{of_call(row.appel)} : {territory_name(row.niveau, row.code, row.taille)}."
    return f"{said} Une partie seulement {de(nom)}." if row.partiel else said


def borders(row, nom: str, names: Sequence[str]) -> str:
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
    if voisines == [nom]:
        item = territory_name(row.niveau, row.code, row.taille)
        return f"{of_call(row.appel)} : une autre partie {de(nom)}, dont {item}."
    touching = f"voisine{'s' if len(voisines) > 1 else ''} {de(nom)}"
    beside = f"{enumeration(voisines, 3)}, {touching}"
    if row.partiel:
        item = territory_name(row.niveau, row.code, row.taille)
        city = names[min(row.communes)]
        return f"{of_call(row.appel)} : une partie {de(city)}, commune {touching}, dont {item}."
    if row.niveau == "commune":
        return f"{of_call(row.appel)} : il comprend {beside}."
    item = territory_name(row.niveau, row.code, row.taille)
    return f"{of_call(row.appel)} : {item}. Il comprend {beside}, mais pas {nom}."


def is_here(row) -> str:
    """Why a PTCE is in the commune, from a row of ``nearness.seated``."""
    call = texts.APPELS.get(row.appel, row.appel)
    said = f"{texts.STATUTS_PHRASE[row.statut]}, {call}" if row.annee else "Cité comme PTCE"
    seat = "siège" if row.precision == "commune" else "commune déduite d'une source"
    return f"{said} ; {seat} : {row.lieu}."


def is_near(row) -> str:
    """Why a laureate is near, from a row of ``nearness.nearest``."""
    calls = texts.APPELS.get(row.appel, row.appel)
    seat = "siège" if row.precision == "commune" else "commune déduite d'une source"
    return f"Lauréat de l'{calls}, {seat} : {row.lieu}."


def seated_in(row, place_code: str) -> bool:
    """Whether a laureate's place is the commune, or the arrondissement, asked for."""
    return place_code in (row.code_arrondissement, row.code_commune)


def how_far(row, place_code: str) -> str:
    """How far a laureate is: its distance, or that it is in the very commune."""
    return SUR_PLACE if seated_in(row, place_code) else distance(row.distance_km)


def distance(km: float) -> str:
    """A distance in words.

    Examples
    --------
    >>> distance(0.4), distance(5.64), distance(1234.5)
    ("à moins d'1\\xa0km", 'à 6\\xa0km', 'à 1\\u202f234\\xa0km')
    """
    return f"à moins d'1{HARD}km" if km < 1 else f"à {entier(km)}{HARD}km"


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
    over = "Aucun PTCE connu ne couvre la commune"
    if covering:
        verb = "couvre" if covering == 1 else "couvrent"
        over = f"{compte(covering, 'PTCE', 'PTCE')} {verb} la commune"
    if seated:
        over += f", {entier(seated)} y {'est situé' if seated == 1 else 'sont situés'}"
    beside = "aucun ne couvre une commune voisine"
    if bordering:
        verb = "couvre" if bordering == 1 else "couvrent"
        beside = f"{entier(bordering)} {verb} une commune voisine"
    near = f"lauréat le plus proche {nearest}" if nearest else "aucun lauréat sur ce territoire"
    return f"{over}, {beside}, {near}."
