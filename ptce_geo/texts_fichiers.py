"""What reading a file of the staff has to say: why it is refused, what is odd in it.

Reports hold these sentences as plain French text; ``phrases.relue`` finds their words again.
"""

from ptce_geo import langue

# --- files that are not read ------------------------------------------------------------------

VIDE = "Le fichier est vide."
SANS_LIGNE = "Le fichier ne contient aucune ligne."
LOURD = (
    "Le fichier pèse {poids} Mo ; la limite est de {limite} Mo. Découpez-le ou retirez les "
    "feuilles inutiles."
)
LIGNE_LARGE = "La ligne {ligne} compte {colonnes} colonnes ; la limite est de {limite}."
TROP_DE_LIGNES = "Le fichier compte plus de {limite} lignes ; découpez-le."
LIGNES = "Le fichier compte {lignes} lignes ; la limite est {limite}."
COLONNES = "Le fichier compte {colonnes} colonnes ; la limite est {limite}."
COUCHE_COLONNES = "La couche compte {colonnes} colonnes ; la limite est {limite}."
COUCHE_LIGNES = "La couche compte {lignes} lignes ; la limite est {limite}."
TROP_LONG = (
    "La lecture a été arrêtée au bout de {secondes} secondes : le fichier est trop complexe. "
    "Gardez les seules feuilles utiles et réessayez."
)
TROP_DE_MEMOIRE = (
    "Le fichier demande plus de mémoire que permis (1 Go) ou il est abîmé : la lecture a été "
    "arrêtée. Une cellule égarée très loin à droite ou en bas suffit ; supprimez les lignes et "
    "colonnes vides et réessayez."
)
DE_FICHIER = "{nom} : {erreur}"
XLS = (
    "Ce classeur est protégé par un mot de passe ou dans l'ancien format d'Excel (.xls) : "
    "enregistrez-le au format XLSX, sans mot de passe."
)
XLSB = "Ce classeur est au format binaire d'Excel (.xlsb) : enregistrez-le en XLSX."
PDF = "Ce fichier est un document PDF, pas un tableau : demandez le tableau d'origine."
IMAGE = "Ce fichier est une image, pas un tableau."
ARCHIVE = "Ce fichier est une archive ({format}) : décompressez-le d'abord."
ZIP = "Ce fichier est une archive zip : décompressez-la et donnez le tableau."
PROGRAMME = "Ce fichier est un programme, pas un tableau."
ACCEPTES = "CSV, XLSX, ODS, GeoJSON, GeoPackage ou Parquet"
PAGE_WEB = (
    "Ce fichier est une page web ou un document XML, pas un tableau : exportez les données au "
    "format {formats}."
)
BINAIRE = "Ce fichier n'est pas un tableau lisible (contenu binaire inconnu) : attendu {formats}."
BUREAUTIQUE = "Ce fichier est un document bureautique, mais pas un classeur : attendu {formats}."
WORD = "Ce fichier est un document Word : copiez son tableau dans un classeur."
CLASSEUR_COUPE = (
    "Le classeur est abîmé ou incomplet (téléchargement interrompu ?) : exportez-le de nouveau."
)
CLASSEUR_PARTIES = "Le classeur contient {parties} parties : ce n'en est pas un."
CLASSEUR_PROTEGE = "Le classeur est protégé par un mot de passe : retirez-le d'abord."
CLASSEUR_LOURD = "Le classeur, une fois décompressé, dépasse {limite} Mo : il n'est pas lu."
CLASSEUR_ABIME = "Le classeur est abîmé : ouvrez-le dans un tableur et enregistrez-le de nouveau."
FEUILLE_LONGUE = (
    "La feuille « {feuille} » s'étend jusqu'à la ligne {ligne} : supprimez les lignes vides du bas."
)
GEOJSON_COUPE = (
    "Le fichier commence comme du GeoJSON, mais ne se lit pas jusqu'au bout : exportez-le de "
    "nouveau."
)
GEOJSON_AUTRE = "Ce fichier JSON n'est pas une collection GeoJSON (« features » manque)."
GEOPACKAGE_ABIME = "Le GeoPackage est abîmé ou n'en est pas un."
GEOPACKAGE_VIDE = "Le GeoPackage ne contient aucune couche."
PARQUET_ABIME = "Le fichier Parquet est abîmé ou incomplet."

# --- what was noticed while reading -----------------------------------------------------------

SUFFIXE = (
    "Le nom du fichier finit par « {suffixe} », mais son contenu est du {format} : il est lu comme "
    "tel."
)
SUFFIXE_SANS = (
    "Le nom du fichier ne dit pas son format ; son contenu est du {format} : il est lu comme tel."
)
ENCODAGES = (
    "Le fichier mêle deux encodages (UTF-8 et windows-1252) : chaque morceau est lu dans le sien ; "
    "vérifiez les accents."
)
ILLISIBLES = {
    "one": "{n} caractère illisible remplacé par « \ufffd ».",
    "other": "{n} caractères illisibles remplacés par « \ufffd ».",
}
NULS = {"one": "{n} caractère nul retiré.", "other": "{n} caractères nuls retirés."}
GUILLEMET = "Un guillemet n'est jamais refermé : les guillemets sont lus comme du texte."
GUILLEMETS = "Des guillemets sont mal placés : vérifiez les cellules qui en contiennent."
MACROS = "Le classeur contient des macros : elles n'ont pas été lues ni exécutées."
FORMULES = {
    "one": (
        "{n} cellule contient une formule : seule la valeur enregistrée est lue ; une formule "
        "jamais calculée donne une cellule vide."
    ),
    "other": (
        "{n} cellules contiennent une formule : seule la valeur enregistrée est lue ; une formule "
        "jamais calculée donne une cellule vide."
    ),
}
ERREURS = {
    "one": "{n} cellule en erreur (#REF!, #N/A…) est lue comme vide.",
    "other": "{n} cellules en erreur (#REF!, #N/A…) sont lues comme vides.",
}
FUSIONNEES = (
    "Cellules fusionnées sur plusieurs lignes (lignes {lignes}) : la valeur n'est lue que sur la "
    "première."
)
MASQUEE = "La feuille « {feuille} » est masquée : elle est lue aussi."
OBJET_AUTRE = "Objet {numero} : ce n'est pas un objet GeoJSON, il est lu vide."
OBJET = "Objet {numero} : {raison}."
GEOMETRIE_ILLISIBLE = "géométrie illisible"
GEOMETRIE_VIDE = "géométrie vide"
GEOMETRIE_NAN = "coordonnées non numériques (NaN, infini)"
CONTENU_BINAIRE = "Colonne « {colonne} » : contenu binaire, non lu."
FEUILLE_AUTRE = "Feuille sans candidature reconnue : elle n'est pas reprise."

# --- steps of a long reading ------------------------------------------------------------------

ETAPES = {
    "lecture": "Lecture de {nom}",
    "colonnes": "Correspondance des colonnes",
    "cellules": "Lecture des cellules",
    "communes": "Recherche des communes",
    "perimetres": "Périmètres",
    "doublons": "Recherche des doublons",
    "fin": "Terminé",
}

MOTS = langue.catalogue(__name__)
