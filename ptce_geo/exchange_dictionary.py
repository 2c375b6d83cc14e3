"""The dictionary of the published schema of candidatures, written from it."""

from ptce_geo.exchange import schema

INTRODUCTION = """\
# Schéma « candidatures » : dictionnaire

Ce texte est écrit par `ptce_geo/exchange_dictionary.py` à partir de
`data/schemas/candidatures.schema.json` (Table Schema) : on ne le modifie pas à la main. Exemples :
`data/schemas/exemple-valide.csv` et `data/schemas/exemple-invalide.csv`.
"""
TYPES = {"string": "texte", "integer": "nombre entier", "date": "date (AAAA-MM-JJ)"}


def exchange_dictionary() -> str:
    """Every column of the schema and its vocabulary, as Markdown in French."""
    fields = schema()["fields"]
    lines = [INTRODUCTION, schema()["description"], ""]
    lines += ["| Colonne | Contenu | Type | Exemple |", "|---|---|---|---|"]
    lines += [_row(field) for field in fields]
    for field in fields:
        if "categories" in field:
            lines += ["", f"Valeurs de `{field['name']}` :", ""]
            lines += [f"- `{item['value']}` : {item['label']}" for item in field["categories"]]
    return "\n".join([*lines, ""])


def _row(field: dict) -> str:
    required = ", obligatoire" if field.get("constraints", {}).get("required") else ""
    cells = (
        f"`{field['name']}`",
        f"**{field['title']}.** {field['description']}",
        TYPES[field["type"]] + required,
        f"`{field['example']}`",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
