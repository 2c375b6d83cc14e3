"""The data dictionary, written from the Table Schemas so that it cannot disagree with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from ptce_geo.schemas import SCHEMAS, schema

INTRODUCTION = """\
# Dictionnaire des données

Ce texte est écrit par `ptce_geo/dictionary.py` à partir des fichiers
`data/records/<nom>.schema.json` (Table Schema) : on ne le modifie pas à la main.

Les fichiers de `data/records` sont tenus à la main : CSV en UTF-8, cellules séparées par `;`.
Une cellule vide veut dire « inconnu ». Les codes sont du texte et gardent leurs zéros.
Plusieurs valeurs dans une cellule sont séparées par `|`.
"""
TYPES = {"string": "texte", "integer": "nombre entier", "number": "nombre", "date": "date"}


def data_dictionary() -> str:
    """Every file, column, vocabulary and link of the hand-kept records, as Markdown in French."""
    return "\n".join([INTRODUCTION, *map(_file, SCHEMAS)])


def _file(name: str) -> str:
    described = schema(name)
    lines = [
        f"## {name}.csv : {described['title']}",
        "",
        described["description"],
        "",
        f"- Clé : {', '.join(f'`{column}`' for column in described['primaryKey'])}.",
    ]
    for key in described.get("foreignKeys", []):
        reference = key["reference"]
        lines.append(
            f"- Lien : `{key['fields'][0]}` renvoie à `{reference['fields'][0]}` de"
            f" `{reference['resource']}.csv`."
        )
    return "\n".join([*lines, "", *fields_lines(described["fields"], TYPES), ""])


def fields_lines(fields: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> list[str]:
    """Lines of Markdown: a table of the fields of a Table Schema, then the values of each.

    Parameters
    ----------
    fields : sequence of mapping
        Those of the schema.
    types : mapping
        Words of its types.
    """
    lines = ["| Colonne | Contenu | Type | Exemple |", "|---|---|---|---|"]
    lines += [_row(field, types) for field in fields]
    for field in fields:
        if "categories" in field:
            lines += ["", f"Valeurs de `{field['name']}` :", ""]
            lines += [f"- `{item['value']}` : {item['label']}" for item in field["categories"]]
    return lines


def _row(field: Mapping[str, Any], types: Mapping[str, str]) -> str:
    required = ", obligatoire" if field.get("constraints", {}).get("required") else ""
    cells = (
        f"`{field['name']}`",
        f"**{field['title']}.** {field['description']}",
        types[field["type"]] + required,
        f"`{field['example']}`",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
