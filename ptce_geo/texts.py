"""Every French word the reader meets, in one place."""

APPLICATION = "PTCE en carte"
APPLICATION_LONG = "Les pôles territoriaux de coopération économique en carte"

# One entry a page, in the order of the menu: file stem of pages/, title, URL path.
# The first one is also served at the root.
PAGES = {
    "carte": ("Carte", "carte"),
    "chiffres": ("Chiffres", "chiffres"),
    "comparer": ("Comparer", "comparer"),
    "coherence": ("Cohérence", "coherence"),
    "sources": ("Sources et méthode", "sources"),
}

CHARGEMENT = "Chargement des données…"
ERREUR = (
    "Cette page n'a pas pu être affichée. Rechargez-la ; si le problème demeure, "
    "signalez-le avec l'adresse de la page et l'heure."
)
SANS_JAVASCRIPT = "Cette carte a besoin de JavaScript pour s'afficher."
PAGE_INTROUVABLE = "Page introuvable"
PAGE_INTROUVABLE_AIDE = "Cette adresse ne mène à aucune page."
RETOUR_CARTE = "Revenir à la carte"

# --- vocabulary -------------------------------------------------------------------------------

APPELS = {
    "AAP2013": "AAP 2013",
    "AAP2015": "AAP 2015",
    "AMI2021": "AMI 2021",
    "AMI2023": "AMI 2023",
    "AMI2024": "AMI 2024",
    "AMI2025": "AMI 2025",
    "repertoire": "Répertoire",
}
STATUTS = {
    "laureate": "Lauréate",
    "deposee": "Déposée",
    "recevable": "Recevable",
    "non_retenue": "Non retenue",
    "repertoire": "Répertoire",
}
# A statut as a sentence about the PTCE itself, for its card.
STATUTS_PHRASE = {
    "laureate": "Lauréat",
    "deposee": "Candidature déposée",
    "recevable": "Candidature recevable",
    "non_retenue": "Candidature non retenue",
    "repertoire": "Cité comme PTCE, appel inconnu",
}
PHASES = {
    "consolidation": "Consolidation",
    "gestation": "Gestation",
    "inconnue": "Phase inconnue",
}
PRECISIONS = {
    "commune": "Commune du siège, telle que publiée",
    "commune_inferee": "Commune déduite d'une source, pas donnée comme siège",
    "departement": "Lieu connu au département seulement",
    "region": "Lieu connu à la région seulement",
    "aucune": "Lieu inconnu",
}
PRECISION_COURTE = {
    "commune": "commune publiée",
    "commune_inferee": "commune déduite",
    "departement": "département seulement",
    "region": "région seulement",
    "aucune": "inconnu",
}
INCONNU = {
    "appel": "Appel inconnu",
    "statut": "Statut inconnu",
    "secteur": "Secteur inconnu",
    "phase": "Phase inconnue",
    "region": "Région inconnue",
}

# --- filters ----------------------------------------------------------------------------------

FILTRES = "Filtres"
FILTRES_AIDE = (
    "Le nombre entre parenthèses est celui des PTCE qui restent, compte tenu des autres filtres."
)
DIMENSIONS = {
    "appel": "Appel",
    "statut": "Statut",
    "phase": "Phase",
    "secteur": "Secteur",
    "region": "Région",
}
CHOISIR = "Choisir…"
EFFACER = "Effacer les filtres"
PARAMETRE_INCONNU = "Le filtre « {nom}={valeur} » de l'adresse est inconnu ; il a été ignoré."

# --- the map ----------------------------------------------------------------------------------

CARTE_TITRE = "Où sont les PTCE ?"
CARTE_CHAPEAU = (
    "Les pôles territoriaux de coopération économique que des sources publiques citent, "
    "placés sur les limites administratives de 2026."
)
CARTE_NOM = "Carte des PTCE"
CARTE_AIDE = "Le tableau sous la carte contient les mêmes PTCE."
LIMITES = "Limites : IGN, INSEE"
ZOOM_AVANT = "Zoom avant"
ZOOM_ARRIERE = "Zoom arrière"
VUES = {
    "hexagone": "Hexagone",
    "antilles": "Antilles",
    "guyane": "Guyane",
    "reunion": "La Réunion",
    "mayotte": "Mayotte",
}
VUES_NOM = "Aller à un territoire"
VUE_AFFICHE = "PTCE affiché"
VUE_AFFICHES = "PTCE affichés"
AUCUN_PTCE = "Aucun PTCE ne répond à ces filtres."

LEGENDE = "Légende"
LEGENDE_FORME = "La forme dit le statut"
LEGENDE_REMPLI = "Le remplissage dit la phase"
LEGENDE_ANNEAU = "L'anneau dit la précision du lieu"
FAMILLES = {
    "laureate": "Lauréat d'un appel",
    "candidature": "Candidat (déposée, recevable ou non retenue)",
    "repertoire": "Cité comme PTCE, appel inconnu",
}
LEGENDE_PHASES = {
    "consolidation": "Plein : consolidation",
    "gestation": "Hachuré : gestation",
    "inconnue": "Vide : phase inconnue",
}
LEGENDE_PRECISIONS = {
    "commune": "Sans anneau : commune du siège publiée",
    "commune_inferee": "Points : commune déduite d'une source",
    "departement": "Tirets : département ou région seulement",
}
LEGENDE_PLUSIEURS = (
    "Un PTCE présent dans plusieurs appels porte le signe du plus avancé. Plusieurs PTCE au même "
    "endroit sont rangés côte à côte autour de ce lieu."
)

