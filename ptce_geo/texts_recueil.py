"""What is said of the cells, the columns and the rows of a file of the staff.

Reports hold these sentences as plain French text; ``phrases.relue`` finds their words again.
"""

from ptce_geo import langue

# --- cells ------------------------------------------------------------------------------------

ACCENTS = "Accents abîmés par un double encodage."
CARACTERE_PERDU = "Un caractère a été perdu (\ufffd)."
BALISES = "Le texte contient des balises ; il est gardé comme simple texte."
FORMULE = "Le texte commence comme une formule de tableur ; il reste un simple texte."
TEXTE_LONG = "Texte très long ({caracteres} caractères)."
INVISIBLES = "Caractères invisibles (sens d'écriture, contrôle) retirés."
NOM_SANS_LETTRE = "Un nom sans aucune lettre."
NOM_LONG = "Nom de plus de {caracteres} caractères."
MONTANT_ILLISIBLE = "Montant illisible : un nombre d'euros est attendu."
MONTANT_NEGATIF = "Montant négatif."
MONTANT_ENORME = "Montant invraisemblable : plus de {euros}."
MONTANT_ARRONDI = "Montant arrondi à l'euro."
DATE_NOMBRE = "Nombre à la place d'une date."
DATE_ILLISIBLE = "Date illisible : attendu jj/mm/aaaa."
DATE_FAUSSE = "Cette date n'existe pas."
DATE_LOIN = "Date invraisemblable (hors de {debut}-{fin})."
SIRET_ABIME = "SIRET abîmé par le tableur (notation scientifique) : à ressaisir."
SIRET_ILLISIBLE = "SIRET illisible : 14 chiffres attendus."
SIREN = "C'est un SIREN (9 chiffres), pas un SIRET (14 chiffres)."
SIRET_LONGUEUR = "SIRET de {chiffres} chiffres : 14 attendus."
SIRET_FAUX = "SIRET faux : sa clé de contrôle ne tombe pas juste."
SITE_ILLISIBLE = "Adresse de site illisible : seule une adresse http(s) est gardée."
CODE_ABIME = "Code abîmé par le tableur (notation scientifique) : à ressaisir."
CODE_ZERO = "Zéro initial rétabli."
CODE_AUTRE = "Ce n'est pas un code de commune (5 caractères, comme 01004 ou 2A004)."
DEPARTEMENT_INCONNU = "Département inconnu."
REGION_INCONNUE = "Région inconnue."
CORSE = "La Corse compte deux départements : 2A ou 2B."
APPEL_ANNEE = "Appel reconnu à son année ({annee})."
VALEUR_INCONNUE = "Valeur inconnue ; connues : {valeurs}."
SECTEUR_INCONNU = "Secteur inconnu : {secteurs}."

# --- columns ----------------------------------------------------------------------------------

DEJA_DONNE = "« {champ} » est déjà donné par la colonne « {colonne} »."
NON_RECONNUE = "Colonne non reconnue : elle n'est pas reprise."
ECARTEE = "Écartée à la main."
PERSONNELLE = "Donnée personnelle : retirée à l'entrée."
SANS_USAGE = "Colonne connue, sans usage ici."
PAR_CONTENU = "Reconnue à son contenu seul : à confirmer."
CONTENU_AUTRE = "Le contenu ne ressemble pas à ce que dit le libellé : à confirmer."
TROIS_COLONNES = "Champ commune ou EPCI d'une démarche (trois colonnes)."
PERSONNELLES = {
    "one": "{n} colonne de données personnelles retirée à l'entrée.",
    "other": "{n} colonnes de données personnelles retirées à l'entrée.",
}
ADRESSE_RETIREE = "Une adresse électronique ou un téléphone a été retiré de ce texte."

# --- rows -------------------------------------------------------------------------------------

AUCUNE = "Le fichier ne contient aucune candidature."
TOTAL = "Ligne de total : ce n'est pas une candidature, elle n'est pas reprise."
NOM_MANQUE = "Le nom du PTCE manque."
APPEL_DEDUIT = "Aucune colonne ne dit l'appel : « {appel} », d'après {source}."
APPEL_SOURCES = {
    "choix": "votre choix",
    "titre": "le titre de la feuille",
    "feuille": "le nom de la feuille",
    "fichier": "le nom du fichier",
}
APPEL_INCONNU = "Aucune colonne ne dit l'appel : choisissez-le."
STATUT_INCONNU = "Aucune colonne ne dit le statut : toutes lues comme déposées."
REMPLACE = "Remplacé par une décision."
CONTRAIRES = "Décisions contraires sur la même valeur : aucune n'est appliquée."
SANS_EFFET = "Décision sans effet : cette valeur n'est plus dans le fichier."
DECISION_INCONNUE = "Décision « {decision} » inconnue (ligne {ligne}) ; connues : {connues}."
DECISIONS_AUTRE = "Ce fichier n'est pas un fichier de décisions : attendu les colonnes {colonnes}."
DECISIONS_COLONNE = "Colonne « {colonne} » absente du fichier de décisions ; attendu : {colonnes}."
MEME_NUMERO = "Même numéro de dossier."
MEME_NOM = "Même nom de PTCE, même appel."
MEME_SIRET = "Même SIRET du porteur, même appel."
MEME_PORTEUR = "Même porteur, même appel."
NOMS_PROCHES = "Noms de PTCE très proches, même appel."
MEME_CANDIDATURE = "même candidature que {feuille}, ligne {ligne} : {nom}"

