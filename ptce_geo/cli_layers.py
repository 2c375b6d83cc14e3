"""The layers of the map as options of a command, under the names they have in the address."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ptce_geo import texts_couches, texts_export

if TYPE_CHECKING:
    from ptce_geo.asked_layers import Asked

Fond = Annotated[
    str | None,
    typer.Option(
        help="Fond coloré : nombre, million, taux, couverture ou perimetres.", show_default=False
    ),
]
Niveau = Annotated[
    str | None,
    typer.Option(
        help="Du fond : regions, regions_2013, departements, epci ou communes.",
        show_default="regions",
    ),
]
Perimetres = Annotated[
    bool, typer.Option("--perimetres", help="Trace les périmètres déclarés des PTCE affichés.")
]


def code_of(name: str, value: str, codes: Mapping[str, str]) -> str:
    """Code of a filter's value given by its code or by its word, accents and case apart.

    Raises
    ------
    ValueError
        No such value; the sentence names the good ones.

    Examples
    --------
    >>> code_of("statut", "lauréate", {"laureate": "Lauréate", "deposee": "Déposée"})
    'laureate'
    """
    from ptce_geo import summary

    wanted = summary.alphabetical(value)
    for code, word in codes.items():
        if wanted in (summary.alphabetical(code), summary.alphabetical(word)):
            return code
    known = ", ".join(f"{code} ({word})" if word != code else code for code, word in codes.items())
    raise ValueError(texts_export.VALEUR_INCONNUE.format(nom=name, valeur=value, connus=known))


def asked(fond: str | None, niveau: str | None, perimetres: bool) -> "Asked":
    """The layers that the options name, by their codes or by their words.

    Raises
    ------
    ValueError
        A measure or a level is unknown, or the measure is not told by that level; the sentence
        names the good ones.

    Examples
    --------
    >>> asked("PTCE par million d'habitants", "EPCI", False)
    Asked(fond='million', niveau='epci', perimetres=False)
    """
    from ptce_geo.asked_layers import NONE, Asked
    from ptce_geo.choropleth import MEASURES

    if fond is None:
        if niveau is not None:
            raise ValueError(texts_export.NIVEAU_SANS_FOND.format(niveau=niveau))
        return NONE._replace(perimetres=perimetres)
    mesure = code_of("fond", fond, {one: texts_couches.FONDS[one] for one in MEASURES})
    known = {one: texts_couches.NIVEAUX[one] for one in MEASURES[mesure]}
    return Asked(mesure, code_of("niveau", niveau or NONE.niveau, known), perimetres)
