"""Words of a coherence sheet and of the page that lists them."""

from ptce_geo import langue

TITRE = "Cohérence des périmètres"
TITRE_DE = "Cohérence du périmètre : {titre}"
AVERTISSEMENT = (
    "Aucun texte n'impose à un PTCE d'être d'un seul tenant : ces constats sont à examiner, ils ne "
    "notent personne."
)
AVERTISSEMENT_PIED = (
    "Constats à examiner : aucun texte n'impose à un PTCE d'être d'un seul tenant. Page {n}"
)
CARTE_DE = "Carte du périmètre : {titre}"
CONSTATS = "Constats"
COLONNES = ("Issue", "Règle", "Constat")
ISSUES = {
    "à vérifier": "à vérifier",
    "à signaler": "à signaler",
    "non évaluable": "non évaluable",
    "conforme": "conforme",
}
ISSUES_N = {
    "à vérifier": {"one": "{n}\u00a0à vérifier", "other": "{n}\u00a0à vérifier"},
    "à signaler": {"one": "{n}\u00a0à signaler", "other": "{n}\u00a0à signaler"},
    "non évaluable": {"one": "{n}\u00a0non évaluable", "other": "{n}\u00a0non évaluables"},
    "conforme": {"one": "{n}\u00a0conforme", "other": "{n}\u00a0conformes"},
}
# What a drawing is made of, in the order it is painted.
COUCHES = {
    "voisines": "Communes voisines",
    "perimetre": "Périmètre déclaré",
    "partie": "Partie détachée",
    "enclave": "Enclave",
    "dent": "Presque enclavé",
    "ajout": "À ajouter (proposition)",
    "retrait": "À retirer (proposition)",
    "siege": "Siège",
}
PROPOSITION = "Proposition : {proposition}. {effets}"
VARIANTE = "Ou bien : {variante}."
SOURCES = "Sources"
SIEGE = "Siège : {lieu}."
RESUME_AUCUN = "Aucun périmètre à mesurer. Règles : {regles}."
RESUME = {
    "one": "{n}\u00a0commune, {habitants}\u00a0habitants, {surface}\u00a0km². Règles : {regles}.",
    "other": (
        "{n}\u00a0communes, {habitants}\u00a0habitants, {surface}\u00a0km². Règles : {regles}."
    ),
}
COMPARAISON_AUCUNE = "Aucun EPCI à comparer."
COMPARAISON = {
    "one": (
        "EPCI le plus proche : {nom} ({n}\u00a0commune, {habitants}\u00a0hab.) ; {communes} en "
        "commun, {part} de ses habitants, ressemblance {ressemblance}."
    ),
    "other": (
        "EPCI le plus proche : {nom} ({n}\u00a0communes, {habitants}\u00a0hab.) ; {communes} en "
        "commun, {part} de ses habitants, ressemblance {ressemblance}."
    ),
}
PHRASE = {
    "one": "{n}\u00a0dossier affiché sur {total}.",
    "other": "{n}\u00a0dossiers affichés sur {total}.",
}
ENSEMBLE_DESSINES = {
    "one": (
        "{n}\u00a0candidature publie un périmètre qui se traduit en communes, sur {total} ; "
        "{mots}, et le reste n'en publie pas."
    ),
    "other": (
        "{n}\u00a0candidatures publient un périmètre qui se traduit en communes, sur {total} ; "
        "{mots}, et le reste n'en publie pas."
    ),
}
ENSEMBLE_MOTS = {
    "one": "{n}\u00a0autre le dit en mots sans code officiel (pays, quartier, bassin)",
    "other": "{n}\u00a0autres le disent en mots sans code officiel (pays, quartier, bassin)",
}
ENSEMBLE_MORCEAUX = (
    "En plusieurs morceaux que l'eau n'explique pas : {noms}. Ce sont des territoires officiels "
    "(département, région) qui ont eux-mêmes des exclaves, ou des communes éloignées : au lecteur "
    "d'en juger."
)
ENSEMBLE_EPCI = {
    "one": "{n}\u00a0périmètre est fait d'EPCI entiers.",
    "other": "{n}\u00a0périmètres sont faits d'EPCI entiers.",
}
ENSEMBLE_SIEGE = "Le siège est dans le périmètre {n} fois sur {total}."
ENSEMBLE_VERIFIER = {
    "one": "{n}\u00a0constat est à vérifier.",
    "other": "{n}\u00a0constats sont à vérifier.",
}

# --- the page that lists them ------------------------------------------------------------------

PAGE_TITRE = "Que montrent les périmètres déclarés ?"
PAGE_CHAPEAU = (
    "Chaque candidature passée à chaque règle de cohérence. Aucun texte n'impose à un PTCE d'être "
    "d'un seul tenant : ces constats sont à examiner, ils ne notent personne."
)
PAGE_ENSEMBLE = "Ce que montrent les périmètres publiés"
PAGE_REGLE = "Règle"
PAGE_ISSUE = "Issue"
PAGE_ISSUES = {
    "à vérifier": "À vérifier",
    "à signaler": "À signaler",
    "non évaluable": "Non évaluable",
    "conforme": "Conforme",
}
PAGE_LISTE = "Les dossiers"
PAGE_LISTE_AIDE = "Choisissez une ligne pour ouvrir sa fiche, un titre de colonne pour trier."
PAGE_COLONNES = {"nom": "PTCE", "appel": "Appel", "constat": "Premier constat"}
PAGE_AUCUN = "Aucun dossier ne répond à ces filtres."
PAGE_TOUT = "Tout"
PAGE_TOUT_LONG = "Voir tout le périmètre"
PAGE_ALLER = "Aller à une partie"
PAGE_PDF = "Fiche en PDF"
PAGE_HTML = "Fiche à imprimer (HTML)"
PAGE_JSON = "Fiche pour la machine (JSON)"

MOTS = langue.catalogue(__name__)
