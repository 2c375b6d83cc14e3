"""Words of the filters in a sentence, and of the paragraph that says what the map shows."""

# --- the filters in a sentence ----------------------------------------------------------------

SANS_FILTRE = "aucun filtre"
OU = " ou "
# A statut or a phase as said of candidatures.
STATUTS = {
    "laureate": "lauréates",
    "deposee": "déposées",
    "recevable": "recevables",
    "non_retenue": "non retenues",
    "repertoire": "citées sans appel connu",
}
PHASES = {
    "consolidation": "en consolidation",
    "gestation": "en gestation",
    "inconnue": "phase inconnue",
}
SECTEUR = "secteur {secteurs}"
SECTEUR_NOM = "« {nom} »"
INCONNU = {
    "appel": "appel inconnu",
    "statut": "statut inconnu",
    "secteur": "inconnu",
    "phase": "phase inconnue",
    "region": "région inconnue",
}
LIENS_PHRASE = {
    "implante": "implantées dans {territoires}",
    "touche": "touchant {territoires}",
}
RECHERCHE_PHRASE = "recherche « {texte} »"
