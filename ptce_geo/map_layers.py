"""What travels to the map for its layers: a number a territory, the codes of declared perimeters.

The lines themselves are files that the browser fetches once: a filter sends none.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from branca.element import MacroElement
from folium.template import Template

from ptce_geo import texts
from ptce_geo import texts_couches as words
from ptce_geo.boundaries import boundaries
from ptce_geo.choropleth_words import Coloured, cases, short
from ptce_geo.declared_members import Declared, unseen
from ptce_geo.langue import compte
from ptce_geo.maps import script_json
from ptce_geo.signs import FAMILIES, FAMILY_OF
from ptce_geo.texts_nombres import enumeration

# Degrees under which a corner of a municipal arrondissement is not seen.
DETAIL = 1e-4


class Layers(MacroElement):
    """The coloured ground and the perimeters to show, replacing those shown before."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ptceCarte.layers({{ this._parent._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(
        self,
        fond: dict[str, Any] | None = None,
        perimetres: list[dict[str, Any]] | None = None,
        choisi: str | None = None,
        numero: int | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Layers"
        told = {"fond": fond, "perimetres": perimetres, "choisi": choisi if perimetres else None}
        # Which choice of the panel this answers, where there is one.
        self.data = script_json(told if numero is None else {**told, "numero": numero})


def ground(shown: Coloured, names: Mapping[str, str]) -> dict[str, Any]:
    """The coloured ground as the map paints it.

    Parameters
    ----------
    shown : Coloured
    names : mapping
        Name of each PTCE.

    Returns
    -------
    dict
        ``mesure``, ``niveau``; ``cas``, each with its class, its figure and its sentence;
        ``plages``, the case of each territory in the order of the lines, as runs: case, length,
        case, length…
    """
    numbers, sentences = cases(shown.of, names)
    _, first, case = np.unique(
        (shown.rangs + 2) * len(sentences) + numbers, return_index=True, return_inverse=True
    )
    values = shown.of.chiffres["valeur"].to_numpy()
    told = [
        [int(shown.rangs[zone]), figure(shown, int(zone), values), sentences[numbers[zone]]]
        for zone in first
    ]
    return {
        "mesure": shown.of.mesure,
        "niveau": shown.of.niveau,
        "cas": told,
        "plages": runs(case),
    }


def figure(shown: Coloured, zone: int, values: npt.NDArray[np.float64]) -> str:
    """What is written on a territory; nothing on a zero, or on what is not known."""
    rank = int(shown.rangs[zone])
    if rank > 0:
        return short(shown.of.mesure, float(values[zone]))
    return words.COURT_MASQUE if rank == -1 else ""


def runs(numbers: npt.NDArray[np.int64]) -> list[int]:
    """Numbers in a row as value, length, value, length…

    Examples
    --------
    >>> runs(np.array([4, 4, 4, 0, 4]))
    [4, 3, 0, 1, 4, 1]
    """
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    lengths = np.diff(np.r_[starts, len(numbers)])
    found: list[int] = np.column_stack([numbers[starts], lengths]).ravel().tolist()
    return found


def perimeters(declared: Sequence[Declared]) -> list[dict[str, Any]]:
    """The declared perimeters as the map draws them, the least advanced PTCE first.

    Returns
    -------
    list of dict
        ``id, nom, famille`` (rank in ``signs.FAMILIES``), ``detail``, ``membres`` (codes by level
        of lines) and, for municipal arrondissements only, ``morceaux`` (GeoJSON).
    """
    drawn = [one for one in declared if not unseen(one)]
    found = [
        {
            "id": one.id_ptce,
            "nom": one.nom,
            "famille": FAMILIES.index(FAMILY_OF[one.statut]),
            "detail": described(one),
            "membres": {level: list(codes) for level, codes in one.membres.items()},
            **({"morceaux": pieces(one.arrondissements)} if one.arrondissements else {}),
        }
        for one in drawn
    ]
    return sorted(found, key=lambda one: -int(str(one["famille"])))


def described(one: Declared) -> str:
    """What a perimeter is made of, and the call that says so."""
    parts = [compte(len(codes), *words.MEMBRES[level]) for level, codes in one.membres.items()]
    if one.arrondissements:
        parts.append(compte(len(one.arrondissements), *words.MEMBRES["arrondissements"]))
    call = texts.APPELS.get(one.appel, one.appel)
    return words.PERIMETRE.format(appel=call, quoi=enumeration(parts))


def pieces(codes: Sequence[str]) -> list[dict[str, Any]]:
    """Contours of municipal arrondissements, light enough to travel."""
    return [json.loads(piece(code)) for code in codes]


@cache
def piece(code: str) -> str:
    """Contour of one municipal arrondissement as GeoJSON text."""
    rows = boundaries("arrondissements_municipaux").set_index("code_commune")
    contour = shapely.simplify(rows.geometry[code], DETAIL)
    return str(shapely.to_geojson(shapely.set_precision(contour, 1e-5)))