# How many are shown; the standalone file's script fills the same sentences in.
PHRASES = {
    "aucun": "Aucun PTCE affiché sur {total}.",
    "un": "1 PTCE affiché sur {total}.",
    "un_sans_lieu": "1 PTCE affiché sur {total}, sans localisation.",
    "tous": "{affiches} PTCE affichés sur {total}, tous localisés.",
    "sans_lieu": "{affiches} PTCE affichés sur {total}, dont {sans_lieu} sans localisation.",
}

# --- the table --------------------------------------------------------------------------------

TABLEAU = "Les mêmes PTCE en tableau"
TABLEAU_AIDE = "Cochez une ligne pour ouvrir la fiche du PTCE."
COLONNES = {
    "nom": "PTCE",
    "statut": "Statut",
    "appels": "Appels",
    "phase": "Phase",
    "lieu": "Lieu",
    "region": "Région",
    "precision": "Précision du lieu",
    "secteurs": "Secteurs",
}
SANS_LIEU = "Sans localisation"

# --- the card ---------------------------------------------------------------------------------

FICHE_INVITE = (
    "Cliquez sur un signe de la carte ou sur une ligne du tableau : la fiche du PTCE s'ouvre ici."
)
FICHE_FERMER = "Fermer la fiche"
FICHE_PORTEUR = "Porteur"
FICHE_LIEU = "Lieu"
FICHE_SECTEURS = "Secteurs"
FICHE_CANDIDATURES = "Appels"
FICHE_MONTANT = "Montant"
FICHE_SITE = "Site"
FICHE_NOTE = "À savoir"
FICHE_SOURCES = "Sources"
FICHE_CONFIANCE = {
    "haute": "source sûre",
    "moyenne": "source à confirmer",
    "basse": "source fragile",
}
NON_RENSEIGNE = "non renseigné"
HORS_FILTRES = "Ce PTCE ne répond pas aux filtres actuels."

# --- coherence --------------------------------------------------------------------------------

COHERENCE_TITRE = "Que montrent les périmètres déclarés ?"
COHERENCE_CHAPEAU = (
    "Chaque candidature passée à chaque règle de cohérence. Aucun texte n'impose à un PTCE d'être "
    "d'un seul tenant : ces constats sont à examiner, ils ne notent personne."
)
COHERENCE_ENSEMBLE = "Ce que montrent les périmètres publiés"
COHERENCE_REGLE = "Règle"
COHERENCE_ISSUE = "Issue"
COHERENCE_ISSUES = {
    "à vérifier": "À vérifier",
    "à signaler": "À signaler",
    "non évaluable": "Non évaluable",
    "conforme": "Conforme",
}
COHERENCE_LISTE = "Les dossiers"
COHERENCE_COLONNES = {"nom": "PTCE", "appel": "Appel", "constat": "Premier constat"}
COHERENCE_AUCUN = "Aucun dossier ne répond à ces filtres."
COHERENCE_TOUT = "Tout le périmètre"
COHERENCE_ALLER = "Aller à une partie"
COHERENCE_PDF = "Fiche en PDF"
COHERENCE_HTML = "Fiche à imprimer (HTML)"
COHERENCE_JSON = "Fiche pour la machine (JSON)"

# --- sources and method -----------------------------------------------------------------------

SOURCES_TITRE = "Sources et méthode"
SOURCES_CHAPEAU = (
    "D'où viennent les limites, les codes et les PTCE, et ce que cette carte ne dit pas."
)
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
SELON = "Source :"
SELON_UNE_AUTRE_SOURCE = "{valeur} selon une autre source"
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
VIE_PRIVEE_TITRE = "Vie privée"
VIE_PRIVEE = (
    "Rien n'est demandé à un autre serveur que celui-ci : ni fond de carte, ni police, ni mesure "
    "d'audience. Les filtres choisis ne sont écrits que dans l'adresse de la page ; la dernière "
    "vue de la carte reste dans l'onglet du navigateur."
)
ACCESSIBILITE_TITRE = "Accessibilité"
ACCESSIBILITE = (
    "La carte a pour équivalent le tableau qui la suit : mêmes PTCE, mêmes filtres, mêmes fiches. "
    "Formes, remplissages et anneaux doublent les couleurs. Les signes de la carte ne se "
    "parcourent pas au clavier ; les lignes du tableau, si. Aucun audit de conformité au RGAA n'a "
    "été mené, et quelques mots de l'outil employé (Streamlit) restent en anglais."
)

PIED_TITRE = "Sources"
PIED_PTCE = (
    "PTCE : sources publiques citées dans chaque fiche (presse, ministères, Labo de l'ESS, RTES, "
    "CRESS, sites des lauréats), relevées le 23/11/2026."
)


def nombre(value: int) -> str:
    """A number as French readers write it, thousands apart.

    Examples
    --------
    >>> nombre(1253)
    '1\\u202f253'
    """
    return f"{value:,}".replace(",", "\u202f")


def euros(value: int) -> str:
    """An amount in euros.

    Examples
    --------
    >>> euros(288600)
    '288\\u202f600\\xa0€'
    """
    return f"{nombre(value)}\u00a0€"


def phrase(affiches: int, total: int, sans_lieu: int) -> str:
    """How many PTCE are shown, out of how many, and how many of them have no place.

    Examples
    --------
    >>> phrase(12, 84, 1)
    '12 PTCE affichés sur 84, dont 1 sans localisation.'
    >>> phrase(0, 84, 0)
    'Aucun PTCE affiché sur 84.'
    """
    if affiches == 0:
        case = "aucun"
    elif affiches == 1:
        case = "un_sans_lieu" if sans_lieu else "un"
    else:
        case = "sans_lieu" if sans_lieu else "tous"
    return PHRASES[case].format(
        affiches=nombre(affiches), total=nombre(total), sans_lieu=nombre(sans_lieu)
    )
