"""What a new year of the Code officiel géographique changes for each PTCE."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from ptce_geo import chronicle, cog, history, intercommunalites
from ptce_geo.cog import code_departement
from ptce_geo.join import join
from ptce_geo.names import normalize
from ptce_geo.records import Records
from ptce_geo.scope import parents

SEAT, PERIMETER = "siège", "périmètre"
COLUMNS = (
    "id_candidature", "id_ptce", "nom", "objet", "rang", "niveau", "code", "libelle", "changement",
    "phrase",
)  # fmt: skip
# What changes: the commune itself, the EPCI it is in, the members of an EPCI, its name, an EPCI
# that is no more or that is new, the ground of a département or a region.
COMMUNE, EPCI, MEMBERS, NAME, ENDED, BEGUN, GROUND = (
    "commune", "intercommunalité", "membres", "nom", "disparition", "création", "rattachement",
)  # fmt: skip
# Names listed in a sentence, at most.
LISTED = 8


def years() -> list[str]:
    """Years of the COG that can be compared, oldest first: those the members of EPCI are known."""
    first = intercommunalites.membres().premiere.min()
    return [str(year) for year in range(int(first), int(cog.MILLESIME) + 1)]


def changes(records: Records, depuis: str, jusque: str = cog.MILLESIME) -> pd.DataFrame:
    """What changed between two years for the seats and the declared perimeters of records.

    Parameters
    ----------
    records : Records
        As ``read_records`` gives them.
    depuis, jusque : str
        Years of the COG, the first before the second; see ``years``.

    Returns
    -------
    DataFrame
        ``COLUMNS``, one row a (seat or item of a perimeter, change), in the order of the records;
        ``phrase`` tells it in a sentence, with its date for a commune. Empty: nothing changed.

    Raises
    ------
    ValueError
        A year is unknown, or they are not in order; the message lists those that are known.
    """
    known = years()
    if depuis not in known or jusque not in known or depuis >= jusque:
        raise ValueError(
            f"millésimes « {depuis} » et « {jusque} » : attendu, dans l'ordre, deux parmi"
            f" {', '.join(known)}"
        )
    found = [
        (*item, changement, phrase)
        for item in _items(records)
        for changement, phrase in _of_item(item[5], item[6], depuis, jusque)
    ]
    return pd.DataFrame(found, columns=COLUMNS)


Item = tuple[str, str, str, str, int, str, str, str]


def _items(records: Records) -> Iterator[Item]:
    """Seats, then items of perimeters that have a code, candidature by candidature."""
    perimeters: dict[str, list[dict[Hashable, Any]]] = defaultdict(list)
    for item in records.perimetres.to_dict("records"):
        if item["code"]:
            perimeters[item["id_candidature"]].append(item)
    for row in join(records).to_dict("records"):
        who = (row["id_candidature"], row["id_ptce"], row["nom"])
        if isinstance(row["code_commune"], str):
            yield (*who, SEAT, 0, "commune", row["code_commune"], row["siege"])
        for item in perimeters[row["id_candidature"]]:
            # A rank that is no number is a finding of its own.
            rang = 0 if pd.isna(item["rang"]) else int(item["rang"])
            yield (*who, PERIMETER, rang, item["niveau"], item["code"], item["libelle"])


def _of_item(niveau: str, code: str, depuis: str, jusque: str) -> list[tuple[str, str]]:
    if niveau == "commune":
        return commune_changes(code, depuis, jusque)
    if niveau == "epci":
        return epci_changes(code, depuis, jusque)
    return ground_changes(niveau, code, depuis, jusque)


def _day(year: str) -> str:
    return f"{year}-01-01"


@cache
def _members(year: str) -> dict[str, frozenset[str]]:
    rows = intercommunalites.membres()
    rows = rows[rows.premiere.le(year) & rows.derniere.ge(year)]
    return {
        str(code): frozenset(part)
        for code, part in rows.groupby("code_epci").code_commune
        if code not in _etablissements_territoriaux()
    }


@cache
def _etablissements_territoriaux() -> frozenset[str]:
    """EPT of the Métropole du Grand Paris: beside an EPCI, and listed in some years only."""
    rows = intercommunalites.historique()
    return frozenset(rows.code_epci[rows.nature.eq("EPT")])


@cache
def _epci_of(year: str) -> dict[str, str]:
    return {commune: epci for epci, part in _members(year).items() for commune in part}


def epci_name(code: str, year: str) -> str:
    """Name of an EPCI in one year, its code when it has none."""
    if year == cog.MILLESIME:
        now = cog.epci().set_index("code_epci").nom
        if code in now.index:
            return str(now[code])
    rows = intercommunalites.historique()
    rows = rows[rows.code_epci.eq(code) & rows.premiere.le(year) & rows.derniere.ge(year)]
    return str(rows.nom.iloc[0]) if len(rows) else code


def _ground(code: str, depuis: str, jusque: str) -> list[int]:
    """Ground of a commune named by the code it has, or had, between two years."""
    for year in (jusque, depuis):
        if ground := history.ground_of(code, _day(year)):
            return ground
    last = history.last_day(code)
    return history.ground_of(code, last) if last else []


def commune_changes(code: str, depuis: str, jusque: str) -> list[tuple[str, str]]:
    """Changes of one commune, and of the EPCI it is in.

    Examples
    --------
    >>> commune_changes("57221", "2025", "2026")[0][0]
    'intercommunalité'
    """
    code = parents().get(code, code)
    first, last = _day(depuis), _day(jusque)
    ground = _ground(code, depuis, jusque)
    told = sorted({*chronicle.told(ground, first, last), *chronicle.departures(code, first, last)})
    found = [(COMMUNE, f"{said}.") for _, said in told]
    before = {history.holders_at(first).get(parcelle) for parcelle in ground}
    after = {history.holders_at(last).get(parcelle) for parcelle in ground}
    was = sorted({_epci_of(depuis).get(commune or "", "") for commune in before} - {""})
    becomes = sorted({_epci_of(jusque).get(commune or "", "") for commune in after} - {""})
    if was != becomes:
        names = history.names_at(last)
        held = ", ".join(f"{names[c]} ({c})" for c in sorted(filter(None, after)) if c in names)
        found.append(
            (
                EPCI,
                f"{held or code} : {_named(was, depuis)} en {depuis},"
                f" {_named(becomes, jusque)} en {jusque}.",
            )
        )
    return found


def _named(codes: list[str], year: str) -> str:
    return " et ".join(f"{epci_name(code, year)} ({code})" for code in codes) or "aucun EPCI"


def epci_changes(code: str, depuis: str, jusque: str) -> list[tuple[str, str]]:
    """Changes of one EPCI: its end, its beginning, its name, its members.

    Members are compared on the ground: a commune merged into another member is no departure. An
    établissement public territorial has none: the sources list its members in some years only.
    """
    before, after = _members(depuis).get(code), _members(jusque).get(code)
    if before is None and after is None:
        return []
    if after is None:
        return [(ENDED, _ended(code, before or frozenset(), depuis, jusque))]
    if before is None:
        return [(BEGUN, f"{epci_name(code, jusque)} ({code}) : absent en {depuis}.")]
    found = []
    was, becomes = epci_name(code, depuis), epci_name(code, jusque)
    if _core(was) != _core(becomes):
        found.append((NAME, f"{was} ({code}) s'appelle {becomes}."))
    kept = _translated(before, depuis, jusque)
    came, left = after - kept, kept - after
    if came or left:
        said = [
            f"{verb} {_listed(communes, jusque)}"
            for verb, communes in (("a gagné", came), ("a perdu", left))
            if communes
        ]
        found.append((MEMBERS, f"{becomes} ({code}) {' et '.join(said)}."))
    return found


def _core(name: str) -> str:
    return intercommunalites.core(normalize(name)).replace(" ", "")


def _translated(communes: frozenset[str], depuis: str, jusque: str) -> frozenset[str]:
    """Communes of the later year that hold the ground of some of the earlier one."""
    held = history.holders_at(_day(jusque))
    grounds = (history.ground_of(code, _day(depuis)) or [] for code in communes)
    found = {held[parcelle] for ground in grounds for parcelle in ground if parcelle in held}
    # Overseas collectivities have no history: their code stands for itself.
    return frozenset(found | {c for c in communes if not history.ground_of(c, _day(depuis))})


def _listed(communes: frozenset[str], year: str) -> str:
    names = history.names_at(_day(year))
    said = [f"{names.get(code, code)} ({code})" for code in sorted(communes)]
    more = f" et {len(said) - LISTED} autres" if len(said) > LISTED else ""
    return ", ".join(said[:LISTED]) + more


def _ended(code: str, members: frozenset[str], depuis: str, jusque: str) -> str:
    heirs = Counter(
        _epci_of(jusque).get(commune, "") for commune in _translated(members, depuis, jusque)
    )
    went = ", ".join(
        f"{epci_name(heir, jusque)} ({heir}) : {count}" if heir else f"aucun EPCI : {count}"
        for heir, count in heirs.most_common()
    )
    return (
        f"{epci_name(code, depuis)} ({code}) n'existe plus en {jusque} ; où sont ses communes :"
        f" {went}."
    )


def ground_changes(niveau: str, code: str, depuis: str, jusque: str) -> list[tuple[str, str]]:
    """Communes that came into a département or a region, or left it."""
    rows = chronicle.movements()
    rows = rows[rows.date.gt(_day(depuis)) & rows.date.le(_day(jusque))]
    rows = rows[rows.raison.eq("changement de département")]
    of = cog.departements().set_index("code_departement").code_region

    def within(commune: str) -> bool:
        departement = code_departement(commune)
        return code == (departement if niveau == "departement" else of.get(departement))

    return [
        (GROUND, f"{chronicle.sentence(row)}.")
        for _, row in rows.iterrows()
        if within(row["code_avant"]) != within(row["code_apres"])
    ]
