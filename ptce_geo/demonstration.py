"""Fictional candidatures of any size, with known faults, named as fiction wherever they go.

They serve to try the tool and to measure it. Places are real; nothing else is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ptce_geo import boundaries, cog
from ptce_geo import demonstration_faults as faults
from ptce_geo import demonstration_perimeters as perimetres
from ptce_geo import demonstration_places as lieux
from ptce_geo.crs import WGS84
from ptce_geo.fiction import words

DEFAULT_SIZE = 180
DEFAULT_SEED = 2013
LARGEST = 1_000_000
# Smallest and largest amount of 2013, in thousands of euros (data/records/appels.csv).
AMOUNTS = (72, 290)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Fictional candidatures as they were written, and the right answers.

    Attributes
    ----------
    candidatures : DataFrame
        One row a candidature, all text as its carrier or the staff typed it: the columns of
        ``[tableau]`` in ``data/demonstration.toml`` but ``perimetre``; ``demonstration`` is True.
    perimetres : DataFrame
        One row a territory of a declared perimeter: ``id_candidature, rang, niveau, code,
        libelle``; empty when perimeters were not asked for.
    justes : DataFrame
        Same index as ``candidatures``: what a perfect reader would understand.
    defauts : DataFrame
        The injected faults, at most one a row: ``ligne`` (index in ``candidatures``),
        ``id_candidature, defaut, champ, valeur_ecrite, valeur_juste, explication``.
    """

    candidatures: pd.DataFrame
    perimetres: pd.DataFrame
    justes: pd.DataFrame
    defauts: pd.DataFrame


def funnel(size: int) -> dict[str, int]:
    """How many candidatures of each statut, in the proportions of 2013.

    Examples
    --------
    >>> funnel(180)
    {'laureate': 23, 'recevable': 107, 'deposee': 50}
    """
    of = words()["entonnoir"]
    admissible = round(size * of["recevables"] / of["deposees"])
    laureates = round(size * of["laureates"] / of["deposees"])
    return {
        "laureate": laureates,
        "recevable": admissible - laureates,
        "deposee": size - admissible,
    }


def demonstration(
    size: int = DEFAULT_SIZE,
    seed: int = DEFAULT_SEED,
    *,
    appels: Sequence[str] = ("AAP2013",),
    faulty: float = 0.1,
    perimeters: bool = True,
) -> Demonstration:
    """Draw fictional candidatures; the same arguments give the same rows.

    Parameters
    ----------
    size : int
        From 1 to 1,000,000. With 180, exactly 130 are admissible, of which 23 laureates.
    seed : int
    appels : sequence of str
        Calls the rows are spread over, in equal parts.
    faulty : float
        Share of rows that hold an injected fault, 0 to 0.5; from 0.1 and 180 rows each kind occurs.
    perimeters : bool
        Whether each candidature declares a perimeter.

    Raises
    ------
    ValueError
        The size, a call or the share is impossible; the message names the possible ones.

    Examples
    --------
    >>> drawn = demonstration(180)
    >>> len(drawn.candidatures), bool(drawn.candidatures.nom.str.startswith("DÉMONSTRATION").all())
    (180, True)
    """
    known = words()["appels"]
    if not 1 <= size <= LARGEST:
        raise ValueError(f"taille {size} impossible : de 1 à {LARGEST}")
    if not 0 <= faulty <= 0.5:
        raise ValueError(f"part de lignes fautives {faulty} impossible : de 0 à 0,5")
    unknown = [appel for appel in appels if appel not in known]
    if unknown or not appels:
        raise ValueError(f"appel « {', '.join(unknown)} » inconnu ; connus : {', '.join(known)}")
    rng = np.random.default_rng(seed)
    statuts = np.repeat(list(funnel(size)), list(funnel(size).values())).astype(object)
    rng.shuffle(statuts)
    held = faults.kinds(statuts, faulty, rng, perimeters=perimeters)
    seat, copy_of = faults.seats(held, rng)
    justes = _right(statuts, seat, appels, rng)
    written = _written(justes, seat, rng)
    ids = justes["id_candidature"]
    noted = faults.inject(held, faults.Draft(seat, copy_of, justes, written, rng))
    declared = perimetres.none()
    if perimeters:
        declared, of_perimeters = perimetres.perimeters(held, seat, ids, rng)
        noted += of_perimeters
    order = [column for column in words()["tableau"] if column in written]
    return Demonstration(
        candidatures=pd.DataFrame({column: written[column] for column in order}),
        perimetres=declared,
        justes=pd.DataFrame(justes),
        defauts=faults.truth(noted, held, ids),
    )


def _drawn(
    values: Sequence[str], weights: Sequence[float], count: int, rng: np.random.Generator
) -> np.ndarray:
    share = np.asarray(weights, dtype=float)
    drawn = rng.choice(len(values), count, p=share / share.sum())
    return np.asarray(np.asarray(values, dtype=object)[drawn])


def _spelled(
    codes: np.ndarray, forms: Mapping[str, Sequence[str]], rng: np.random.Generator
) -> np.ndarray:
    """Each code in one of the forms people give it, the first form half of the time."""
    written = np.empty(len(codes), dtype=object)
    for code, ways in forms.items():
        here = codes == code
        weights = [max(1, len(ways) - 1), *[1] * (len(ways) - 1)]
        written[here] = _drawn(ways, weights, int(here.sum()), rng)
    return written


