"""The document of licences, written from the packages installed and from the sources declared."""

import re
from collections.abc import Iterable, Sequence
from email.message import Message
from importlib.metadata import metadata
from pathlib import Path
from typing import cast

from ptce_geo import sources
from ptce_geo.paths import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)$", re.MULTILINE)
UNDECLARED = "non déclarée par le paquet"
# Longer, the field holds the whole text of the licence and not its name.
LONGEST_NAME = 40
# What a name alone does not tell.
NOTES = {
    "fpdf2": "LGPL : employé tel quel, comme bibliothèque ; qui redistribue une image la joint.",
    "shapely": "Ses binaires contiennent GEOS, sous LGPL-2.1 (`LICENSE_GEOS` du paquet).",
    "django-js-lib-leaflet": (
        "Porte Leaflet (BSD à deux clauses), recopié dans les sites et les cartes exportés avec sa "
        "mention ; Django n'est pas employé."
    ),
    "streamlit-folium": "Licence à lire dans son dépôt : les métadonnées n'en disent rien.",
}
HEAD = """\
# Licences de ce dont l'outil est fait

Ce texte est écrit par `ptce_geo/licences_document.py` à partir des paquets installés et de
`data/sources.toml` : on ne le modifie pas à la main
(`python -m ptce_geo.licences_document > docs/licences.md`). Chaque licence est celle que le paquet
déclare dans ses métadonnées ; elle n'a pas été relue par un juriste.
"""
AUDIT = """\
## Failles connues

`make audit` demande à PyPI, avec `pip-audit`, si une version épinglée ou l'une de ses dépendances
a une faille publiée, et échoue si l'une d'elles n'a pas pu être examinée. Dernier essai, le
27/11/2026 avec pip-audit 2.10.1 : **aucune dépendance n'a pu être examinée** (depuis la machine
d'essai, `pypi.org/pypi/…/json` répond 404 et `api.osv.dev` n'est pas joignable). Ce n'est donc ni
« sans faille » ni « avec » : à refaire depuis un poste relié à Internet avant toute mise en ligne.
"""


def pinned(requirements: Path) -> list[tuple[str, str]]:
    """Name and version of each package of a file of pinned requirements, in its order."""
    return PIN.findall(requirements.read_text(encoding="utf-8"))


def declared_licence(told: Message) -> str:
    """Licence a package declares: its SPDX expression, else its name, else its classifiers.

    Examples
    --------
    >>> told = Message()
    >>> told["Classifier"] = "License :: OSI Approved :: MIT License"
    >>> declared_licence(told)
    'MIT License'
    """
    expression, named = (str(told.get(field) or "") for field in ("License-Expression", "License"))
    if expression:
        return expression
    if named and len(named) <= LONGEST_NAME:
        return named
    classifiers = [str(line) for line in told.get_all("Classifier") or []]
    names = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License ::")]
    return ", ".join(names) or UNDECLARED


def document() -> str:
    """The whole document, in Markdown."""
    packages = [
        (f"`{name}`", version, declared_licence(cast(Message, metadata(name))), NOTES.get(name, ""))
        for name, version in pinned(ROOT / "requirements.txt")
    ]
    data = [
        (one["titre"], one["producteur"], f"{one['registre']} : `{one['paquet']}` {one['version']}",
         f"[{one['licence']}]({one['licence_url']})")
        for one in sources.declared().values()
    ]  # fmt: skip
    return "\n".join(
        [
            HEAD,
            "## Paquets épinglés (`requirements.txt`)\n",
            table(("Paquet", "Version", "Licence déclarée", "À savoir"), packages),
            "Leurs propres dépendances ne sont pas épinglées ni listées ici.\n",
            "## Données\n",
            table(("Contenu", "Producteur", "Paquet publié", "Licence"), data),
            AUDIT,
        ]
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(document())
