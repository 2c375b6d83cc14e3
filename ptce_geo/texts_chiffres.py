"""French words of the page on figures."""

from ptce_geo import langue

TITRE = "Les PTCE en chiffres"
CHAPEAU = (
    "D'abord ce que chaque appel a publié de lui-même, puis ce que contient la liste des PTCE "
    "cités. Cette liste est partielle : elle permet de compter, pas de mesurer une réussite."
)
EN_TABLEAU = "Les mêmes chiffres en tableau"
NON_PUBLIE = "non publié"
SOURCE_LISTE = (
    "Source : {source}, compte tenu des filtres. Un PTCE présent dans plusieurs appels compte une "
    "fois."
)
RELEVE = "PTCE cités par des sources publiques, relevé du 23/11/2026"
PUBLICATION = "publication du {date}"

# --- the funnel -------------------------------------------------------------------------------

ENTONNOIR = "Du dépôt au résultat, appel par appel"
ENTONNOIR_AIDE = (
    "Chiffres annoncés par les organisateurs ou la presse, sur une même échelle d'un appel à "
    "l'autre. Seul le filtre « Appel » s'y applique : ces totaux n'ont été publiés ni par région, "
    "ni par secteur, ni par phase."
)
ETAPES = {
    "deposees": "Dossiers déposés",
    "recevables": "Recevables",
    "laureates": "Lauréats annoncés",
    "nommees": "Lauréats nommés ici",
}
# The phase 1 of 2021 recognised applications rather than declared them admissible.
ETAPES_APPEL = {("AMI2021", "recevables"): "Reconnus en phase 1"}
AUTRE = "{effectif} ou {autre}"
ENTONNOIR_NOTES = "Source et remarques de chaque appel"
AUCUN_APPEL = "Aucun des appels choisis dans les filtres n'a publié de chiffres."

# --- success rates ----------------------------------------------------------------------------

TAUX = "Taux de réussite de chaque appel"
TAUX_AIDE = (
    "Lauréats annoncés rapportés aux dossiers déposés, et aux recevables quand leur nombre est "
    "connu : le dénominateur change le taux, il est toujours nommé. Le trait est l'intervalle de "
    "Wilson à {confiance} % : ce que le hasard laisserait de marge à une sélection de cette "
    "taille. Deux appels dont les traits se recouvrent largement ne se distinguent pas."
)
TAUX_GRAPHIQUE = "Lauréats annoncés, en part des dossiers"
TAUX_LIGNE = "{appel}, sur {dossiers} {denominateur}"
DENOMINATEURS = {
    "deposees": "déposés",
    "deposees_autre": "déposés (autre source)",
    "recevables": "recevables",
}
DENOMINATEURS_APPEL = {("AMI2021", "recevables"): "reconnus en phase 1"}
TAUX_COLONNES = ("Appel", "Dénominateur", "Lauréats", "Dossiers", "Taux", "Intervalle à 95 %")
TAUX_MASQUE = "masqué (moins de {minimum} dossiers)"
MASQUE = "masqué"
TAUX_SANS_DOSSIERS = "masqué (trop peu de candidats non nommés)"
TERRITOIRES_TAUX = "Taux de réussite par région et par secteur"
TAUX_PAR = {
    "region": "Lauréats, en part des dossiers de chaque région",
    "secteur": "Lauréats, en part des dossiers de chaque secteur",
}
TERRITOIRES_TAUX_ABSENT = (
    "Aucun taux par région ni par secteur n'est calculé : les candidatures non retenues ne sont "
    "pas publiques, et un taux compté sur les seuls lauréats connus serait faux. Il s'affiche "
    "quand les données comptent toutes les candidatures déposées à un appel, et reste masqué pour "
    "moins de {minimum} dossiers, où il ne voudrait rien dire."
)
TERRITOIRES_TAUX_PRESENT = (
    "Appels dont toutes les candidatures sont comptées ici : {appels}. Le trait est l'intervalle "
    "de Wilson. Un taux sur moins de {minimum} dossiers est masqué, comme celui d'une case trop "
    "petite pour être publiée ; le tableau dit lesquels. Un dossier compte dans chacun de ses "
    "secteurs. Seul le filtre « Appel » s'applique."
)

# --- counts -----------------------------------------------------------------------------------

