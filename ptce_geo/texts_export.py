"""French words of the exports: the panel, the names of columns, what each file says of itself."""

from ptce_geo import langue

PANNEAU = "Exporter ce que je vois"
PANNEAU_AIDE = (
    "Chaque fichier contient les PTCE affichés, compte tenu des filtres, et porte avec lui la "
    "phrase des filtres, la date, les sources et la licence."
)
PANNEAU_VIDE = "Aucun PTCE ne répond à ces filtres : il n'y a rien à exporter."
GROUPES = {
    "image": "La carte",
    "tableau": "Les lignes",
    "geo": "Pour un logiciel de cartographie",
}
FORMATS = {
    "pdf": "Carte en PDF (A4, vectorielle)",
    "png": "Carte en image (PNG)",
    "html": "Carte interactive (un seul fichier HTML)",
    "xlsx": "Classeur (XLSX)",
    "csv": "Tableau pour tableur (CSV)",
    "machine": "Candidatures pour la machine (CSV)",
    "geojson": "Points (GeoJSON)",
    "gpkg": "Points et candidatures (GeoPackage)",
}
FORMATS_AIDE = {
    "pdf": "Outre-mer en cartons, puis la liste des PTCE. S'imprime et se colle dans une note.",
    "png": "La même page, à coller dans un document.",
    "html": "S'ouvre sans réseau, avec ses filtres et ses fiches.",
    "xlsx": "Une ligne par PTCE, une ligne par candidature, les sources. Codes gardés en texte.",
    "csv": "Une ligne par PTCE, séparée par des points-virgules, virgule décimale.",
    "machine": "Une ligne par candidature, au schéma publié, virgules, UTF-8.",
    "geojson": "Un point par PTCE, en WGS 84.",
    "gpkg": "Couches « ptce » et « candidatures », pour QGIS.",
}
PANNEAU_CHIFFRES = "Exporter les tableaux de cette page"
PANNEAU_CHIFFRES_AIDE = (
    "Des nombres, non des textes : parts entre 0 et 1, cellule vide là où rien n'est publié ou "
    "lorsqu'un taux est masqué. Chaque fichier dit les filtres, la date, les sources et la licence."
)
CHIFFRES_NOTE = (
    "Dossiers et taux par appel : seul le filtre « Appel » s'y applique. PTCE cités : des nombres, "
    "non des taux."
)
TABLEAUX_XLSX = "Tous les tableaux (XLSX)"
TABLEAUX_CSV = "{titre} (CSV)"
# Title of each table of the page Chiffres; a workbook's sheet takes 31 characters.
TABLEAUX = {
    "appels": "Dossiers par appel",
    "taux": "Taux de réussite par appel",
    "region": "PTCE par région",
    "secteur": "PTCE par secteur",
    "appel": "PTCE par appel",
    "phase": "PTCE par phase",
    "sans": "Territoires sans PTCE cité",
    "couverture": "Habitants couverts",
    "couverture_regions": "Habitants couverts par région",
}
CHIFFRES = {
    "id_appel": "Code de l'appel",
    "nom": "Nom",
    "deposees": "Dossiers déposés",
    "deposees_autre": "Dossiers déposés (autre source)",
    "recevables": "Recevables",
    "laureates": "Lauréats annoncés",
    "nommees": "Lauréats nommés ici",
    "sources": "Sources",
    "denominateur": "Dénominateur",
    "dossiers": "Dossiers",
    "taux": "Taux",
    "bas": "Bas de l'intervalle de Wilson",
    "haut": "Haut de l'intervalle de Wilson",
    "code": "Code",
    "ptce": "PTCE cités",
    "laureate": "Lauréats",
    "candidature": "Candidats",
    "repertoire": "Appel inconnu",
    "population": "Habitants",
    "par_million": "PTCE cités par million d'habitants",
    "niveau": "Niveau",
    "part": "Part des habitants en périmètre déclaré",
    "communes": "Communes",
    "couverte": "Habitants en périmètre déclaré",
}

