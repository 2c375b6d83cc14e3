"""French words of the printed page: its map, its insets, the list that follows."""

from ptce_geo import langue

ECHELLE = "{valeur} km"
LOUPE = "Paris et ses alentours"
CARTONS = {
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
}
CARTE_SANS_LIEU = "Non localisés, absents de la carte : {n}."
CARTE_HORS_CADRE = "Hors des cadres de cette page : {n}."
CARTE_LOUPE = "Les PTCE de l'agrandissement figurent aussi sur la carte principale."
CARTE_CHOISI = "Cercle noir : {nom}."
CARTE_CHOISI_PERIMETRE = "Cercle et trait noirs : {nom} et son périmètre déclaré."
PROJECTIONS = (
    "Projections légales : Lambert-93 (EPSG:2154), RGAF09 UTM 20N (5490), RGFG95 UTM 22N (2972), "
    "RGR92 UTM 40S (2975), RGM04 UTM 38S (4471)."
)
LISTE = "Les PTCE de la carte, et ceux qui n'ont pu être localisés"
PAGE = "Page {page} sur {pages}"

MOTS = langue.catalogue(__name__)
