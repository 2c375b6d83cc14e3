"""French words of the static site, those that the application does not already say."""

from ptce_geo import langue

SITE_TITRE = "PTCE en carte"
MENU = "Pages du site"
MENU_CARTE = "Carte"
MENU_SOURCES = "Sources et méthode"
ALLER_AU_TABLEAU = "Aller au tableau"
DESCRIPTION = (
    "Carte, tableau et fiches des pôles territoriaux de coopération économique que des sources "
    "publiques citent."
)
SANS_JAVASCRIPT = (
    "Les filtres et la carte ont besoin de JavaScript. Le tableau et les fiches s'en passent."
)
RECHERCHE = "Rechercher"
RECHERCHE_EXEMPLE = "Nom, porteur, lieu…"
RECHERCHE_AIDE = "Par nom, porteur ou siège, ou par une commune du périmètre déclaré."
SUR_LA_CARTE = "Carte"
SUR_LA_CARTE_DE = "Voir {nom} sur la carte"
INVITE = "Choisissez un signe de la carte ou une ligne du tableau : la fiche du PTCE s'ouvre ici."
PTCE_INCONNU = (
    "Aucun PTCE ne porte l'identifiant « {valeur} » : l'adresse est fausse, ou ce PTCE n'est plus "
    "dans les données. Cherchez-le par son nom."
)
CHOISIS = "{nombre} choisis"
CHOISI = "1 choisi"
# How many choices are in force: all that a folded panel shows of them.
EN_VIGUEUR = "{nombre} en vigueur"
# What the filters of a page without a server do not change.
FOND_FIXE = {
    "fichier": (
        "Ce fond, ses classes et ses chiffres restent ceux de l'export : les filtres de cette page "
        "n'agissent que sur les signes, les périmètres, les fiches et la liste."
    ),
    "site": (
        "Ce fond, ses classes et ses chiffres comptent tous les PTCE de ce site : les filtres "
        "n'agissent que sur les signes, les périmètres, les fiches et la liste."
    ),
}

# --- the page of one PTCE ---------------------------------------------------------------------

FICHE_TITRE = "{nom} – PTCE en carte"
FICHE_DESCRIPTION = "Fiche de {nom}, pôle territorial de coopération économique : {resume}."
FICHE_CARTE = "Voir sur la carte"
FICHE_TOUS = "Tous les PTCE"
IDENTITE = "Identité"

# --- sources ----------------------------------------------------------------------------------

SOURCES_CHAPEAU = (
    "D'où viennent les limites, les codes et les PTCE, sous quelles licences, et ce que cette "
    "carte ne dit pas."
)
PUBLIE_LE = "Publication du {date}, limites administratives de {millesime}."
FICHIERS_TITRE = "Les données de ce site"
FICHIERS_CHAPEAU = "Sous {licence}, en citant les sources ci-dessus et la date de publication."
FICHIERS = {
    "laureates.csv": "Candidatures nommées, tableau (CSV)",
    "laureates.geojson": "Candidatures nommées, carte (GeoJSON)",
    "perimetres.csv": "Périmètres déclarés (CSV)",
    "totaux.csv": "Totaux des candidatures non nommées (CSV)",
    "manifest.json": "Date, règles et empreintes (JSON)",
}
LOGICIEL_TITRE = "Logiciel employé"
LOGICIEL = (
    "La carte est dessinée par Leaflet 1.9.4 (© 2010-2024 Volodymyr Agafonkin, © 2010-2011 "
    "CloudMade), sous licence BSD à deux clauses."
)
LOGICIEL_LICENCE = "Texte de la licence, en anglais"
VIE_PRIVEE = (
    "Ce site est fait de fichiers : il ne demande rien à un autre serveur que celui qui l'héberge, "
    "ni fond de carte, ni police, ni mesure d'audience, et ne dépose aucun témoin de connexion. "
    "Les filtres choisis ne sont écrits que dans l'adresse de la page, après le signe #, que le "
    "navigateur n'envoie pas ; la dernière vue de la carte reste dans l'onglet."
)
ACCESSIBILITE = (
    "La carte a pour équivalent le tableau qui la suit : mêmes PTCE, mêmes filtres, mêmes fiches. "
    "Le tableau et les fiches se lisent sans JavaScript. Formes, remplissages et anneaux doublent "
    "les couleurs. Les signes de la carte ne se parcourent pas au clavier ; les lignes du tableau, "
    "si. Aucun audit de conformité au RGAA n'a été mené."
)

# --- the command ------------------------------------------------------------------------------

OCCUPE = "{dossier} : dossier occupé par autre chose qu'un site exporté ; choisissez-en un autre."
PAS_UN_DOSSIER = "{dossier} : ce n'est pas un dossier ; indiquez le dossier à écrire."
DANS_LA_SOURCE = "{dossier} : ce dossier contient la source du site ; choisissez-en un autre."
ECRIT = (
    "Site écrit dans {dossier} : {ptce} PTCE, {fichiers} fichiers ; "
    "{poids} ko compressés pour la première page."
)
ECRIT_DEMONSTRATION = "DÉMONSTRATION : candidatures fictives. "

MOTS = langue.catalogue(__name__)
