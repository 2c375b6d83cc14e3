"""How a place is read, why it is not, and what became of it, in words.

Frames hold these sentences as plain French text; ``phrases.relue`` finds their words again.
"""

from ptce_geo import langue

# --- why a label has no code: after the reason, which is a key of ``answers.MOTIFS`` -----------

RAISON_INCONNU = "inconnu: {raison}"
RAISON_AMBIGU = "ambigu: {raison}"
RAISON_ETRANGER = "hors de France: {raison}"
RAISON_LARGE = "trop large: {raison}"
RAISONS = {
    "inconnu": "inconnu",
    "ambigu": "ambigu",
    "hors de France": "hors de France",
    "trop large": "trop large",
}
ABSENT = "pas de {nom} {ou}"
ABSENT_DANS = "dans {departements}"
ABSENT_POSTAL = "à ce code postal"
PAS_DANS = "{code} n'est pas dans {departements}"
VIDE = "rien n'est écrit"
COUPEE = "étiquette coupée"
SANS_EPCI = "SIREN d'aucun EPCI"
SANS_EPCI_DEPUIS = "SIREN d'aucun EPCI depuis 2019"
TROP_COURT = "nombre trop court pour un code"
NI_CODE = "ni code officiel ni code postal"
SUPPRIMEE = "commune supprimée, son territoire a été partagé"
SANS_ARRONDISSEMENT = "{ville} n'a pas de {numero}e arrondissement"
PAS_CE_JOUR = "pas le code d'une commune le {jour}"
JAMAIS = "jamais le code d'une commune depuis 1943"
DECISION = "décision, {pourquoi}"
POSTAL_PARTAGE = "code postal partagé"
LIEU_DIT = "nom fréquent de lieu-dit"
PLUSIEURS_LIEUX = "plusieurs lieux"
PLUSIEURS_CODES = "plusieurs codes : {codes}"
PLUSIEURS_DEPARTEMENTS = "plusieurs départements"
DEUX_DEPARTEMENTS = "l'étiquette nomme deux départements"
CONTRAIRES = "l'étiquette dit {etiquette}, la colonne {colonne}"
CONTREDITS = "{departements} et {code} se contredisent"
NE_DESSERT_PAS = "{code} ne dessert pas {nom}"
DEPARTEMENT_ILLISIBLE = "département illisible, {texte}"
LARGE = "département ou région"
EPCI_INCONNUE = "intercommunalité inconnue"
# What is ambiguous, then the places it may be.
PLUSIEURS_LIEUX_ENTRE = "plusieurs lieux : {lieux}"
POSTAL_PARTAGE_ENTRE = "code postal partagé : {lieux}"
LIEU_DIT_ENTRE = "nom fréquent de lieu-dit : {lieux}"

# --- a declared place -------------------------------------------------------------------------

NON_LU = "« {texte} » : {motif}"
SANS_NOMS = {
    "one": "{n} commune annoncée sans nom",
    "other": "{n} communes annoncées sans nom",
}
NOMBRE = "{annoncees} annoncées, {trouvees} trouvées"
LU_COMME = "« {texte} » lu comme {nom} ({code}) : {methode}"
AMBIGU_CODE = "« {code} » : ambigu, aujourd'hui {noms}"
COMMUNE = "{nom} ({code})"
AUJOURDHUI = "« {texte} » est aujourd'hui {nom} ({code})"
CODE_PASSE = {
    "epci": "« {code} » n'est pas un code d'EPCI actuel",
    "departement": "« {code} » n'est pas un code de département actuel",
    "region": "« {code} » n'est pas un code de région actuel",
    "commune": "« {code} » n'est pas un code commune actuel",
}
SANS_SIEGE = "aucun siège déclaré"
SANS_LIEU = "aucun lieu publié"

# --- what became of a commune -----------------------------------------------------------------

LE = "le {jour}"
AU_PLUS_TARD = "au plus tard le {jour}, première liste qui le montre"
ARRONDISSEMENT = "{code} est un arrondissement de {nom} ({commune})"
DELEGUEE = "{code} est une commune déléguée ou associée"
DEVENUE = "{avant} est devenue {nom} {date}"
PRIS_CODE = "{avant} a pris le code {code} {date}"
PRIS_CODE_NOM = "{avant} a pris le code {code}, sous le nom de {nom} {date}"
PASSEE = "{avant} est passée dans le département {nom} ({code}) {date}"
QUITTE = "{apres} a quitté {avant} {date}"
SUPPRIMEE_LE = "{avant} a été supprimée {date} et son territoire partagé"
# Several of these sentences.
SUITE = "{phrases}"
REJOINT = "{avant} a rejoint {apres} {date}"

MOTS = langue.catalogue(__name__)
