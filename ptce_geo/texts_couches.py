"""Words of the layers of the map: the coloured ground, the declared perimeters."""

from ptce_geo import langue

FOND = "Fond coloré"
FONDS = {
    "aucun": "Aucun",
    "nombre": "Nombre de PTCE",
    "million": "PTCE par million d'habitants",
    "taux": "Taux de succès des candidatures",
    "couverture": "Habitants dans un périmètre déclaré",
    "perimetres": "PTCE qui déclarent le territoire",
}
NIVEAU = "Niveau"
NIVEAUX = {
    "regions": "Régions de 2026",
    "regions_2013": "Régions de 2013",
    "departements": "Départements",
    "epci": "EPCI",
    "communes": "Communes",
}
# One territory, several of them, and the sentence that names the level.
UN = {
    "regions": "région",
    "regions_2013": "région de 2013",
    "departements": "département",
    "epci": "EPCI",
    "communes": "commune",
}
PLUSIEURS = {
    "regions": "régions",
    "regions_2013": "régions de 2013",
    "departements": "départements",
    "epci": "EPCI",
    "communes": "communes",
}
PAR = {
    "regions": "par région de 2026",
    "regions_2013": "par région de 2013 (22 et 5 d'outre-mer)",
    "departements": "par département",
    "epci": "par EPCI",
    "communes": "par commune",
}
PERIMETRES = "Périmètres déclarés"

# --- what each measure counts, and who it leaves out -------------------------------------------

NOTES = {
    "nombre": "PTCE affichés, comptés au territoire de leur signe.",
    "million": (
        "PTCE affichés, comptés au territoire de leur signe, pour un million d'habitants "
        "(INSEE, populations du millésime 2026)."
    ),
    "taux": (
        "Lauréats, en part des candidatures déposées aux appels dont toutes les candidatures sont "
        "comptées ici. Seul le filtre « Appel » s'applique. Un taux sur moins de {minimum} "
        "dossiers est masqué."
    ),
    "couverture": (
        "Part des habitants qui vivent dans un périmètre déclaré par un lauréat affiché (INSEE, "
        "populations du millésime 2026). Les régions déclarées en entier n'y comptent pas."
    ),
    "perimetres": (
        "PTCE affichés dont le périmètre déclaré comprend tout ou partie du territoire. Un PTCE "
        "compte dans chacun de ces territoires."
    ),
}
HORS = {
    "nombre": "Placés trop vaguement pour ce niveau, et non comptés : {hors} PTCE sur {total}.",
    "million": "Placés trop vaguement pour ce niveau, et non comptés : {hors} PTCE sur {total}.",
    "taux": "Sans lieu connu à ce niveau, et non comptées : {hors} candidatures sur {total}.",
    "couverture": (
        "Sans périmètre exprimé en territoires officiels plus petits qu'une région : {hors} "
        "candidatures lauréates sur {total}."
    ),
    "perimetres": "Sans périmètre exprimé en territoires officiels : {hors} PTCE sur {total}.",
}
TAUX_ABSENT = (
    "Aucun taux n'est calculé à ce niveau : les candidatures non retenues ne sont pas publiques, "
    "et un taux compté sur les seuls lauréats connus serait faux."
)

# --- the legend ---------------------------------------------------------------------------------

LEGENDE = "{mesure}, {par}"
METHODES = {
    "valeurs": "Une classe par valeur.",
    "quantiles": (
        "Classes par quantiles : autant de territoires non nuls dans chacune que leurs égalités le "
        "permettent, bornes arrondies."
    ),
    "seuils": "Classes à seuils fixes, les mêmes quels que soient les filtres.",
}
CHIFFRES_SUR_CARTE = (
    "Le chiffre de chaque territoire est écrit sur la carte là où il tient, et sous le pointeur."
)
ZERO = {
    "nombre": "aucun PTCE",
    "million": "aucun PTCE",
    "taux": "aucun lauréat",
    "couverture": "aucun habitant",
    "perimetres": "aucun PTCE",
}
MASQUE = "hachuré : masqué, moins de {minimum} dossiers"
ABSENT = "pointillé : non calculable"
CLASSE_ENTRE = "plus de {bas} à {haut}"
CLASSE_JUSQUA = "jusqu'à {haut}"
CLASSE_ENTIERS = "de {bas} à {haut}"
CLASSES_PARTS = (
    "jusqu'à 10\u00a0%",
    "plus de 10 à 25\u00a0%",
    "plus de 25 à 50\u00a0%",
    "plus de 50\u00a0%, mais pas tous",
    "100\u00a0% : tous",
)
UNITES = {
    "nombre": ("PTCE", "PTCE"),
    "million": ("par million d'habitants", "par million d'habitants"),
    "perimetres": ("PTCE", "PTCE"),
}
COMPTE = "{classe} : {nombre}"

