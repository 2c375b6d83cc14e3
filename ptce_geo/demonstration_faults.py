"""The faults injected in fictional candidatures, each with its right answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ptce_geo import demonstration_perimeters as perimetres
from ptce_geo import demonstration_places as lieux
from ptce_geo.fiction import words

NONE = ""
# Kinds that only rows of one statut can hold: an amount can be misread only where there is one.
ONLY = {"montant_illisible": "laureate", "doublon": "deposee"}
COLUMNS = ("ligne", "id_candidature", "defaut", "champ", "valeur_ecrite", "valeur_juste")


def kinds(
    statuts: np.ndarray, faulty: float, rng: np.random.Generator, *, perimeters: bool
) -> np.ndarray:
    """The fault each row will hold, ``""`` for none.

    Parameters
    ----------
    statuts : ndarray of str
        Statut of each row.
    faulty : float
        Share of the rows that hold a fault, at most a half; a kind occurs at least once when the
        table has room for it.
    perimeters : bool
        Whether there are perimeters to put faults in.
    """
    names = [name for name in words()["defauts"] if perimeters or name not in perimetres.FAULTS]
    size = len(statuts)
    each = max(1, round(size * faulty / len(names))) if faulty else 0
    held = np.full(size, NONE, dtype=object)
    order = rng.permutation(size)
    # The choosy first. Half of the rows stay without fault, if only to be copied.
    for name in sorted(names, key=lambda name: name not in ONLY):
        free = order[held[order] == NONE]
        room = len(free) - (size - size // 2)
        if name in ONLY:
            free = free[statuts[free] == ONLY[name]]
        held[free[: min(each, max(room, 0))]] = name
    return held


def seats(faults: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Seat of each row, in a place where its fault can occur, and the row a copy is made of.

    Returns
    -------
    ndarray of int
        Rows of places.
    ndarray of int
        Row of which a « doublon » is the copy, -1 elsewhere.
    """
    where = lieux.places()
    seat = lieux.seats(len(faults), rng)
    communes = np.arange(where.communes)
    reborn = np.isin(where.codes_epci, list(words()["epci_disparus"].values()))
    in_epci = where.epci[communes]
    pools = {
        "zero_perdu": np.flatnonzero([code.startswith("0") for code in where.code]),
        "homonyme_sans_departement": lieux.homonyms(),
        "departement_errone": communes,
        "commune_disparue": where.rows(list(words()["communes_disparues"].values())),
        "faute_de_frappe": np.flatnonzero([len(nom) >= 8 for nom in where.nom[communes]]),
        "code_postal_en_insee": np.arange(where.communes, len(where.code)),
        "epci_disparu": communes[(in_epci >= 0) & reborn[in_epci]],
    }
    for fault, pool in pools.items():
        here = faults == fault
        seat[here] = pool[rng.integers(0, len(pool), int(here.sum()))]
    copy_of = np.full(len(faults), -1)
    copies, sound = np.flatnonzero(faults == "doublon"), np.flatnonzero(faults == NONE)
    copy_of[copies] = sound[rng.permutation(len(sound))[: len(copies)]]
    seat[copies] = seat[copy_of[copies]]
    return seat, copy_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows being written, that the faults change in place."""

    seat: np.ndarray
    copy_of: np.ndarray
    justes: dict[str, np.ndarray]
    written: dict[str, np.ndarray]
    rng: np.random.Generator

    def among(self, values: list[str]) -> str:
        """One of these, at random."""
        return values[int(self.rng.integers(0, len(values)))]

    def write(self, row: int, **values: str) -> None:
        """Change what is written on one row."""
        for column, value in values.items():
            self.written[column][row] = value


Noted = tuple[str, str, str]


def _zero_perdu(draft: Draft, row: int) -> Noted:
    code = draft.justes["code_commune"][row]
    draft.write(row, code_commune=code.lstrip("0"))
    return "code_commune", code.lstrip("0"), code


def _homonyme_sans_departement(draft: Draft, row: int) -> Noted:
    nom = lieux.places().nom[draft.seat[row]]
    draft.write(row, siege=nom, departement="", region="", code_commune="")
    return "siege", nom, draft.justes["code_commune"][row]


def _departement_errone(draft: Draft, row: int) -> Noted:
    where = lieux.places()
    nom, right = where.nom[draft.seat[row]], where.departement[draft.seat[row]]
    bears = lieux.departements_by_name()[nom]
    others = where.departement[draft.rng.integers(0, where.communes, 50)]
    wrong = next(code for code in others if code not in bears)
    draft.write(row, siege=nom, departement=wrong, region="", code_commune="")
    return "departement", wrong, right


def _commune_disparue(draft: Draft, row: int) -> Noted:
    code = draft.justes["code_commune"][row]
    names = [nom for nom, now in words()["communes_disparues"].items() if now == code]
    nom = draft.among(names)
    draft.write(row, siege=nom, code_commune="")
    return "siege", nom, code


def misspelt(nom: str, place: int) -> str:
    """A name with two neighbouring letters exchanged, or one doubled where they are the same.

    Examples
    --------
    >>> misspelt("Montpellier", 3), misspelt("Montpellier", 6)
    ('Monptellier', 'Montpellllier')
    """
    left, right = nom[place], nom[place + 1]
    middle = left * 2 + right * 2 if left == right else right + left
    return nom[:place] + middle + nom[place + 2 :]


def _faute_de_frappe(draft: Draft, row: int) -> Noted:
    nom = lieux.places().nom[draft.seat[row]]
    inside = [at.start() for at in re.finditer(r"(?=[^\W\d_A-ZÀ-Ý]{2})", nom)]
    place = inside[int(draft.rng.integers(0, len(inside)))]
    draft.write(row, siege=misspelt(nom, place), code_commune="")
    return "siege", misspelt(nom, place), draft.justes["code_commune"][row]


def postal_code(code_arrondissement: str) -> str:
    """Postal code of a municipal arrondissement.

    Examples
    --------
    >>> postal_code("75118"), postal_code("69383"), postal_code("13216")
    ('75018', '69003', '13016')
    """
    first = {"75": 75100, "69": 69380, "13": 13200}[code_arrondissement[:2]]
    return f"{code_arrondissement[:2]}{int(code_arrondissement) - first:03d}"


def _code_postal_en_insee(draft: Draft, row: int) -> Noted:
    code = draft.justes["code_arrondissement"][row]
    draft.write(row, code_commune=postal_code(code))
    return "code_commune", postal_code(code), code


def _code_et_nom_discordants(draft: Draft, row: int) -> Noted:
    where = lieux.places()
    right = where.code[draft.seat[row]]
    wrong = where.code[perimetres.far_from(where.parent[draft.seat[[row]]], draft.rng)]
    draft.write(row, code_commune=wrong)
    return "code_commune", wrong, right


def _siege_absent(draft: Draft, row: int) -> Noted:
    draft.write(row, siege="", code_commune="")
    return "siege", "", draft.justes["code_commune"][row]


def _statut_illisible(draft: Draft, row: int) -> Noted:
    value = draft.among(["à revoir", "voir courrier", "??"])
    draft.write(row, statut=value)
    return "statut", value, draft.justes["statut"][row]


def _phase_illisible(draft: Draft, row: int) -> Noted:
    value = draft.among(["à préciser", "phase B", "voir dossier"])
    draft.write(row, phase=value)
    return "phase", value, draft.justes["phase"][row]


def _secteur_hors_liste(draft: Draft, row: int) -> Noted:
    value = draft.among(["divers", "voir dossier", "astronomie"])
    draft.write(row, secteurs=value)
    return "secteurs", value, draft.justes["secteurs"][row]


def _montant_illisible(draft: Draft, row: int) -> Noted:
    amount = int(draft.justes["montant_eur"][row])
    forms = [f"environ {amount // 1000} k€", str(amount).replace("0", "O"), "à préciser"]
    value = draft.among(forms)
    draft.write(row, montant=value)
    return "montant", value, str(amount)


def _date_absurde(draft: Draft, row: int) -> Noted:
    right = draft.written["date_depot"][row]
    value = draft.among([f"31/02/{right[-4:]}", "00/00/0000", f"12/13/{right[-4:]}"])
    draft.write(row, date_depot=value)
    return "date_depot", value, right


def _doublon(draft: Draft, row: int) -> Noted:
    original = draft.copy_of[row]
    for column in ("porteur", "siege", "code_commune", "departement", "region", "secteurs"):
        draft.written[column][row] = draft.written[column][original]
    draft.justes["secteurs"][row] = draft.justes["secteurs"][original]
    start, nom = words()["prefixe"], draft.written["nom"][original]
    changed = start + lieux.without_accents(nom.removeprefix(start)).upper()
    draft.write(row, nom=changed)
    return "nom", changed, draft.justes["id_candidature"][original]


INJECT: dict[str, Callable[[Draft, int], Noted]] = {
    "zero_perdu": _zero_perdu,
    "homonyme_sans_departement": _homonyme_sans_departement,
    "departement_errone": _departement_errone,
    "commune_disparue": _commune_disparue,
    "faute_de_frappe": _faute_de_frappe,
    "code_postal_en_insee": _code_postal_en_insee,
    "code_et_nom_discordants": _code_et_nom_discordants,
    "siege_absent": _siege_absent,
    "statut_illisible": _statut_illisible,
    "phase_illisible": _phase_illisible,
    "secteur_hors_liste": _secteur_hors_liste,
    "montant_illisible": _montant_illisible,
    "date_absurde": _date_absurde,
    "doublon": _doublon,
}


def inject(faults: np.ndarray, draft: Draft) -> list[tuple[Any, ...]]:
    """Write each row's fault over it; those of perimeters are written with the perimeters.

    Returns
    -------
    list of tuple
        ``(row, champ, valeur_ecrite, valeur_juste)``.
    """
    noted = []
    for fault, change in INJECT.items():
        noted += [(row, *change(draft, row)) for row in np.flatnonzero(faults == fault).tolist()]
    return noted


def truth(noted: list[tuple[Any, ...]], faults: np.ndarray, ids: np.ndarray) -> pd.DataFrame:
    """The faults as a table, one line each, in the order of the rows."""
    rows = sorted(noted)
    table = pd.DataFrame(
        [(row, ids[row], faults[row], *what) for row, *what in rows], columns=list(COLUMNS)
    )
    return table.assign(explication=table.defaut.map(words()["defauts"]))
