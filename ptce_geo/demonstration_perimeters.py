"""Declared perimeters of fictional candidatures: connected sets of real communes or EPCI."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo import demonstration_places as lieux
from ptce_geo.demonstration_places import without_accents
from ptce_geo.fiction import words

COLUMNS = ("id_candidature", "rang", "niveau", "code", "libelle")
# The faults that live in a perimeter, and the kind of perimeter each needs.
FAULTS = {
    "siege_hors_perimetre": "communes",
    "perimetre_en_morceaux": "communes",
    "perimetre_code_inconnu": "communes",
    "epci_disparu": "epci",
}


def _kinds(faults: np.ndarray, seat: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Kind of perimeter of each row; a commune without EPCI cannot declare one."""
    shares = words()["perimetres"]
    share = np.array(list(shares.values()), dtype=float)
    drawn = rng.choice(len(shares), size=len(seat), p=share / share.sum())
    kinds = np.array(list(shares), dtype=object)[drawn]
    for fault, kind in FAULTS.items():
        kinds[faults == fault] = kind
    without = lieux.places().epci[seat] < 0
    kinds[without & np.isin(kinds, ["epci", "plusieurs_epci"])] = "communes"
    return kinds


def far_from(members: np.ndarray, rng: np.random.Generator) -> int:
    """A commune that neither is one of these rows of places nor touches one."""
    where = lieux.places()
    near = set(members.tolist())
    for member in members:
        near.update(where.voisines.of(member).tolist())
    while True:
        drawn = int(rng.integers(0, where.communes))
        if drawn not in near:
            return drawn


def of(nom: str) -> str:
    """A commune's name after « de », as it is said.

    Examples
    --------
    >>> of("Le Havre"), of("Les Mureaux"), of("Auxerre"), of("L'Aigle"), of("Rennes")
    ('du Havre', 'des Mureaux', "d'Auxerre", "de L'Aigle", 'de Rennes')
    """
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if nom.startswith(article):
            return joined + nom.removeprefix(article)
    return f"d'{nom}" if without_accents(nom)[0] in "AEIOU" else f"de {nom}"


@cache
def unknown_code(departement: str) -> str:
    """A commune code of this département that no commune bears."""
    digits = 5 - len(departement)
    known = set(lieux.places().code)
    codes = (f"{departement}{n:0{digits}d}" for n in range(10**digits - 1, 0, -1))
    return next(code for code in codes if code not in known)


def perimeters(
    faults: np.ndarray, seat: np.ndarray, ids: np.ndarray, rng: np.random.Generator
) -> tuple[pd.DataFrame, list[tuple[Any, ...]]]:
    """Declare a perimeter around each seat.

    Parameters
    ----------
    faults : ndarray of str
        The fault each row holds, ``""`` for none.
    seat : ndarray of int
        Row of places of each seat.
    ids : ndarray of str
        Identifier of each candidature.

    Returns
    -------
    DataFrame
        ``id_candidature, rang, niveau, code, libelle``: every candidature has at least one row.
    list of tuple
        ``(row, champ, valeur_ecrite, valeur_juste)`` of each fault of a perimeter.
    """
    where = lieux.places()
    kinds = _kinds(faults, seat, rng)
    home = where.parent[seat]
    parts: list[tuple[np.ndarray, ...]] = []
    noted: list[tuple[Any, ...]] = []

    def add(rows: np.ndarray, niveau: str, codes: np.ndarray, libelles: np.ndarray) -> None:
        parts.append((rows, np.full(len(rows), niveau, dtype=object), codes, libelles))

    rows = np.flatnonzero(kinds == "communes")
    starts = home[rows].copy()
    elsewhere = faults[rows] == "siege_hors_perimetre"
    starts[elsewhere] = [far_from(home[rows[i : i + 1]], rng) for i in np.flatnonzero(elsewhere)]
    sizes = rng.integers(2, lieux.LARGEST + 1, len(rows))
    sets = lieux.grown(where.voisines, starts, sizes, rng)
    # A set that grew back to the seat loses it: the fault must be one.
    sets[(sets == home[rows][:, None]) & elsewhere[:, None]] = -1
    owner, column = np.nonzero(sets >= 0)
    members = sets[owner, column]
    add(rows[owner], "commune", where.code[members], where.nom[members])
    for row in rows[elsewhere]:
        noted.append((row, "perimetre", where.code[home[row]], ""))
    for row in np.flatnonzero(faults == "perimetre_en_morceaux"):
        of_row = sets[np.searchsorted(rows, row)]
        added = far_from(of_row[of_row >= 0], rng)
        add(np.array([row]), "commune", where.code[[added]], where.nom[[added]])
        noted.append((row, "perimetre", where.code[added], ""))
    for row in np.flatnonzero(faults == "perimetre_code_inconnu"):
        code = unknown_code(where.departement[seat[row]])
        text = np.array([code, "Commune à vérifier"], dtype=object)
        add(np.array([row]), "commune", text[:1], text[1:])
        noted.append((row, "perimetre", code, ""))

    rows = np.flatnonzero(kinds == "epci")
    codes = where.codes_epci[where.epci[seat[rows]]]
    gone = {new: old for old, new in words()["epci_disparus"].items()}
    old = faults[rows] == "epci_disparu"
    noted += [
        (row, "perimetre", gone[code], code)
        for row, code in zip(rows[old], codes[old], strict=True)
    ]
    written = np.where(old, [gone.get(code, code) for code in codes], codes)
    add(rows, "epci", written.astype(object), where.noms_epci[where.epci[seat[rows]]])

    rows = np.flatnonzero(kinds == "plusieurs_epci")
    several = lieux.grown(
        where.epci_voisins, where.epci[seat[rows]], rng.integers(2, 5, len(rows)), rng
    )
    owner, column = np.nonzero(several >= 0)
    members = several[owner, column]
    add(rows[owner], "epci", where.codes_epci[members], where.noms_epci[members])

    rows = np.flatnonzero(kinds == "departement")
    add(rows, "departement", where.departement[seat[rows]], where.nom_departement[seat[rows]])

    rows = np.flatnonzero(kinds == "indefini")
    forms = np.array(words()["territoires"]["mots"], dtype=object)
    form = forms[rng.integers(0, len(forms), len(rows))]
    said = [f.format(of(nom)) for f, nom in zip(form, where.nom[home[rows]], strict=True)]
    add(rows, "indefini", np.full(len(rows), "", dtype=object), np.array(said, dtype=object))
    return _table(parts, ids), noted


def _table(parts: list[tuple[np.ndarray, ...]], ids: np.ndarray) -> pd.DataFrame:
    row, niveau, code, libelle = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(row, kind="stable")
    row = row[order]
    first = np.searchsorted(row, row)
    values = (ids[row], np.arange(len(row)) - first + 1, niveau[order], code[order], libelle[order])
    return pd.DataFrame(dict(zip(COLUMNS, values, strict=True)))


def none() -> pd.DataFrame:
    """No perimeter at all, in the same columns."""
    return pd.DataFrame({column: pd.Series(dtype="str") for column in COLUMNS}).astype(
        {"rang": "int64"}
    )