PANNEAU_FICHE_AIDE = (
    "Tous les appels de ce PTCE, quels que soient les filtres. Chaque fichier porte avec lui la "
    "date, les sources et la licence."
)
GROUPES_FICHE = {
    "candidatures": "Ses candidatures",
    "perimetre": "Son périmètre déclaré",
    "coherence": "La cohérence de son périmètre",
}
FORMATS_FICHE = {
    "xlsx": "Classeur (XLSX)",
    "csv": "Candidatures pour tableur (CSV)",
    "machine": "Candidatures pour la machine (CSV)",
    "geojson": "Contours (GeoJSON)",
    "gpkg": "Contours et candidatures (GeoPackage)",
    "pdf": "Fiche de cohérence (PDF)",
}
FORMATS_FICHE_AIDE = {
    "xlsx": "Le PTCE, ses candidatures, ce que chacune a déclaré, les sources. Codes en texte.",
    "csv": "Une ligne par candidature, séparée par des points-virgules, virgule décimale.",
    "machine": "Une ligne par candidature, au schéma publié, virgules, UTF-8.",
    "geojson": "Un objet par territoire déclaré, avec les codes de ses communes, en WGS 84.",
    "gpkg": "Couches « perimetres » et « candidatures », pour QGIS.",
    "pdf": "Le dernier périmètre connu en communes, règle par règle, sur une feuille à imprimer.",
}
RIEN_FICHE = {
    "perimetre": "Aucun périmètre n'est publié pour ce PTCE : il n'y a rien à exporter.",
    "coherence": "Aucun périmètre n'est connu en communes : les règles n'ont rien à examiner.",
}
FICHIERS_FICHE = {
    "xlsx": "fiche",
    "csv": "candidatures",
    "machine": "candidatures-machine",
    "geojson": "perimetre",
    "gpkg": "perimetre",
    "pdf": "coherence",
}
PANNEAU_DUEL_AIDE = (
    "Les chiffres comparés sont des nombres : taux et parts entre 0 et 1, cellule vide là où rien "
    "n'est publié. Chaque fichier porte avec lui la phrase des filtres, la date, les sources et la "
    "licence."
)
GROUPES_DUEL = {"chiffres": "Les chiffres comparés", "ptce": "Les PTCE des deux côtés"}
FORMATS_DUEL = {
    "chiffres-xlsx": "Classeur (XLSX)",
    "chiffres-csv": "Chiffres pour tableur (CSV)",
    "chiffres-machine": "Chiffres pour la machine (CSV)",
    "ptce-csv": "PTCE pour tableur (CSV)",
    "ptce-machine": "Candidatures pour la machine (CSV)",
}
FORMATS_DUEL_AIDE = {
    "chiffres-xlsx": "Les chiffres, les PTCE et les candidatures de chaque côté, les sources.",
    "chiffres-csv": "Une ligne par mesure, une colonne par côté, séparées par des points-virgules.",
    "chiffres-machine": "Les mêmes lignes et les codes ; virgules, UTF-8.",
    "ptce-csv": "Une ligne par PTCE et par côté : un PTCE des deux côtés a deux lignes.",
    "ptce-machine": "Une ligne par candidature et par côté, au schéma publié.",
}
FICHIERS_DUEL = {
    "chiffres-xlsx": "comparaison",
    "chiffres-csv": "comparaison-chiffres",
    "chiffres-machine": "comparaison-chiffres-machine",
    "ptce-csv": "comparaison-ptce",
    "ptce-machine": "comparaison-candidatures-machine",
}
COLONNES_DUEL = {"tableau": "Tableau", "code": "Code", "mesure": "Mesure"}
COTE = "Côté"
TAUX_DUEL = {
    "taux": "Lauréats sur {denominateur}",
    "bas": "Lauréats sur {denominateur}, bas de l'intervalle de Wilson à 95 %",
    "haut": "Lauréats sur {denominateur}, haut de l'intervalle de Wilson à 95 %",
}
PART_COUVERTE = "Habitants d'un périmètre déclaré par un lauréat, part"
NIVEAUX_PERIMETRES = {
    "commune": "Commune",
    "arrondissement": "Arrondissement municipal",
    "epci": "EPCI",
    "departement": "Département",
    "region": "Région",
    "indefini": "Hors des territoires officiels",
}
COLONNES_PERIMETRES = {
    "id_candidature": "Identifiant de la candidature",
    "id_ptce": "Identifiant du PTCE",
    "nom": "Nom du PTCE",
    "appel": "Appel",
    "rang": "Rang dans la déclaration",
    "niveau": "Niveau",
    "code": "Code",
    "territoire": "Territoire",
    "libelle": "Mots publiés",
    "note": "Note",
    "communes": "Nombre de communes",
    "codes_communes": "Codes des communes",
}

# --- what each file says of itself --------------------------------------------------------------

