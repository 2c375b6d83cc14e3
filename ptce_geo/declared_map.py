"""What a declared perimeter looks like, and what changes from one to the next, as shapes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd
import shapely

from ptce_geo import texts_fiche
from ptce_geo.boundaries import boundaries
from ptce_geo.coherence_sheet import Shape, Sheet, joined_contour
from ptce_geo.scope import parents
from ptce_geo.texts_nombres import enumeration

# The proposals of a coherence sheet are for its own page: nobody declared them.
DECLARED = ("voisines", "perimetre", "partie", "enclave", "siege")
AROUND = ("voisines", "siege")


def declared_shapes(sheet: Sheet, items: pd.DataFrame) -> list[Shape]:
    """The perimeter of one candidature as it was declared.

    Parameters
    ----------
    sheet : Sheet
        Its coherence sheet, which counts a municipal arrondissement for its whole city.
    items : DataFrame
        Its rows of ``nearness.declared_items``; an arrondissement is drawn alone.
    """
    parts = items.niveau.eq("arrondissement")
    if not parts.any():
        shapes = [shape for shape in sheet.formes if shape.couche in DECLARED]
        # A number tells parts from one another: in one piece, it would say nothing.
        several = any(shape.couche == "partie" for shape in shapes)
        return shapes if several else [replace(shape, numero=0) for shape in shapes]
    rows = boundaries("arrondissements_municipaux").set_index("code_commune")
    inside = rows.loc[items.code[parts].unique()]
    cities = {parents()[code] for code in inside.index}
    others = rows[rows.code_commune_parent.isin(cities) & ~rows.index.isin(inside.index)]
    whole = sorted(frozenset().union(*items.communes[~parts]))
    contour = shapely.union_all([*inside.geometry, joined_contour(whole)])
    return [
        *(shape for shape in sheet.formes if shape.couche in AROUND),
        *(Shape("voisines", 0, row.nom, row.geometry) for row in others.itertuples()),
        Shape("perimetre", 0, enumeration(inside.nom.tolist(), 6), contour),
    ]


def drift_shapes(
    kept: Sequence[int], added: Sequence[int], removed: Sequence[int]
) -> tuple[list[Shape], list[tuple[str, str]]]:
    """What a perimeter kept, gained and lost, by commune numbers; and the legend of it."""
    layers: Iterable[tuple[str, str, Sequence[int]]] = (
        ("perimetre", texts_fiche.GARDE, kept),
        ("ajout", texts_fiche.AJOUTE, added),
        ("retrait", texts_fiche.RETIRE, removed),
    )
    drawn = [(couche, nom, joined_contour(ids)) for couche, nom, ids in layers if len(ids)]
    shapes = [Shape(couche, 0, nom, contour) for couche, nom, contour in drawn]
    return shapes, [(couche, nom) for couche, nom, _ in drawn]
