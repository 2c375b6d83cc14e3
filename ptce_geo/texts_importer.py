"""The French words of the page *Importer*."""

from ptce_geo import langue
from ptce_geo.exchange import schema
from ptce_geo.interpretation import BLOCKING, INFORMATION, TO_EXAMINE

TITRE = "Importer des candidatures"
CHAPEAU = (
    "Un tableau (CSV, XLSX, ODS, GeoJSON, GeoPackage, Parquet) ou un export de Démarche numérique :"
    " voyez ce qui en est compris, corrigez, emportez le résultat."
)
CONFIDENTIEL = (
    "Le fichier n'est lu que dans cette session : il n'est ni enregistré, ni montré à d'autres. "
    "Les données personnelles (courriels, téléphones, identités) en sont retirées à la lecture. "
    "Tout est oublié quand vous recommencez ou fermez la page : emportez vos décisions."
)
FICHIERS = "Fichiers à lire (un export, et au besoin la couche de son champ carte)"
DECISIONS = "Décisions d'un import précédent (facultatif)"
APPEL = "Appel, si le fichier ne le dit pas"
APPEL_MANQUE = "Ce fichier ne dit pas à quel appel ces candidatures répondent : choisissez-le"
APPEL_AUCUN = "Le fichier le dit"
LIRE = "Lire"
RECOMMENCER = "Recommencer avec un autre fichier"
EN_COURS = "Lecture en cours…"

COLONNES_TITRE = "Colonnes reconnues"
COLONNES_AIDE = (
    "Chaque colonne du fichier et le champ qu'elle remplit. Changez un champ mal reconnu : "
    "le choix est gardé parmi vos décisions."
)
MATCH = {
    "feuille": "Feuille",
    "colonne": "Colonne du fichier",
    "champ": "Champ",
    "exemple": "Exemple",
    "origine": "Reconnue par",
    "motif": "Remarque",
}
HORS_SCHEMA = {
    "": "(non reprise)",
    "personnelle": "(donnée personnelle, retirée)",
    "ignoree": "(sans usage ici)",
    "repli_siege": "Commune de l'établissement",
    "repli_code": "Code de la commune de l'établissement",
    "repli_statut": "État du dossier",
}

CONSTATS_TITRE = "Constats"
CONSTATS_AIDE = (
    "Un constat par ligne, sans limite de nombre. Cochez ceux à trancher, puis acceptez la "
    "proposition ou gardez ce qui est écrit."
)
CONSTATS_AUCUN = "Aucun constat de ce genre."
GRAVITES = {
    BLOCKING: "À corriger",
    TO_EXAMINE: "À examiner",
    INFORMATION: "Informations",
}
DEJA = "Montrer aussi ceux déjà tranchés"
COCHES = "Ce que vous avez coché"
POURQUOI = "Pourquoi (gardé avec la décision)"
ACCEPTER = "Accepter la proposition"
GARDER = "Garder ce qui est écrit"

DEMONSTRATION = "Essayer avec la démonstration (180 candidatures fictives)"
DEMONSTRATION_NOM = "DEMONSTRATION.xlsx"

COHERENCE_TITRE = "Cohérence des périmètres"
COHERENCE_AIDE = (
    "Ce que les règles de la page Cohérence disent des périmètres de ce fichier. Un périmètre "
    "n'est jamais « irrégulier » : il est à examiner."
)
COHERENCE_RIEN = "Rien à signaler ni à vérifier dans les périmètres déclarés."
COHERENCE_TROP = "Au-delà de {limite} candidatures, demandez la vérification."
COHERENCE_VERIFIER = "Vérifier les périmètres"
COHERENCE_COLONNES = {
    "nom": "PTCE",
    "titre": "Règle",
    "issue": "Issue",
    "message": "Constat",
    "reparation": "Proposition",
}

CARTE_TITRE = "Carte"
SECTEURS = "Secteurs"
TOUS = "Tous"
ENTONNOIR_TITRE = "De la candidature au lauréat"
EMPORTER_TITRE = "Emporter"
EMPORTER = {
    "table": "Table nettoyée (CSV)",
    "brute": "Données brutes (CSV, virgules)",
    "decisions": "Décisions (CSV)",
    "rapport": "Rapport (XLSX)",
    "carte": "Carte autonome (HTML)",
    "coherence": "Cohérence (CSV)",
    "publication": "Publication (ZIP)",
}
TROP_DE_LIGNES = (
    "Au-delà de {limite} candidatures, la carte n'est pas dessinée ici ; la table et le rapport "
    "sont complets."
)


LUES = {"one": "{n} candidature lue", "other": "{n} candidatures lues"}
EXAMINER = {"one": "{n} point à examiner", "other": "{n} points à examiner"}
EXAMINER_RIEN = "rien à examiner"
INFORMATIONS = {"one": "{n} information", "other": "{n} informations"}
ETAT = "{lues} ; {examiner}, {informations}."
DEPOSEES = {"one": "{n} candidature déposée.", "other": "{n} candidatures déposées."}
RECEVABLES = {
    "one": "{n} recevable : {part} des déposées.",
    "other": "{n} recevables : {part} des déposées.",
}
LAUREATES = {"one": "{n} lauréate : {parts}.", "other": "{n} lauréates : {parts}."}
PART_DEPOSEES = "{part} des {total} déposées"
PART_RECEVABLES = "{part} des {total} recevables"


def field_words() -> dict[str, str]:
    """Title of each field a column may be matched with."""
    known = {field["name"]: langue.said(field["title"]) for field in schema()["fields"]}
    return {**known, **MOTS.HORS_SCHEMA}


def state(candidatures: int, to_examine: int, informations: int) -> str:
    """What was read and what is left to look at, in one sentence.

    Examples
    --------
    >>> state(1, 0, 2)
    '1 candidature lue\\u202f; rien à examiner, 2 informations.'
    """
    left = langue.counted(MOTS.EXAMINER, to_examine) if to_examine else MOTS.EXAMINER_RIEN
    words: str = MOTS.ETAT
    return words.format(
        lues=langue.counted(MOTS.LUES, candidatures),
        examiner=left,
        informations=langue.counted(MOTS.INFORMATIONS, informations),
    )


def funnel(deposees: int, recevables: int, laureates: int) -> list[str]:
    """The funnel of a call in sentences, each share with its denominator.

    Examples
    --------
    >>> funnel(180, 130, 23)[2]
    '23 lauréates\\xa0: 12,8\\xa0% des 180 déposées, 17,7\\xa0% des 130 recevables.'
    """
    told = [langue.counted(MOTS.DEPOSEES, deposees)]
    if recevables:
        share = langue.percentage(recevables / deposees)
        told.append(langue.counted(MOTS.RECEVABLES, recevables, part=share))
    if laureates:
        wholes = [(MOTS.PART_DEPOSEES, deposees)]
        if recevables:
            wholes.append((MOTS.PART_RECEVABLES, recevables))
        shares = [
            words.format(part=langue.percentage(laureates / whole), total=langue.entier(whole))
            for words, whole in wholes
        ]
        told.append(langue.counted(MOTS.LAUREATES, laureates, parts=", ".join(shares)))
    return told


MOTS = langue.catalogue(__name__)