TITRE = "Carte des PTCE"
TITRE_LONG = "Les pôles territoriaux de coopération économique (PTCE)"
DEMONSTRATION = "DÉMONSTRATION – "
SANS_FILTRE = "Tous les PTCE, sans filtre."
FILTRES = "Filtres : {phrase}."
SANS_AUTRE_FILTRE = "Sans autre filtre."
COMPARAISON = "Comparaison : {gauche} et {droite}."
UN_PTCE = "Un seul PTCE, tous ses appels : {nom} ({id})."
SES_CANDIDATURES = {"one": "{n} candidature connue.", "other": "{n} candidatures connues."}
LE = "Exporté le {date}"
LICENCE = (
    "Limites, codes et populations : Licence Ouverte 2.0. PTCE : faits relevés dans les sources "
    "publiques que cite chaque ligne, à citer avec elles ; la liste est partielle."
)
PUBLICATION = "PTCE : {publication} ; sources citées sur chaque ligne."
FICHES = "PTCE : fiches du dossier « {dossier} », sources citées sur chaque ligne."
PROVENANCE = {
    "titre": "Titre",
    "selection": "Sélection",
    "compte": "Compte",
    "date": "Date de l'export",
    "sources": "Sources",
    "licence": "Licence",
    "demonstration": "Avertissement",
}
# Columns that carry the provenance on each line of a CSV, for people and for machines.
MENTIONS = {
    "selection": "Filtres de l'export",
    "date": "Date de l'export",
    "mentions": "Sources et licence",
}
FICHIER = "ptce"
FICHIER_CARTE = "carte"
FICHIER_LISTE = "liste"
FICHIER_CANDIDATURES = "candidatures"
FICHIER_CHIFFRES = "chiffres"
FICHIER_DEMONSTRATION = "demonstration"
FICHIER_TOUS = "tous"

PHASES = {"consolidation": "Consolidation", "gestation": "Gestation", "inconnue": "Inconnue"}
FEUILLES = {
    "ptce": "PTCE",
    "candidatures": "Candidatures",
    "perimetres": "Périmètre déclaré",
    "comparaison": "Chiffres comparés",
    "fond": "Fond coloré",
    "sources": "Sources",
}
COLONNES = {
    "id_ptce": "Identifiant du PTCE",
    "nom": "PTCE",
    "porteur": "Structure porteuse",
    "statut": "Statut",
    "appels": "Appels",
    "phase": "Phase",
    "lieu": "Lieu affiché",
    "precision": "Précision du lieu",
    "nom_commune": "Commune",
    "code_commune": "Code commune",
    "nom_epci": "Nom de l'EPCI",
    "code_epci": "Code EPCI",
    "nom_departement": "Nom du département",
    "code_departement": "Code département",
    "nom_region": "Nom de la région",
    "code_region": "Code région",
    "secteurs": "Secteurs",
    "site_web": "Site internet",
    "lon": "Longitude",
    "lat": "Latitude",
    "sources": "Sources",
}
COLONNES_CANDIDATURES = {
    "id_candidature": "Identifiant de la candidature",
    "id_ptce": "Identifiant du PTCE",
    "nom": "Nom du PTCE",
    "porteur": "Structure porteuse",
    "appel": "Appel",
    "statut": "Statut",
    "phase": "Phase",
    "secteurs": "Secteurs",
    "montant_eur": "Montant accordé",
    "siege": "Commune du siège",
    "precision": "Précision du lieu",
    "nom_commune": "Nom de la commune",
    "code_commune": "Code commune",
    "nom_epci": "Nom de l'EPCI",
    "code_epci": "Code EPCI",
    "nom_departement": "Nom du département",
    "code_departement": "Code département",
    "nom_region": "Nom de la région",
    "code_region": "Code région",
    "site_web": "Site internet",
    "note": "Note",
    "sources": "Sources",
}

# --- the command --------------------------------------------------------------------------------

FORMAT_INCONNU = "{fichier} : format « {suffixe} » inconnu ; connus : {connus}."
VALEUR_INCONNUE = "--{nom} : « {valeur} » inconnu ; connus : {connus}."
NIVEAU_SANS_FOND = "--niveau {niveau} : indiquez aussi --fond, ce qui est à compter à ce niveau."
PTCE_HORS_FILTRES = "--ptce {ptce} : hors des filtres, sa fiche n'est pas ouverte."
RIEN = "Aucun PTCE ne répond à ces filtres : rien n'est écrit."
ECRIT = "{compte} {fichier} est écrit."

MOTS = langue.catalogue(__name__)
