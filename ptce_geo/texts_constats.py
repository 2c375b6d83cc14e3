"""What the coherence rules find, and what they propose, in words."""

from ptce_geo import langue

# --- identity and seat ------------------------------------------------------------------------

LIEUX_NON_RECONNUS = {
    "one": "{n}\u00a0lieu non reconnu : {motifs}.",
    "other": "{n}\u00a0lieux non reconnus : {motifs}.",
}
A_RELIRE = "À relire : {doutes}."
DOUBLONS = "Comptées plusieurs fois dans le périmètre : {noms}."
NOMBRE_ECART = "Nombre de communes : {ecart}."
NOMBRE_TROUVE = "Le nombre de communes annoncé est celui trouvé."
NOMBRE_AUTRE = {
    "one": "{n}\u00a0commune annoncée, {trouvees} dans le périmètre lu.",
    "other": "{n}\u00a0communes annoncées, {trouvees} dans le périmètre lu.",
}
NOMBRE_JUSTE = {
    "one": "{n}\u00a0commune, comme annoncé.",
    "other": "{n}\u00a0communes, comme annoncé.",
}
HIER = "Déclarations d'hier : {notes}."
HIER_SIEGE = "siège : {note}"
SIEGE_NON_RECONNU = "Siège non reconnu : {motif}."
SIEGE_DEDANS = "Le siège, {nom}, est dans le périmètre."
SIEGE_MERS = "Le siège, {nom}, est hors du périmètre, au-delà des mers."
SIEGE_DEHORS = (
    "Le siège, {nom}, est hors du périmètre, à {distance} km de la commune la plus proche, "
    "{proche}, soit {part} du trajet jusqu'au centre des habitants."
)

# --- the ground -------------------------------------------------------------------------------

RELIEES = "En {parties} parties que l'eau sépare, reliées : {liens}."
LIEN = "{nom} ({nature})"
# The first part is described with a capital, the others after semicolons.
PARTIES = "En {parties} parties. {decrites}."
PARTIE = "partie {numero} : {texte}"
PARTIES_AUTRES = {"one": "et {n}\u00a0autre partie", "other": "et {n}\u00a0autres parties"}
PARTIE_SEULE = "{nom} ({habitants} hab.)"
PARTIE_DONT = {
    "one": "{n}\u00a0commune dont {nom} ({habitants} hab.)",
    "other": "{n}\u00a0communes dont {nom} ({habitants} hab.)",
}
PARTIE_LOIN = "{noms} ({habitants} hab.), à {distance} km de la première (de chef-lieu à chef-lieu)"
PARTIE_MERS = "{noms} ({habitants} hab.), au-delà des mers"
EXCLAVE = "{partie}, exclave du département {departement}"
POINT = "Tient par un point : {paires} ne se touchent que là. Un point de contact suffit en droit."
PAIRE = "{a} et {b}"
ENCLAVES = "{texte}, dont le périmètre fait tout le tour."
ENCLAVE = "enclavé : {noms}"
MORCEAUX = {
    "one": "{n}\u00a0morceau détaché de communes voisines ({noms})",
    "other": "{n}\u00a0morceaux détachés de communes voisines ({noms})",
}
DENTS = "Presque enclavé, part de la limite terrestre partagée : {noms}."
DENT = "{nom} ({part})"

# --- shape and size ---------------------------------------------------------------------------

FORME = (
    "Polsby-Popper {polsby_popper} (centile {c_polsby_popper}), Reock {reock} (centile {c_reock}), "
    "enveloppe convexe {enveloppe_convexe} (centile {c_enveloppe_convexe}), {coupe} : rang de "
    "compacité parmi les EPCI."
)
FORME_ETIREE = "Parmi les {bas} % d'EPCI les moins compacts. {forme}"
COUPE_SANS = "coupe sans limite"
COUPE_PART = "limites coupées {part} (centile {centile})"
RANG_BAS = "moins que presque tous les EPCI"
RANG_HAUT = "plus que presque tous les EPCI"
RANG = "plus que {part} des EPCI"
TAILLE = (
    "{habitants} hab. ({c_habitants}), {surface} km² ({c_surface}), {communes} ({c_communes}), "
    "{epci} en tout ou partie."
)
TAILLE_HORS = "Hors des centiles {bas} à {haut} des EPCI pour : {quoi}. {taille}"
TAILLES = {
    "population": "population",
    "superficie": "superficie",
    "communes": "nombre de communes",
}
COMMUNES = {"one": "{n}\u00a0commune", "other": "{n}\u00a0communes"}
EPCI = {"one": "{n}\u00a0EPCI", "other": "{n}\u00a0EPCI"}
ETENDUE = "{longueur} km dans sa plus grande longueur ({rang})."
ETENDUE_SIEGE = (
    "{longueur} km dans sa plus grande longueur ({rang}) ; les habitants sont en moyenne à "
    "{moyenne} km du siège ({c_moyenne}, le siège d'un EPCI étant pris à sa commune la plus "
    "peuplée), neuf sur dix à moins de {rayon} km."
)

# --- zonings ----------------------------------------------------------------------------------