# --- seats ------------------------------------------------------------------------------------

SIEGE_MANQUE = "Le siège manque."
SIEGE_CODE_AUTRE = "Le code est celui de {commune}, pas de la commune nommée."
SIEGE_PAR_CODE = "Nom de commune non reconnu : le code est suivi."
SIEGE_PROCHE = "Orthographe proche d'une seule commune."
SIEGE_CODE_FAUX = "Ce code n'est celui d'aucune commune, ni d'aujourd'hui ni d'hier."
SIEGE_NOMME = {
    "ancien_nom": "Nom d'autrefois : la commune s'appelle aujourd'hui {nom}.",
    "variante": "Graphie inhabituelle, lue {nom}.",
}
SIEGE_CODE = {
    "ancien_code": "Code qui n'est plus en vigueur : la commune est aujourd'hui {nom}.",
    "code_postal": "Code postal à la place du code de la commune : lu {nom}.",
    "arrondissement": "Code postal à la place du code de l'arrondissement : lu {nom}.",
}
SIEGE_MOTIF = {
    "inconnu": "Commune inconnue.",
    "ambigu": "Plusieurs communes possibles.",
    "hors de France": "Lieu hors de France.",
    "trop large": "Plus grand qu'une commune.",
}
SIEGE_MOTIF_DIT = {
    "inconnu": "Commune inconnue : {raison}.",
    "ambigu": "Plusieurs communes possibles : {raison}.",
    "hors de France": "Lieu hors de France : {raison}.",
    "trop large": "Plus grand qu'une commune : {raison}.",
}

# --- perimeters -------------------------------------------------------------------------------

SANS_LIMITES = "Territoire sans limites officielles : son périmètre reste indéfini."
TERRITOIRE_NON_LU = "Territoire non reconnu : « {texte} »."
TERRITOIRE_DIT = "« {texte} » : {motif}."
TERRITOIRE_ORPHELIN = "Ce territoire est d'un dossier qui n'est pas dans la feuille principale."
NON_LUS = {
    "one": "{n} périmètre en toutes lettres n'a pas été lu : il garde ses mots.",
    "other": "{n} périmètres en toutes lettres n'ont pas été lus : ils gardent leurs mots.",
}
DESSIN_LOIN = "Contour hors du globe : longitude et latitude en degrés attendues."
DESSIN_VIDE = "Contour vide ou illisible."
DESSIN_CROISE = "Le contour se croise lui-même ; il est réparé avant la mesure."
DESSIN_PLAT = "Contour sans surface : il n'est pas repris."
DESSIN_AILLEURS = "Le contour ne touche aucune commune de France."
DESSIN_PETIT = (
    "Le contour ne couvre la moitié d'aucune commune : celle qui en tient la plus grande part est "
    "proposée."
)

# --- the report -------------------------------------------------------------------------------

RAPPORT = {
    "feuille": "Feuille",
    "ligne": "Ligne",
    "colonne": "Colonne",
    "valeur": "Valeur lue",
    "motif": "Motif",
    "proposition": "Proposition",
    "confiance": "Confiance",
    "gravite": "Gravité",
    "decision": "Décision",
}
RAPPORT_FEUILLES = ("Constats", "Feuille")
RAPPORT_COLONNES = ("Ligne", "Constats")
RAPPORT_COUPE = {
    "one": "Feuille de {n} ligne : seules les lignes signalées.",
    "other": "Feuille de {n} lignes : seules les lignes signalées.",
}
# Keys of ``interpretation``.
GRAVITES = {"bloquant": "à corriger", "a_examiner": "à examiner", "information": "information"}
CONFIANCES = {"": "", "haute": "haute", "moyenne": "moyenne", "basse": "basse"}
DECISIONS = ("appliquée", "garder", "distincts")
DECISION_GARDER = "garder : {pourquoi}"
DECISION_DISTINCTS = "distincts : {pourquoi}"
# How a column was recognised: values of ``columns.match``.
ORIGINES = {
    "choix": "choix",
    "démarche": "démarche",
    "libellé": "libellé",
    "contenu": "contenu",
    "personnelle": "personnelle",
    "ignorée": "ignorée",
    "aucune": "aucune",
}

MOTS = langue.catalogue(__name__)
