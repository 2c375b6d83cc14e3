"""Words of the filters in a sentence, and of the paragraph that says what the map shows."""

from ptce_geo import langue

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
SECTEUR_INCONNU_NOM = "inconnu"
SECTEUR_NOM = "« {nom} »"
INCONNU = {
    "appel": "appel inconnu",
    "statut": "statut inconnu",
    "phase": "phase inconnue",
    "region": "région inconnue",
}
TERRITOIRES = {
    "region": "{nom} (région)",
    "departement": "{nom} (département)",
    "epci": "{nom} (intercommunalité)",
    "commune": "{nom} ({departement})",
}
LIENS_PHRASE = {
    "implante": "implantées dans {territoires}",
    "touche": "touchant {territoires}",
}
RECHERCHE_PHRASE = "recherche « {texte} »"

# --- the paragraph before the map -------------------------------------------------------------

FILTRES = "Filtres : {filtres}."
REGION_PREMIERE = "Région qui en compte le plus : {noms} ({nombre})."
REGIONS_PREMIERES = "Régions qui en comptent le plus : {noms} ({nombre} chacune)."
REGION_SANS = "Une région n'en compte aucun : {noms}."
REGIONS_SANS_NOMBREUSES = "{nombre} régions sur {total} n'en comptent aucun."
REGIONS_SANS = "{nombre} régions n'en comptent aucun : {noms}."
SECTEUR_PREMIER = "Secteur le plus fréquent : {noms} ({nombre})."
SECTEURS_PREMIERS = "Secteurs les plus fréquents : {noms} ({nombre} chacun)."
SECTEUR_INCONNU = "Secteur inconnu : {nombre}."
SIEGE_SEUL = (
    "PTCE comparés au territoire : {total}, dont {sans} sans périmètre connu en communes ; pour "
    "ceux-là, seul le siège a compté."
)
MASQUES = (
    "Les candidatures qui n'ont pas été retenues ne sont publiées qu'en totaux : elles ne sont ni "
    "sur la carte ni dans le tableau."
)

MOTS = langue.catalogue(__name__)