def _right(
    statuts: np.ndarray, seat: np.ndarray, appels: Sequence[str], rng: np.random.Generator
) -> dict[str, np.ndarray]:
    """What a perfect reader would understand of each row; sectors are added as they are written."""
    where, size = lieux.places(), len(statuts)
    code, commune = where.code[seat], where.code[where.parent[seat]]
    appel = np.asarray(appels, dtype=object)[rng.permutation(size) % len(appels)]
    share = rng.random(size)
    dates = np.empty(size, dtype="datetime64[s]")
    for name, call in words()["appels"].items():
        here = appel == name
        later = (share[here] * call["jours"]).astype("timedelta64[D]")
        dates[here] = np.datetime64(call["debut"]) + later
    amounts = rng.integers(AMOUNTS[0], AMOUNTS[1] + 1, size) * 1000
    return {
        "id_candidature": _numbered("demonstration-{:07d}", size),
        "appel": appel,
        "date_depot": dates,
        "statut": statuts,
        "phase": _drawn(("gestation", "consolidation", "inconnue"), (48, 44, 8), size, rng),
        "montant_eur": pd.Series(amounts, dtype="Int64").where(statuts == "laureate").array,
        "code_commune": commune,
        "code_arrondissement": np.where(code == commune, np.array(None), code),
        "code_departement": where.departement[seat],
    }


def _numbered(form: str, size: int) -> np.ndarray:
    return np.array([form.format(n) for n in range(1, size + 1)], dtype=object)


def _sectors(count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes, words and theme of each row's one, two or three sectors."""
    known = words()["secteurs"]
    weights = [known[code]["poids"] for code in known]
    spellings = {code: known[code]["mots"] for code in known}
    first = _drawn(list(known), weights, count, rng)
    themes = _spelled(first, {code: known[code]["themes"] for code in known}, rng)
    codes, written = first, _spelled(first, spellings, rng)
    held = [first]
    for share in (0.45, 0.15):
        other = _drawn(list(known), weights, count, rng)
        also = rng.random(count) < share
        for before in held:
            also &= other != before
        codes = np.where(also, codes + "|" + other, codes)
        written = np.where(also, written + ", " + _spelled(other, spellings, rng), written)
        held.append(other)
    return codes, written, themes


def _written(
    justes: dict[str, np.ndarray], seat: np.ndarray, rng: np.random.Generator
) -> dict[str, np.ndarray]:
    """The same rows as people write them: messy, but without a fault."""
    said, where, size = words(), lieux.places(), len(seat)
    justes["secteurs"], sectors, themes = _sectors(size, rng)
    calls = {code: (call["libelle"], code) for code, call in said["appels"].items()}
    number = _numbered(" (n° {})", size)
    suites = _drawn(said["noms"]["suites"], [1] * len(said["noms"]["suites"]), size, rng)
    formes = _drawn(said["noms"]["formes"], [1] * len(said["noms"]["formes"]), size, rng)
    ways = rng.choice(len(lieux.WAYS), size, p=np.array(lieux.WEIGHTS) / sum(lieux.WEIGHTS))
    code, nom = where.departement[seat], where.nom_departement[seat]
    forms = rng.random(size)
    amounts = pd.Series(justes["montant_eur"])
    plain = amounts.astype("string").fillna("").astype(object).to_numpy()
    spaced = np.array([f"{n[:-3]} {n[-3:]} €" if n else "" for n in plain], dtype=object)
    return {
        "id_candidature": justes["id_candidature"],
        "nom": said["prefixe"] + themes + " " + suites + ", " + where.nom[seat] + number,
        "porteur": formes + " fictive " + themes + " " + suites + number,
        "courriel": _numbered("contact.{}@" + said["domaine_courriel"], size),
        "appel": _spelled(justes["appel"], calls, rng),
        "date_depot": pd.Series(justes["date_depot"]).dt.strftime("%d/%m/%Y").to_numpy(object),
        "statut": _spelled(justes["statut"], said["statuts"], rng),
        "phase": _spelled(justes["phase"], said["phases"], rng),
        "secteurs": sectors,
        "siege": lieux.labels()[ways, seat],
        # Half of the forms ask for the code; elsewhere only the name tells the commune.
        "code_commune": np.where(rng.random(size) < 0.5, where.code[seat], ""),
        "departement": np.select([forms < 0.5, forms < 0.8], [code, nom], code + " – " + nom),
        "region": np.where(rng.random(size) < 0.7, where.nom_region[seat], ""),
        "montant": np.where(rng.random(size) < 0.5, plain, spaced),
        "demonstration": np.ones(size, dtype=bool),
        "sources": np.full(size, said["source"], dtype=object),
    }


def joined(drawn: Demonstration) -> gpd.GeoDataFrame:
    """The right answers of a demonstration, in the columns that joining real records gives.

    What reading and joining the written rows would give if nothing were misread: for measures and
    tests of what comes after the join. One more column: ``demonstration``.
    """
    right, written = drawn.justes, drawn.candidatures
    communes = cog.communes().set_index("code_commune")
    rows = right[["id_candidature", "appel", "statut", "phase", "secteurs", "montant_eur"]].assign(
        id_ptce=right.id_candidature,
        nom=written.nom,
        porteur=written.porteur,
        site_web="",
        siege=written.siege,
        precision="commune",
        code_commune=right.code_commune,
        nom_commune=right.code_commune.map(communes.nom),
        code_arrondissement=right.code_arrondissement,
    )
    for level in ("epci", "departements", "regions", "regions_2013"):
        code = cog.CODES[level]
        rows[code] = rows.code_commune.map(communes[code])
        names = cog.table(level).set_index(code).nom
        rows["nom" + code.removeprefix("code")] = rows[code].map(names)
    rows = rows.assign(
        motif="",
        confiance="",
        note="",
        sources=written.sources,
        millesime=cog.MILLESIME,
        demonstration=True,
    )
    points = boundaries.anchors("communes", rows.code_commune)
    return gpd.GeoDataFrame(rows, geometry=points, crs=WGS84)
