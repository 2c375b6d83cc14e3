"""Words of the coherence rules: how a reader meets each, what it rests on, what it needs."""

from ptce_geo import langue

FAMILLES = {
    "identite": "Identité",
    "siege": "Siège",
    "continuite": "Continuité",
    "forme": "Forme et taille",
    "zonages": "Zonages",
    "declare": "Déclaré et calculé",
    "dossiers": "Entre dossiers",
}
TITRES = {
    "lieux_reconnus": "Lieux reconnus",
    "doublons": "Sans doublon",
    "nombre_declare": "Nombre de communes annoncé",
    "codes_a_jour": "Déclarations à jour",
    "siege_reconnu": "Siège reconnu",
    "siege_dans_le_perimetre": "Siège dans le périmètre",
    "un_seul_tenant": "D'un seul tenant",
    "contact_par_un_point": "Contact par un point",
    "enclaves": "Sans enclave",
    "dents_creuses": "Sans dent creuse",
    "forme": "Forme",
    "taille": "Taille",
    "etendue": "Étendue",
    "epci_entiers": "EPCI entiers",
    "departements": "Un département",
    "regions": "Une région",
    "departement_declare": "Département déclaré",
    "region_declaree": "Région déclarée",
    "epci_declare": "EPCI déclaré entier",
    "coordonnees_declarees": "Coordonnées déclarées",
    "recouvrement_meme_appel": "Seul sur son territoire dans l'appel",
    "recouvrement_laureats": "Hors des pôles déjà lauréats",
    "succession": "Périmètre stable d'un appel à l'autre",
}
QUESTIONS = {
    "lieux_reconnus": (
        "Chaque lieu déclaré est-il une commune ou un territoire officiel d'aujourd'hui ?"
    ),
    "doublons": "Une commune est-elle déclarée plusieurs fois ?",
    "nombre_declare": "Le périmètre lu a-t-il autant de communes que le dossier en annonce ?",
    "codes_a_jour": "Les lieux sont-ils déclarés tels qu'ils sont aujourd'hui ?",
    "siege_reconnu": "Le siège déclaré est-il une commune d'aujourd'hui ?",
    "siege_dans_le_perimetre": "La commune du siège est-elle dans le périmètre ?",
    "un_seul_tenant": (
        "Les communes forment-elles un seul morceau, ponts, bacs et estuaires comptés ?"
    ),
    "contact_par_un_point": "Le périmètre ne tient-il quelque part que par un point ?",
    "enclaves": "Des communes, ou des morceaux de communes, sont-ils entourés de toutes parts ?",
    "dents_creuses": (
        "Une commune du dehors partage-t-elle presque toute sa limite avec le périmètre ?"
    ),
    "forme": "Le périmètre est-il compact, au regard des EPCI ?",
    "taille": "Habitants, surface et communes sont-ils de l'ordre de ceux des EPCI ?",
    "etendue": "Le périmètre est-il plus étendu que la plupart des EPCI ?",
    "epci_entiers": "Le périmètre est-il fait d'EPCI entiers, ou presque ?",
    "departements": "Le périmètre est-il dans un seul département ?",
    "regions": "Le périmètre est-il dans une seule région ?",
    "departement_declare": "Le département déclaré est-il celui des communes ?",
    "region_declaree": "La région déclarée est-elle celle des communes ?",
    "epci_declare": "Le périmètre est-il bien l'EPCI entier que le dossier déclare ?",
    "coordonnees_declarees": "Les coordonnées déclarées tombent-elles dans la commune du siège ?",
    "recouvrement_meme_appel": (
        "Une autre candidature du même appel couvre-t-elle les mêmes communes ?"
    ),
    "recouvrement_laureats": "Un lauréat d'un appel antérieur couvre-t-il déjà ces communes ?",
    "succession": "Le même PTCE a-t-il changé de périmètre depuis son appel précédent ?",
}
_CONTINUITE = (
    "CGCT, art. L5214-1, L5215-1 et L5216-1 (EPCI « d'un seul tenant et sans enclave ») : repère,"
    " aucun texte ne l'impose à un PTCE."
)
FONDEMENTS = {
    "lieux_reconnus": "Code officiel géographique (INSEE) et périmètres des EPCI (DGCL), 2026.",
    "doublons": "Cohérence du fichier.",
    "nombre_declare": "Cohérence du dossier.",
    "codes_a_jour": "Historique des communes (INSEE) : chaque changement est daté.",
    "siege_reconnu": "Code officiel géographique (INSEE), 2026.",
    "siege_dans_le_perimetre": (
        "Loi n° 2014-856, art. 9 : un regroupement « sur un même territoire ». Jugé par code, "
        "jamais par un point de mairie."
    ),
    "un_seul_tenant": (
        f"{_CONTINUITE}"
        " Un point de contact suffit ; une rivière ne rompt rien (CE, 3 octobre 2003, "
        "Val-de-Drôme) ; une commune en plusieurs morceaux compte pour une (rép. min., Sénat, n° "
        "17361, 2005). Liens par-dessus l'eau : data/records/liens.csv."
    ),
    "contact_par_un_point": f"{_CONTINUITE} Un seul point de contact suffit, mais il se dit.",
    "enclaves": f"{_CONTINUITE} Une enclave étrangère (Llívia) et une poche d'eau n'en sont pas.",
    "dents_creuses": "Repère de l'outil : data/records/seuils.csv.",
    "forme": (
        "Statistique : les 1 253 EPCI de 2026 mesurés de même (Polsby-Popper 4πA/L², trous "
        "compris dans L ; Reock ; enveloppe convexe ; part des limites coupées). Aucun seuil."
    ),
    "taille": "Statistique : les 1 253 EPCI de 2026. Aucun texte ne fixe la taille d'un PTCE.",
    "etendue": "Statistique : les 1 253 EPCI de 2026.",
    "epci_entiers": (
        "Code de l'urbanisme, art. L143-2 et suivants (un SCoT couvre des EPCI entiers) : repère."
        " Aucun texte ne l'impose à un PTCE."
    ),
    "departements": "Information : 89 EPCI sur 1 253 sont eux-mêmes sur plusieurs départements.",
    "regions": "Information : 26 EPCI sur 1 253 sont eux-mêmes sur plusieurs régions.",
    "departement_declare": "Cohérence du dossier.",
    "region_declaree": "Cohérence du dossier.",
    "epci_declare": "Périmètres des EPCI (DGCL), 2026.",
    "coordonnees_declarees": "Cohérence du dossier.",
    "recouvrement_meme_appel": "Information : concurrence ou coopération, au jury d'en juger.",
    "recouvrement_laureats": (
        "Décret n° 2015-431, art. 3 : un projet qui n'est pas déjà soutenu ; information."
    ),
    "succession": "Information : trajectoire du PTCE.",
}
# What is said of a record that the rule finds nothing of.
CONFORMES = {
    "lieux_reconnus": "Tous les lieux déclarés sont reconnus.",
    "doublons": "Aucune commune n'est déclarée deux fois.",
    "nombre_declare": "Le nombre de communes est celui annoncé.",
    "codes_a_jour": "Tous les lieux déclarés existent aujourd'hui sous ce code ou ce nom.",
    "siege_reconnu": "Le siège est reconnu.",
    "siege_dans_le_perimetre": "Le siège est dans le périmètre.",
    "un_seul_tenant": "D'un seul tenant.",
    "contact_par_un_point": "Partout où il tient, il tient par une limite commune.",
    "enclaves": "Aucune enclave.",
    "dents_creuses": "Aucune commune du dehors n'est presque enclavée.",
    "forme": "Compact.",
    "taille": "Taille courante.",
    "etendue": "Étendue courante.",
    "epci_entiers": "Fait d'EPCI entiers.",
    "departements": "Dans un seul département.",
    "regions": "Dans une seule région.",
    "departement_declare": "Le département déclaré est celui des communes.",
    "region_declaree": "La région déclarée est celle des communes.",
    "epci_declare": "Le périmètre est l'EPCI déclaré.",
    "coordonnees_declarees": "Les coordonnées déclarées sont celles de la commune du siège.",
    "recouvrement_meme_appel": (
        "Aucune commune partagée avec une autre candidature de l'appel dans ce fichier."
    ),
    "recouvrement_laureats": "Aucune commune partagée avec un lauréat antérieur dans ce fichier.",
    "succession": "Même périmètre qu'à l'appel précédent.",
}
# What a rule needs of a record: one entry for each of ``coherence_needs.NEEDS``.
BESOINS = {
    "declaration": "un périmètre déclaré",
    "perimetre": "un périmètre dont une commune au moins est reconnue",
    "lieu_declare": "un périmètre ou un siège déclaré",
    "siege_declare": "un siège déclaré",
    "siege": "un siège reconnu",
    "lieu": "un siège ou un périmètre reconnu",
    "contours": "des communes qui ont un contour",
    "projection": "des communes d'un même territoire (Hexagone et Corse, Antilles, Guyane…)",
    "nombre": "un nombre de communes annoncé",
    "coordonnees": "des coordonnées déclarées",
    "annee": "un appel dont l'année est connue",
    "precedent": "une candidature antérieure du même PTCE, avec un périmètre",
    "appel": "un appel",
    "departement": "un département déclaré",
    "region": "une région déclarée",
    "epci": "un EPCI déclaré",
}

MOTS = langue.catalogue(__name__)
