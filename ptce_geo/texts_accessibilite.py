"""The statement of accessibility: what is tried, what is not, what is known to be wrong."""

from ptce_geo import langue

TITRE = "Accessibilité"
CHAPEAU = (
    "Aucun audit de conformité au RGAA n'a été mené : cette application ne se dit ni conforme, ni "
    "partiellement conforme. Voici ce qui est prévu, ce qui a été essayé et ce qui ne l'a pas été."
)
PARTIES = (
    (
        "Ce qui est prévu",
        (
            "La carte a pour équivalent le texte qui la précède et le tableau qui la suit : mêmes "
            "PTCE, mêmes filtres, mêmes fiches. Ses signes ne se parcourent pas au clavier ; les "
            "lignes du tableau, si.",
            "Formes, remplissages, anneaux, hachures et tirets doublent les couleurs ; chaque "
            "graphique est suivi de ses chiffres en tableau.",
            "Le nombre de PTCE affichés et la fiche qui s'ouvre sont annoncés aux lecteurs "
            "d'écran.",
            "Le thème clair ou sombre est celui que demande votre appareil.",
        ),
    ),
    (
        "Ce qui a été essayé, le {date}",
        (
            "axe-core {axe} (règles WCAG 2.2 A et AA, RGAA 4 et bonnes pratiques) dans Chromium, "
            "sur chaque page du menu, une fiche ouverte, les couches de la carte et le cadre "
            "destiné à un autre site, en clair sur un écran large et en sombre sur 320 pixels ; et "
            "sur la carte exportée en un fichier : aucun défaut de cette application.",
            "Le parcours au clavier seul dans Chromium : lien d'évitement, menu, filtre, carte, "
            "tableau trié, fiche, retour ; l'endroit où l'on est reste visible et rien ne retient.",
            "Chaque page à 320 pixels de large : elle ne défile pas de côté ; un tableau plus "
            "large défile dans son cadre.",
            "Les contrastes, calculés : 4,5 pour le texte et 3 pour les formes, dans les deux "
            "thèmes.",
        ),
    ),
    (
        "Ce qui n'a pas été essayé",
        (
            "Les lecteurs d'écran (NVDA, JAWS, VoiceOver, TalkBack) avec les personnes qui s'en "
            "servent, la commande vocale, la loupe.",
            "Firefox et Safari.",
            "Les fichiers exportés en PDF et les classeurs.",
        ),
    ),
    (
        "Défauts connus",
        (
            "Page Importer, les tableaux des colonnes et des constats, où l'on répond, sont "
            "dessinés par Streamlit, l'outil employé : un lecteur d'écran n'en connaît que les "
            "lignes affichées. Les autres tableaux sont ordinaires.",
            "La zone de dépôt de la page Importer porte un rôle qui contredit son nom ; son bouton "
            "est nommé et s'atteint au clavier. Ce défaut est de Streamlit.",
            "Au clavier, les filtres viennent avant le menu : c'est l'ordre de Streamlit.",
            "La fenêtre qui annonce une connexion perdue reste en anglais.",
        ),
    ),
    (
        "Signaler un défaut",
        (
            "Écrivez à l'organisme qui met ce site en ligne, avec l'adresse de la page, ce que "
            "vous vouliez faire et l'outil que vous employez.",
            "Si cet organisme est tenu à l'accessibilité et ne vous répond pas, vous pouvez saisir "
            "le Défenseur des droits.",
        ),
    ),
)
MOTS = langue.catalogue(__name__)
