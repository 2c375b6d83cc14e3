"""French words of the page that compares."""

from ptce_geo import langue

TITRE = "Deux appels, deux régions ou deux secteurs"
CHAPEAU = (
    "Côte à côte, sur le même fond, à la même échelle et avec la même légende. Les nombres sont "
    "ceux des PTCE cités par des sources publiques : la liste est partielle, un écart peut tenir "
    "aux sources."
)
PAR = "Comparer deux"
AXES = {"appel": "appels", "region": "régions", "secteur": "secteurs"}
COTES = {"a": "Le premier", "b": "Le second"}
PHRASE = "{gauche} : {n} ; {droite} : {m}. {communs}"
COMMUNS = {"one": "{n} PTCE est dans les deux.", "other": "{n} PTCE sont dans les deux."}
COMMUNS_AUCUN = "Aucun PTCE n'est dans les deux."
CITES = {"one": "{n}\u00a0PTCE cité", "other": "{n}\u00a0PTCE cités"}
IDENTIQUES = "Choisissez deux {axe} différents pour les comparer."
FILTRE_SANS_EFFET = "Le filtre « {filtre} » est sans effet ici : la comparaison le remplace."
CARTES = "Les deux cartes"
CARTE_ALT = "Carte de France : {nom}, {n} avec un lieu{lieux}."
CARTE_ALT_LIEUX = " ; régions les plus citées : {regions}"
SANS_LIEU = "{n} sans localisation."
LEGENDE = {
    "laureate": "lauréat d'un appel",
    "candidature": "candidat",
    "repertoire": "cité, appel inconnu",
}
LEGENDE_OUTRE_MER = "Outre-mer : chaque territoire a son échelle, la même sur les deux cartes."
LISTE = "Les PTCE des deux cartes"
LISTE_COLONNES = ("PTCE", "Lieu", "Statut", "Dans")
LES_DEUX = "les deux"
CHIFFRES = "Les mêmes mesures, sur la même échelle"
MESURE = "Mesure"
PUBLIES = "Chiffres publiés de chaque appel"
PUBLIES_NOTE = (
    "Le trait autour de chaque taux est l'intervalle de Wilson à 95 %. Sources : page "
    "« Chiffres ». Ces totaux ne suivent pas les filtres."
)
PAR_MILLION = "{ratio} ({n})"
MESURES_REGION = {
    "ptce": "PTCE cités pour un million d'habitants",
    "couverts": "Habitants d'un périmètre déclaré par un lauréat, pour 100",
}
POPULATION_NOTE = (
    "Populations : INSEE, millésime 2026 ({gauche} : {n} habitants ; {droite} : {m}). Périmètres "
    "exprimés en territoires officiels seulement, régions déclarées en entier non comprises."
)
DIMENSIONS = {
    "statut": "PTCE cités par statut",
    "region": "PTCE cités par région du siège",
    "secteur": "PTCE cités par secteur",
    "phase": "PTCE cités par phase",
    "appel": "PTCE cités par appel",
}
EN_TABLEAU = "Les mêmes chiffres en tableau"
AUCUN = "Aucun PTCE d'un côté ni de l'autre."
SOURCE = "Source : {source}, compte tenu des filtres. Un PTCE compte une fois par ligne."

MOTS = langue.catalogue(__name__)