SANS_EPCI = "Aucune commune n'appartient à un EPCI."
ENTIERS = "Fait d'EPCI entiers : {noms}."
PRESQUE = "Presque {nom} : {ecart}."
COUPE = {"one": "Coupe {n}\u00a0EPCI : {noms}.", "other": "Coupe {n}\u00a0EPCI : {noms}."}
COUPES = "{coupe} Au plus près : {nom}, ressemblance {part}, {ecart}."
COUPE_EPCI = "{nom} ({part} de ses habitants)"
EFFECTIF = "{texte} Nombre effectif d'EPCI : {nombre}."
MANQUE = "il manque {noms}"
EN_TROP = "en trop {noms}"
MANQUE_EN_TROP = "il manque {manque}, en trop {trop}"
COUVERT = "couvert en entier"
COUVERT_PART = "couvert à {part}"
SANS_ZONE = "Aucune commune n'y est rattachée."
DANS = {
    "departement": "Dans un seul département : {nom}, {couvert}.",
    "region": "Dans une seule région : {nom}, {couvert}.",
}
SUR_DEPARTEMENT = {
    "one": "Sur {n}\u00a0département : {noms} ; nombre effectif {nombre}.",
    "other": "Sur {n}\u00a0départements : {noms} ; nombre effectif {nombre}.",
}
SUR_REGION = {
    "one": "Sur {n}\u00a0région : {noms} ; nombre effectif {nombre}.",
    "other": "Sur {n}\u00a0régions : {noms} ; nombre effectif {nombre}.",
}
PART_DE = "{nom} ({part} des habitants, {couvert})"

# --- declared and computed --------------------------------------------------------------------

ZONE_NON_RECONNUE = {
    "departement": "Département « {texte} » non reconnu.",
    "region": "Région « {texte} » non reconnue.",
    "epci": "EPCI « {texte} » non reconnu.",
}
ZONE_JUSTE = {
    "departement": "Département déclaré : {nom}, comme calculé sur les communes.",
    "region": "Région déclarée : {nom}, comme calculé sur les communes.",
}
ZONE_AUTRE = {
    "departement": "Département déclaré : {nom} ; calculé : {noms}.",
    "region": "Région déclarée : {nom} ; calculé : {noms}.",
}
EPCI_JUSTE = "Le périmètre est bien {nom}, entier."
EPCI_AUTRE = "Déclaré comme {nom} entier : {ecart}."
COORDONNEES_ILLISIBLES = "Coordonnées illisibles : « {lon} », « {lat} »."
COORDONNEES_LOIN = "Les coordonnées déclarées sont à {distance} km de {nom}, commune du siège."

# --- between records --------------------------------------------------------------------------

RECOUVRE = "Recouvre {noms}."
RECOUVREMENT = {
    "one": "{nom} ({appel} : {n}\u00a0commune, {part} des habitants)",
    "other": "{nom} ({appel} : {n}\u00a0communes, {part} des habitants)",
}
RECOUVREMENT_DANS = {
    "one": "{nom} ({appel} : {n}\u00a0commune, {part} des habitants, contenu en entier)",
    "other": "{nom} ({appel} : {n}\u00a0communes, {part} des habitants, contenu en entier)",
}
RECOUVREMENT_MEME = {
    "one": "{nom} ({appel} : {n}\u00a0commune, {part} des habitants, même périmètre)",
    "other": "{nom} ({appel} : {n}\u00a0communes, {part} des habitants, même périmètre)",
}
RECOUVREMENT_TOUT = {
    "one": "{nom} ({appel} : {n}\u00a0commune, {part} des habitants, qu'il contient en entier)",
    "other": "{nom} ({appel} : {n}\u00a0communes, {part} des habitants, qu'il contient en entier)",
}
STABLE = "Depuis {appel}, ressemblance {part}."
CHANGE = "Depuis {appel}, ressemblance {part} : {changements}."
GAGNE = "gagne {noms}"
PERD = "perd {noms}"

# --- what keeps a rule from being applied -----------------------------------------------------

NON_DECLARE = "Non déclaré."
SANS_PERIMETRE = "Aucun périmètre déclaré."
EN_MOTS = "Territoire publié en mots, sans code officiel (« {texte} »)."
SANS_COMMUNE = "Aucune commune reconnue dans le périmètre déclaré."
SIEGE_INCONNU = "Siège non reconnu."
MOTIF = "{motif}."
SANS_CONTOUR = {
    "one": "{n}\u00a0commune sans contour (collectivité d'outre-mer).",
    "other": "{n}\u00a0communes sans contour (collectivité d'outre-mer).",
}
ELOIGNES = "Périmètre sur plusieurs territoires éloignés."
SANS_NOMBRE = "Aucun nombre de communes annoncé."
SANS_COORDONNEES = "Aucune coordonnée déclarée."
SANS_ANNEE = "Année de l'appel inconnue."
SANS_PRECEDENT = "Aucune candidature antérieure de ce PTCE dans ce fichier."
EN_PARTIE = {
    "one": "{texte} Périmètre lu en partie ({n}\u00a0lieu non reconnu).",
    "other": "{texte} Périmètre lu en partie ({n}\u00a0lieux non reconnus).",
}

# --- proposals --------------------------------------------------------------------------------

AJOUTER = "ajouter {noms} : {habitants} hab., {surface} km²"
RETIRER = "retirer {noms} : {habitants} hab., {surface} km²"
AJOUTER_RETIRER = "ajouter {ajouter}, retirer {retirer} : {habitants} hab., {surface} km²"
COMMUNE = "{nom} ({code})"
EFFET = "{regle} : {avant} → {apres}"
EFFETS = "{effets}."
EFFETS_APPROCHES = "{effets}. Réponse {methode}."
APPROCHEE = "approchée : au plus {fois} fois le minimum"

MOTS = langue.catalogue(__name__)