CITES = "Les PTCE cités"
CITES_AIDE = (
    "Ce sont des nombres de PTCE cités, non des taux : un territoire mieux décrit par les sources "
    "y paraît mieux doté."
)
FAMILLES = {
    "plein": "lauréats d'un appel",
    "hachure": "candidats",
    "vide": "cités, appel inconnu",
}
PAR = {
    "appel": "Par appel",
    "region": "Par région du siège",
    "secteur": "Par secteur",
    "phase": "Par phase",
    "precision": "Par précision du lieu",
}
PAR_NOTE = {
    "appel": "Un PTCE compte dans chacun de ses appels.",
    "region": "Populations : INSEE, millésime 2026.",
    "secteur": "Un PTCE compte dans chacun de ses secteurs : la somme dépasse le nombre de PTCE.",
    "phase": "Un PTCE dont les appels donnent deux phases compte dans chacune.",
    "precision": "La précision retenue est celle du lieu le plus précis du PTCE.",
}
CITES_COLONNES = {
    "ptce": "PTCE cités",
    "laureate": "Lauréats",
    "candidature": "Candidats",
    "repertoire": "Appel inconnu",
}
HABITANTS = "Habitants"
PAR_MILLION = "PTCE cités par million d'habitants"
AUCUN = "Aucun PTCE ne répond à ces filtres."

# --- territories without any PTCE -------------------------------------------------------------

SANS = "Territoires sans PTCE cité"
SANS_AIDE = (
    "Territoires où aucun PTCE affiché n'a son siège. L'absence d'un PTCE dans cette liste ne dit "
    "pas qu'il n'y en a pas : elle dit qu'aucune source relevée n'en cite."
)
NIVEAUX = {"regions": "Région", "departements": "Département", "epci": "EPCI"}
NIVEAU = "Niveau"
NIVEAUX_PLURIEL = {
    "regions": {"one": "{n} région", "other": "{n} régions"},
    "departements": {"one": "{n} département", "other": "{n} départements"},
    "epci": {"one": "{n} EPCI", "other": "{n} EPCI"},
}
SANS_PHRASE = "{vides} sur {total}, où vivent {habitants} habitants ({part})."
SANS_LIEU = {
    "regions": "Région inconnue pour {n}\u00a0PTCE, peut-être dans l'un de ces territoires.",
    "departements": (
        "Département inconnu pour {n}\u00a0PTCE, peut-être dans l'un de ces territoires."
    ),
    "epci": "Commune inconnue pour {n}\u00a0PTCE, peut-être dans l'un de ces territoires.",
}
SANS_COLONNES = ("Code", "Nom", "Habitants", "Dans un périmètre déclaré par un lauréat")
ENTIER, AUCUNE_PART = "en entier", "non"
SANS_TABLEAU = "Territoires sans PTCE cité, du plus peuplé au moins peuplé"

# --- coverage ---------------------------------------------------------------------------------

COUVERTURE = "Habitants des périmètres déclarés par les lauréats"
COUVERTURE_AIDE = (
    "Seuls comptent les périmètres exprimés en territoires officiels. Chaque commune compte une "
    "fois, même déclarée par plusieurs PTCE. Un département ou une région déclarés en entier "
    "pèsent bien plus que l'action d'un pôle : chaque ligne ajoute un niveau à la précédente."
)
ETATS = {
    "code": "entièrement exprimé en territoires officiels",
    "partiel": "exprimé en partie",
    "indefini": "décrit seulement en mots (pays, bassin, quartier…), non compté",
    "absent": "aucun périmètre trouvé",
}
ETATS_TITRE = {
    "one": "Périmètre de la candidature lauréate affichée",
    "other": "Périmètre des {n} candidatures lauréates affichées",
}
ETATS_COLONNES = ("Périmètre déclaré", "Candidatures lauréates")
NIVEAUX_COUVERTS = {
    "commune": "Communes et arrondissements",
    "epci": "+ EPCI",
    "departement": "+ départements entiers",
    "region": "+ régions entières",
}
COUVERTURE_GRAPHIQUE = "Habitants couverts, sur {total} dans les 18 régions"
COUVERTURE_COLONNES = ("Territoires comptés", "Communes", "Habitants", "Part des 18 régions")
COUVERTURE_REGIONS = "Part des habitants de chaque région, sans les régions déclarées en entier"
COUVERTURE_REGIONS_TABLEAU = "Habitants couverts par région"
COUVERTURE_REGIONS_COLONNES = (
    "Région",
    "Habitants",
    "Couverts par des communes, EPCI et départements",
    "Part",
    "Région déclarée en entier",
)
OUI, NON = "oui", "non"
SOURCE_COUVERTURE = (
    "Source : périmètres déclarés, {source} ; communes, EPCI et populations INSEE et DGCL, "
    "millésime 2026. Dénominateur : les habitants des 18 régions, collectivités "
    "d'outre-mer sans statut de région exclues."
)
AUCUN_LAUREAT = "Aucune candidature lauréate ne répond à ces filtres."

MOTS = langue.catalogue(__name__)
