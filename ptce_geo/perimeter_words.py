"""The territories of a declared perimeter in words."""

import unicodedata

from ptce_geo import cog, langue

_LEVELS = {
    "commune": "communes",
    "arrondissement": "arrondissements_municipaux",
    "epci": "epci",
    "departement": "departements",
    "region": "regions",
}
TERRITOIRES = {
    "commune": "commune {de_nom} ({departement})",
    "arrondissement": "{nom}",
    "epci": "intercommunalité {nom} ({communes})",
    "departement": "département {nom} ({communes})",
    "region": "région {nom} ({communes})",
}
COMMUNES = {"one": "{n}\u00a0commune", "other": "{n}\u00a0communes"}


def territory_name(niveau: str, code: str, communes: int) -> str:
    """An official territory in words; a code unknown today stays as it is.

    Parameters
    ----------
    niveau : str
        ``commune``, ``arrondissement``, ``epci``, ``departement`` or ``region``.
    code : str
    communes : int
        How many communes it holds, said of what is larger than one.

    Examples
    --------
    >>> territory_name("commune", "35236", 1), territory_name("departement", "56", 249)
    ('commune de Redon (35)', 'département Morbihan (249\\xa0communes)')
    """
    nom = official_name(niveau, code) or code
    return str(
        MOTS.TERRITOIRES[niveau].format(
            nom=nom,
            de_nom=de(nom),
            departement=cog.code_departement(code) if niveau == "commune" else "",
            communes=counted(communes),
        )
    )


def official_name(niveau: str, code: str) -> str | None:
    """Name of an official territory, of today or a region of before 2016; None for any other.

    Examples
    --------
    >>> official_name("departement", "56"), official_name("region", "82")
    ('Morbihan', 'Rhône-Alpes')
    """
    levels = [_LEVELS[niveau]] if niveau in _LEVELS else []
    for level in [*levels, "regions_2013"] if niveau == "region" else levels:
        rows = cog.table(level)
        found = rows.loc[rows[cog.CODES[level]].eq(code), "nom"]
        if len(found):
            return str(found.iloc[0])
    return None


def de(nom: str) -> str:
    """A commune's name after « de », as only French sentences need it.

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
    return langue.counted(MOTS.COMMUNES, communes)


MOTS = langue.catalogue(__name__)
