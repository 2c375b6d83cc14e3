"""Words of the filters by text and territory, of the bar of chips, of sharing and embedding."""

from ptce_geo import langue

ACTIFS = "Filtres actifs"
AUCUN = "Aucun filtre : tout est affiché."
PUCE = "{filtre} : {valeur}"
INCONNU = {
    "appel": "inconnu",
    "statut": "inconnu",
    "phase": "inconnue",
    "secteur": "inconnu",
    "region": "inconnue",
}
RETIRER = "Retirer le filtre {filtre} : {valeur}"
GROUPE = "{filtre} : tout retirer"
RETIRER_GROUPE = "Retirer tous les choix du filtre {filtre}"
TOUT = "Tout effacer"
TOUT_LONG = "Retirer tous les filtres"
LIENS = {"implante": "Implanté dans", "touche": "Touche"}
RECHERCHE = "Recherche"
CITE = "« {texte} »"

# --- search and territory, in the side bar ----------------------------------------------------

CHERCHER = "Nom, porteur ou commune"
CHERCHER_EXEMPLE = "Ex. : Redon, recyclerie"
CHERCHER_DANS = "Chercher dans la liste {filtre}"
CHOISI = "1 choisi"
CHOISIS = "{nombre} choisis"
AUCUN_CHOIX = "Rien dans cette liste ne correspond."
TERRITOIRE = "Territoire"
TERRITOIRE_EXEMPLE = "Ex. : Isère, Redon, Bretagne"
TERRITOIRES_POSSIBLES = "« {lieu} » : lequel ?"
TERRITOIRE_INCONNU = "Aucun territoire de 2026 ne commence par « {lieu} »."
LIEN = "Ce qui lie un PTCE au territoire"
LIEN_AIDE = (
    "Implanté dans : le siège y est, ou plus de la moitié des habitants du périmètre déclaré y "
    "vivent. Touche : le siège y est, ou le périmètre en contient une commune. Sans périmètre "
    "connu en communes, seul le siège compte."
)

PARTAGER = "Partager"
PARTAGE = {
    "partager": PARTAGER,
    "lien": "Lien de cette vue, filtres compris",
    "copierLien": "Copier le lien",
    "copierCode": "Copier le code",
    "lienCopie": "Lien copié",
    "codeCopie": "Code copié",
    "echec": "Copie refusée par le navigateur : copiez le texte sélectionné.",
    "fermer": "Fermer",
}
CODE = "Code à coller dans une page web"
LIEN_PAGE = "Lien de cette page"
NOTE_PAGE = (
    "Le lien mène à la page telle qu'elle est avant tout fichier : ce que vous y lisez reste dans "
    "votre session et ne se partage que par les fichiers à télécharger."
)
NOTE_INTEGRATION = "Seuls les sites que l'administrateur a autorisés peuvent intégrer cette carte."
NOTE_SANS_INTEGRATION = (
    "Aucun site n'est encore autorisé à intégrer cette carte : demandez-le à qui administre ce "
    "service."
)

# --- embedded in another site -----------------------------------------------------------------

ORIGINE_FAUSSE = (
    "{nom} : « {valeur} » n'est pas l'adresse d'un site ; attendu : des adresses comme "
    "https://www.exemple.fr ou https://*.exemple.fr, séparées par des espaces, ou * pour tous."
)
VUE_COMPLETE = "Ouvrir la carte complète"
SOURCE_COURTE = "PTCE : sources publiques relevées le 23/11/2026 ; limites : IGN, INSEE, DGCL."

MOTS = langue.catalogue(__name__)
