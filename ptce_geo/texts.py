"""Every French word the reader meets, in one place: the other languages are in ``locale/``."""

from ptce_geo import langue

APPLICATION = "PTCE en carte"
APPLICATION_LONG = "Les pôles territoriaux de coopération économique en carte"

# One entry a page, in the order of the menu: file stem of pages/, title, URL path.
# The first one is also served at the root.
PAGES = {
    "carte": ("Carte", "carte"),
    "pres_de_chez_moi": ("Près de chez moi", "pres-de-chez-moi"),
    "chiffres": ("Chiffres", "chiffres"),
    "comparer": ("Comparer", "comparer"),
    "fiche": ("Fiche", "fiche"),
    "coherence": ("Cohérence", "coherence"),
    "importer": ("Importer", "importer"),
    "sources": ("Sources et méthode", "sources"),
}

LANGUES = "Langue de la page"
CHARGEMENT = "Chargement des données…"
ERREUR = (
    "Cette page n'a pas pu être affichée. Rechargez-la ; si le problème demeure, "
    "signalez-le avec l'adresse de la page et l'heure."
)
FICTION = (
    "DÉMONSTRATION : ces candidatures sont fictives. Les lieux sont vrais ; "
    "tout le reste est inventé."
)
SANS_JAVASCRIPT = "Cette carte a besoin de JavaScript pour s'afficher."
PAGE_INTROUVABLE = "Page introuvable"
PAGE_INTROUVABLE_AIDE = "Cette adresse ne mène à aucune page."
RETOUR_CARTE = "Revenir à la carte"

# --- the staff's door -------------------------------------------------------------------------

ACCES_TITRE = "Espace du personnel"
ACCES_FERME = "Cet espace montre des candidatures confidentielles : il faut un compte autorisé."
ACCES_EXPIRE = "Votre connexion a plus de {heures} heures : reconnectez-vous."
ACCES_REFUSE = "Le compte {compte} n'est pas autorisé. Demandez à l'administrateur de l'ajouter."
ACCES_CONNEXION = "Se connecter"
ACCES_CHANGER = "Changer de compte"
ACCES_CONNECTE = "Connecté : {compte}"
ACCES_SORTIR = "Se déconnecter"

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
PTCE_INCONNU = (
    "Aucun PTCE ne porte l'identifiant « {valeur} » : l'adresse est fausse, ou ce PTCE n'est plus "
    "dans les données. Cherchez-le par son nom dans la page Fiche."
)
PARAMETRE_INCONNU = "Le filtre « {nom}={valeur} » de l'adresse est inconnu ; il a été ignoré."
PARAMETRE_NOM_INCONNU = "Le paramètre « {nom} » de l'adresse n'existe pas ; il a été ignoré."
PARAMETRE_AILLEURS = (
    "Le paramètre « {nom} » de l'adresse ne vaut pas pour cette page ; il a été ignoré."
)

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
    "guadeloupe": "Guadeloupe",
    "martinique": "Martinique",
    "guyane": "Guyane",
    "reunion": "La Réunion",
    "mayotte": "Mayotte",
}
VUES_NOM = "Aller à un territoire"
PLEIN_ECRAN = "Carte en plein écran"
PLEIN_ECRAN_SORTIR = "Quitter le plein écran"
CARTE_CHARGEMENT = "Chargement des limites…"
CARTE_ECHEC = "Les limites n'ont pas pu être chargées. Rechargez la page."
PERIMETRES_AUTRES = "et {n} autres périmètres"
PLAN_IGN = "Plan IGN"
PLAN_IGN_NOM = "Fond Plan IGN (images demandées à la Géoplateforme)"
PLAN_IGN_MENTION = "Fond de carte : © IGN – Plan IGN v2 (Géoplateforme)"
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
    "tous": "{affiches} PTCE affichés sur {total}, tous sur la carte.",
    "sans_lieu": "{affiches} PTCE affichés sur {total}, dont {sans_lieu} sans localisation.",
    "imprecis": "Lieu connu au département ou à la région seulement : {imprecis}.",
}

# --- the table --------------------------------------------------------------------------------

TABLEAU = "Les mêmes PTCE en tableau"
TABLEAU_AIDE = "Choisissez une ligne pour ouvrir la fiche du PTCE, un titre de colonne pour trier."
TABLEAU_AVANT = "Afficher les {n} lignes précédentes"
TABLEAU_APRES = "Afficher la suite ({n} lignes)"
TABLEAU_ETENDUE = "Lignes {de} à {a} sur {total}."
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
# Told to screen readers, after the count.
FICHE_OUVERTE = "Fiche ouverte, avant le tableau : {nom}."
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

# --- footer -----------------------------------------------------------------------------------

TOTAUX_TITRE = "Les autres candidatures, en totaux"
TOTAUX_LEGENDES = {
    "region": "Candidatures non nommées par région et par appel",
    "secteur": "Candidatures non nommées par secteur et par appel",
}
TOTAUX_COLONNES = {"region": "Région", "secteur": "Secteur"}
TOTAUX_ENSEMBLE = "Ensemble"
TOTAUX_MASQUE = "masqué"
PIED_TITRE = "Sources"
VERSION_DONNEES = (
    "Application : version {version}. Données affichées : {donnees} du {jour}"
    " (édition {empreinte})."
)
DONNEES_FICHES = "fiches du projet, dernière décision"
DONNEES_PUBLICATION = "publication"
DATE_INCONNUE = "jour inconnu"
PIED_PTCE = (
    "PTCE : sources publiques citées dans chaque fiche (presse, ministères, Labo de l'ESS, RTES, "
    "CRESS, sites des lauréats), relevées le 23/11/2026."
)


nombre = langue.entier
euros = langue.euros


def phrase(affiches: int, total: int, sans_lieu: int, imprecis: int = 0) -> str:
    """How many PTCE are shown, out of how many, and how well they are placed.

    Parameters
    ----------
    affiches, total : int
        Numbers of PTCE shown, and of all PTCE.
    sans_lieu, imprecis : int
        How many of those shown have no place, or one known to the département or region only.

    Examples
    --------
    >>> phrase(12, 84, 1)
    '12 PTCE affichés sur 84, dont 1 sans localisation.'
    >>> phrase(2, 84, 0, 1)
    '2 PTCE affichés sur 84, tous sur la carte.
    Lieu connu au département ou à la région seulement\\xa0:\\xa01.'
    """
    if affiches == 0:
        case = "aucun"
    elif affiches == 1:
        case = "un_sans_lieu" if sans_lieu else "un"
    else:
        case = "sans_lieu" if sans_lieu else "tous"
    cases = [case, "imprecis"] if imprecis else [case]
    return " ".join(MOTS.PHRASES[case] for case in cases).format(
        affiches=nombre(affiches),
        total=nombre(total),
        sans_lieu=nombre(sans_lieu),
        imprecis=nombre(imprecis),
    )


MOTS = langue.catalogue(__name__)
