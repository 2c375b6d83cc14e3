"""The territories of a declared perimeter in words."""

import unicodedata

from ptce_geo import cog
from ptce_geo.french import compte

LEVELS = {
    "commune": "communes",
    "arrondissement": "arrondissements_municipaux",
    "epci": "epci",
    "departement": "departements",
    "region": "regions",
}
WORDS = {
    "commune": "commune {nom}",
    "epci": "intercommunalité {nom}",
    "departement": "département {nom}",
    "region": "région {nom}",
}


def territory_name(niveau: str, code: str, communes: int) -> str:
    """An official territory in words; a code unknown today stays as it is.

    Parameters
    ----------
    niveau : str
        One of ``LEVELS``.
    code : str
    communes : int
        How many communes it holds, said of what is larger than one.

    Examples
    --------
    >>> territory_name("commune", "35236", 1), territory_name("departement", "56", 249)
    ('commune de Redon (35)', 'département Morbihan (249\\xa0communes)')
    """
    level = LEVELS[niveau]
    rows = cog.table(level).set_index(cog.CODES[level])
    nom = rows.nom.get(code, code)
    if niveau == "commune":
        nom = f"{de(nom)} ({cog.code_departement(code)})"
    said = WORDS.get(niveau, "{nom}").format(nom=nom)
    return said if niveau in ("commune", "arrondissement") else f"{said} ({counted(communes)})"


def de(nom: str) -> str:
    """A commune's name after « de ».

    Examples
    --------
    >>> de("Annecy"), de("Le Mans"), de("Les Lilas"), de("La Rochelle"), de("Redon")
    ("d'Annecy", 'du Mans', 'des Lilas', 'de La Rochelle', 'de Redon')
    """
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if nom.startswith(article):
            return joined + nom.removeprefix(article)
    vowel = unicodedata.normalize("NFKD", nom[:1]).upper()[:1] in tuple("AEIOUŒ")
    return f"d'{nom}" if vowel else f"de {nom}"


def counted(communes: int) -> str:
    """How many communes.

    Examples
    --------
    >>> counted(1), counted(1266)
    ('1\\xa0commune', '1\\u202f266\\xa0communes')
    """
    return compte(communes, "commune")
