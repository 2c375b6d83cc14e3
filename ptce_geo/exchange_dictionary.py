"""The dictionary of the published schema of candidatures, written from it."""

from ptce_geo.dictionary import fields_lines
from ptce_geo.exchange import schema

INTRODUCTION = """\
# Schéma « candidatures » : dictionnaire

Ce texte est écrit par `ptce_geo/exchange_dictionary.py` à partir de
`data/schemas/candidatures.schema.json` (Table Schema) : on ne le modifie pas à la main. Exemples :
`data/schemas/exemple-valide.csv` et `data/schemas/exemple-invalide.csv`.

Le schéma n'est pas publié : il ne porte donc ni `homepage` ni `path`, qui seraient des adresses
inventées, et ses exemples sont désignés par des chemins relatifs. Pour l'inscrire sur
schema.data.gouv.fr, dans un dépôt Git qui lui est propre :

1. copiez-le à la racine sous le nom `schema.json`, avec ses deux exemples, un `README.md` et un
   `CHANGELOG.md` ;
2. remplissez `homepage` (adresse du dépôt), `path` (adresse brute de `schema.json` à l'étiquette de
   la version) et l'adresse brute de chaque exemple dans `resources` ; ajoutez à `contributors` la
   personne morale qui publie et une adresse de contact ;
3. posez une étiquette Git égale à `version` (sémantique, sans « v ») et mettez `lastModified` à
   jour ;
4. vérifiez : `frictionless validate --type schema schema.json`, puis
   `frictionless validate --schema schema.json exemple-valide.csv`.
"""
TYPES = {"string": "texte", "integer": "nombre entier", "date": "date (AAAA-MM-JJ)"}


def exchange_dictionary() -> str:
    """Every column of the schema and its vocabulary, as Markdown in French."""
    told = schema()
    return "\n".join(
        [INTRODUCTION, told["description"], "", *fields_lines(told["fields"], TYPES), ""]
    )
