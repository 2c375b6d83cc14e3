"""The words of the page Sources et méthode, the longest of all."""

from ptce_geo import langue

TITRE = "Sources et méthode"
CHAPEAU = "D'où viennent les limites, les codes et les PTCE, et ce que cette carte ne dit pas."
DEFINITIONS_TITRE = "Ce que veulent dire les mots"
DEFINITIONS = (
    (
        "PTCE",
        "Pôle territorial de coopération économique : le regroupement, sur un même territoire, "
        "d'entreprises de l'économie sociale et solidaire avec d'autres entreprises, des "
        "collectivités, des centres de recherche ou des organismes de formation, pour un projet "
        "économique et social innovant (loi du 31 juillet 2014, article 9).",
    ),
    (
        "Appel",
        "Un appel à projets (AAP, 2013 et 2015) ou à manifestation d'intérêt (AMI, depuis 2021) "
        "de l'État. « Répertoire » réunit les PTCE que des sources publiques citent sans que l'on "
        "sache à quel appel ils ont répondu.",
    ),
    (
        "Statut",
        "Lauréate, recevable, déposée ou non retenue : ce qu'une candidature est devenue dans un "
        "appel, selon les sources citées. Un PTCE présent dans plusieurs appels a plusieurs "
        "candidatures ; la carte montre la plus avancée de celles qui passent les filtres.",
    ),
    (
        "Phase",
        "Gestation ou consolidation. Les mots de chaque appel (émergence, en construction, "
        "phase 1…) y sont ramenés ; quand aucune source ne la donne, la phase reste inconnue.",
    ),
    (
        "Siège et périmètre",
        "La carte place chaque PTCE au siège publié, et non sur le périmètre qu'il déclare. Le "
        "signe est posé sur un point de la commune, pas à une adresse.",
    ),
    (
        "Précision du lieu",
        "Commune publiée ; commune déduite d'une source sans être donnée comme siège (anneau de "
        "points) ; département ou région seulement (anneau de tirets), le signe étant alors posé "
        "sur un point de ce territoire ; lieu inconnu, et le PTCE n'est que dans le tableau.",
    ),
)
MANQUES_TITRE = "Ce que la carte ne dit pas"
MANQUES = (
    "Les listes complètes de lauréats n'ont pas toutes été publiées : le tableau des appels dit "
    "combien sont nommés ici sur le nombre annoncé.",
    "Les candidatures non retenues ne sont pas publiques, sauf exception : leur absence ne dit "
    "rien de leur nombre.",
    "Le répertoire réunit ce que des pages publiques citent ; il n'est pas exhaustif, et un pôle "
    "cité peut avoir cessé son activité.",
    "Les limites sont celles de 2026, même pour les appels de 2013.",
)
APPELS_TITRE = "Les appels, en chiffres publiés"
APPELS_COLONNES = {
    "nom": "Appel",
    "deposees": "Dossiers déposés",
    "recevables": "Recevables",
    "laureates": "Lauréats annoncés",
    "nommes": "Lauréats nommés ici",
    "montant": "Enveloppe",
    "date_resultat": "Résultat",
}
APPELS_NOTES = "Ce que valent ces chiffres"
SELON = "Source"
SELON_UNE_AUTRE_SOURCE = "{valeur} selon une autre source"
LIEUX_TITRE = "Comment les lieux publiés ont été lus"
LIEUX_LEGENDE = "Sièges des candidatures, par manière de les lire"
LIEUX_COLONNES = {
    "groupe": "Résultat",
    "cause": "Manière ou raison",
    "lignes": "Sièges",
    "a_verifier": "Dont à vérifier",
    "sens": "Ce que cela veut dire",
}
LIEUX_GROUPES = {
    "reconnu": "Reconnu",
    "réparé": "Réparé",
    "ambigu": "Ambigu",
    "inconnu": "Inconnu",
}
LIEUX_CAUSES = {
    "decision": "décision",
    "code": "code",
    "code_repare": "code réparé",
    "nom": "nom",
    "indication": "indication",
    "ancien_code": "ancien code",
    "ancien_nom": "ancien nom",
    "code_postal": "code postal",
    "arrondissement": "arrondissement",
    "variante": "variante",
    "abreviation": "abréviation",
    "bilingue": "bilingue",
    "tronque": "tronqué",
    "orthographe": "orthographe",
    "inconnu": "inconnu",
    "ambigu": "ambigu",
    "hors de France": "hors de France",
    "trop large": "trop large",
}
LIEUX_RELUS = "Sièges publiés sous un autre nom que celui d'aujourd'hui"
LIEUX_RELUS_COLONNES = {"label": "Lieu publié", "lu": "Lu comme", "methode": "Manière"}
PRODUCTEURS_TITRE = "Limites, codes et populations"
ARCHIVES_TITRE = "Fichiers dont les limites sont tirées"
ARCHIVES_COLONNES = {
    "titre": "Contenu",
    "producteur": "Producteur",
    "millesime": "Millésime",
    "maj": "Mise à jour",
    "paquet": "Paquet publié",
    "licence": "Licence",
    "sha256": "Empreinte SHA-256",
}
VERSIONS_TITRE = "Version de l'application et des données"
VERSIONS_OUTILS = (
    "Code officiel géographique : millésime {millesime}. Outils : Python {python}, {paquets}."
)
VIE_PRIVEE_TITRE = "Vie privée"
VIE_PRIVEE = (
    "Rien n'est demandé à un autre serveur que celui-ci : ni fond de carte, ni police, ni mesure "
    "d'audience. Les filtres choisis ne sont écrits que dans l'adresse de la page ; la dernière "
    "vue de la carte reste dans l'onglet du navigateur. Le journal du serveur ne garde ni adresse "
    "du lecteur, ni recherche, ni nom ou contenu de fichier."
)
ACCESSIBILITE_TITRE = "Accessibilité"
ACCESSIBILITE = (
    "La carte a pour équivalent le tableau qui la suit : mêmes PTCE, mêmes filtres, mêmes fiches. "
    "Formes, remplissages et anneaux doublent les couleurs. Les signes de la carte ne se "
    "parcourent pas au clavier ; les lignes du tableau, si. Aucun audit de conformité au RGAA n'a "
    "été mené, et quelques mots de l'outil employé (Streamlit) restent en anglais."
)

MOTS = langue.catalogue(__name__)