LEGENDE_PERIMETRES = "Périmètres déclarés des PTCE affichés"
PERIMETRES_TRAITS = {
    "laureate": "trait plein : lauréat d'un appel",
    "candidature": "tirets : candidat",
    "repertoire": "points : cité comme PTCE, appel inconnu",
}
PERIMETRES_CHOISI = "trait épais : le PTCE dont la fiche est ouverte"
PERIMETRES_NOTE = (
    "{dessines} PTCE affichés sur {total} déclarent des territoires officiels, tels que dessinés "
    "ici. Les autres ont décrit leur périmètre en mots ou n'en ont pas publié : aucun n'est deviné."
)

# --- under the pointer --------------------------------------------------------------------------

QUI = "{compte} : {noms}"
MILLION = "{valeur} par million d'habitants ({compte})"
TAUX = "{taux} : {laureates} sur {dossiers} (intervalle à {confiance}\u00a0% : de {bas} à {haut})"
TAUX_MASQUE = "taux masqué : {laureates} sur {dossiers}, moins de {minimum} dossiers"
NON_CALCULABLE = "non calculable"
COUVERTURE = "{part} : {couverte} habitants sur {population}"
PERIMETRE = "Périmètre déclaré ({appel}) : {quoi}"
LAUREATS = ("lauréat", "lauréats")
DOSSIERS = ("dossier", "dossiers")
COURT_MASQUE = "masqué"
MEMBRES = {
    "communes": ("commune", "communes"),
    "epci": ("EPCI", "EPCI"),
    "departements": ("département entier", "départements entiers"),
    "regions": ("région entière", "régions entières"),
    "regions_2013": ("région de 2013 entière", "régions de 2013 entières"),
    "arrondissements": ("arrondissement municipal", "arrondissements municipaux"),
}

# --- the table ----------------------------------------------------------------------------------

TABLEAU = "Les mêmes chiffres en tableau"
TABLEAU_NOM = "{mesure}, {par}, du plus grand au plus petit"
TABLEAU_ZEROS = "Les {n} communes qui n'y sont pas n'ont aucun PTCE."
COLONNES = {
    "code": "Code",
    "nom": "Territoire",
    "valeur": "Valeur",
    "numerateur": "Numérateur",
    "denominateur": "Dénominateur",
    "bas": "Borne basse",
    "haut": "Borne haute",
    "etat": "Remarque",
}
COLONNES_MESURE = {
    "nombre": {"valeur": "PTCE"},
    "million": {"valeur": "Par million", "numerateur": "PTCE", "denominateur": "Habitants"},
    "taux": {
        "valeur": "Taux (%)",
        "numerateur": "Lauréats",
        "denominateur": "Dossiers",
        "bas": "Borne basse (%)",
        "haut": "Borne haute (%)",
    },
    "couverture": {
        "valeur": "Part (%)",
        "numerateur": "Habitants couverts",
        "denominateur": "Habitants",
    },
    "perimetres": {"valeur": "PTCE"},
}
ETATS = {"": "", "masque": "masqué, trop peu de dossiers", "absent": "non calculable"}

# --- the address --------------------------------------------------------------------------------

VUE_INCONNUE = (
    "La position « vue={valeur} » de l'adresse n'est pas une latitude, une longitude et un zoom "
    "de 4 à 12 ; elle a été ignorée."
)
NIVEAU_IMPOSSIBLE = (
    "« {mesure} » ne se calcule pas au niveau « {niveau} » : la carte montre « {montre} »."
)
PERIMETRES_CHOIX = {"non": "Masqués", "oui": "Affichés"}

# --- the plan of IGN, where the operator allows it ----------------------------------------------

VIE_PRIVEE_IGN = (
    "Exception : sur ce site, la carte propose le Plan IGN. Le navigateur de qui l'affiche en "
    "demande les images à la Géoplateforme (data.geopf.fr), qui connaît alors son adresse IP."
)

MOTS = langue.catalogue(__name__)
